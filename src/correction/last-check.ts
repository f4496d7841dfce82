import { type Problem, problemAt } from "../errors.js";
import type { Cents } from "../money/cents.js";
import { type Envelope, leadOf } from "./envelopes.js";
import { amendedReturn } from "./explanation.js";
import { type HouseholdCorrection, yearsOnReturn } from "./household-correction.js";
import { letter } from "./letter.js";

/** What rounds to the same whole dollar does not differ. */
const ONE_DOLLAR = 100;

/**
 * The last look at what is signed, before anything is written: each amount that is claimed and each sentence that asserts
 * something is compared with the lines and with what was filed, computed here a second time from the ledgers' years.
 * A difference is a defect of this program; its problem says what differs, never an amount, and no package is made.
 */
export function lastCheck(correction: HouseholdCorrection, all: readonly Envelope[]): Problem[] {
  return all.flatMap((envelope) => {
    const wrong = [...claimProblems(correction, envelope), ...statementProblems(correction, envelope)];
    return wrong.map((what) =>
      problemAt(
        "internal",
        ["years", String(envelope.tax_year)],
        `the package is not written, because ${what}; please report it`,
      ),
    );
  });
}

/** What the return of an envelope reported too much, by its amounts as filed and the lines of everyone on it. */
function overstatedBy(correction: HouseholdCorrection, envelope: Envelope): Cents {
  const on = yearsOnReturn(correction.members, envelope.parts[0].member, envelope.tax_year);
  const deductions = on.reduce((sum, { member, year }) => {
    const info = member.ledger.years[year.tax_year] ?? null;
    const taken = info?.filed?.deducted ?? null;
    return taken === null ? sum : sum + taken - (info?.deducted ?? 0);
  }, 0);
  return line4bOverstatedBy(correction, envelope) - deductions;
}

/** How much too much line 4b as filed was; 0 where the ledgers do not have it. */
function line4bOverstatedBy({ members }: HouseholdCorrection, { parts, tax_year }: Envelope): Cents {
  const on = yearsOnReturn(members, parts[0].member, tax_year);
  const right = on.reduce((sum, { year }) => sum + year.right.form_1040["4b"], 0);
  const filed = on.find(({ year }) => year.income.form_1040["4b"].filed !== null)?.year.income.form_1040["4b"]
    .filed;
  return filed == null ? 0 : filed - right;
}

function claimProblems(correction: HouseholdCorrection, envelope: Envelope): string[] {
  const { parts, send, carrier } = envelope;
  const { income, refund } = leadOf(parts).year;
  const claimed = -(income.change ?? 0);
  const isAmended = carrier === "form_1040_x";
  return [
    ...(isAmended && parts.some(({ year }) => year.income.change !== income.change)
      ? ["the people on one return have different changes of it"]
      : []),
    ...(isAmended && claimed > 0 && claimed > overstatedBy(correction, envelope) + ONE_DOLLAR
      ? ["it claims more than the lines and the return as filed support"]
      : []),
    ...(isAmended && income.change === null ? ["the change of the return is not known"] : []),
    ...(send === "amend_refund" && (refund.until === null || refund.until < correction.as_of)
      ? ["the time to claim the refund is not open"]
      : []),
    ...(send === "amend_refund" && claimed <= 0 && parts.every(({ year }) => year.form_5329.status !== "less")
      ? ["a refund is claimed although nothing was reported too high"]
      : []),
  ];
}

/** Sentences that are signed, and what has to be so for each. */
function statementProblems(correction: HouseholdCorrection, envelope: Envelope): string[] {
  const { parts, carrier } = envelope;
  const isAmended = carrier === "form_1040_x";
  const text = [
    ...letter(envelope).paragraphs,
    ...(isAmended ? amendedReturn(envelope).explanation : []),
  ].join(" ");
  const is5329Same = parts.every(({ year }) => year.form_5329.status === "same");
  const off = Math.abs(line4bOverstatedBy(correction, envelope));
  const { income, form } = parts[0].year;
  const deducted = parts.some(({ year }) => year.income.deductedTooMuch > 0);
  const says = (pattern: RegExp) => pattern.test(text);
  return [
    ...(says(/changes no amount of income|Income, deductions, tax, and payments do not change/) &&
    !(leadOf(parts).year.income.change === 0 && is5329Same && !deducted)
      ? ["it says that no amount changes, and one does"]
      : []),
    ...(says(/tax for the year does not change/) && !(income.change === 0 && is5329Same && !deducted)
      ? ["it says that the tax does not change, and an amount does"]
      : []),
    ...(says(/contributions on line 1 were not deducted/) &&
    !(income.deducted.filed !== null && income.deducted.filed - income.deducted.right < ONE_DOLLAR)
      ? ["it says that contributions were not deducted, and the return deducted some"]
      : []),
    ...(says(/agrees with this form\./) && form.status !== "right" && off > ONE_DOLLAR
      ? ["it says that the return agrees with the form, and it does not"]
      : []),
    ...(says(/\bclaims a refund\b/) && envelope.send !== "amend_refund"
      ? ["it claims a refund that the year does not have"]
      : []),
    ...parts.flatMap(({ year, withForm }) =>
      says(/was required for \d{4} and was not filed/) &&
      parts.length === 1 &&
      year.form.status !== "missing" &&
      withForm
        ? ["it says that a form is missing, and one was filed"]
        : [],
    ),
    ...amountProblems(text, leadOf(parts).year.income.change),
  ];
}

/** The change of adjusted gross income as the explanation says it. */
function amountProblems(text: string, change: Cents | null): string[] {
  const [, direction, dollars] =
    /Adjusted gross income \(Form 1040-X, line 1\) (decreases|increases) by \$([\d,]+(?:\.\d\d)?)/.exec(
      text,
    ) ?? [];
  if (direction === undefined || dollars === undefined) return [];
  const cents = Math.round(Number(dollars.replaceAll(",", "")) * 100);
  return (direction === "decreases" ? -cents : cents) === change
    ? []
    : ["the change in the explanation is not that of line 1"];
}
