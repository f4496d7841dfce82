import { returnLabels } from "../data/printed-form.js";
import { inDollars, listed } from "../text/wording.js";
import { cameOut } from "./came-out.js";
import { changeOf4b } from "./changed-lines.js";
import { type Envelope, type EnvelopePart, formOf, leadOf } from "./envelopes.js";
import { givenBackInWords } from "./given-back.js";
import { nontaxableReasons } from "./income-reasons.js";
import { hasMoneyOffForm } from "./out-of-year.js";

type Parts = Envelope["parts"];

/**
 * Whether line 4b departed from the forms that were filed: everyone's form was right, and nothing else that came out of
 * IRAs is on the line. Otherwise the error can be another person's, or that of money on no form.
 */
export function isNotFollowed(parts: Parts): boolean {
  const { income } = leadOf(parts).year;
  const out = parts.reduce((all, { year }) => all + year.right.form_1040["4a"], 0);
  return (
    changeOf4b(income) !== 0 &&
    income.form_1040["4a"].right === out &&
    parts.every(({ year }) => year.form.status === "right" && !hasMoneyOffForm(year))
  );
}

/** What came out of everyone's IRAs whose lines the return did not follow, and why it is or is not taxable. */
export function whatCameOut(parts: Parts): string[] {
  return changing(parts).flatMap((part) => {
    const { member, year } = part;
    const said = [
      ...cameOut(part),
      ...nontaxableReasons(member.ledger, year),
      ...givenBackInWords(member.ledger, member.years, year.tax_year),
    ];
    if (said.length === 0) return [];
    const whose = parts.length === 1 && !part.isNamed ? "" : `${member.ledger.owner.name}: `;
    return [`${whose}${said.join(" ")}`];
  });
}

/**
 * Whose money changes the return: everyone's but that of somebody whose form was filed and is right, with all that came out on it.
 * Where nobody else has a form or money that is on none, the return did not follow that form.
 */
function changing(parts: Parts): readonly EnvelopePart[] {
  const others = parts.filter(({ year }) => year.form.status !== "right" || hasMoneyOffForm(year));
  const isExplained = others.some(({ withForm, year }) => withForm || hasMoneyOffForm(year));
  return isExplained && !isNotFollowed(parts) ? others : parts;
}

/**
 * What of line 4b as filed was whose, where one spouse's form was filed and is right, and the rest fits what came out of the
 * other's IRAs.
 */
export function whoseLine4b(parts: Parts): string[] {
  const [other, ...more] = changing(parts);
  const right = parts.filter((part) => part.year.form.status === "right");
  const { filed } = leadOf(parts).year.income.form_1040["4b"];
  if (other === undefined || more.length > 0 || right.length === 0 || right.includes(other) || filed === null)
    return [];
  const theirs = right.reduce((sum, { year }) => sum + year.right.form_1040["4b"], 0);
  const rest = filed - theirs;
  if (rest < 0 || rest > other.year.right.form_1040["4a"]) return [];
  const names = listed(right.map((part) => formOf(parts, part, "Form 8606")));
  return [
    `By ${names} as filed, ${inDollars(theirs)} of line ${returnLabels(other.year.tax_year)["4b"]} was for the IRAs on that form; the other ${inDollars(rest)} was for ${other.member.ledger.owner.name}'s IRAs.`,
  ];
}
