import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { edit } from "../state/household.js";
import { announcement, change, selectedYear } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { MONEY, OPTIONAL_MONEY, Paper, type PaperProps, YEAR } from "./paper.js";

/** The last Form 8606 that was filed: where the basis of this ledger begins. Long because it is one paper, box by box. */
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
      <p class="lead">This is your basis carried forward. You don't need to enter earlier years.</p>
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
        These two boxes do not change any line. With them, the page checks limits and deductions for you.
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
