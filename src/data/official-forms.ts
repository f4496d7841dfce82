import form1040X from "../../forms/official/1040-x-2025-12.json" with { type: "json" };
import official2017 from "../../forms/official/2017.json" with { type: "json" };
import official2018 from "../../forms/official/2018.json" with { type: "json" };
import official2021 from "../../forms/official/2021.json" with { type: "json" };
import official2022 from "../../forms/official/2022.json" with { type: "json" };
import official2023 from "../../forms/official/2023.json" with { type: "json" };
import official2025 from "../../forms/official/2025.json" with { type: "json" };
import form5329 from "../../forms/official/5329-2025.json" with { type: "json" };
import type { FieldMap } from "./field-map.js";

// ---- the IRS's own PDFs --------------------------------------------------------------------------------------
/** The IRS's fillable PDF of a tax year, whose map was checked by filling it and looking at the pages. */
export interface OfficialForm {
  tax_year: number;
  url: string;
  /** SHA-256 of the file, 64 hex digits. */
  sha256: string;
  /** Length of the file. */
  bytes: number;
  /** Which fields take what each slot holds. */
  fields: FieldMap;
}

const officials = new Map<number, OfficialForm>(
  [official2017, official2018, official2021, official2022, official2023, official2025].map((form) => [
    form.tax_year,
    form,
  ]),
);

/** Tax years whose official PDF is known here, oldest first. */
export function yearsWithOfficialForm(): number[] {
  return [...officials.keys()];
}

/** The official PDF of a tax year, or undefined when none was verified. */
export function officialForm(year: number): OfficialForm | undefined {
  return officials.get(year);
}

// ---- forms that go with Form 8606 --------------------------------------------------------------------------------

/** The forms that a filing package fills beside Form 8606. */
export type CompanionName = "1040-X" | "5329";

/** The IRS's fillable PDF of such a form, whose map was checked by filling it and looking at the pages. */
export interface CompanionForm {
  readonly form: CompanionName;
  /** The tax years that it is for; `through` is null while no later revision is known. */
  readonly from: number;
  readonly through: number | null;
  /** The name of the file in a folder of templates. */
  readonly name: string;
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fields: FieldMap;
}

/** Every such PDF that is known here. */
export const companionForms: readonly CompanionForm[] = [form1040X, form5329] as CompanionForm[];

/** The PDF of such a form for a tax year, or undefined when none was verified. */
export function companionForm(name: CompanionName, taxYear: number): CompanionForm | undefined {
  return companionForms.find(
    ({ form, from, through }) => form === name && from <= taxYear && taxYear <= (through ?? taxYear),
  );
}
