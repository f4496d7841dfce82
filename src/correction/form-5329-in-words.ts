import { earlyTaxPercent, homebuyerLifetimeLimit } from "../data/law.js";
import { additionalTaxLine, amountOn, hasForm5329Numbers } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { capital, inDollars, listed } from "../text/wording.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import type { YearCorrection } from "./correct.js";
import { type Envelope, type EnvelopePart, formOf } from "./envelopes.js";
import { isExceptedInProportion, limitedFirstHome } from "./excepted-share.js";
import { exceptionNumber, groundsOfExceptions, namedException, onlyException } from "./exception-number.js";
import { excessReasons, isLessThanFiled } from "./excess-in-words.js";
import { isTaxProven, UNLESS_SHOWN } from "./sends-5329.js";
import { isTaxAsFiledOpen } from "./tax-as-filed.js";

const TAXES = [
  ["4", "on early distributions"],
  ["17", "on excess contributions to traditional IRAs"],
  ["25", "on excess contributions to Roth IRAs"],
] as const;

/**
 * What Part II says of one owner's Form 5329: the tax that it shows, where that goes, and why it applies. Empty where neither
 * the tax changes nor the form is enclosed. The sentences are signed.
 */
export function form5329InWords(parts: Envelope["parts"], part: EnvelopePart): string[] {
  const { tax_year, form_5329 } = part.year;
  const name = `${formOf(parts, part, "Form 5329")} for ${tax_year}`;
  if (form_5329.status === "same")
    return part.with5329 ? [[unchanged(part, name), ...groundsOf(part)].join(" ")] : [];
  const where = additionalTaxLine(tax_year);
  const goes = where === null ? "Form 1040-X, line 10" : `${where}, and on Form 1040-X, line 10`;
  return [
    `${name} is attached. It shows ${shown(part)}${asFiled(part)}. The change is on ${goes}.`,
    ...[
      ...early(part),
      ...excepted(part),
      ...groundsOf(part),
      ...lessEarly(part),
      ...excessReasons(part),
    ].map((reason) => (parts.length === 1 ? reason : `${part.member.ledger.owner.name}: ${reason}`)),
  ];
}

function groundsOf({ member, year }: EnvelopePart): string[] {
  return groundsOfExceptions(member.ledger, year);
}

/** The taxes on the form, each with its line. */
function shown({ year: { tax_year, right } }: EnvelopePart): string {
  const at = (line: string) => (hasForm5329Numbers(tax_year) ? ` (Form 5329, line ${line})` : "");
  const taxes = TAXES.flatMap(([line, what]) => {
    const tax = right.form_5329?.[line] ?? 0;
    return tax === 0 ? [] : [`${inDollars(tax)} ${what}${at(line)}`];
  });
  return taxes.length === 0 ? "no additional tax" : `additional tax of ${listed(taxes)}`;
}

/** What the return as filed had of the tax; a blank where only the signer knows. */
function asFiled(part: EnvelopePart): string {
  const { filed } = part.year.form_5329;
  if (filed !== null) return `, instead of ${inDollars(filed)} as filed`;
  return isTaxAsFiledOpen(part) ? ", instead of $__________ on the return as filed" : "";
}

/** A form that changes no tax: it shows an exception, and its number, or only goes with the return. */
function unchanged(part: EnvelopePart, name: string): string {
  const { member, year } = part;
  const exception = onlyException(member.ledger, year);
  if (exception === null)
    return [
      `${name} is attached. It shows ${shown(part)}.`,
      ...excessReasons(part),
      ...(isTaxProven([{ year }]) ? ["The additional tax does not change."] : []),
    ].join(" ");
  const number = exceptionNumber(member.ledger, year);
  const which = number === null ? "" : ` (${namedException(number)})`;
  return `${name} is attached${exception === "unknown" ? `, ${UNLESS_SHOWN}` : ""}: no additional tax applies to early distributions of ${inDollars(year.right.form_5329?.["2"] ?? 0)}${which}.`;
}

/** An exception that covers what came out early, or a part of it: how much, by which number, and that nothing excepts the rest. */
function excepted({ member, year }: EnvelopePart): string[] {
  const { "1": line1 = 0, "2": excepted = 0, "3": rest = 0 } = year.right.form_5329 ?? {};
  if (excepted === 0 || !hasForm5329Numbers(year.tax_year)) return [];
  const number = exceptionNumber(member.ledger, year);
  const which = number === null ? "an exception" : namedException(number);
  if (rest === 0)
    return [
      `${capital(which)} covers all of the ${inDollars(line1)} on line 1 of Form 5329 (line 2), so the additional tax on early distributions does not apply (section 72(t)).`,
    ];
  const sections = year.recaptured.length > 0 ? "sections 408A(d)(3)(F) and 72(t)" : "section 72(t)";
  const share = isExceptedInProportion(member.ledger, year) ? ", in proportion to the distributions" : "";
  const home = limitedFirstHome(member.ledger, year);
  return [
    `Of the ${inDollars(line1)} on line 1 of Form 5329, ${which} covers ${inDollars(excepted)} (line 2)${share}.`,
    ...(home === null ? [] : [homeLimit(home.usedBefore, year.tax_year)]),
    ...(isAllBeforeAge(member.ledger, year)
      ? [
          `The other ${inDollars(rest)} was distributed before age 59 1/2 without an exception, so the additional tax applies (${sections}).`,
        ]
      : []),
  ];
}

/** Why the exception for a first home covers no more (IRC 72(t)(8)(B)). */
function homeLimit(usedBefore: Cents, taxYear: number): string {
  const used = usedBefore === 0 ? "" : `, and ${inDollars(usedBefore)} of that was used before ${taxYear}`;
  return `The exception for a first home is limited to ${inDollars(homebuyerLifetimeLimit)} in a lifetime (section 72(t)(8)(B))${used}.`;
}

/** Why the tax on early distributions applies, where it applies to all of them: what they are, and how early. */
function early({ member, year }: EnvelopePart): string[] {
  const { ledger } = member;
  const { right } = year;
  const line1 = right.form_5329?.["1"] ?? 0;
  if (!isAllEarly(ledger, year)) return [];
  const line = (id: string) => Math.max(0, amountOn(right, id));
  const earnings = line("25c");
  const traditional = Math.max(0, right.form_1040["4b"] - line("18") - earnings);
  const recaptured = year.recaptured.reduce((sum, { cents }) => sum + cents, 0);
  const isComplete = recaptured + earnings + traditional === line1;
  const others = isComplete
    ? [
        ...(earnings > 0 ? [`${inDollars(earnings)} of the Roth IRA distributions is earnings`] : []),
        ...(traditional > 0
          ? [`${inDollars(traditional)} is the taxable amount of distributions from traditional IRAs`]
          : []),
      ]
    : [];
  return [
    ...recaptureReasons(ledger, year),
    ...others.map(
      (what) =>
        `${what}. It was distributed before age 59 1/2, so the additional tax applies (section 72(t)).`,
    ),
  ];
}

/** Why the tax on early distributions is less than the return reported: what the law taxes, and how much that is. */
function lessEarly(part: EnvelopePart): string[] {
  const { tax_year, right, recaptured } = part.year;
  const { "1": line1 = 0, "3": line3 = 0 } = right.form_5329 ?? {};
  const isExcepted = line1 > 0 && line3 === 0 && hasForm5329Numbers(tax_year);
  if (!isLessThanFiled(part, "4") || isExcepted) return [];
  const [is, sections] =
    recaptured.length > 0 ? ["is or counts as", "sections 408A(d)(3)(F) and 72(t)"] : ["is", "section 72(t)"];
  const after = isAllAfterAge(part.member.ledger, part.year)
    ? ` All distributions of ${tax_year} were made after age 59 1/2.`
    : "";
  return [
    `The additional tax on early distributions applies only to what ${is} included in income, was distributed before age 59 1/2, and has no exception (${sections}). For ${tax_year}, that is ${inDollars(line3)}.${after}`,
  ];
}

/** Whether there were distributions in a year, and all that came out was after age 59 1/2. */
function isAllAfterAge(
  { owner: { born }, entries }: Ledger,
  { tax_year, distributed }: YearCorrection,
): boolean {
  if (born === null || distributed.size === 0) return false;
  const grown = dayOf59AndAHalf(born);
  const out = entries.filter(
    (entry) => distributed.has(entry.index) || (CAME_BACK.has(entry.kind) && isDatedIn(entry, tax_year)),
  );
  return out.every(
    ({ date, day }) => date !== null && (day === "known" ? date >= grown : tax_year > yearOf(grown)),
  );
}

/** What gives money to the owner without being a distribution of its own kind. */
const CAME_BACK: ReadonlySet<Entry["kind"]> = new Set(["excess_removal", "returned_contribution"]);

/**
 * Why the 10 percent tax applies to conversions that came out within their five years. Only where the tax
 * applies to all of the year's distributions, or the sentence would not be true of all.
 */
function recaptureReasons(ledger: Ledger, year: YearCorrection): string[] {
  const { recaptured } = year;
  const out = ledger.entries.filter(
    (entry) => year.distributed.has(entry.index) && "ira" in entry && entry.ira === "roth",
  );
  const distributions = out.length > 1 ? "distributions" : "distribution";
  return recaptured.map(({ year: converted, cents, whole }) => {
    const from = ledger.entries.some((entry) => entry.kind === "plan_rollover" && isDatedIn(entry, converted))
      ? `conversions and rollovers of ${converted}`
      : `${converted} conversion`;
    const what = whole ? `the ${from}` : `the taxable part of the ${from}`;
    return `${inDollars(cents)} of the Roth IRA ${distributions} came from ${what}, which was included in income then. It was distributed within five years and before age 59 1/2, so the ${earlyTaxPercent} percent additional tax applies (sections 408A(d)(3)(F) and 72(t)).`;
  });
}

/** Whether the tax applies to everything that came out in the year: no exception, and nothing after age 59 1/2. */
function isAllEarly(ledger: Ledger, year: YearCorrection): boolean {
  const lines = year.right.form_5329 ?? {};
  return (lines["4"] ?? 0) > 0 && (lines["2"] ?? 0) === 0 && isAllBeforeAge(ledger, year);
}

/** Whether everything that came out in a year came out before age 59 1/2. */
function isAllBeforeAge({ owner: { born }, entries }: Ledger, { distributed }: YearCorrection): boolean {
  if (born === null) return false;
  const grown = dayOf59AndAHalf(born);
  return entries.every(({ index, date }) => !distributed.has(index) || (date !== null && date < grown));
}

function isDatedIn(entry: Entry, year: number): boolean {
  return entry.date !== null && yearOf(entry.date) === year;
}
