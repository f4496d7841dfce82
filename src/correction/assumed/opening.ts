import { yearOf } from "../../ledger/date.js";
import type { Ledger, Opening } from "../../ledger/schema.js";
import { openingBasis } from "../../lines/carry-forward.js";
import { inDollars } from "../../text/wording.js";
import { isDistributionRequired } from "../../year/required-distribution.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/** The tax year of the last filed form that shows the basis before the ledger; null when the ledger names none. */
export function lastFormYear({ last_form, lines, year }: Opening): number | "none" | null {
  return last_form ?? (lines === null ? null : year);
}

/**
 * Basis from before the ledger: whether a filed form has it on line 14, and of which year. That of inherited IRAs is what the
 * owner's last form shows; several beneficiaries share it. Line 2 rests on it, and Part II names the form.
 */
export function aboutOpening(year: AssumingYear, { owner, opening }: Ledger): Assumption[] {
  const { lines } = year.right;
  const basis = opening === null ? 0 : openingBasis(opening);
  const isFirst = basis > 0 && [lines["2"], lines["17"]].includes(basis);
  if (opening === null || !isFirst) return [];
  const { inherited_from: from } = owner;
  return from === null ? aboutLastForm(year, { opening, owner }) : aboutDecedentsForm(year, opening, from);
}

type Opened = Pick<Ledger, "owner"> & { readonly opening: Opening };

function aboutLastForm({ tax_year, send }: AssumingYear, { opening, owner: { born } }: Opened): Assumption[] {
  const last = lastFormYear(opening);
  if (typeof last === "number") return aboutRequiredSince(tax_year, last, opening, born);
  const amount = inDollars(openingBasis(opening));
  if (last === "none")
    return [
      ...aboutRequiredSince(tax_year, last, opening, born),
      {
        tax_year,
        path: "opening.last_form",
        assumes: "none was",
        says: `none, by the ledger. Forms for the years that made ${amount} of basis may be missing too, and you must prove the basis another way, such as with Forms 5498 and the returns of those years.`,
      },
    ];
  const named =
    sendKinds[send].carrier === "form_1040_x"
      ? " Part II of Form 1040-X names that form, and its year is blank."
      : "";
  return [
    {
      tax_year,
      path: "opening.last_form",
      assumes: "it was",
      says: `not in the ledger, which only has the amount of ${amount}.${named} Find that form, compare its line 14, and add its year. If none was filed, add that: forms for earlier years may be missing too, and you must prove the basis another way.`,
      ...settleFirst("opening.last_form: <tax year>", "opening.last_form: none"),
    },
  ];
}

/**
 * A required distribution after the last filed form, in a year that the opening covers: it used up basis without a form (IRC
 * 408(d)(1) and (2)), so that line 14 of that form is not what was left. Without any form, nothing ever took off what came out.
 */
function aboutRequiredSince(
  taxYear: number,
  last: number | "none",
  { year }: Opening,
  born: string | null,
): Assumption[] {
  if (born === null) return [];
  const from = last === "none" ? yearOf(born) : last + 1;
  const since = Array.from({ length: Math.max(0, year - from + 1) }, (_, at) => from + at);
  const first = since.find((each) => isDistributionRequired(born, each));
  if (first === undefined) return [];
  const begin =
    last === "none"
      ? `Begin the ledger before ${first}, with the basis of that time`
      : "Begin the ledger with the year and line 14 of that form";
  return [
    {
      tax_year: taxYear,
      path: "opening.year",
      assumes: last === "none" ? "its basis is what was left" : `it is line 14 of the form for ${last}`,
      says: `${year}, and ${last === "none" ? "no Form 8606 was filed" : `the last Form 8606 filed was for ${last}`}. At age ${first - yearOf(born)}, a distribution from a traditional IRA was required in ${first}, and it used up basis. ${begin}, and add each year since then with its distributions.`,
      ...settleFirst(`opening.year: ${last === "none" ? first - 1 : last}`),
    },
  ];
}

function aboutDecedentsForm({ tax_year, send }: AssumingYear, opening: Opening, from: string): Assumption[] {
  const names = sendKinds[send].carrier === "form_1040_x";
  return [
    ...(opening.share === true
      ? []
      : [
          {
            tax_year,
            path: "opening.share",
            assumes: `it is the share of this beneficiary in line 14 of the last Form 8606 of ${from}, which takes off what ${from} withdrew in the year of death`,
            says: `must be the share of this beneficiary in line 14 of the last Form 8606 of ${from}, which has the withdrawals of the year of death taken off. Compare it with that form, and add that it is the share.`,
            ...settleFirst("opening.share: true"),
          },
        ]),
    ...(lastFormYear(opening) === null
      ? [
          {
            tax_year,
            path: "opening.last_form",
            assumes: `${from} filed one`,
            says: `not in the ledger.${names ? " Part II of Form 1040-X names that form, and its year is blank." : ""} Find the last Form 8606 of ${from}, and add its year; or add that none was filed.`,
            ...settleFirst("opening.last_form: <tax year>", "opening.last_form: none"),
          },
        ]
      : []),
  ];
}
