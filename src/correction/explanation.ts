import { deductionLine, hasForm5329Numbers, labelIn, returnLabels } from "../data/printed-form.js";
import type { Entry } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import { differencesInWords } from "../review/filed-lines.js";
import { inDollars, listed, longDate } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import { sendKinds } from "./decisions.js";
import { type Envelope, type EnvelopePart, formOf, leadOf, whoseForm } from "./envelopes.js";
import { FORM_5329_CAPTIONS } from "./form-5329-captions.js";
import { FORM_5329_TAXES } from "./form-5329-check.js";
import { excessReasons, nontaxableReasons, recaptureReasons, taxableReasons } from "./income-reasons.js";
import { isTaxProven } from "./letter.js";
import { isMarkedByBox, SIX_MONTHS } from "./marking.js";
import { deceasedNotice } from "./signers.js";
import { correctionDeadlineWords } from "./six-month-relief.js";
import { isClaimLimited, limitOfClaim } from "./windows.js";

/** One amount of the return that Form 1040-X changes, in cents; null where the ledger does not tell. */
export interface ChangedAmount {
  /** What it is and where it stands. */
  readonly what: string;
  readonly filed: Cents | null;
  readonly change: Cents | null;
  readonly right: Cents | null;
}

/** What the preparer needs for one Form 1040-X. The tax itself is never computed here. */
export interface AmendedReturn {
  /** Words for the top of page 1: that an owner has died, or that relief is claimed there. */
  readonly top: string | null;
  /** The text for Part II. */
  readonly explanation: readonly string[];
  readonly amounts: readonly ChangedAmount[];
}

/** Only the taxpayer knows why it was wrong. */
const REASON = "[Say in one sentence why: what was overlooked when the return was filed.]";

type Parts = Envelope["parts"];

/** What goes on the Form 1040-X of an envelope, for everyone whose forms are in it. */
export function amendedReturn({ parts, owners }: Pick<Envelope, "parts" | "owners">): AmendedReturn {
  const relief = parts.filter(({ year }) => year.state.relief === "six_months");
  return {
    top: [deceasedNotice(owners), relief.length > 0 ? SIX_MONTHS : null].filter(isText).join("; ") || null,
    explanation: [
      ...parts.flatMap((part) => aboutForm(parts, part)),
      ...parts.flatMap((part) => aboutLine2(parts, part)),
      REASON,
      ...relief.map((part) => aboutRelief(parts, part)),
      ...parts.flatMap((part) => aboutDeduction(parts, part)),
      ...aboutIncome(parts),
      ...parts.flatMap((part) => aboutLimitedDeduction(parts, part)),
      ...parts.flatMap((part) => about5329(parts, part)),
      ...(isClaimLimited(leadOf(parts).year) ? [limitOfClaim(leadOf(parts).year)] : []),
      attached(parts),
    ],
    amounts: amounts(parts),
  };
}

function isText(text: string | null): text is string {
  return text !== null;
}

function aboutForm(parts: Parts, part: EnvelopePart): string[] {
  const { tax_year, form } = part.year;
  const name = formOf(parts, part, "Form 8606");
  switch (form.status) {
    case "missing":
      return [`${name} was required for ${tax_year} and was not filed with the return. It is attached.`];
    case "wrong": {
      const changes = differencesInWords(form.differences);
      const mark = isMarkedByBox(tax_year) ? "with its box for an amended return checked" : "marked AMENDED";
      return [
        `${name} for ${tax_year} as filed was wrong: ${changes}. The attached form, ${mark}, replaces it.`,
      ];
    }
    case "right":
      return [
        isNotFollowed(parts)
          ? `${name} for ${tax_year} was correct as filed, but the return did not follow it.`
          : `${name} for ${tax_year}, filed with the return, does not change.`,
      ];
    default:
      return form.unneeded ? [`${name} for ${tax_year} was filed, but no Form 8606 is required.`] : [];
  }
}

/** Where the basis on line 2 comes from, when an earlier form shows it, and whose IRAs these are. */
function aboutLine2(parts: Parts, part: EnvelopePart): string[] {
  const { member, year } = part;
  const { inherited_from: from } = member.ledger.owner;
  const line2 = year.right.lines["2"] ?? 0;
  const before = member.years.findLast(
    ({ tax_year, right }) => tax_year < year.tax_year && right.lines["14"] !== undefined,
  );
  const isShown = part.withForm && line2 > 0 && before !== undefined && before.right.lines["14"] === line2;
  const form = formOf(parts, part, "Form 8606");
  return [
    ...(from === null || part.isNamed || !part.withForm
      ? []
      : [`${form} for ${year.tax_year} is only for IRAs inherited from ${from}.`]),
    ...(isShown
      ? [
          `Line 2 of ${form} for ${year.tax_year} is line 14 of the form for ${before.tax_year}${before.form.status === "right" ? ", as filed" : sendKinds[before.send].carrier === null ? "" : ", which is sent separately"}.`,
        ]
      : []),
  ];
}

/**
 * Whether line 4b departed from the forms that were filed: everyone's form was right, and nothing else that came out of
 * IRAs is on the line. Otherwise the error can be another person's, or that of money on no form.
 */
function isNotFollowed(parts: Parts): boolean {
  const { income } = leadOf(parts).year;
  const out = parts.reduce((all, { year }) => all + year.right.form_1040["4a"], 0);
  return (
    changeOf4b(income) !== 0 &&
    income.form_1040["4a"].right === out &&
    parts.every(
      ({ year: { form, off_form } }) =>
        form.status === "right" &&
        off_form.rolled_over === 0 &&
        off_form.charity.length === 0 &&
        !off_form.health,
    )
  );
}

function aboutRelief(parts: Parts, part: EnvelopePart): string {
  const { ledger } = part.member;
  const { tax_year } = part.year;
  const moved = ledger.entries.filter(
    (entry): entry is Extract<Entry, { kind: "returned_contribution" | "recharacterization" }> =>
      (entry.kind === "returned_contribution" || entry.kind === "recharacterization") &&
      entry.for === tax_year,
  );
  const by = parts.length === 1 ? "" : ` by ${ledger.owner.name}`;
  const what = moved.map(({ kind, amount, date }) => {
    const done = kind === "recharacterization" ? "recharacterized" : "returned";
    return `${inDollars(amount)} contributed${by} for ${tax_year} was ${done} on ${longDate(date)}`;
  });
  return `${SIX_MONTHS}: ${listed(what)}, ${correctionDeadlineWords(ledger, tax_year)}, and the return had been filed in time.`;
}

function aboutDeduction(parts: Parts, part: EnvelopePart): string[] {
  const { tax_year, income, right } = part.year;
  const { deductedTooMuch: extra, deducted } = income;
  if (extra === 0) return [];
  const line1 = right.lines["1"] ?? 0;
  const whose = whoseForm(parts, part);
  const basis =
    line1 > 0
      ? ` Line 1 of ${formOf(parts, part, "Form 8606")} reports ${inDollars(line1)} of nondeductible contributions for the year.`
      : "";
  const left =
    deducted.right > 0 ? `reduced by ${inDollars(extra)} to ${inDollars(deducted.right)}` : "removed in full";
  const label = deductionLine(tax_year);
  const limit =
    deducted.right > 0 && deducted.right === income.deductionAllowed
      ? ` At most ${inDollars(deducted.right)} can be deducted for the year (section 219(b) and (g)).`
      : "";
  return [
    `The return claimed an IRA deduction of ${inDollars(deducted.filed ?? extra)} (${label}) for contributions${whose} to traditional IRAs for ${tax_year}, of which ${inDollars(extra)} should not have been deducted.${limit} The IRA deduction is ${left}.${basis}`,
  ];
}

function aboutIncome(parts: Parts): string[] {
  const { tax_year, income } = leadOf(parts).year;
  const { change } = income;
  const line4b = changeOf4b(income);
  if (change === null || (income.status === "same" && line4b === 0)) {
    return [
      isTaxProven(parts)
        ? "Income, deductions, tax, and payments do not change. The only purpose of this amended return is to file the correct Form 8606."
        : parts.every(({ year }) => year.form_5329.status === "same")
          ? "The only purpose of this amended return is to file the correct Form 8606."
          : "Income and deductions do not change.",
    ];
  }
  const label = returnLabels(tax_year);
  const sentences: string[] = [];
  if (line4b !== 0) {
    const filed = income.form_1040["4b"].filed ?? 0;
    const because =
      line4b < 0 ? reasons(parts) : [...earnings(parts), "The return reported less than the taxable amount."];
    sentences.push(
      `Line ${label["4b"]} showed ${inDollars(filed)} as the taxable amount of IRA distributions; the correct amount is ${inDollars(filed + line4b)}${taxableLines(parts)}.`,
      ...because,
    );
  }
  sentences.push(
    change === 0
      ? "Together these changes leave adjusted gross income (Form 1040-X, line 1) as it was."
      : `Adjusted gross income (Form 1040-X, line 1) ${change < 0 ? "decreases" : "increases"} by ${parts.some(({ year }) => year.income.deductionChanges) ? "$[amount]" : `${inDollars(Math.abs(change))} from these lines alone`}.`,
  );
  return [sentences.join(" ")];
}

/** A deduction that the income limits cut has to be computed again first: until then there is nothing to sign. */
function aboutLimitedDeduction(parts: Parts, part: EnvelopePart): string[] {
  if (!part.year.income.deductionChanges) return [];
  return [
    `With the changed income, the IRA deduction${whoseForm(parts, part)} (${deductionLine(part.year.tax_year)}) changes to $[amount].`,
  ];
}

/** What of Roth IRAs is taxable, with the reason. */
function earnings(parts: Parts): string[] {
  return parts.flatMap(({ year }) => taxableReasons(year));
}

/** Why less is taxable than came out, of those whose forms change where some do; what holds for several people in the same words is said once, with their names. */
function reasons(parts: Parts): string[] {
  const said = new Map<string, string[]>();
  const changed = parts.length === 1 ? parts : parts.filter(({ year }) => year.form.status !== "right");
  for (const { member, year } of changed.length === 0 ? parts : changed)
    for (const sentence of nontaxableReasons(member.ledger, year))
      said.set(sentence, [...(said.get(sentence) ?? []), member.ledger.owner.name]);
  if (parts.length === 1) return [...said.keys()];
  return [...said].map(
    ([sentence, names]) => `For ${names.length > 1 ? "each of " : ""}${listed(names)}: ${sentence}`,
  );
}

/** The additional taxes that Form 5329 changes, which go on Form 1040-X, line 10. */
function about5329(parts: Parts, part: EnvelopePart): string[] {
  const { tax_year, form_5329, right } = part.year;
  if (form_5329.status === "same") return [];
  const numbered = hasForm5329Numbers(tax_year);
  const taxes = (
    [
      ["4", "early distributions"],
      ["17", "excess contributions to traditional IRAs"],
      ["25", "excess contributions to Roth IRAs"],
    ] as const
  ).flatMap(([line, what]) => {
    const tax = right.form_5329?.[line] ?? 0;
    return tax === 0 ? [] : [`${inDollars(tax)} for ${what}${numbered ? ` (line ${line})` : ""}`];
  });
  const shows = taxes.length === 0 ? "no additional tax" : `additional tax of ${listed(taxes)}`;
  const before = form_5329.filed === null ? "" : `, instead of ${inDollars(form_5329.filed)} as filed`;
  const of = parts.length === 1 ? "" : `For ${part.member.ledger.owner.name}: `;
  return [
    `${formOf(parts, part, "Form 5329")} for ${tax_year}, attached, shows ${shows}${before} (Form 1040-X, line 10).`,
    ...[...recaptureReasons(part.member.ledger, part.year), ...excessReasons(part.year)].map(
      (reason) => `${of}${reason}`,
    ),
  ];
}

/** Where line 4b comes from, in parentheses: these forms, and whatever else the return holds. */
function taxableLines(parts: Parts): string {
  const { income } = leadOf(parts).year;
  const found = parts.flatMap((part) =>
    ["15c", "18", "25c"].flatMap((id) => {
      const { tax_year, right } = part.year;
      const label = labelIn(tax_year, id);
      const cents = right.lines[label];
      if (cents === undefined) return [];
      return [`line ${label} of ${formOf(parts, part, "Form 8606")}: ${inDollars(Math.max(0, cents))}`];
    }),
  );
  const ours = parts.reduce((all, { year }) => all + year.right.form_1040["4b"], 0);
  const others = income.form_1040["4b"].right - ours;
  const all = [...found, ...(others === 0 ? [] : [`other IRAs on this return: ${inDollars(others)}`])];
  return all.length === 0 ? "" : ` (${all.join(", ")})`;
}

/** Net change of line 4b, in cents; nothing where it is only rounding. */
function changeOf4b({ change, deductions }: YearCorrection["income"]): Cents {
  const net = (change ?? 0) - deductions;
  return differOnReturn(net, 0) ? net : 0;
}

function attached(parts: Parts): string {
  const list = [
    `the corrected Form 1040 for ${leadOf(parts).year.tax_year}`,
    ...parts.flatMap((part) => (part.with5329 ? [formOf(parts, part, "Form 5329")] : [])),
    ...parts.flatMap((part) => (part.withForm ? [formOf(parts, part, "Form 8606")] : [])),
    ...parts.flatMap((part) =>
      part.year.right.method === "worksheet_1_1" ? [`Worksheet 1-1${whoseForm(parts, part)}`] : [],
    ),
    ...(parts.some(({ year }) => year.right.statements.length > 0) ? ["statements"] : []),
  ];
  return `Attached: ${listed(list)}.`;
}

/** The amounts of a whole return that is sent for a year: a superseding one, or a late one, of which nothing was filed. */
export function returnAmounts({ parts, send }: Pick<Envelope, "parts" | "send">): ChangedAmount[] {
  const rows = amounts(parts).filter(({ what }) => what !== COLUMN_B && !what.startsWith(LINE_10));
  if (send !== "delinquent_return") return rows;
  const { income } = leadOf(parts).year;
  const label = returnLabels(leadOf(parts).year.tax_year);
  const right = [
    [label["4a"], income.form_1040["4a"].right],
    [label["4b"], income.form_1040["4b"].right],
  ] as const;
  return rows.map((row) => {
    const found = right.find(([line]) => row.what.startsWith(`Line ${line},`));
    return { ...row, filed: null, change: null, right: found?.[1] ?? row.right };
  });
}

const COLUMN_B = "Form 1040-X, line 1, column B, from these";

function amounts(parts: Parts): ChangedAmount[] {
  const { tax_year, income } = leadOf(parts).year;
  const label = returnLabels(tax_year);
  const { "4a": out, "4b": taxed } = income.form_1040;
  const rows: ChangedAmount[] = [
    moved(
      `Line ${label["4a"]}, IRA distributions`,
      out.filed ?? (out.right === 0 ? 0 : null),
      out.filed === null ? 0 : out.right - out.filed,
    ),
    moved(
      `Line ${label["4b"]}, taxable amount`,
      taxed.filed ?? (out.right === 0 ? 0 : null),
      changeOf4b(income),
    ),
  ];
  for (const part of parts) {
    const { deducted, deductionChanges } = part.year.income;
    const { filed, right } = deducted;
    const what = `${deductionLine(tax_year)}, IRA deduction${whoseForm(parts, part)}`;
    if (deductionChanges) rows.push({ what, filed, change: null, right: null });
    else if ((filed ?? 0) !== 0 || right !== 0) rows.push(moved(what, filed, right - (filed ?? right)));
  }
  for (const part of parts)
    for (const line of ["1", "2", "3", ...FORM_5329_TAXES] as const) {
      const right = part.year.right.form_5329?.[line];
      if (right === undefined) continue;
      const filed = part.year.form_5329.filed === null ? null : (filed5329(part)[line] ?? 0);
      const change = filed === null ? null : right - filed;
      const name = formOf(parts, part, "Form 5329");
      const what = hasForm5329Numbers(tax_year)
        ? `${name}, line ${line}`
        : `${name}: ${FORM_5329_CAPTIONS[line]}`;
      rows.push({ what, filed, change, right });
    }
  const isOpen = parts.some(({ year }) => year.income.deductionChanges);
  rows.push({ what: COLUMN_B, filed: null, change: isOpen ? null : income.change, right: null });
  return [...rows, ...otherTaxes(parts)];
}

/** The change of line 10 of Form 1040-X; where nobody knows what was reported, that of a return that reported nothing. */
function otherTaxes(parts: Parts): ChangedAmount[] {
  const changed = parts.filter(({ year }) => year.form_5329.status !== "same");
  if (changed.length === 0) return [];
  const isKnown = changed.every(({ year }) => year.form_5329.filed !== null);
  const change = changed.reduce(
    (sum, { year }) => sum + year.form_5329.right - (year.form_5329.filed ?? 0),
    0,
  );
  const what = `${LINE_10}, column B, from Form 5329${isKnown ? "" : ", if none of it was reported"}`;
  return [{ what, filed: null, change, right: null }];
}

const LINE_10 = "Form 1040-X, line 10";

function filed5329({ member, year }: EnvelopePart): Readonly<Record<string, Cents | undefined>> {
  return member.ledger.years[year.tax_year]?.filed?.form_5329 ?? {};
}

function moved(what: string, filed: Cents | null, change: Cents): ChangedAmount {
  return { what, filed, change, right: filed === null ? null : filed + change };
}
