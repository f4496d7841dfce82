import type { Owner } from "../ledger/schema.js";
import { isSamePerson, isToldJoint } from "../review/same-return.js";
import { type Assumption, settleFirst } from "./assumed/assumption.js";
import type { Correction } from "./correct.js";
import { sendKinds } from "./decisions.js";

/** Whether the ledgers of a household say who is listed first on the joint returns. */
export function isFirstTold(owners: readonly Owner[]): boolean {
  return owners.some(({ first_on_return }) => first_on_return !== null);
}

/**
 * The names on Form 1040-X are in the same order as on the return that it amends (Instructions for Form 1040-X, Name,
 * Current Address, and Social Security Number). The order of the ledgers is that of their files, so somebody has to say it
 * where a joint return is sent.
 *
 * @param members the corrections of one package
 */
export function aboutFirstOnReturn(members: readonly Correction[]): Assumption[] {
  if (isFirstTold(members.map(({ ledger }) => ledger.owner))) return [];
  const owner = members[0]?.ledger.owner;
  const isAlone = owner !== undefined && members.every(({ ledger }) => isSamePerson(owner, ledger.owner));
  const [first] = members
    .flatMap((member) =>
      member.years.filter(({ tax_year, send, joint }) => {
        const { carrier } = sendKinds[send];
        return (
          (carrier === "form_1040_x" && joint === true && isAlone) ||
          ((carrier === "form_1040_x" || carrier === "form_1040") &&
            members.some((other) => isSpouseOn(member, other, tax_year)))
        );
      }),
    )
    .map(({ tax_year }) => tax_year)
    .toSorted();
  if (first === undefined) return [];
  const order = isAlone
    ? "the name in this ledger is the first one"
    : "the names are in the order in which the ledgers were given";
  return [
    {
      tax_year: first,
      path: "owner.first_on_return",
      assumes: order,
      says: `not in the ledger, so ${order}. Form 1040-X must have them in the order of the return. Look at the return, add who is first on it, and make this package again.`,
      ...settleFirst("owner.first_on_return: true", "owner.first_on_return: false"),
    },
  ];
}

/** Whether another ledger is that of the spouse on a year's return. */
function isSpouseOn(member: Correction, other: Correction, taxYear: number): boolean {
  const { died } = other.ledger.owner;
  return (
    !isSamePerson(member.ledger.owner, other.ledger.owner) &&
    (isToldJoint(member.ledger, other.ledger, taxYear) ||
      other.years.some(({ tax_year, send }) => tax_year === taxYear && send === "with_shared_return")) &&
    (died ?? "9999") >= String(taxYear)
  );
}
