import { amountOn, labelIn } from "../data/printed-form.js";
import type { Ledger } from "../ledger/schema.js";
import { openingBasis } from "../lines/carry-forward.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { differ, wasFormFiled } from "../review/filed.js";
import { inDollars } from "../text/wording.js";
import { type Assumption, settleFirst } from "./assumed/assumption.js";
import { lastFormYear } from "./assumed/opening.js";
import { basisBeforeYear } from "./basis-before-year.js";

/** A year as its form was filed. */
interface FiledYear {
  readonly tax_year: number;
  readonly filed_lines: Readonly<Record<string, Cents | string>> | null;
  readonly right: YearResult;
}

/**
 * The first form that was filed after the opening and has another line 2 than the basis there, and not the right one either: the
 * ledger and the form took different amounts from the same earlier form.
 */
export function openingAgainstForm(years: readonly FiledYear[], ledger: Ledger): Assumption[] {
  return [...basisAgainstForm(years, ledger), ...rothAgainstForm(years, ledger)];
}

/**
 * The same of line 22: Roth contributions before the ledger, which the first form with that line took from other records. Only where
 * nothing came out of the Roth IRAs in between does it show them.
 */
function rothAgainstForm(years: readonly FiledYear[], { opening, years: told }: Ledger): Assumption[] {
  const first = years.find(
    ({ right, filed_lines }) => amountOn(right, "19") > 0 || rothLine(filed_lines) > 0,
  );
  if (first === undefined || opening === null || opening.basis_checked === true) return [];
  const label = labelIn(first.tax_year, "22");
  const filed = first.filed_lines?.[label];
  const right = first.right.lines[label];
  if (wasFormFiled(told[first.tax_year] ?? null) !== true || typeof filed !== "number") return [];
  const known = opening.roth_contributions ?? 0;
  if (known === 0 || right === undefined || !differ(filed, right)) return [];
  const path = "opening.roth_contributions";
  return [
    {
      tax_year: first.tax_year,
      path,
      assumes: "they are right",
      says: `are ${inDollars(known)} by the ledger, and line ${label} of Form 8606 for ${first.tax_year} as filed was ${inDollars(filed)}, where ${inDollars(right)} would be right with them. Look at the records of the contributions to Roth IRAs. Correct the amount; or if the line as filed was wrong, add that you checked it.`,
      ...settleFirst(`${path}: <dollars>`, "opening.basis_checked: true"),
    },
  ];
}

/** Line 19 or 22 as filed, whatever their labels then: whether the form had Part III. */
function rothLine(lines: FiledYear["filed_lines"]): Cents {
  const found = ["19", "22"].map((label) => lines?.[label]).find((cents) => typeof cents === "number");
  return typeof found === "number" ? found : 0;
}

function basisAgainstForm(years: readonly FiledYear[], ledger: Ledger): Assumption[] {
  const { opening, owner } = ledger;
  const at = years.findIndex(({ tax_year }) => wasFormFiled(ledger.years[tax_year] ?? null) === true);
  const first = years[at];
  const filed = first?.filed_lines?.["2"];
  if (first === undefined || typeof filed !== "number" || filed === 0) return [];
  if (owner.inherited_from !== null || opening?.basis_checked === true) return [];
  const basis = opening === null ? 0 : openingBasis(opening);
  const right = basisBeforeYear({ years, ledger }, first.tax_year);
  if (right === null || !differ(filed, basis) || !differ(filed, right)) return [];
  const last = opening === null ? null : lastFormYear(opening);
  const of = typeof last === "number" ? `the form for ${last}` : "the last form before it";
  const { tax_year } = first;
  return [
    {
      tax_year,
      path: "opening.basis",
      assumes: "it is right",
      says: `is ${inDollars(basis)} by the ledger, but line 2 of Form 8606 for ${tax_year} as filed was ${inDollars(filed)}. Look at line 14 of ${of}. If it is ${inDollars(filed)}, enter that. If line 2 as filed was wrong, add that you checked it.`,
      ...(opening === null
        ? settleFirst(
            `opening: { year: ${tax_year - 1}, basis: ${filed / 100} }`,
            `opening: { year: ${tax_year - 1}, basis: 0, basis_checked: true }`,
          )
        : settleFirst(`opening.basis: ${filed / 100}`, "opening.basis_checked: true")),
    },
  ];
}
