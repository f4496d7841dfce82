import { type Cents, toDollars } from "../money/cents.js";
import type { LineExplanation } from "./explain.js";
import type { NextOpening, YearResult } from "./result.js";

type Amounts = Readonly<Record<string, Cents | string>>;

/** Cents to dollars in a flat record; text, such as line 10, stays text. */
function dollars(amounts: Amounts): Record<string, number | string> {
  const result: Record<string, number | string> = {};
  for (const key in amounts) {
    const amount = amounts[key];
    if (amount !== undefined) result[key] = typeof amount === "number" ? toDollars(amount) : amount;
  }
  return result;
}

/** One year as LEDGER output: amounts are JSON numbers in dollars, line 10 a string among the lines. */
export function yearToJson(year: YearResult) {
  const {
    line10,
    lines,
    worksheet,
    form_1040,
    form_8915: _,
    form_5329,
    carry,
    statements,
    disasters,
    explain,
    explain_1040,
    explain_5329,
    ...rest
  } = year;
  return {
    ...rest,
    lines: dollars(line10 === undefined ? lines : { ...lines, "10": line10 }),
    ...(worksheet && { worksheet: dollars(worksheet) }),
    form_1040: dollars({ ...form_1040 }),
    ...(form_5329 && { form_5329: dollars({ ...form_5329 }) }),
    carry: carryToJson(carry),
    statements: statements.map(({ kind, text, ...amounts }) => ({ kind, text, ...dollars(amounts) })),
    ...(disasters && { disasters: disasters.map((d) => ({ ...d, amount: toDollars(d.amount) })) }),
    ...(explain && { explain: explainToJson(explain) }),
    ...(explain_1040 && { explain_1040: explainToJson(explain_1040) }),
    ...(explain_5329 && { explain_5329: explainToJson(explain_5329) }),
  };
}

/** What is carried, in dollars: it can be pasted as the `opening` of a ledger that goes on. */
function carryToJson(carry: NextOpening) {
  return {
    year: carry.year,
    basis: toDollars(carry.basis),
    roth_contributions: carry.roth_contributions === null ? null : toDollars(carry.roth_contributions),
    roth_conversions: carry.roth_conversions.map(layerToJson),
    roth_since: carry.roth_since,
    homebuyer_used: toDollars(carry.homebuyer_used),
    ...(carry.repayments_carried !== undefined && {
      repayments_carried: toDollars(carry.repayments_carried),
    }),
    ...(carry.excess_traditional !== undefined && {
      excess_traditional: toDollars(carry.excess_traditional),
    }),
    ...(carry.excess_off_line_1 !== undefined && {
      excess_off_line_1: toDollars(carry.excess_off_line_1),
    }),
    ...(carry.excess_roth !== undefined && { excess_roth: toDollars(carry.excess_roth) }),
    ...(carry.excess_unknown && { excess_unknown: true }),
    ...(carry.rolled_from_529 !== undefined && { rolled_from_529: toDollars(carry.rolled_from_529) }),
    ...(carry.in_plan_rollovers && { in_plan_rollovers: carry.in_plan_rollovers.map(layerToJson) }),
    ...(carry.disaster_distributions && {
      disaster_distributions: carry.disaster_distributions.map(({ disaster, amount }) => ({
        disaster,
        amount: toDollars(amount),
      })),
    }),
    ...(carry.qcd_deductions !== undefined && { qcd_deductions: toDollars(carry.qcd_deductions) }),
    ...(carry.hsa_funded !== undefined && { hsa_funded: carry.hsa_funded }),
    ...(carry.split_interest_gift !== undefined && { split_interest_gift: carry.split_interest_gift }),
    ...(carry.deferred_income && {
      deferred_income: {
        due: carry.deferred_income.due.map(({ year, ira, plan }) => ({
          year,
          ira: toDollars(ira),
          plan: toDollars(plan),
        })),
        taxed_early: toDollars(carry.deferred_income.taxed_early),
      },
    }),
  };
}

function layerToJson({ year, amount, taxable }: NextOpening["roth_conversions"][number]) {
  return { year, amount: toDollars(amount), taxable: toDollars(taxable) };
}

function explainToJson(explain: Readonly<Record<string, LineExplanation>>) {
  return Object.fromEntries(
    Object.entries(explain).map(([label, line]) => [
      label,
      {
        ...line,
        operands: line.operands.map(({ line, amount }) => ({
          line,
          amount: typeof amount === "number" ? toDollars(amount) : amount,
        })),
        entries: line.entries.map((entry) => ({ ...entry, amount: toDollars(entry.amount) })),
      },
    ]),
  );
}
