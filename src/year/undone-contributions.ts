import { yearOf } from "../ledger/date.js";
import type { Entry, EntryOf } from "../ledger/schema.js";
import { type Cents, multiplyDivide } from "../money/cents.js";
import { correctionDeadline, extendedInState } from "./deadlines.js";
import { type Deposit, type EmployerDeposit, totalLeft, type YearFacts } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import type { LastFirst } from "./last-first.js";
import { netIncomeAttributable, partOfGain } from "./net-income.js";
import { kept } from "./ordinary.js";
import { takeFromLast } from "./take.js";

type Correction = EntryOf<"recharacterization"> | EntryOf<"returned_contribution">;

/** The net income that goes with a correction: as given, or computed from the account's balances. */
function netIncomeOf(entry: Correction): Cents {
  if (entry.adjusted_opening !== null && entry.adjusted_closing !== null) {
    return netIncomeAttributable(entry.amount, entry.adjusted_opening, entry.adjusted_closing);
  }
  return entry.earnings ?? 0;
}

function tooMuch(byYear: FactsByYear, entry: Entry, what: string): void {
  byYear.problem(
    entry,
    "amount",
    "inconsistent",
    `is more than the ${what} made by its date that the ledger has`,
  );
}

/** A correction of a year that was settled before the ledger begins is in that year's figures already. */
function isInOpening(byYear: FactsByYear, entry: Correction, year: number): boolean {
  if (!byYear.isSettled(year)) return false;
  const mark = { code: "already_in_opening", origin: entry.index, cents: entry.amount } as const;
  byYear.year(yearOf(entry.date)).marks.push(mark);
  return true;
}

/** The last day on which a correction still counts (Reg. 301.9100-2(b)), also for a year that the opening has settled. */
function checkInTime(byYear: FactsByYear, entry: Correction, year: number): void {
  const last = correctionDeadline(byYear.ledger, year);
  const earliest = entry.day === "unknown" ? `${yearOf(entry.date)}-01-01` : entry.date;
  if (earliest <= last) return;
  const forExtension = earliest <= extendedInState(byYear.ledger, year);
  const cure = forExtension
    ? `if you had an extension, a disaster in your state postponed that day: write \`extended: true\` under \`years.${year}\``
    : `if a disaster postponed that day for you, write the postponed day as \`due\` under \`years.${year}\``;
  const message = `is after ${last}, the last day to undo a contribution for ${year}; ${cure}`;
  byYear.problem(entry, "date", "inconsistent", message);
}

/**
 * A contribution taken back by the due date with its net income: as if it had never been made. All of it is on
 * line 4a, and a gain on 4b, of the year in which the deposit was made (Instructions, Return of IRA Contributions).
 */
export function addReturnedContribution(byYear: FactsByYear, entry: EntryOf<"returned_contribution">): void {
  checkInTime(byYear, entry, entry.for);
  if (isInOpening(byYear, entry, entry.for)) return;
  const netIncome = netIncomeOf(entry);
  const deposits = takeFromLast<Deposit>(
    depositsOf(byYear, entry) as LastFirst<Deposit>,
    entry.amount,
    entry.date,
  );
  if (!deposits) return notContributed(byYear, entry);
  if (entry.converted !== null) takeBackConversion(byYear, entry, entry.converted);
  const told = new Map<number, { cents: Cents; netIncome: Cents; deposits: typeof deposits }>();
  for (const { deposit, income } of withNetIncome(deposits, netIncome, entry.amount)) {
    const year = yearOf(deposit.date);
    reportReturned(byYear.yearReached(year), entry, deposit.cents, income);
    const made = told.get(year) ?? { cents: 0, netIncome: 0, deposits: [] };
    told.set(year, made);
    made.cents += deposit.cents;
    made.netIncome += income;
    made.deposits.push(deposit);
  }
  for (const [year, made] of told) {
    const { statements } = byYear.yearReached(year);
    statements.push({ kind: "returned_contribution", origin: entry.index, ...made });
  }
}

/** Each deposit with its share of the net income, in proportion; the last one takes what is left, to the cent. */
function withNetIncome<D extends { readonly cents: Cents }>(
  deposits: readonly D[],
  netIncome: Cents,
  whole: Cents,
): { deposit: D; income: Cents }[] {
  let rest = netIncome;
  return deposits.map((deposit, at) => {
    const last = at === deposits.length - 1;
    const income = last ? rest : partOfGain(netIncome, deposit.cents, whole);
    rest -= income;
    return { deposit, income };
  });
}

/** The deposits that a returned contribution comes from. Employer money, of SEP and SIMPLE IRAs, is none of line 1. */
function depositsOf(
  byYear: FactsByYear,
  entry: EntryOf<"returned_contribution">,
): LastFirst<Deposit> | LastFirst<EmployerDeposit> {
  if (entry.ira === "sep" || entry.ira === "simple")
    return byYear.lastFirst<Deposit>(byYear.employerDeposits(entry.ira, entry.for));
  const facts = byYear.year(entry.for);
  if (entry.ira === "traditional" || entry.converted !== null) return byYear.lastFirst(facts.deposits);
  if (entry.roth_plan === null) return byYear.lastFirst(facts.rothDeposits);
  const { roth_plan: wanted } = entry;
  const left = ({ plan, left }: EmployerDeposit) => (plan === wanted ? left : 0);
  return byYear.lastFirst(facts.rothEmployerDeposits, left, wanted);
}

/** A return of more than was contributed; out of a Roth IRA it may be of a contribution that was converted. */
function notContributed(byYear: FactsByYear, entry: EntryOf<"returned_contribution">): void {
  const { deposits } = byYear.year(entry.for);
  const mayBeConverted =
    entry.ira === "roth" && entry.converted === null && totalLeft(deposits) >= entry.amount;
  if (!mayBeConverted) return tooMuch(byYear, entry, "contributions for that year");
  const message =
    "comes out of a Roth IRA to which the ledger has no such contribution; if it was made to a traditional IRA and converted, add `converted`, the year of the conversion";
  byYear.problem(entry, "converted", "inconsistent", message);
}

/**
 * A contribution that is returned was never made, so it was not converted either: the conversion is less by as much. What
 * was moved is on line 4a all the same.
 */
function takeBackConversion(
  byYear: FactsByYear,
  entry: EntryOf<"returned_contribution">,
  year: number,
): void {
  const { amount: cents, index: origin } = entry;
  const facts = byYear.year(year);
  if (!takeFromLast(byYear.lastFirst(facts.conversions), cents, entry.date))
    return tooMuch(byYear, entry, `conversions of ${year}`);
  facts.otherOut.push({ cents, origin, what: "converted contribution that was later returned" });
}

/** What one deposit's year reports: all of it on line 4a, a gain on line 4b. */
function reportReturned(
  facts: YearFacts,
  entry: EntryOf<"returned_contribution">,
  cents: Cents,
  netIncome: Cents,
): void {
  const what = "returned contribution with its net income";
  facts.otherOut.push({ cents: cents + netIncome, origin: entry.index, what });
  if (netIncome <= 0) return;
  const gain = { cents: netIncome, origin: entry.index, what: "earnings of a returned contribution" };
  facts.returnedEarnings.push({ ...gain, date: entry.date });
}

/** A contribution, or before 2018 a conversion or plan rollover, moved to the other kind of IRA. */
export function addRecharacterization(byYear: FactsByYear, entry: EntryOf<"recharacterization">): void {
  if (entry.of === "contribution") return recharacterizeContribution(byYear, entry);
  const year = entry.for;
  if (!byYear.inForce("recharacterization_of_conversions", year)) return failToUndo(byYear, entry);
  checkInTime(byYear, entry, year);
  if (isInOpening(byYear, entry, year)) return;
  if (entry.of === "conversion") recharacterizeConversion(byYear, entry, year);
  else recharacterizePlanRollover(byYear, entry, year);
}

/**
 * The original contribution counts as made to the second IRA on its original day; what moved is on line 4a when
 * it moved in the year the contribution was for (Instructions, Reporting recharacterizations). A deposit
 * that was in the first IRA on December 31 and moved later changes line 6.
 */
function recharacterizeContribution(byYear: FactsByYear, entry: EntryOf<"recharacterization">): void {
  checkInTime(byYear, entry, entry.for);
  if (isInOpening(byYear, entry, entry.for)) return;
  const facts = byYear.year(entry.for);
  const netIncome = netIncomeOf(entry);
  const toRoth = entry.from === "traditional";
  const [from, to] = toRoth ? [facts.deposits, facts.rothDeposits] : [facts.rothDeposits, facts.deposits];
  const deposits = takeFromLast(byYear.lastFirst(from), entry.amount, entry.date);
  if (!deposits) return tooMuch(byYear, entry, `contributions to a ${entry.from} IRA for that year`);
  for (const { from: made, date, anyDay, cents } of deposits) {
    const { origin } = made;
    byYear.addTo(to, { date, anyDay, origin, recharacterized: entry.date, paid: cents, left: cents });
  }
  reportTransfer(byYear, entry, entry.for, netIncome);
  for (const { deposit, income } of withNetIncome(deposits, netIncome, entry.amount)) {
    const { date, cents } = deposit;
    if (yearOf(entry.date) <= yearOf(date)) continue;
    const moved = cents + income;
    const what = toRoth
      ? "recharacterized to a Roth IRA after the year's end"
      : "recharacterized from a Roth IRA after the year's end";
    byYear
      .yearReached(yearOf(date))
      .valueChanges.push({ cents: toRoth ? -moved : moved, origin: entry.index, what });
  }
  facts.statements.push({ kind: "recharacterization", origin: entry.index, netIncome, deposits });
}

/** What moved back in the same year is on line 4a of that year; later it is told in the statement alone. */
function reportTransfer(
  byYear: FactsByYear,
  entry: EntryOf<"recharacterization">,
  year: number,
  netIncome: Cents,
): void {
  if (yearOf(entry.date) !== year) return;
  const what = "recharacterized in the same year, with its net income";
  byYear.year(year).otherOut.push({ cents: entry.amount + netIncome, origin: entry.index, what });
}

/** Line 8 is net of recharacterized conversions, without their earnings (Instructions 2012, line 8). */
function recharacterizeConversion(
  byYear: FactsByYear,
  entry: EntryOf<"recharacterization">,
  year: number,
): void {
  const facts = byYear.year(year);
  const netIncome = netIncomeOf(entry);
  const deposits = takeFromLast(byYear.lastFirst(facts.conversions), entry.amount, entry.date);
  if (!deposits) return tooMuch(byYear, entry, "conversions of that year");
  facts.otherOut.push({
    cents: entry.amount,
    origin: entry.index,
    what: "conversion that was later recharacterized",
  });
  reportTransfer(byYear, entry, year, netIncome);
  if (yearOf(entry.date) > year) {
    const what = "conversion recharacterized after the year's end";
    facts.valueChanges.push({ cents: entry.amount + netIncome, origin: entry.index, what });
  }
  facts.statements.push({ kind: "recharacterization", origin: entry.index, netIncome, deposits });
}

/** The plan's money counts as rolled into a traditional IRA; its after-tax part then joins line 2. */
function recharacterizePlanRollover(
  byYear: FactsByYear,
  entry: EntryOf<"recharacterization">,
  year: number,
): void {
  const facts = byYear.year(year);
  const netIncome = netIncomeOf(entry);
  const layered = byYear.lastFirst(facts.planRollovers, ({ left, layered }) => (layered ? left : 0));
  const taken = takeFromLast(layered, entry.amount, entry.date);
  if (!taken) return tooMuch(byYear, entry, "plan rollovers of that year to a Roth IRA");
  let taxablePart = 0;
  for (const { from, cents } of taken) {
    const taxable = multiplyDivide(from.taxable, cents, from.left + cents);
    from.taxable -= taxable;
    taxablePart += taxable;
  }
  const what = "plan rollover recharacterized";
  const origin = entry.index;
  const afterTax = entry.amount - taxablePart;
  facts.basisChanges.push({ cents: afterTax, origin, what, kind: "other" });
  reportTransfer(byYear, entry, year, netIncome);
  if (yearOf(entry.date) > year) {
    facts.valueChanges.push({
      cents: entry.amount + netIncome,
      origin,
      what: `${what} after the year's end`,
    });
  }
  facts.statements.push({ kind: "recharacterization", origin, netIncome, deposits: taken });
}

/**
 * A conversion of 2018 or later stays a conversion. What was moved back is then a distribution from the Roth
 * IRA and a regular contribution to the traditional one.
 */
function failToUndo(byYear: FactsByYear, entry: EntryOf<"recharacterization">): void {
  const facts = byYear.year(yearOf(entry.date));
  const cents = entry.amount + netIncomeOf(entry);
  facts.marks.push({ code: "conversion_recharacterized_after_2017", origin: entry.index, cents });
  if (cents <= 0) return;
  const { date, index: origin } = entry;
  facts.rothDistributions.push(kept(date, origin, cents, "roth"));
  byYear.addTo(facts.deposits, { date, origin, paid: cents, left: cents });
}
