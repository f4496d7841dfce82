import { createHash } from "node:crypto";
import type { FieldMap } from "../../data/field-map.js";
import { type OfficialForm, officialForm, yearsWithOfficialForm } from "../../data/official-forms.js";
import { mapOfficialForm } from "../../pdf/official/map.js";

/**
 * Whether a file may be filled as the IRS's blank of a year: by its `hash` when it is, byte for byte, the one whose
 * map was verified; by `reading` when its map was found in the file itself; otherwise the reasons against it.
 */
export type Trust =
  | { readonly by: "hash" | "reading"; readonly fields: FieldMap }
  | { readonly by: null; readonly reasons: readonly string[] };

/** Judges a file that a person handed in for a year. */
export async function trustGiven(bytes: Uint8Array, taxYear: number): Promise<Trust> {
  const known = knownForm(sha256(bytes));
  if (known?.tax_year === taxYear) return { by: "hash", fields: known.fields };
  if (known !== undefined) return refuse(`it is the form of ${known.tax_year}, not of ${taxYear}`);
  const { fields, reasons } = await mapOfficialForm(bytes, taxYear);
  return fields === null ? refuse(...reasons) : { by: "reading", fields };
}

/**
 * Judges a file that was downloaded, or was found under a blank's name. No person chose it, so for a year whose file
 * is known it must be that file; for other years it is read.
 */
export async function trustFound(bytes: Uint8Array, taxYear: number): Promise<Trust> {
  const hash = sha256(bytes);
  if (officialForm(taxYear) !== undefined && knownForm(hash) === undefined) {
    return refuse(`it is not the IRS's ${taxYear} file that this program knows (its SHA-256 is ${hash})`);
  }
  return trustGiven(bytes, taxYear);
}

/** The verified blank with a SHA-256. */
function knownForm(hash: string): OfficialForm | undefined {
  return yearsWithOfficialForm()
    .map(officialForm)
    .find((form) => form?.sha256 === hash);
}

function refuse(...reasons: string[]): Trust {
  return { by: null, reasons };
}

/** The SHA-256 of a file, 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
