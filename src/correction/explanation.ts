import { labelIn, returnLabels } from "../data/printed-form.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { differencesInWords } from "../review/filed-lines.js";
import { inDollars, listed, longDate } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import { FORM_5329_TAXES } from "./form-5329-check.js";
import { nontaxableReasons } from "./income-reasons.js";
import { isMarkedByBox } from "./marking.js";
import { correctionDeadlineWords } from "./six-month-relief.js";

/** One amount of the return that Form 1040-X changes, in cents; null where the ledger does not tell. */
export interface ChangedAmount {
  /** What it is and where it stands. */
  readonly what: string;
  readonly filed: Cents | null;
  readonly change: Cents | null;
  readonly right: Cents | null;
}

/** What the preparer needs for one Form 1040-X. The tax itself is never figured here. */
export interface AmendedReturn {
  /** Words for the top of page 1, when relief is claimed there. */
  readonly top: string | null;
  /** The text for Part II. */
  readonly explanation: readonly string[];
  readonly amounts: readonly ChangedAmount[];
}

/** The words that claim the six months of Reg. 301.9100-2(b). They never stand on a late Form 8606. */
const SIX_MONTHS = "Filed pursuant to section 301.9100-2";

/** Only the taxpayer knows why it was wrong. */
const REASON = "[Say in one sentence why: what was overlooked when the return was filed.]";

/** What goes on the Form 1040-X of a year. */
export function amendedReturn(ledger: Ledger, year: YearCorrection): AmendedReturn {
  const relief = year.state.relief === "six_months";
  return {
    top: relief ? SIX_MONTHS : null,
    explanation: [
      aboutForm(year),
      REASON,
      ...(relief ? [aboutRelief(ledger, year)] : []),
      ...aboutDeduction(year),
      ...aboutIncome(ledger, year),
      ...about5329(year),
      attached(year),
    ],
    amounts: amounts(year),
  };
}

function aboutForm(year: YearCorrection): string {
  const { tax_year, form } = year;
  switch (form.status) {
    case "missing":
      return `Form 8606 was required for ${tax_year} and was not filed with the return. It is attached.`;
    case "wrong": {
      const changes = differencesInWords(form.differences);
      const mark = isMarkedByBox(tax_year) ? "with its box for an amended return checked" : "marked AMENDED";
      return `Form 8606 for ${tax_year} as filed was wrong: ${changes}. The attached form, ${mark}, replaces it.`;
    }
    case "right":
      return year.income.status === "same"
        ? `Form 8606 for ${tax_year} was correct as filed. A copy is attached.`
        : `Form 8606 for ${tax_year} was correct as filed, but the return did not follow it. A copy is attached.`;
    default:
      return `No Form 8606 is required for ${tax_year}.`;
  }
}

function aboutRelief(ledger: Ledger, { tax_year }: YearCorrection): string {
  const moved = ledger.entries.filter(
    (entry): entry is Extract<Entry, { kind: "returned_contribution" | "recharacterization" }> =>
      (entry.kind === "returned_contribution" || entry.kind === "recharacterization") &&
      entry.for === tax_year,
  );
  const what = moved.map(({ kind, amount, date }) => {
    const done = kind === "recharacterization" ? "recharacterized" : "returned to me";
    return `${inDollars(amount)} contributed for ${tax_year} was ${done} on ${longDate(date)}`;
  });
  return `${SIX_MONTHS}: ${listed(what)}, ${correctionDeadlineWords(ledger, tax_year)}, and the return had been filed in time.`;
}

function aboutDeduction({ tax_year, income, right }: YearCorrection): string[] {
  const { deductedTooMuch: extra, deducted } = income;
  if (extra === 0) return [];
  const line1 = right.lines["1"] ?? 0;
  const basis = line1 > 0 ? ` They are reported as nondeductible contributions on line 1 of Form 8606.` : "";
  const left =
    deducted.right > 0
      ? `reduced by ${inDollars(extra)} to ${inDollars(deducted.right)}`
      : "taken back in full";
  return [
    `The return claimed an IRA deduction of ${inDollars(deducted.filed ?? extra)} for contributions to traditional IRAs for ${tax_year}, of which ${inDollars(extra)} should not have been deducted. The IRA deduction is ${left}.${basis}`,
  ];
}

function aboutIncome(ledger: Ledger, year: YearCorrection): string[] {
  const { tax_year, income, form_5329 } = year;
  const { status, change } = income;
  if (status === "same" || change === null) {
    return [
      form_5329.status === "same"
        ? "Income, deductions, tax, and payments do not change. The only purpose of this amended return is to file the correct Form 8606."
        : "Income and deductions do not change.",
    ];
  }
  const label = returnLabels(tax_year);
  const line4b = changeOf4b(year);
  const sentences: string[] = [];
  if (line4b !== 0) {
    const filed = income.form_1040["4b"].filed ?? 0;
    const because =
      line4b < 0 ? nontaxableReasons(ledger, year) : ["The return reported less than the taxable amount."];
    sentences.push(
      `Line ${label["4b"]} showed ${inDollars(filed)} as the taxable amount of IRA distributions; the correct amount is ${inDollars(filed + line4b)} (${taxableLines(year)}).`,
      ...because,
    );
  }
  sentences.push(
    `Adjusted gross income (Form 1040-X, line 1) ${change < 0 ? "decreases" : "increases"} by ${inDollars(Math.abs(change))} from these lines alone.`,
  );
  return [sentences.join(" ")];
}

/** The additional taxes that Form 5329 changes, which go on Form 1040-X, line 10. */
function about5329({ tax_year, form_5329, right }: YearCorrection): string[] {
  if (form_5329.status === "same") return [];
  const parts = (
    [
      ["4", "early distributions"],
      ["17", "excess contributions to traditional IRAs"],
      ["25", "excess contributions to Roth IRAs"],
    ] as const
  ).flatMap(([line, what]) => {
    const tax = right.form_5329?.[line] ?? 0;
    return tax === 0 ? [] : [`${inDollars(tax)} for ${what} (line ${line})`];
  });
  const shows = parts.length === 0 ? "no additional tax" : `additional tax of ${listed(parts)}`;
  const before = form_5329.filed === null ? "" : `, instead of ${inDollars(form_5329.filed)} as filed`;
  return [`Form 5329 for ${tax_year}, attached, shows ${shows}${before} (Form 1040-X, line 10).`];
}

/** Where line 4b comes from: this form, and whatever else the return holds. */
function taxableLines({ tax_year, right, income }: YearCorrection): string {
  const found = ["15c", "18", "25c"].flatMap((id) => {
    const label = labelIn(tax_year, id);
    const cents = right.lines[label];
    return cents === undefined ? [] : [`line ${label} of Form 8606: ${inDollars(Math.max(0, cents))}`];
  });
  const others = income.form_1040["4b"].right - right.form_1040["4b"];
  return [
    ...(found.length === 0 ? ["no taxable line on Form 8606"] : found),
    ...(others === 0 ? [] : [`other IRAs on this return: ${inDollars(others)}`]),
  ].join(", ");
}

/** Net change of line 4b, in cents. */
function changeOf4b({ income }: YearCorrection): Cents {
  const extra = (income.deducted.filed ?? income.deducted.right) - income.deducted.right;
  return (income.change ?? 0) - extra;
}

function attached({ form, right, form_5329 }: YearCorrection): string {
  const list = [
    "the return with these changes",
    ...(right.form_5329 || form_5329.status === "less" ? ["Form 5329"] : []),
    ...(form.status === "not_required" ? [] : ["Form 8606"]),
    ...(right.statements.length > 0 ? ["statements"] : []),
  ];
  return `Attached: ${listed(list)}.`;
}

function amounts(year: YearCorrection): ChangedAmount[] {
  const { tax_year, income, right } = year;
  const label = returnLabels(tax_year);
  const { "4a": out, "4b": taxed } = income.form_1040;
  const rows: ChangedAmount[] = [
    moved(
      `Line ${label["4a"]}, IRA distributions`,
      out.filed ?? (out.right === 0 ? 0 : null),
      changeOf4a(year),
    ),
    moved(
      `Line ${label["4b"]}, taxable amount`,
      taxed.filed ?? (out.right === 0 ? 0 : null),
      changeOf4b(year),
    ),
  ];
  const { filed, right: deducted } = income.deducted;
  if ((filed ?? 0) !== 0 || deducted !== 0)
    rows.push(moved("IRA deduction", filed, deducted - (filed ?? deducted)));
  if (right.form_5329) {
    for (const line of ["1", "2", "3", ...FORM_5329_TAXES] as const)
      if (right.form_5329[line] !== undefined)
        rows.push({
          what: `Form 5329, line ${line}`,
          filed: null,
          change: null,
          right: right.form_5329[line] ?? 0,
        });
  }
  rows.push({
    what: "Form 1040-X, line 1, column B, from these",
    filed: null,
    change: income.change,
    right: null,
  });
  return rows;
}

function moved(what: string, filed: Cents | null, change: Cents): ChangedAmount {
  return { what, filed, change, right: filed === null ? null : filed + change };
}

function changeOf4a({ income }: YearCorrection): Cents {
  const { filed, right } = income.form_1040["4a"];
  return filed === null ? 0 : right - filed;
}
