import { edit } from "../state/household.js";
import { change, selectedYear } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { FLAG, MONEY, OPTIONAL_MONEY, Paper, type PaperProps, useBoxes, YEAR } from "./paper.js";

/** The last Form 8606 that was filed: where the basis of this ledger begins. Long because it is one paper, box by box. */
export function LastForm8606({ bookId, taxYear, onClose }: PaperProps) {
  const { now, set, tried } = useBoxes({
    year: (taxYear - 1) as Written | undefined,
    basis: undefined as Written | undefined,
  });
  const wrongYear = typeof now.year === "number" ? undefined : "Write the year with four digits.";
  const wrongBasis =
    typeof now.basis === "number" ? undefined : "Copy line 14, such as 6,500, or 0 if it is empty.";
  return (
    <Paper
      title="Your last Form 8606"
      onClose={onClose}
      onEnter={() =>
        change((household) =>
          edit(
            edit(household, bookId, ["opening", "year"], now.year),
            bookId,
            ["opening", "basis"],
            now.basis,
          ),
        )
      }
      action="Start from this form"
      tried={tried}
      problem={wrongYear ?? wrongBasis}
    >
      <p class="lead">This is your basis carried forward. You don't need to enter earlier years.</p>
      <div class="fields boxes">
        <Control
          id="o-year"
          caption="Tax year of that form"
          spec={YEAR}
          value={now.year}
          onChange={(year) => set({ year })}
          problem={tried.value ? wrongYear : undefined}
        />
        <Control
          id="o-basis"
          box="14"
          caption="Total basis in traditional IRAs"
          spec={MONEY}
          value={now.basis}
          onChange={(basis) => set({ basis })}
          problem={tried.value ? wrongBasis : undefined}
          autoFocus
        />
      </div>
    </Paper>
  );
}

/** What the review needs from a W-2. Long because it is one paper, box by box. */
export function FormW2({ bookId, taxYear, onClose }: PaperProps) {
  const { now, set, tried } = useBoxes({
    year: taxYear as Written | undefined,
    wages: undefined as Written | undefined,
    plan: undefined as Written | undefined,
  });
  const wrongYear = typeof now.year === "number" ? undefined : "Write the year with four digits.";
  const wrongWages =
    now.wages === undefined || typeof now.wages === "number"
      ? undefined
      : "Write an amount in dollars, such as 85,000.";
  return (
    <Paper
      title="Form W-2"
      onClose={onClose}
      onEnter={() => {
        const place = ["years", String(now.year)];
        const facts = { compensation: now.wages, covered_by_plan: now.plan };
        change((household) =>
          Object.entries(facts).reduce(
            (all, [key, value]) => (value === undefined ? all : edit(all, bookId, [...place, key], value)),
            household,
          ),
        );
        selectedYear.value = Number(now.year);
      }}
      tried={tried}
      problem={wrongYear ?? wrongWages}
    >
      <p class="lead">
        These boxes do not change any line. With them, the page checks limits and deductions for you.
      </p>
      <div class="fields boxes">
        <Control
          id="w-year"
          caption="Year of the form"
          spec={YEAR}
          value={now.year}
          onChange={(year) => set({ year })}
          problem={tried.value ? wrongYear : undefined}
          wide
        />
        <Control
          id="w-wages"
          box="1"
          caption="Wages, tips, other compensation"
          spec={OPTIONAL_MONEY}
          value={now.wages}
          onChange={(wages) => set({ wages })}
          problem={tried.value ? wrongWages : undefined}
          autoFocus
        />
        <Control
          id="w-plan"
          box="13"
          caption="Retirement plan box is checked"
          spec={FLAG}
          value={now.plan}
          onChange={(plan) => set({ plan })}
        />
      </div>
    </Paper>
  );
}
