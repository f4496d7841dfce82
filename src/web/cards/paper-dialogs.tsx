import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { FieldSpec } from "../schema/field-specs.js";
import { addEntry, edit } from "../state/household.js";
import { announcement, change, selectedYear } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Control } from "../ui/control.js";
import { Dialog } from "../ui/dialog.js";
import { entryOf1099R, meaningOf, USES, type Use } from "./form-1099-r.js";
import { type Boxes5498, CONTRIBUTION_BOX, withForm5498 } from "./form-5498.js";
import { problemsOf } from "./new-entry.js";

export interface PaperProps {
  bookId: number;
  taxYear: number;
  onClose: () => void;
}

const MONEY: FieldSpec = { type: "money", about: "", required: true };
const OPTIONAL_MONEY: FieldSpec = { type: "money", about: "", required: false };
const DATE: FieldSpec = { type: "date", about: "", required: true };
const TEXT: FieldSpec = { type: "text", about: "", required: false };
const YEAR: FieldSpec = { type: "year", about: "", required: true };

/** The frame that every paper has: its name and year at the top, boxes, and one button that enters it. */
function Paper({
  title,
  onClose,
  onSubmit,
  problem,
  action,
  children,
}: {
  title: string;
  onClose: () => void;
  onSubmit: () => void;
  problem?: string | undefined;
  action: string;
  children: ComponentChildren;
}) {
  return (
    <Dialog title={title} onClose={onClose} paper={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <footer>
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <Button look="main" submit>
            {action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Form 1099-R, box by box, with what it means said at once. */
export function Form1099R({ bookId, taxYear, onClose }: PaperProps) {
  const boxes = useMemo(
    () =>
      signal({
        gross: undefined as Written | undefined,
        withheld: undefined as Written | undefined,
        code: "",
        ira: true as boolean | null,
        date: undefined as Written | undefined,
        use: null as Use | null,
      }),
    [],
  );
  const tried = useMemo(() => signal(false), []);
  const now = boxes.value;
  const set = (part: Partial<typeof now>) => {
    boxes.value = { ...now, ...part };
  };
  const meaning = meaningOf(now.code, now.ira);
  const entry = entryOf1099R(now);
  const problems = entry === null ? new Map<string, string>() : problemsOf(entry);
  const missing =
    now.gross === undefined
      ? "Copy box 1."
      : now.code === ""
        ? "Copy box 7."
        : meaning.refused
          ? meaning.refused
          : entry === null
            ? "Say what happened to the money."
            : undefined;
  const add = () => {
    tried.value = true;
    if (entry === null || problemsOf(entry).size > 0) return;
    change((household) => addEntry(household, bookId, entry));
    selectedYear.value = Number(String(entry.date).slice(0, 4));
    announcement.value = "Form 1099-R is entered.";
    onClose();
  };
  return (
    <Paper
      title="Form 1099-R"
      onClose={onClose}
      onSubmit={add}
      action="Enter this form"
      problem={tried.value ? missing : undefined}
    >
      <p class="lead">Copy these boxes from the paper. You don't need the others.</p>
      <div class="fields boxes">
        <Control
          id="r-gross"
          box="1"
          caption="Gross distribution"
          spec={MONEY}
          value={now.gross}
          onChange={(gross) => set({ gross })}
          problem={tried.value ? problems.get("amount") : undefined}
          autoFocus
        />
        <Control
          id="r-withheld"
          box="4"
          caption="Federal income tax withheld"
          spec={OPTIONAL_MONEY}
          value={now.withheld}
          onChange={(withheld) => set({ withheld })}
          problem={tried.value ? problems.get("withheld") : undefined}
        />
        <Control
          id="r-code"
          box="7"
          caption="Distribution code"
          spec={TEXT}
          value={now.code}
          onChange={(code) => set({ code: String(code ?? "").slice(0, 3), use: null })}
        />
        <Control
          id="r-ira"
          box="7"
          caption="IRA/SEP/SIMPLE"
          spec={{ type: "flag", about: "", required: false }}
          value={now.ira}
          onChange={(ira) => set({ ira: ira === undefined ? null : (ira as boolean) })}
        />
        <Control
          id="r-date"
          caption={`Date of payment in ${taxYear}`}
          spec={DATE}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The day the money left the IRA: box 13, or your statement."
          problem={tried.value ? problems.get("date") : undefined}
          wide
        />
      </div>
      {now.code !== "" && (
        <fieldset class="question" aria-live="polite">
          <legend>{meaning.sentence}</legend>
          {meaning.refused && <p class="problem">{meaning.refused}</p>}
          <div class="answers">
            {meaning.ask.map((use) => (
              <button
                key={use}
                type="button"
                class="answer"
                aria-pressed={now.use === use}
                onClick={() => set({ use })}
              >
                {USES[use]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </Paper>
  );
}

/** Form 5498: contributions and the value on December 31 of one IRA. */
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
      ? "Add the day you paid in: your statement has it."
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
          caption="Day you paid in"
          spec={{ ...DATE, required: false }}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The form doesn't show it; your statement does."
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

/** The last Form 8606 that was filed: where the basis of this ledger begins. */
export function LastForm8606({ bookId, taxYear, onClose }: PaperProps) {
  const boxes = useMemo(
    () => signal({ year: (taxYear - 1) as Written | undefined, basis: undefined as Written | undefined }),
    [],
  );
  const tried = useMemo(() => signal(false), []);
  const now = boxes.value;
  const problem =
    now.basis === undefined
      ? "Copy line 14."
      : typeof now.year !== "number"
        ? "Write the year of the form with four digits."
        : typeof now.basis !== "number"
          ? "Write line 14 as an amount, such as 6,500."
          : undefined;
  const add = () => {
    tried.value = true;
    if (problem !== undefined) return;
    change((household) =>
      edit(edit(household, bookId, ["opening", "year"], now.year), bookId, ["opening", "basis"], now.basis),
    );
    announcement.value = "Your last Form 8606 is entered.";
    onClose();
  };
  return (
    <Paper
      title="Your last Form 8606"
      onClose={onClose}
      onSubmit={add}
      action="Start from this form"
      problem={tried.value ? problem : undefined}
    >
      <p class="lead">This is the basis you bring along. Everything before that year is settled.</p>
      <div class="fields boxes">
        <Control
          id="o-year"
          caption="Tax year of that form"
          spec={YEAR}
          value={now.year}
          onChange={(year) => {
            boxes.value = { ...now, year };
          }}
        />
        <Control
          id="o-basis"
          box="14"
          caption="Total basis in traditional IRAs"
          spec={MONEY}
          value={now.basis}
          onChange={(basis) => {
            boxes.value = { ...now, basis };
          }}
          autoFocus
        />
      </div>
    </Paper>
  );
}

/** What the review needs from a W-2. */
export function FormW2({ bookId, taxYear, onClose }: PaperProps) {
  const boxes = useMemo(
    () => signal({ wages: undefined as Written | undefined, plan: undefined as Written | undefined }),
    [],
  );
  const now = boxes.value;
  const add = () => {
    change((household) => {
      const place = ["years", String(taxYear)];
      const withWages =
        now.wages === undefined ? household : edit(household, bookId, [...place, "compensation"], now.wages);
      return now.plan === undefined
        ? withWages
        : edit(withWages, bookId, [...place, "covered_by_plan"], now.plan);
    });
    selectedYear.value = taxYear;
    announcement.value = "Form W-2 is entered.";
    onClose();
  };
  return (
    <Paper title={`Form W-2 for ${taxYear}`} onClose={onClose} onSubmit={add} action="Enter this form">
      <p class="lead">
        These two boxes change no line. They let the page check limits and deductions for you.
      </p>
      <div class="fields boxes">
        <Control
          id="w-wages"
          box="1"
          caption="Wages, tips, other compensation"
          spec={OPTIONAL_MONEY}
          value={now.wages}
          onChange={(wages) => {
            boxes.value = { ...now, wages };
          }}
          autoFocus
        />
        <Control
          id="w-plan"
          box="13"
          caption="Retirement plan box is checked"
          spec={{ type: "flag", about: "", required: false }}
          value={now.plan}
          onChange={(plan) => {
            boxes.value = { ...now, plan };
          }}
        />
      </div>
    </Paper>
  );
}
