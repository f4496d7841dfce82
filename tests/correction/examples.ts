import { type Correction, correct, type YearCorrection } from "../../src/correction/correct.js";
import { correctWith, type HouseholdCorrection } from "../../src/correction/household-correction.js";
import type { Result } from "../../src/errors.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { readLedger } from "../../src/ledger/read.js";
import { readSource } from "../../src/node/files/read-source.js";

/** The day that counts as today in these tests. */
export const AS_OF = "2026-03-02";

export const FOLDER = "docs/examples/late-filing";

/** An example ledger of late filing. Throws when it is not a sound one. */
export function exampleLedger(name: string): Ledger {
  const source = readSource(`${FOLDER}/${name}.yaml`);
  return unwrap(readLedger(source.text, source.format));
}

/** What has to be corrected in an example, with the other ledgers of its household. */
export function correctedExample(name: string, ...household: string[]): Correction {
  return unwrap(correct(exampleLedger(name), AS_OF, household.map(exampleLedger)));
}

/** The filing package of an example, with the other ledgers of its household. */
export function packagedExample(name: string, ...household: string[]): HouseholdCorrection {
  return unwrap(correctWith(exampleLedger(name), AS_OF, household.map(exampleLedger)));
}

/** What has to be corrected in a ledger as it is written. */
export function correctInput(input: unknown, asOf = AS_OF): Correction {
  return unwrap(correct(unwrap(parseLedger(input)), asOf));
}

/** One year of a correction. */
export function yearOf(correction: Correction, taxYear: number): YearCorrection {
  const year = correction.years.find(({ tax_year }) => tax_year === taxYear);
  if (year === undefined) throw new Error(`there is no year ${taxYear}`);
  return year;
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return result.value;
}
