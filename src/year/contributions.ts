import { difficultyOfCareSince, returnDueDate } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { FactsByYear } from "./facts-by-year.js";
import { dayDecides } from "./unknown-day.js";

/**
 * A regular contribution. Money paid in after the due date belongs to the year in which it was paid in
 * (IRC 219(f)(3)). Employer money of a SEP or SIMPLE IRA never makes basis (Form 8606, Part I).
 */
export function addContribution(byYear: FactsByYear, entry: EntryOf<"contribution">): void {
  const { date, index: origin, amount } = entry;
  const deposit = { date, anyDay: entry.day === "unknown", origin, paid: amount, left: amount };
  if (entry.ira === "sep" || entry.ira === "simple") {
    byYear.employerDeposits(entry.ira, entry.for).push({ ...deposit, plan: entry.ira });
    return;
  }
  if (entry.roth_plan !== null) return addRothEmployerMoney(byYear, entry, entry.roth_plan);
  const year = yearOfDeposit(byYear, entry);
  const facts = byYear.yearReached(year);
  const care = byYear.ledger.years[year]?.difficulty_of_care ?? 0;
  if (
    care > 0 &&
    dayDecides(byYear.ledger, origin, date, difficultyOfCareSince) &&
    endsInTraditional(byYear, entry)
  ) {
    const why = "the day decides whether difficulty-of-care payments allow the contribution";
    byYear.problem(entry, "date", "missing_fact", why);
  }
  (entry.ira === "roth" ? facts.rothDeposits : facts.deposits).push(deposit);
}

/** Whether a contribution is or can become one to a traditional IRA. */
function endsInTraditional({ entries }: FactsByYear, { ira, for: year }: EntryOf<"contribution">): boolean {
  if (ira !== "roth") return true;
  return entries.some(
    (other) => other.kind === "recharacterization" && other.from === "roth" && other.for === year,
  );
}

/** The year a deposit counts for, marked when that is not the year it names, or only by the state of residence. */
function yearOfDeposit(byYear: FactsByYear, entry: EntryOf<"contribution" | "rollover_529">): number {
  const { date, index: origin, amount: cents, for: named } = entry;
  if (date > byYear.dueDate(named) && dayDecides(byYear.ledger, origin, date, byYear.dueDate(named))) {
    const why = `the day decides whether it was paid in by the due date, and so counts for ${named}`;
    byYear.problem(entry, "date", "missing_fact", why);
    return named;
  }
  if (date > byYear.dueDate(named)) {
    const year = yearOf(date);
    byYear.yearReached(year).marks.push({ code: "late_contribution", origin, cents });
    return year;
  }
  const elsewhere = returnDueDate(named) ?? date;
  if (date > elsewhere && !byYear.ledger.years[named]?.due) {
    byYear.year(named).marks.push({ code: "due_by_state", origin, cents });
  }
  return named;
}

/**
 * Money to a Roth SEP or Roth SIMPLE IRA is income when it is paid in, and basis on line 22 from that year on; the IRA limit
 * and the income limits do not concern it (Instructions for Form 8606 (2023), p. 2 to 4 and 11; Notice 2024-2, K).
 */
function addRothEmployerMoney(
  byYear: FactsByYear,
  entry: EntryOf<"contribution">,
  plan: "sep" | "simple",
): void {
  const facts = byYear.year(yearOf(entry.date));
  if (!byYear.inForce("roth_sep_and_simple", facts.year)) {
    const message = `cannot be \`roth_${plan}\` in ${facts.year}: Roth SEP and Roth SIMPLE IRAs begin in 2023`;
    return byYear.problem(entry, "ira", "inconsistent", message);
  }
  const { date, index: origin, amount } = entry;
  const anyDay = entry.day === "unknown";
  facts.rothEmployerDeposits.push({ date, anyDay, origin, paid: amount, left: amount, plan });
}

/**
 * From a 529 plan to its beneficiary's Roth IRA: the contributions in it are basis (line 22), and all of it counts against
 * the year's limit (IRC 529(c)(3)(E); Publication 590-B (2023), p. 2).
 */
export function addRollover529(byYear: FactsByYear, entry: EntryOf<"rollover_529">): void {
  if (!byYear.inForce("rollover_529", yearOf(entry.date))) {
    const message = "is too early: a 529 plan can be rolled over to a Roth IRA from January 1, 2024";
    return byYear.problem(entry, "date", "inconsistent", message);
  }
  const facts = byYear.year(yearOfDeposit(byYear, entry));
  const { date, index: origin, amount: cents } = entry;
  facts.educationRollovers.push({ date, origin, cents, what: "rolled over from a 529 plan" });
  const what = "contributions rolled over from a 529 plan";
  facts.rothBasisChanges.push({ cents: entry.contributions, origin, what });
}
