/** Files that other programs read, as far as their formats depend on a year: from `forms/targets/files.json`. */
import files from "../../forms/targets/files.json" with { type: "json" };
import type { Cents } from "../money/cents.js";
import { valueIn } from "./dated.js";

/** What OpenTaxSolver's file for Form 8606 has in a tax year; undefined for a year before its first one. */
export function openTaxSolverIn(year: number): { readonly rounds_pdf: boolean } | undefined {
  return valueIn(files.ots.years, year);
}

/** The record numbers of TXF. */
export const txfTokens: {
  readonly version: string;
  readonly form_8606: readonly { readonly line: string; readonly token: number }[];
  readonly spouse_copy: number;
  readonly form_1099_r: Readonly<
    Record<
      "gross" | "taxable" | "withheld" | "first_code" | "second_code" | "not_determined" | "payer" | "spouse",
      number
    >
  >;
} = files.txf;

/** The e-file element of the name on Form 8606; undefined for a year whose element names are not known. */
export function efileNameElement(year: number): string | undefined {
  return valueIn(files.mef.name_elements, year)?.name;
}

/** Most characters of a name in an e-filed form. */
export const efileNameLength: number = files.mef.name_line_characters;

/** Most that line 20 can have in an e-filed form (business rule F8606-003), in cents. */
export const efileHomebuyerLimit: Cents = files.mef.homebuyer_limit_dollars * 100;
