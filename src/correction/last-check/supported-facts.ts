import { earlyReturnCountsAs, homebuyerLifetimeLimit } from "../../data/law.js";
import { amountOn } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Entry, Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { correctionDeadline } from "../../year/deadlines.js";
import { lastFormYear } from "../assumed/opening.js";
import { basisBeforeYear } from "../basis-before-year.js";
import { basisMovedBy } from "../basis-moved.js";
import type { Correction, YearCorrection } from "../correct.js";
import { disasterRepayments, disasterYearsBefore } from "../disaster-in-words.js";
import type { Envelope } from "../envelopes.js";
import { limitedFirstHome } from "../excepted-share.js";
import { givenBack } from "../given-back.js";
import { type HouseholdCorrection, yearsOnReturn } from "../household-correction.js";
import { returnedIn } from "../returned-amounts.js";
import { earningsInNextYear } from "../returned-later.js";
import { failedAmounts, failedYears } from "./off-form-sentences.js";

/** The amounts, days and years that the papers of an envelope may name: those of the lines, the ledgers and what was filed. */
export interface SupportedFacts {
  /** In cents. */
  readonly amounts: ReadonlySet<Cents>;
  /** ISO. */
  readonly days: ReadonlySet<string>;
  readonly years: ReadonlySet<number>;
}

/** What a letter and an explanation of changes may name. */
export function supportedFacts({ members }: HouseholdCorrection, envelope: Envelope): SupportedFacts {
  const on = yearsOnReturn(members, envelope.parts[0].member, envelope.tax_year);
  const ofParts = envelope.parts.map(({ member, year }) => ({ member, year }));
  const all = [...ofParts, ...on.filter(({ year }) => !ofParts.some((part) => part.year === year))];
  return {
    amounts: new Set([
      ...all.flatMap(({ member, year }) => [
        ...amountsOf(member, year),
        ...amountsBefore(member, year),
        ...failedAmounts({ member, year }),
        earningsInNextYear(member.ledger, member.years, year.tax_year)?.cents ?? 0,
        ...givenBack(member.ledger, member.years, year.tax_year).map(({ cents }) => cents),
      ]),
      ...amountsTogether(all),
    ]),
    days: new Set([
      ...all.flatMap(({ member, year }) => daysOf(member.ledger, year)),
      ...envelope.owners.flatMap(({ died }) => died ?? []),
    ]),
    years: new Set(
      all.flatMap(({ member, year }) => [
        ...yearsOf(member, year),
        ...failedYears({ member, year }),
        earningsInNextYear(member.ledger, member.years, year.tax_year)?.in ?? year.tax_year,
        ...givenBack(member.ledger, member.years, year.tax_year).map((each) => each.year),
      ]),
    ),
  };
}

/** What a statement of reasonable cause may name, which is about all years of its owner. */
export function supportedByCause({ ledger, years }: Correction): SupportedFacts {
  const amounts = years.flatMap(({ right, filed_lines, form, income, paid_back }) => [
    right.lines["1"] ?? 0,
    paid_back,
    income.deducted.right,
    ...numbers([filed_lines?.["1"], ...form.differences.map(({ filed }) => filed)]),
  ]);
  return {
    amounts: new Set(amounts),
    days: new Set([
      ...years.map(({ filed_on }) => filed_on).filter((day) => day !== null),
      ...ledger.entries.flatMap(({ kind, date }) =>
        date !== null && (kind === "recharacterization" || kind === "returned_contribution") ? [date] : [],
      ),
    ]),
    years: new Set(years.map(({ tax_year }) => tax_year)),
  };
}

/** The year itself, those whose conversions came out, and those of the earlier forms that its lines rest on. */
function yearsOf(
  { ledger, years }: Correction,
  { tax_year, recaptured, off_form }: YearCorrection,
): number[] {
  const before = years.filter(
    (each) => each.tax_year < tax_year && (each.right.must_file || each.form.unneeded),
  );
  return [
    tax_year,
    ...recaptured.map((each) => each.year),
    ...before.map((each) => each.tax_year),
    ...disasterYearsBefore(ledger, tax_year),
    ...disasterRepayments(ledger, tax_year).flatMap(({ distributed, date }) => [distributed, yearOf(date)]),
    ...(off_form.qualified === null ? [] : [off_form.qualified.since]),
    ...(ledger.opening === null ? [] : [ledger.opening.year, Number(lastFormYear(ledger.opening))]),
  ];
}

function amountsOf({ ledger }: Correction, year: YearCorrection): Cents[] {
  const {
    right,
    form,
    filed_lines,
    income,
    form_5329,
    off_form,
    recaptured,
    absorbed,
    tax_year,
    basis_moved,
    disasters,
    repaid,
  } = year;
  const filed5329 = ledger.years[tax_year]?.filed?.form_5329 ?? {};
  const { filed, right: deducted } = income.deducted;
  const home = limitedFirstHome(ledger, year);
  return numbers([
    ...Object.values(right.lines),
    ...Object.values(right.form_5329 ?? {}),
    ...Object.values(filed5329),
    ...Object.values(filed_lines ?? {}),
    ...form.differences.flatMap((each) => [each.filed, each.right]),
    absorbed,
    ...[...basis_moved, ...disasters, ...repaid].map(({ cents }) => cents),
    ...disasterRepayments(ledger, tax_year).map(({ amount }) => amount),
    right.form_8915?.income,
    (right.lines["2"] ?? right.lines["17"] ?? 0) - basisMovedBy(basis_moved),
    ledger.opening?.basis,
    ...ledger.entries.map((entry) => (entry.kind === "divorce_transfer" ? entry.basis : null)),
    filed,
    deducted,
    (filed ?? deducted) - deducted,
    taxOf(right.form_5329 ?? {}),
    taxOf(filed5329),
    form_5329.filed,
    ...off_form.rollovers.map(({ cents }) => cents),
    ...off_form.health.map(({ cents }) => cents),
    ...(off_form.qualified?.all ?? []).map(({ cents }) => cents),
    ...off_form.charity.flatMap(({ cents, sent }) => [cents, sent]),
    ...recaptured.map(({ cents }) => cents),
    traditionalTaxable(year),
    ...Object.values(returnedIn(right)),
    ...undone(ledger, tax_year),
    (right.form_5329?.["16"] ?? 0) - (right.form_5329?.["15"] ?? 0),
    (right.form_5329?.["24"] ?? 0) - (right.form_5329?.["23"] ?? 0),
    ...Object.values(form_5329.capped),
    ...(home === null ? [] : [homebuyerLifetimeLimit, home.usedBefore]),
  ]);
}

/** Line 14 of earlier forms that were filed though none was required, and the basis that they should have shown. */
function amountsBefore({ years, ledger }: Correction, { tax_year }: YearCorrection): Cents[] {
  return years
    .filter((each) => each.tax_year <= tax_year && each.form.unneeded)
    .flatMap((each) =>
      numbers([
        each.filed_lines?.["14"],
        each.right.carry.basis,
        basisBeforeYear({ years, ledger }, each.tax_year),
      ]),
    );
}

/** What of the taxable amount came from distributions of traditional IRAs. */
function traditionalTaxable({ right }: YearCorrection): Cents {
  const line = (id: string) => Math.max(0, amountOn(right, id));
  return right.form_1040["4b"] - line("18") - line("25c") - (right.form_8915?.income ?? 0);
}

/** The return's lines for everyone on it, and what is wrong with line 4b and with adjusted gross income. */
function amountsTogether(
  all: readonly { readonly member: Correction; readonly year: YearCorrection }[],
): Cents[] {
  const sum = (of: (year: YearCorrection) => Cents) => all.reduce((total, { year }) => total + of(year), 0);
  const out = sum(({ right }) => right.form_1040["4a"]);
  const taxed = sum(({ right }) => right.form_1040["4b"]);
  const filedLines = all
    .map(({ member, year }) => member.ledger.years[year.tax_year]?.filed?.form_1040 ?? null)
    .find((lines) => lines !== null);
  const filed = filedLines?.["4b"] ?? 0;
  const others = Math.max(0, (filedLines?.["4a"] ?? 0) - out);
  const over = filed > taxed ? Math.max(0, filed - taxed - others) : filed - taxed;
  const deductions = sum(
    ({ income }) => (income.deducted.filed ?? income.deducted.right) - income.deducted.right,
  );
  const unstated = filedLines?.["4b"] == null ? 0 : over;
  return [
    0,
    out,
    sum(({ right }) => returnedIn(right).earnings),
    filedLines?.["4a"] ?? 0,
    taxed,
    filed,
    filed - over,
    ...all.map(({ year }) => filed - year.right.form_1040["4b"]),
    Math.abs(unstated),
    Math.abs(deductions - unstated),
    ...ownShares(all),
    sum(onNoLine),
  ];
}

/** What of a year's taxable amount is on no line of Form 8606 and is not earnings of a returned contribution. */
function onNoLine(year: YearCorrection): Cents {
  const line15c = Math.max(0, amountOn(year.right, "15c"));
  return traditionalTaxable(year) - line15c - returnedIn(year.right).earnings;
}

/** What is on the return beside the lines of each one. */
function ownShares(all: readonly { readonly year: YearCorrection }[]): Cents[] {
  return all.map(({ year }) => year.income.form_1040["4b"].right - year.right.form_1040["4b"]);
}

function taxOf(lines: Readonly<Record<string, Cents | undefined>>): Cents {
  return (lines["4"] ?? 0) + (lines["17"] ?? 0) + (lines["25"] ?? 0);
}

/** What was returned or recharacterized for a year, each and together. */
function undone({ entries }: Ledger, taxYear: number): Cents[] {
  const of = (kind: Entry["kind"]) =>
    entries.flatMap((entry) =>
      entry.kind === kind && "for" in entry && entry.for === taxYear ? [entry.amount] : [],
    );
  return [of("returned_contribution"), of("recharacterization")].flatMap((amounts) => [
    ...amounts,
    amounts.reduce((sum, amount) => sum + amount, 0),
  ]);
}

function daysOf(ledger: Ledger, year: YearCorrection): string[] {
  const { filed_on, due, refund, assessment, tax_year, form_5329 } = year;
  return [
    filed_on,
    due,
    refund.until,
    refund.three_years_until,
    refund.prepaid_lost ? earlyReturnCountsAs(tax_year) : null,
    refund.paid_on ?? null,
    assessment.until,
    correctionDeadline(ledger, tax_year),
    Object.values(form_5329.capped).some((value) => value !== null) ? `${tax_year}-12-31` : null,
    ledger.owner.decedent_died,
    ...ledger.entries.flatMap((entry) => [entry.date, "deposited" in entry ? entry.deposited : null]),
  ].filter((day) => day != null);
}

function numbers(values: readonly (Cents | string | null | undefined)[]): Cents[] {
  return values.filter((value) => typeof value === "number").map((value) => Math.abs(value));
}
