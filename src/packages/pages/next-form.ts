import type { Correction } from "../../correction/correct.js";
import { isDeductionOpen } from "../../correction/decisions.js";
import { amountOn } from "../../data/printed-form.js";
import { isSamePerson } from "../../review/same-return.js";
import { inDollars } from "../../text/wording.js";

/** What becomes of the basis that is left to each of them. A spouse without IRAs has no year here and no basis. */
export function nextForms(members: readonly Correction[]): string[] {
  return members
    .filter(({ years }) => years.length > 0)
    .flatMap((member) => [nextForm(member, members), ...rothLeft(member, members.length > 1)]);
}

/** What is left of Roth contributions and conversions, which come out before earnings, once some have come out. */
function rothLeft({ years, ledger }: Correction, isOneOfSeveral: boolean): string[] {
  const last = years.at(-1);
  const cameOut = years.some(({ right }) => amountOn(right, "19") > 0);
  if (!last || !cameOut || ledger.owner.died !== null) return [];
  const { roth_contributions: contributions, roth_conversions: conversions } = last.right.carry;
  if (contributions === null) return [];
  const of = isOneOfSeveral ? ` of ${ledger.owner.name}` : "";
  const converted = conversions.reduce((sum, { amount }) => sum + amount, 0);
  return [
    `In the Roth IRAs${of}, ${inDollars(contributions)} of contributions and ${inDollars(converted)} of conversions are left after ${last.tax_year}, for lines 22 and 24 of the next Form 8606 with a Roth distribution.`,
  ];
}

/** Line 2 of the next form, or the share of each beneficiary. */
function nextForm(member: Correction, members: readonly Correction[]): string {
  const { years, ledger } = member;
  const last = years.at(-1);
  const { owner } = ledger;
  const isOneOfSeveral = members.length > 1;
  const of = isOneOfSeveral ? ` of ${owner.name}` : "";
  const whose = isOneOfSeveral ? `${owner.name}'s` : "The";
  const after = last?.tax_year ?? "";
  const isLeft = (last?.basis.right ?? 0) > 0;
  if (years.some(isDeductionOpen))
    return `The basis${of} left after ${after} is not known yet, because it depends on a deduction. Settle that before ${owner.died === null ? "the next Form 8606" : "the beneficiaries use it"}.`;
  if (owner.died !== null)
    return isLeft
      ? `The basis${of} left after ${after} passes to the beneficiaries of the IRAs. Tell each of them their share, and give them a copy of the last Form 8606.`
      : `No basis${of} is left after ${after}, so none passes to the beneficiaries of the IRAs.`;
  const inherits = fromSpouse(member, members);
  if (isLeft)
    return `${whose} next Form 8606 starts with the correct line 2: the basis after ${after} on the summary.${inherits}`;
  return inherits === ""
    ? `No basis${of} is left after ${after}: line 2 of the next Form 8606 is 0.`
    : `No basis${of} is left after ${after}.${inherits}`;
}

/**
 * What a surviving spouse may add to line 2: the basis of the decedent goes with IRAs that the spouse treats as his or her own
 * (IRC 408(d)(3)(C)(ii)(II); Publication 590-B, Inherited From Spouse). Nothing where the ledger has them already.
 */
function fromSpouse({ ledger }: Correction, members: readonly Correction[]): string {
  const { name } = ledger.owner;
  if (ledger.entries.some(({ kind }) => kind === "inherited_as_own")) return "";
  return members
    .filter(({ ledger: { owner } }) => owner.died !== null && !isSamePerson(owner, ledger.owner))
    .map(({ ledger: { owner }, years }) => {
      const basis = years.at(-1)?.basis.right ?? 0;
      return basis === 0
        ? ""
        : ` If ${name} inherits IRAs of ${owner.name} and treats them as ${name}'s own, the basis of ${inDollars(basis)}, or the share of it that was inherited, goes onto line 2 of ${name}'s next Form 8606 (section 408(d)(3)(C)). Then add the inherited IRA, with its basis, to the ledger of ${name}.`;
    })
    .join("");
}
