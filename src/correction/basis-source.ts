import type { Cents } from "../money/cents.js";
import { wasFormFiled } from "../review/filed.js";
import { inDollars, longDate } from "../text/wording.js";
import { lastFormYear } from "./assumed/opening.js";
import { basisMoved, basisMovedBy } from "./basis-moved.js";
import type { Correction, YearCorrection } from "./correct.js";
import { sendKinds } from "./decisions.js";
import { divorceChange } from "./divorce-change.js";
import type { EnvelopePart } from "./envelopes.js";
import { changedLine, isSame } from "./why-lines-2-and-6.js";

/** Where the signer writes the tax year of the last form before the ledger. */
const YEAR_BLANK = "________";

/**
 * Where the basis of earlier years on a Form 8606 comes from, for the clerk who does not find it on record: line 14 of which
 * year's form, and how that one reaches the IRS. It is on line 2, or on line 17 where everything was converted and Part I is
 * blank. Empty without such basis. The sentence is signed.
 */
export function basisSource(part: EnvelopePart): string[] {
  const { year, withForm } = part;
  const [line, cents] = broughtForward(year);
  // A line that becomes 0 needs the earlier form most, as nothing else says why.
  const becomesZero = cents === 0 && line === "2" && changedLine(year, "2") !== null;
  if (!withForm || (cents === 0 && !becomesZero)) return [];
  const moved = basisMoved(part, line);
  if (moved.length === 0)
    return fromForms(part, line, cents, `Line ${line} of Form 8606 (${inDollars(cents)})`);
  const before = cents - basisMovedBy(year.basis_moved);
  const start = `Basis before that (${inDollars(before)})`;
  return [...moved, ...(before > 0 ? fromForms(part, line, before, start) : [])];
}

/** Which earlier form has basis: line 14 of which year's. */
function fromForms(part: EnvelopePart, line: "2" | "17", cents: Cents, start: string): string[] {
  const { member, year } = part;
  const before = member.years.findLast((each) => each.tax_year < year.tax_year && hasLine14(each));
  const filed = unneededBefore(part, before?.tax_year ?? 0);
  if (filed !== null && filed.line14 === cents && cents > 0)
    return [`${start} is line 14 of Form 8606 for ${filed.tax_year}, as filed.`];
  const wrong = filed === null ? [] : wrongLine14(filed);
  if (before !== undefined) {
    const line14 = before.right.lines["14"] ?? 0;
    if (line14 < cents || (line === "2" && line14 !== cents)) return wrong;
    const is = line14 === cents ? "is" : "is from";
    return [
      `${start} ${is} line 14 of Form 8606 for ${before.tax_year}, ${howSent(before)}.`,
      ...movedByDivorce(part, before),
      ...wrong,
    ];
  }
  if (cents === 0) return wrong;
  return [...fromOpening(part, start, cents), ...wrong];
}

/** Where basis from before the ledger comes from. */
function fromOpening({ member, year }: EnvelopePart, start: string, cents: Cents): string[] {
  const { opening, owner } = member.ledger;
  // Basis that came otherwise, as in a divorce, is on no earlier form.
  if (opening === null || (opening.basis !== null && opening.basis !== cents)) return [];
  const from = owner.inherited_from;
  const form = lastFormYear(opening);
  const whose =
    from === null ? "the basis from earlier years" : `the basis of ${from} that went with this IRA`;
  if (form === "none") return [`${start} is ${whose}, for which no Form 8606 was filed.`];
  const which = form ?? YEAR_BLANK;
  if (from !== null)
    return [`${start} is ${whose}, from line 14 of the last Form 8606 of ${from}, for ${which}.`];
  if (form === null) return [`${start} is ${whose}: line 14 of Form 8606 for ${YEAR_BLANK}.`];
  return [
    wasAnyFormFiled(member, year.tax_year)
      ? `${start} is line 14 of Form 8606 for ${which}.`
      : `${start} is line 14 of the last Form 8606 filed, for ${which}.`,
  ];
}

/** Whether a form was filed for a year of the ledger before this one: then that of the opening is not the last one. */
export function wasAnyFormFiled({ years, ledger }: Correction, taxYear: number): boolean {
  return years.some((each) => each.tax_year < taxYear && wasFormFiled(ledger.years[each.tax_year] ?? null));
}

/** A form that was filed though none was required, with its line 14. */
interface UnneededForm {
  readonly tax_year: number;
  readonly line14: Cents;
  /** Basis after that year. */
  readonly right: Cents;
  /** Form 1040-X for that year corrects it. */
  readonly isCorrected: boolean;
}

/**
 * The last form that was filed though none was required, after the last required one and before this year's: it, and not that
 * one, is the last on record. Null without one, or where the ledger does not have its line 14.
 */
export function unneededBefore({ member, year }: EnvelopePart, after: number): UnneededForm | null {
  const found = member.years.findLast(
    ({ tax_year, form, filed_lines }) =>
      tax_year > after && tax_year < year.tax_year && form.unneeded && filed_lines?.["14"] !== undefined,
  );
  const line14 = found?.filed_lines?.["14"];
  if (found === undefined || typeof line14 !== "number") return null;
  const { tax_year, right, send } = found;
  return {
    tax_year,
    line14,
    right: right.carry.basis,
    isCorrected: sendKinds[send].carrier === "form_1040_x",
  };
}

/** That the last form on record has another line 14, which the clerk would find in place of the right one. */
function wrongLine14({ tax_year, line14, right, isCorrected }: UnneededForm): string[] {
  if (isSame(line14, right)) return [];
  const corrected = isCorrected ? ` Form 1040-X for ${tax_year}, mailed separately, corrects it.` : "";
  return [
    `Form 8606 for ${tax_year} was not required. Line 14 as filed for ${tax_year} was ${inDollars(line14)} and should be ${inDollars(right)}.${corrected}`,
  ];
}

/**
 * Why the earlier form begins with less or more than the last form on record: a divorce moved basis, and the IRS sees no form of
 * the years in between.
 */
function movedByDivorce({ member, year }: EnvelopePart, before: YearCorrection): string[] {
  const { ledger, years } = member;
  const { opening } = ledger;
  if (wasAnyFormFiled(member, year.tax_year)) return [];
  const last = opening === null ? null : lastFormYear(opening);
  const isFirst = years.find((each) => hasLine14(each)) === before;
  if (opening === null || opening.basis === null || typeof last !== "number" || !isFirst) return [];
  const change = (before.right.lines["2"] ?? 0) - opening.basis;
  if (change === 0 || change !== divorceChange(ledger, before.tax_year)) return [];
  const how = change < 0 ? "transferred" : "received";
  return [
    `Basis of ${inDollars(Math.abs(change))} was ${how} under a divorce or separation instrument in ${before.tax_year}; line 14 of the last Form 8606 filed, for ${last}, was ${inDollars(opening.basis)}.`,
  ];
}

/** The line that basis of earlier years enters on, and how much of it. */
function broughtForward({ right: { lines } }: YearCorrection): readonly ["2" | "17", Cents] {
  const isPartIBlank = lines["3"] === undefined && lines["11"] === undefined && lines["13"] === undefined;
  return isPartIBlank ? ["17", lines["17"] ?? 0] : ["2", lines["2"] ?? 0];
}

function hasLine14({ right }: YearCorrection): boolean {
  return right.must_file && right.lines["14"] !== undefined;
}

/** How the earlier year's form comes, or came, to the IRS. */
function howSent({ send, form, tax_year }: YearCorrection): string {
  const { carrier } = sendKinds[send];
  if (form.status === "right" && carrier === null) return "as filed";
  switch (carrier) {
    case "form_1040_x":
      return `mailed separately with Form 1040-X for ${tax_year}`;
    case "form_1040":
      return send === "superseding_return"
        ? `mailed separately with the superseding return for ${tax_year}`
        : `mailed separately with the late return for ${tax_year}`;
    case "form_8606":
      return "mailed separately";
    default:
      return "computed again";
  }
}

/** That the IRAs of a form are inherited ones, and from whom; empty for an owner's own. The sentence is signed. */
export function inheritedFrom({ member, withForm }: EnvelopePart): string[] {
  const { inherited_from: from, decedent_died: died } = member.ledger.owner;
  if (from === null) return [];
  return [
    `The IRAs were inherited from ${from}, who died on ${died === null ? "____________________" : longDate(died)}.${withForm ? ` Form 8606 is for the IRAs inherited from ${from} only.` : ""}`,
  ];
}
