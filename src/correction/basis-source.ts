import type { Cents } from "../money/cents.js";
import { inDollars, longDate } from "../text/wording.js";
import { lastFormYear } from "./assumed-opening.js";
import type { YearCorrection } from "./correct.js";
import { sendKinds } from "./decisions.js";
import type { EnvelopePart } from "./envelopes.js";
import { changedLine } from "./why-lines.js";

/** Where the signer writes the tax year of the last form before the ledger. */
const YEAR_BLANK = "________";

/**
 * Where the basis of earlier years on a Form 8606 comes from, for the clerk who does not find it on record: line 14 of which
 * year's form, and how that one reaches the IRS. It is on line 2, or on line 17 where everything was converted and Part I is
 * blank. Empty without such basis. The sentence is signed.
 */
export function basisSource(part: EnvelopePart): string[] {
  const { member, year, withForm } = part;
  const [line, cents] = broughtForward(year);
  // A line that becomes 0 needs the earlier form most, as nothing else says why.
  const becomesZero = cents === 0 && line === "2" && changedLine(year, "2") !== null;
  if (!withForm || (cents === 0 && !becomesZero)) return [];
  const start = `Line ${line} of Form 8606 (${inDollars(cents)})`;
  const before = member.years.findLast((each) => each.tax_year < year.tax_year && hasLine14(each));
  if (before !== undefined) {
    const line14 = before.right.lines["14"] ?? 0;
    if (line14 < cents || (line === "2" && line14 !== cents)) return [];
    const is = line14 === cents ? "is" : "is from";
    return [`${start} ${is} line 14 of Form 8606 for ${before.tax_year}, ${howSent(before)}.`];
  }
  if (cents === 0) return [];
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
  return [
    form === null
      ? `${start} is ${whose}: line 14 of Form 8606 for ${YEAR_BLANK}.`
      : `${start} is line 14 of the last Form 8606 filed, for ${which}.`,
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
