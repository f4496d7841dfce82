import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { announcement, change, selectedYear } from "../state/store.js";
import { Control } from "../ui/control.js";
import { type Boxes5498, CONTRIBUTION_BOX, withForm5498 } from "./form-5498.js";
import { problemsOf } from "./new-entry.js";
import { DATE, OPTIONAL_MONEY, Paper, type PaperProps, TEXT, YEAR } from "./paper.js";

/** Form 5498: contributions and the value on December 31 of one IRA. Long because it is one paper, box by box. */
export function Form5498({ bookId, taxYear, onClose }: PaperProps) {
  const boxes = useMemo(
    () =>
      signal<Boxes5498>({
        taxYear,
        kind: "traditional",
        account: "",
        contributed: undefined,
        date: undefined,
        value: undefined,
      }),
    [],
  );
  const tried = useMemo(() => signal(false), []);
  const now = boxes.value;
  const set = (part: Partial<Boxes5498>) => {
    boxes.value = { ...now, ...part };
  };
  const hasContribution = now.contributed !== undefined && now.contributed !== 0;
  const problems = hasContribution
    ? problemsOf({
        kind: "contribution",
        amount: now.contributed ?? null,
        date: now.date ?? null,
        for: now.taxYear,
      })
    : new Map<string, string>();
  const empty = !hasContribution && now.value === undefined;
  const problem = empty
    ? "Copy at least one box."
    : hasContribution && now.date === undefined
      ? "Add the date you contributed; your statement has it."
      : [...problems.values()][0];
  const add = () => {
    tried.value = true;
    if (problem !== undefined) return;
    change((household) => withForm5498(household, bookId, now));
    selectedYear.value = now.taxYear;
    announcement.value = "Form 5498 is entered.";
    onClose();
  };
  const box = CONTRIBUTION_BOX[now.kind];
  return (
    <Paper
      title="Form 5498"
      onClose={onClose}
      onSubmit={add}
      action="Enter this form"
      problem={tried.value ? problem : undefined}
    >
      <p class="lead">One form for each IRA. Copy these boxes; leave the others.</p>
      <div class="fields boxes">
        <Control
          id="v-year"
          caption="For calendar year"
          spec={YEAR}
          value={now.taxYear}
          onChange={(year) => set({ taxYear: Number(year) })}
        />
        <Control
          id="v-kind"
          box="7"
          caption="Kind of IRA"
          spec={{
            type: "choice",
            options: ["traditional", "sep", "simple", "roth"],
            about: "",
            required: true,
          }}
          value={now.kind}
          onChange={(kind) => set({ kind: (kind ?? "traditional") as Boxes5498["kind"] })}
        />
        <Control
          id="v-contributed"
          box={box}
          caption={
            now.kind === "roth"
              ? "Roth IRA contributions"
              : now.kind === "traditional"
                ? "IRA contributions"
                : "Employer contributions"
          }
          spec={OPTIONAL_MONEY}
          value={now.contributed}
          onChange={(contributed) => set({ contributed })}
          problem={tried.value ? problems.get("amount") : undefined}
        />
        <Control
          id="v-date"
          caption="Date contributed"
          spec={{ ...DATE, required: false }}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The form does not show the date, but your statement does."
          problem={tried.value ? problems.get("date") : undefined}
        />
        {now.kind !== "roth" && (
          <Control
            id="v-value"
            box="5"
            caption="Fair market value on December 31"
            spec={OPTIONAL_MONEY}
            value={now.value}
            onChange={(value) => set({ value })}
          />
        )}
        <Control
          id="v-account"
          caption="Account (last four digits)"
          spec={TEXT}
          value={now.account}
          onChange={(account) => set({ account: String(account ?? "") })}
        />
      </div>
    </Paper>
  );
}
