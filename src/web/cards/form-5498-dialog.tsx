import { change, selectedYear } from "../state/store.js";
import { Control } from "../ui/control.js";
import { type Boxes5498, CONTRIBUTION_BOX, withForm5498 } from "./form-5498.js";
import { problemsIn5498 } from "./form-5498-problems.js";
import { DATE, FLAG, OPTIONAL_MONEY, Paper, type PaperProps, TEXT, useBoxes, YEAR } from "./paper.js";

const KIND = {
  type: "choice",
  options: ["traditional", "sep", "simple", "roth"],
  about: "",
  required: true,
} as const;

/** What box 1, 8, 9 or 10 is called. */
const CONTRIBUTIONS: Readonly<Record<Boxes5498["kind"], string>> = {
  traditional: "IRA contributions",
  sep: "Employer contributions",
  simple: "Employer contributions",
  roth: "Roth IRA contributions",
};

/** Form 5498: contributions and the value on December 31 of one IRA. Long because it is one paper, box by box. */
export function Form5498({ bookId, taxYear, onClose }: PaperProps) {
  const { now, set, tried } = useBoxes<Boxes5498>({
    taxYear,
    kind: "traditional",
    account: "",
    contributed: undefined,
    date: undefined,
    value: undefined,
    isDeducted: undefined,
    deducted: undefined,
  });
  const problems = problemsIn5498(now);
  const wrong = (key: string) => (tried.value ? problems.get(key) : undefined);
  return (
    <Paper
      title="Form 5498"
      onClose={onClose}
      onEnter={() => {
        change((household) => withForm5498(household, bookId, now));
        selectedYear.value = now.taxYear;
      }}
      tried={tried}
      isWrong={problems.size > 0}
    >
      <p class="lead">One form for each IRA. Copy these boxes; leave the others.</p>
      <div class="fields boxes">
        <Control
          id="v-year"
          caption="For calendar year"
          spec={YEAR}
          value={now.taxYear}
          onChange={(year) => set({ taxYear: Number(year) })}
          problem={wrong("for")}
        />
        <Control
          id="v-kind"
          box="7"
          caption="Kind of IRA"
          spec={KIND}
          value={now.kind}
          onChange={(kind) => set({ kind: (kind ?? "traditional") as Boxes5498["kind"] })}
        />
        <Control
          id="v-contributed"
          box={CONTRIBUTION_BOX[now.kind]}
          caption={CONTRIBUTIONS[now.kind]}
          spec={OPTIONAL_MONEY}
          value={now.contributed}
          onChange={(contributed) => set({ contributed })}
          problem={wrong("amount")}
          autoFocus
        />
        <Control
          id="v-date"
          caption="Date contributed"
          spec={{ ...DATE, required: false }}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The form does not show the date, but your statement does."
          problem={wrong("date")}
        />
        {now.kind !== "roth" && (
          <Control
            id="v-value"
            box="5"
            caption="Fair market value on December 31"
            spec={OPTIONAL_MONEY}
            value={now.value}
            onChange={(value) => set({ value })}
            problem={wrong("value")}
          />
        )}
        {now.kind === "traditional" && now.contributed !== undefined && now.contributed !== 0 && (
          <Control
            id="v-deducted"
            caption={`Did you deduct any IRA contribution on your ${now.taxYear} return?`}
            spec={FLAG}
            value={now.isDeducted}
            onChange={(isDeducted) => set({ isDeducted })}
            hint="Schedule 1 (Form 1040), line 20. What you did not deduct is your basis."
            wide
          />
        )}
        {now.kind === "traditional" && now.isDeducted === true && (
          <Control
            id="v-deduction"
            caption="The deduction, for all your IRAs"
            spec={OPTIONAL_MONEY}
            value={now.deducted}
            onChange={(deducted) => set({ deducted })}
            problem={wrong("deducted")}
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
