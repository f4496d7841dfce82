import type { Written } from "../state/written.js";
import { problemsOf } from "./entry-problems.js";
import type { Boxes5498 } from "./form-5498.js";

/** What is missing or wrong, by the field where it is put right. */
export function problemsIn5498({
  kind,
  contributed,
  date,
  taxYear,
  value,
  isDeducted,
  deducted,
}: Boxes5498): Map<string, string> {
  const hasContribution = contributed !== undefined && contributed !== 0;
  const problems = new Map<string, string>();
  if (!hasContribution && date !== undefined)
    problems.set("amount", "Write what you contributed, or clear the date.");
  else if (!hasContribution && value === undefined)
    problems.set("amount", kind === "roth" ? ROTH_WITHOUT_BOX_10 : "Copy at least one box.");
  if (value !== undefined && typeof value !== "number")
    problems.set("value", "Write an amount in dollars, such as 6,500.");
  if (!hasContribution) return problems;
  if (isDeducted === true && typeof deducted !== "number")
    problems.set("deducted", "Write the deduction in dollars, such as 6,500.");
  const found = problemsOf({ kind: "contribution", amount: contributed, date: date ?? null, for: taxYear });
  if (date === undefined) found.set("date", "Add the date you contributed; your statement has it.");
  else if (!isPaidFor(date, taxYear)) {
    found.set("date", `Write a date in ${taxYear} or ${taxYear + 1}, or change the year of the form.`);
    found.delete("for");
  }
  return new Map([...problems, ...found]);
}

const ROTH_WITHOUT_BOX_10 =
  "If box 10 is empty, you do not need this form: Form 1099-R has the conversion (box 3), and the value of a Roth IRA (box 5) is not on Form 8606.";

/** Whether a contribution of this day can be for the tax year; what is not a day has its own message. */
function isPaidFor(date: Written, taxYear: number): boolean {
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return true;
  return [taxYear, taxYear + 1].includes(Number(date.slice(0, 4)));
}
