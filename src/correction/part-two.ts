import {
  additionalTaxLine,
  deductionLine,
  hasPensionsBesideIras,
  labelIn,
  returnLabels,
} from "../data/printed-form.js";
import type { Entry } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { onceForEach } from "../once-for-each.js";
import { differencesInWords, type LineDifference } from "../review/filed-lines.js";
import { inDollars, listed, longDate } from "../text/wording.js";
import type { StatementKind } from "../year/statement-kinds.js";
import { amountsOf, type ChangedAmount } from "./amended-amounts.js";
import { basisBeforeYear } from "./basis-before-year.js";
import { basisSource, inheritedFrom } from "./basis-source.js";
import { changeOf4a, changeOf4b } from "./changed-lines.js";
import type { YearCorrection } from "./correct.js";
import { aboutDeduction, aboutLimitedDeduction, deductedTooLittle } from "./deduction-in-words.js";
import {
  type Envelope,
  type EnvelopePart,
  formOf,
  isCopy,
  leadOf,
  needs1310,
  whoseForm,
} from "./envelopes.js";
import { form5329InWords } from "./form-5329-in-words.js";
import { isMarkedByBox, SIX_MONTHS } from "./marking.js";
import { missingForm } from "./missing-form.js";
import { purposesOf } from "./purpose.js";
import { earningsElsewhere, earningsInNextYear } from "./returned-later.js";
import { notRolledOver } from "./rollovers-in-words.js";
import { isTaxProven } from "./sends-5329.js";
import { deceasedNotice } from "./signers.js";
import { correctionDeadlineWords } from "./six-month-relief.js";
import { taxableLines } from "./taxable-lines.js";
import { isNotFollowed, whatCameOut, whoseLine4b } from "./whose-money.js";
import { isSame, whyLines, whyWithoutBasis } from "./why-lines-2-and-6.js";
import { isClaimLimited, limitOfClaim } from "./windows.js";

/** What a statement is on, and several of one kind. */
const STATEMENTS: Readonly<Record<StatementKind, readonly [one: string, more: string]>> = {
  recharacterization: ["recharacterization", "recharacterizations"],
  returned_contribution: ["returned contribution", "returned contributions"],
  excess_removal: ["withdrawal of excess contributions", "withdrawals of excess contributions"],
  divorce_transfer: ["divorce transfer", "divorce transfers"],
  disaster: ["qualified disaster distributions", "qualified disaster distributions"],
};

/** What the preparer needs for one Form 1040-X. The tax itself is never computed here. */
export interface AmendedReturn {
  /** Words for the top of page 1: that an owner has died, or that relief is claimed there. */
  readonly top: string | null;
  /** The text for Part II. */
  readonly explanation: readonly string[];
  readonly amounts: readonly ChangedAmount[];
}

type Parts = Envelope["parts"];

/** What goes on the Form 1040-X of an envelope, for everyone whose forms are in it. */
export const amendedReturn = onceForEach(
  (envelope: Pick<Envelope, "send" | "parts" | "owners">): AmendedReturn => {
    const { parts, owners } = envelope;
    const relief = parts.filter(({ year }) => year.state.relief === "six_months");
    return {
      top: [deceasedNotice(owners), relief.length > 0 ? SIX_MONTHS : null].filter(isText).join("; ") || null,
      explanation: [
        ...parts.flatMap((part) => aboutForm(parts, part)),
        ...relief.map((part) => aboutRelief(parts, part)),
        ...parts.flatMap((part) => aboutDeduction(parts, part)),
        ...aboutIncome(parts),
        ...parts.flatMap((part) => aboutLimitedDeduction(parts, part)),
        ...parts.flatMap((part) => form5329InWords(parts, part)),
        ...(isClaimLimited(leadOf(parts).year) ? [limitOfClaim(leadOf(parts).year)] : []),
        attached(envelope),
      ],
      amounts: amountsOf(parts),
    };
  },
);

function isText(text: string | null): text is string {
  return text !== null;
}

/** One person's form: why it is here, what it replaces, where line 2 comes from, and whose IRAs it is about. */
function aboutForm(parts: Parts, part: EnvelopePart): string[] {
  const said = [
    ...formSentence(parts, part),
    ...absorbedInto(parts, part),
    ...notRolledOver(part),
    ...inheritedFrom(part),
    ...basisSource(part),
  ];
  return said.length === 0 ? [] : [said.join(" ")];
}

/** An excess of earlier years that a form sent now has on line 1, or that is deducted now, without a contribution of the year. */
function absorbedInto(parts: Parts, part: EnvelopePart): string[] {
  const { absorbed, tax_year } = part.year;
  const isOnForm = part.withForm && part.year.form.status !== "right";
  if (absorbed === 0 || (!isOnForm && deductedTooLittle(part.year.income) === 0)) return [];
  return [
    `${inDollars(absorbed)} of excess contributions${whoseForm(parts, part)} to traditional IRAs for earlier years was not on line 1 of Form 8606 for those years and is treated as contributed for ${tax_year} (section 219(f)(6)).`,
  ];
}

function formSentence(parts: Parts, part: EnvelopePart): string[] {
  const { tax_year, form, right } = part.year;
  const name = formOf(parts, part, "Form 8606");
  switch (form.status) {
    case "missing":
      return [...missingForm(name, part), ...whyWithoutBasis(part)];
    case "wrong": {
      const changes = differencesInWords(form.differences.filter((each) => !isInWorksheet(right, each)));
      const mark = isMarkedByBox(tax_year) ? "with its box for an amended return checked" : "marked AMENDED";
      return [
        `${name} for ${tax_year} as filed was wrong${changes === "" ? "" : `: ${changes}`}. The attached form, ${mark}, replaces it.${whyLine1(part)}`,
        ...whyLines(part),
      ];
    }
    case "right":
      return [
        isNotFollowed(parts)
          ? `${name} for ${tax_year} was correct as filed, but the return did not follow it. A copy is attached.`
          : `${name} for ${tax_year}, filed with the return, does not change; a copy is attached.`,
      ];
    default:
      return form.unneeded
        ? [
            `${name} for ${tax_year} was filed, but none was required: no reason to file one applied (Instructions for Form 8606, Who Must File).${overstated(part)}`,
          ]
        : [];
  }
}

/** What a form that was not required shows too high, and what is right. No form of zeros takes its place. */
function overstated(part: EnvelopePart): string {
  const { form, right, filed_lines, tax_year } = part.year;
  if (!form.overstates) return "";
  const filed = (line: string) => {
    const cents = filed_lines?.[line];
    return typeof cents === "number" ? cents : 0;
  };
  const said = [
    ...(filed("1") > 0
      ? [`Line 1 as filed was ${inDollars(filed("1"))} and should be ${inDollars(0)}.${whyLine1(part)}`]
      : []),
    ...wrongLine2(part),
    ...(filed("14") > 0 && filed("14") !== right.carry.basis
      ? [
          `Line 14 as filed was ${inDollars(filed("14"))}; the basis after ${tax_year} is ${inDollars(right.carry.basis)}.`,
        ]
      : []),
    "No form replaces it.",
  ];
  return ` ${said.join(" ")}`;
}

/** Line 2 of that form, where it did not have the basis of earlier years: without it, line 14 would not add up. */
function wrongLine2({ year, member }: EnvelopePart): string[] {
  const filed = year.filed_lines?.["2"];
  const right = basisBeforeYear(member, year.tax_year);
  if (typeof filed !== "number" || right === null || isSame(filed, right)) return [];
  return [`Line 2 as filed was ${inDollars(filed)} and should be ${inDollars(right)}.`];
}

/** Why line 1 as filed was too high, where it had what was deducted. */
function whyLine1({ year: { form, income, right, tax_year } }: EnvelopePart): string {
  const filed = form.differences.find(({ line }) => line === "1")?.filed;
  const deducted = income.deducted.right;
  if (typeof filed !== "number" || deducted <= 0) return "";
  // What else is too much on it was above the limit, which the reasons for Form 5329 say.
  const rest = filed - (right.lines["1"] ?? 0) - deducted;
  if (rest !== 0 && rest !== right.form_5329?.["15"]) return "";
  return ` Line 1 had ${inDollars(deducted)} of contributions that were deducted (${deductionLine(tax_year)}) and are not nondeductible contributions.`;
}

/** Lines that are blank only because Worksheet 1-1 takes their place, which Part II says by itself. */
function isInWorksheet(
  { method, tax_year }: YearCorrection["right"],
  { line, right }: LineDifference,
): boolean {
  if (method !== "worksheet_1_1" || right !== null) return false;
  return BY_WORKSHEET.some((id) => labelIn(tax_year, id) === line);
}

const BY_WORKSHEET: readonly string[] = ["6", "7", "8", "9", "10", "11", "12", "15a", "17"];

/** The statements that are attached, each kind by its name. */
function attachedStatements(parts: Envelope["parts"]): string[] {
  const kinds = parts.flatMap(({ year }) => year.right.statements.map(({ kind }) => kind));
  return [...new Set(kinds)].map((kind) => {
    const isOne = kinds.filter((each) => each === kind).length === 1;
    return isOne ? `a statement on the ${STATEMENTS[kind][0]}` : `statements on the ${STATEMENTS[kind][1]}`;
  });
}

function aboutRelief(parts: Parts, part: EnvelopePart): string {
  const { ledger } = part.member;
  const { tax_year } = part.year;
  const moved = ledger.entries.filter(
    (entry): entry is Extract<Entry, { kind: "returned_contribution" | "recharacterization" }> =>
      (entry.kind === "returned_contribution" || entry.kind === "recharacterization") &&
      entry.for === tax_year,
  );
  const earnings = earningsInNextYear(ledger, part.member.years, tax_year);
  const by = parts.length === 1 ? "" : ` by ${ledger.owner.name}`;
  const what = moved.map((entry) => {
    const { amount, date } = entry;
    const what = `${inDollars(amount)} contributed${by} for ${tax_year} was`;
    if (entry.kind === "returned_contribution") return `${what} returned on ${longDate(date)}`;
    const [from, to] = entry.from === "roth" ? ["Roth", "traditional"] : ["traditional", "Roth"];
    return `${what} recharacterized on ${longDate(date)}, from a ${from} IRA to a ${to} IRA`;
  });
  return `${SIX_MONTHS}: ${listed(what)}, ${correctionDeadlineWords(ledger, tax_year)}, and the return had been filed in time.${earnings === null ? "" : ` ${earningsElsewhere(earnings)}`}`;
}

/** The total that came out, where the return left it out or had too little: it is reported also where nothing of it is taxable. */
function aboutLine4a(parts: Parts): string[] {
  const { tax_year, income } = leadOf(parts).year;
  if (changeOf4a(income) === 0) return [];
  const { filed, right } = income.form_1040["4a"];
  return [
    `${lineShowed(tax_year, "4a", filed ?? 0)} the total of IRA distributions; the correct amount is ${inDollars(right)}.`,
  ];
}

/** What a line of the return showed; of a line that has pensions too, the part that was from IRAs. */
function lineShowed(taxYear: number, line: "4a" | "4b", cents: Cents): string {
  const label = returnLabels(taxYear)[line];
  return hasPensionsBesideIras(taxYear)
    ? `Of line ${label}, ${inDollars(cents)} was`
    : `Line ${label} showed ${inDollars(cents)} as`;
}

function aboutIncome(parts: Parts): string[] {
  const { tax_year, income } = leadOf(parts).year;
  const { change } = income;
  const line4b = changeOf4b(income);
  if (income.stands !== undefined) return [...aboutLine4a(parts), incomeStands(income.stands)];
  if (change === null || (income.status === "same" && line4b === 0)) {
    return [
      ...aboutLine4a(parts),
      ...(parts.some(({ year, with5329 }) => with5329 || year.form_5329.status !== "same")
        ? whatCameOut(parts)
        : []),
      isTaxProven(parts)
        ? `Income, deductions, tax, and payments do not change. ${onlyPurpose(parts)}`
        : parts.every(({ year }) => year.form_5329.status === "same")
          ? onlyPurpose(parts)
          : "Income and deductions do not change.",
    ];
  }
  const filed = income.form_1040["4b"].filed ?? 0;
  const reasons = line4b === 0 ? [] : whatCameOut(parts);
  const isOpen = parts.some(({ year }) => year.income.deductionChanges);
  const does = change < 0 ? "lowers" : "raises";
  return [
    ...reasons,
    [
      ...aboutLine4a(parts),
      ...(line4b === 0
        ? []
        : [
            `${lineShowed(tax_year, "4b", filed)} the taxable amount of IRA distributions; the correct amount is ${inDollars(filed + line4b)}${taxableLines(parts)}.`,
            ...whoseLine4b(parts),
            ...(reasons.length === 0 && line4b > 0
              ? ["The return reported less than the taxable amount."]
              : []),
          ]),
      change === 0
        ? "Together these changes leave adjusted gross income (Form 1040-X, line 1) as it was."
        : `${whatMoves(line4b, change, isOpen)} ${does} adjusted gross income (Form 1040-X, line 1) by ${isOpen ? "$__________" : inDollars(Math.abs(change))}.`,
    ].join(" "),
  ];
}

/** Income that was taxed wrongly and can no longer be changed, on a return whose Form 5329 still can (IRC 6511(a), 6501(a) and (l)(4)). */
function incomeStands(change: Cents): string {
  const [off, time] =
    change < 0
      ? ["high", "claim a refund of tax on it (section 6511(a))"]
      : ["low", "assess tax on it (section 6501(a))"];
  return `Adjusted gross income as filed was ${inDollars(Math.abs(change))} too ${off}. The time to ${time} has ended, so income and deductions do not change.`;
}

function onlyPurpose(parts: Parts): string {
  return `The only purpose of this amended return is to ${listed(purposesOf(parts))}.`;
}

/** What changes adjusted gross income: line 4b, the IRA deduction, or both. */
function whatMoves(line4b: number, change: number, isDeductionOpen: boolean): string {
  if (line4b === 0) return "This";
  return isDeductionOpen || line4b !== change
    ? "With the change of the IRA deduction, this"
    : "The change of that line";
}

/** The claim for someone who has died, where it is needed; whether the return is a joint one the signer may know. */
const FORM_1310 = {
  yes: ["Form 1310"],
  unless_joint: ["Form 1310 (check if attached: ____)"],
  no: [],
} as const;

/** The schedules of the return that change: " with Schedules 1 and 2 (Form 1040)". */
function changedSchedules(parts: Parts): string {
  const { year } = leadOf(parts);
  const changes5329 = parts.some((part) => part.year.form_5329.status !== "same");
  const lines = [
    year.income.deductions === 0 ? null : deductionLine(year.tax_year),
    changes5329 ? additionalTaxLine(year.tax_year) : null,
  ];
  const numbers = lines.flatMap((line) => /^Schedule (\d)/.exec(line ?? "")?.[1] ?? []);
  if (numbers.length === 0) return "";
  return ` with Schedule${numbers.length > 1 ? "s" : ""} ${listed(numbers)} (Form 1040)`;
}

function attached(envelope: Pick<Envelope, "send" | "parts" | "owners">): string {
  const { parts } = envelope;
  const list = [
    `the corrected Form 1040 for ${leadOf(parts).year.tax_year}${changedSchedules(parts)}`,
    ...parts.flatMap((part) => (part.with5329 ? [formOf(parts, part, "Form 5329")] : [])),
    ...parts.flatMap((part) =>
      part.withForm ? [`${isCopy(part) ? "a copy of " : ""}${formOf(parts, part, "Form 8606")}`] : [],
    ),
    ...parts.flatMap((part) =>
      part.year.right.method === "worksheet_1_1" ? [`Worksheet 1-1${whoseForm(parts, part)}`] : [],
    ),
    ...(parts.some(({ year }) => year.right.form_8915 !== undefined) ? ["Form 8915"] : []),
    ...attachedStatements(parts),
    ...FORM_1310[needs1310(envelope)],
  ];
  return `Attached: ${listed(list)}.`;
}
