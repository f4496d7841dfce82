import { deductionLine, hasForm5329Numbers, returnLabels } from "../data/printed-form.js";
import type { Cents } from "../money/cents.js";
import { changeOf4a, changeOf4b } from "./changed-lines.js";
import { type Envelope, type EnvelopePart, formOf, leadOf, whoseForm } from "./envelopes.js";
import { FORM_5329_CAPTIONS } from "./form-5329-captions.js";
import { FORM_5329_TAXES } from "./form-5329-check.js";
import { isExceptionOpen, UNLESS_SHOWN } from "./sends-5329.js";
import { isTaxAsFiledOpen } from "./tax-as-filed.js";

/** One amount of the return that Form 1040-X changes, in cents; null where the ledger does not tell. */
export interface ChangedAmount {
  /** What it is and where it stands. */
  readonly what: string;
  readonly filed: Cents | null;
  readonly change: Cents | null;
  readonly right: Cents | null;
}

/**
 * The change of Form 1040-X, line 10, in cents: the additional taxes of everyone's Form 5329. Null where none changes, and
 * where the return may have reported the tax on early distributions directly, without Form 5329: then only the signer
 * knows the amount as filed.
 */
export function changeOfOtherTaxes(parts: Envelope["parts"]): Cents | null {
  const changed = parts.filter(({ year }) => year.form_5329.status !== "same");
  if (changed.length === 0 || changed.some(isTaxAsFiledOpen)) return null;
  return changed.reduce((sum, { year: { form_5329 } }) => sum + form_5329.right - (form_5329.filed ?? 0), 0);
}

/** The amounts of a whole return that is sent for a year: a superseding one, or a late one, of which nothing was filed. */
export function returnAmounts({ parts, send }: Pick<Envelope, "parts" | "send">): ChangedAmount[] {
  const rows = amountsOf(parts).filter(({ what }) => what !== COLUMN_B && !what.startsWith(LINE_10));
  if (send !== "delinquent_return") return rows;
  const { income } = leadOf(parts).year;
  const label = returnLabels(leadOf(parts).year.tax_year);
  const right = [
    [label["4a"], income.form_1040["4a"].right],
    [label["4b"], income.form_1040["4b"].right],
  ] as const;
  return rows.map((row) => {
    const found = right.find(([line]) => row.what.startsWith(`Line ${line},`));
    return { ...row, filed: null, change: null, right: found?.[1] ?? row.right };
  });
}

const COLUMN_B = "Form 1040-X, line 1, column B, from these";

/** The amounts of the return that an envelope changes. */
export function amountsOf(parts: Envelope["parts"]): ChangedAmount[] {
  const { tax_year, income } = leadOf(parts).year;
  const label = returnLabels(tax_year);
  const { "4a": out, "4b": taxed } = income.form_1040;
  const rows: ChangedAmount[] = [
    orRight(out.right, moved(`Line ${label["4a"]}, IRA distributions`, out.filed, changeOf4a(income))),
    orRight(taxed.right, moved(`Line ${label["4b"]}, taxable amount`, taxed.filed, changeOf4b(income))),
  ];
  for (const part of parts) {
    const { deducted, deductionChanges, stands } = part.year.income;
    const { filed, right } = deducted;
    const what = `${deductionLine(tax_year)}, IRA deduction${whoseForm(parts, part)}`;
    if (deductionChanges) rows.push({ what, filed, change: null, right: null });
    else if (stands !== undefined) rows.push(moved(what, filed, 0));
    else if ((filed ?? 0) !== 0 || right !== 0) rows.push(moved(what, filed, right - (filed ?? right)));
  }
  for (const part of parts) {
    if (!part.with5329 && !isExceptionOpen(part)) continue;
    // The payer's code may show an exception, and then there is no Form 5329.
    const unless = isExceptionOpen(part) ? ` (${UNLESS_SHOWN})` : "";
    for (const line of ["1", "2", "3", ...FORM_5329_TAXES] as const) {
      const right = part.year.right.form_5329?.[line];
      if (right === undefined) continue;
      const filed = filedOn(part, line);
      const change = filed === null ? null : right - filed;
      const name = formOf(parts, part, "Form 5329");
      const what = hasForm5329Numbers(tax_year)
        ? `${name}, line ${line}${unless}`
        : `${name}: ${FORM_5329_CAPTIONS[line]}${unless}`;
      rows.push({ what, filed, change, right });
    }
  }
  const isOpen = parts.some(({ year }) => year.income.deductionChanges);
  rows.push({ what: COLUMN_B, filed: null, change: isOpen ? null : income.change, right: null });
  return [...rows, ...otherTaxes(parts)];
}

/** The change of line 10 of Form 1040-X; where nobody knows what was reported, that of a return that reported nothing. */
function otherTaxes(parts: Envelope["parts"]): ChangedAmount[] {
  const changed = parts.filter(({ year }) => year.form_5329.status !== "same");
  if (changed.length === 0) return [];
  if (changed.some(isTaxAsFiledOpen))
    return [
      {
        what: `${LINE_10}, column B: the tax on Form 5329, less what the return reported of it`,
        filed: null,
        change: null,
        right: null,
      },
    ];
  const isKnown = changed.every(({ year }) => year.form_5329.filed !== null);
  const change = changed.reduce(
    (sum, { year }) => sum + year.form_5329.right - (year.form_5329.filed ?? 0),
    0,
  );
  const what = `${LINE_10}, column B, from Form 5329${isKnown ? "" : ", if none of it was reported"}`;
  return [{ what, filed: null, change, right: null }];
}

const LINE_10 = "Form 1040-X, line 10";

function filed5329({ member, year }: EnvelopePart): Readonly<Record<string, Cents | undefined>> {
  return member.ledger.years[year.tax_year]?.filed?.form_5329 ?? {};
}

/**
 * A line of Form 5329 as filed; null where the ledger does not have it: a tax on line 4 can be on the return without the lines
 * above it.
 */
function filedOn(part: EnvelopePart, line: string): Cents | null {
  const filed = filed5329(part);
  if (part.year.form_5329.filed === null) return null;
  const isAbove = ["1", "2", "3"].includes(line) && (filed["4"] ?? 0) > 0;
  return filed[line] ?? (isAbove ? null : 0);
}

/** The right amount where the ledger does not have the one as filed, and the form changes nothing of it. */
function orRight(right: Cents, row: ChangedAmount): ChangedAmount {
  return row.filed === null && row.change === 0 ? { ...row, right } : row;
}

function moved(what: string, filed: Cents | null, change: Cents): ChangedAmount {
  return { what, filed, change, right: filed === null ? null : filed + change };
}
