import { yearOf } from "../../ledger/date.js";
import type { Ledger } from "../../ledger/schema.js";
import { differOnReturn } from "../../review/filed.js";
import { inDollars, listed } from "../../text/wording.js";
import { sendKinds } from "../decisions.js";
import { unnamedExceptions } from "../exception-number.js";
import { FORM_5329_TAXES } from "../form-5329-check.js";
import { isTaxAsFiledOpen } from "../tax-as-filed.js";
import { type AssumingYear, type Assumption, settleFact, settleFirst } from "./assumption.js";

/** What was reported of the additional taxes of a year, where the ledger does not have it. */
export function aboutFiled5329({ tax_year, right, form_5329, state, income }: AssumingYear): Assumption[] {
  if (form_5329.status !== "owed" || form_5329.filed !== null || state.return === "not_filed") return [];
  const taxes = FORM_5329_TAXES.filter((line) => (right.form_5329?.[line] ?? 0) > 0);
  return [
    {
      tax_year,
      path: `years.${tax_year}.filed.form_5329`,
      assumes:
        "no additional tax was reported, on Form 5329 or on Schedule 2. If some was, line 10 of Form 1040-X changes only by the difference",
      ...(isTaxAsFiledOpen({ year: { form_5329, right, income } }) && {
        says: "not in the ledger. The return taxed IRA distributions, and it may have reported additional tax on them, on Form 5329 or on Schedule 2. So line 10 of Form 1040-X is blank: enter the tax on Form 5329, less what the return reported.",
      }),
      ...settleFirst(
        `years.${tax_year}.filed.form_5329: {}`,
        `years.${tax_year}.filed.form_5329: { ${taxes.map((line) => `"${line}": <dollars>`).join(", ")} }`,
      ),
    },
  ];
}

/** Part II states why an exception applies that has only a number (Reg. 301.6402-2(b)(1)). */
export function aboutGround({ tax_year, right, send }: AssumingYear, ledger: Ledger): Assumption[] {
  if (sendKinds[send].carrier !== "form_1040_x" || (right.form_5329?.["2"] ?? 0) === 0) return [];
  return unnamedExceptions(ledger, tax_year)
    .filter(({ exception_reason }) => exception_reason === null)
    .map(({ index, exception }) => {
      const path = `entries[${index}].exception_reason`;
      return {
        tax_year,
        path,
        assumes: "there is one",
        says: `not in the ledger. Exception number ${exception} has no reason of its own, and Part II of Form 1040-X has a blank for it. A claim has to state its ground. Add the reason in words to that distribution, or the number of the exception that applies.`,
        ...settleFact(path),
      };
    });
}

/**
 * A tax on early distributions as filed where there is none, in a year whose tax on an excess was reported too low: probably
 * that tax on another line. Nobody signs by it before the lines of the form as filed are known.
 */
export function aboutOtherLine({ tax_year, right }: AssumingYear, { years }: Ledger): Assumption[] {
  const filed = years[tax_year]?.filed?.form_5329 ?? {};
  const { "4": early = 0 } = filed;
  const rights = right.form_5329 ?? {};
  const isMore = early > (rights["4"] ?? 0) && differOnReturn(early, rights["4"] ?? 0);
  const less = (["17", "25"] as const).filter((line) => {
    const [due, was] = [rights[line] ?? 0, filed[line] ?? 0];
    return due > was && differOnReturn(due, was);
  });
  if (!isMore || less.length === 0 || filed["1"] !== undefined || filed["3"] !== undefined) return [];
  const lines = listed(less.map((line) => `line ${line}`));
  return [
    {
      tax_year,
      path: `years.${tax_year}.filed.form_5329`,
      assumes: "its lines are those of the form as filed",
      says: `have ${inDollars(early)} of tax on early distributions (line 4), and too little tax on excess contributions (${lines}). Look at the form as filed. If the tax was on ${lines}, enter it there; if it was on line 4, add line 3.`,
      ...settleFirst(
        `years.${tax_year}.filed.form_5329: { ${less.map((line) => `"${line}": <dollars>`).join(", ")} }`,
        `years.${tax_year}.filed.form_5329: { "3": <dollars>, "4": <dollars> }`,
      ),
    },
  ];
}

/** The lines of Form 5329 that take over an excess of earlier years, each with its key of the opening. */
const EARLIER_EXCESS = [
  { line: "9", key: "excess_traditional", of: "traditional" },
  { line: "18", key: "excess_roth", of: "Roth" },
] as const;

/**
 * An excess of earlier years on a filed Form 5329 that the ledger does not have. Without it, the tax on it as filed looks like too
 * much (IRC 4973(b)(2), (f)(2)), and its refund would be claimed.
 */
export function aboutEarlierExcess(
  { tax_year, right }: AssumingYear,
  { years, opening, entries }: Ledger,
): Assumption[] {
  const filed = years[tax_year]?.filed?.form_5329 ?? {};
  const told = [
    ...Object.keys(years).map(Number),
    ...entries.flatMap(({ date }) => (date === null ? [] : [yearOf(date)])),
  ].filter((year) => year > (opening?.year ?? 0));
  // The years of the ledger before it say themselves what excess there was.
  if (told.some((year) => year < tax_year)) return [];
  return EARLIER_EXCESS.flatMap(({ line, key, of }) => {
    const was = filed[line] ?? 0;
    const is = right.form_5329?.[line] ?? 0;
    if (was <= is || !differOnReturn(was, is) || (opening?.[key] ?? 0) > 0) return [];
    const path = `opening.${key}`;
    return [
      {
        tax_year,
        path,
        assumes: "there was none",
        says: `not in the ledger, and line ${line} of Form 5329 for ${tax_year} as filed has ${inDollars(was)} of excess contributions to ${of} IRAs from earlier years. Look at the Form 5329 of the year before. Add that excess. If the form as filed is wrong, begin the ledger a year earlier, with what was contributed then.`,
        ...settleFirst(`${path}: <dollars>`),
      },
    ];
  });
}

/**
 * More early distributions on a filed Form 5329 than the ledger has, where its tax would be claimed back: a distribution is missing,
 * or the form had other plans too (Form 5329, Part I).
 */
export function aboutFiledLine1(
  { tax_year, right, form_5329 }: AssumingYear,
  { years }: Ledger,
): Assumption[] {
  const { filed = null, no_other_distribution: isAll = null } = years[tax_year] ?? {};
  const was = filed?.form_5329?.["1"] ?? 0;
  const is = right.form_5329?.["1"] ?? 0;
  if (form_5329.status !== "less" || isAll === true || was <= right.form_1040["4a"]) return [];
  if (!differOnReturn(was, Math.max(is, right.form_1040["4a"]))) return [];
  const path = `years.${tax_year}.no_other_distribution`;
  return [
    {
      tax_year,
      path,
      assumes: "nothing else did",
      says: `not complete in the ledger. Line 1 of Form 5329 for ${tax_year} as filed has ${inDollars(was)}, and in the ledger ${inDollars(right.form_1040["4a"])} came out of the IRAs. If a distribution is missing, add it. If the rest came out of another plan, leave it out of the lines of Form 5329 as filed. If the line was wrong, add that nothing else came out.`,
      ...settleFirst(
        `entries: - { date: <date in ${tax_year}>, kind: distribution, amount: <dollars> }`,
        `${path}: true`,
      ),
    },
  ];
}
