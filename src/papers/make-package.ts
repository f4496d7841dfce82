import { type Correction, correct } from "../correction/correct.js";
import { type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { buildPackage } from "./package.js";
import type { PackageFile, PackageKit } from "./templates.js";

/** Finds what the package of one owner is made with; a problem when a blank is not there. */
export interface PackageKitSource {
  kitFor(correction: Correction): Result<PackageKit> | Promise<Result<PackageKit>>;
}

/** One owner's correction with the files of its package. */
export interface MadePackage {
  readonly correction: Correction;
  readonly files: readonly PackageFile[];
}

/**
 * From a ledger to the package that puts its forms right. Equal ledgers, dates and blanks give equal bytes.
 *
 * @param asOf what counts as today, ISO
 * @param household other ledgers of the same household, whose lines are on the same return
 * @throws Refused when there is no blank of the kind asked for
 */
export async function makePackage(
  ledger: Ledger,
  asOf: string,
  household: readonly Ledger[],
  kits: PackageKitSource,
): Promise<Result<MadePackage>> {
  const correction = correct(ledger, asOf, household);
  if (!correction.ok) return correction;
  const kit = await kits.kitFor(correction.value);
  if (!kit.ok) return kit;
  const files = buildPackage(correction.value, kit.value);
  return files.ok ? succeed({ correction: correction.value, files: files.value }) : files;
}
