import type { Ledger } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import { type YearResult, yearResult } from "../lines/result.js";
import type { CompletedYear } from "../lines/year.js";
import { decimalsOf } from "../money/ratio.js";
import { rightDeductions } from "./limited-deductions.js";

/**
 * Line 10 with as many decimals as the forms as filed show, when all show equally many: at least three are allowed, and
 * a form with three is not wrong for it (Form 8606, line 10). Ratios of 0 and 1 show nothing.
 */
export function withPlacesAsFiled(ledger: Ledger): Ledger {
  const shown = new Set<number>();
  for (const year in ledger.years) {
    const ratio = ledger.years[year]?.filed?.lines?.["10"];
    if (typeof ratio === "string" && Number(ratio) > 0 && Number(ratio) < 1) shown.add(decimalsOf(ratio));
  }
  const [places] = shown;
  if (shown.size !== 1 || (places !== 3 && places !== 4) || places > ledger.options.line10_places)
    return ledger;
  return { ...ledger, options: { ...ledger.options, line10_places: places } };
}

/**
 * The years to compare with what was filed: those given, or computed again with the decimals of the filed line 10, without
 * the basis that a closed return deducted, and with no more deducted than the law allows.
 *
 * @param asOf what counts as today, ISO; null where nothing depends on it
 */
export function yearsAsFiled(
  ledger: Ledger,
  years: readonly CompletedYear[],
  asOf: string | null,
): readonly CompletedYear[] {
  const asFiled = comparedLedger(ledger, years, asOf);
  if (asFiled === ledger) return years;
  const replayed = replay(asFiled);
  return replayed.ok ? replayed.value : years;
}

function comparedLedger(ledger: Ledger, years: readonly CompletedYear[], asOf: string | null): Ledger {
  const asFiled = withPlacesAsFiled(ledger);
  return asOf === null ? asFiled : rightDeductions(asFiled, years, asOf).ledger;
}

/**
 * The results of a ledger's years by their position, with cents on every line. Whole dollars and cents may differ by a
 * dollar or two over the years, and both are right (decision 1). Computed once, when first asked for.
 */
export function yearsInCents(
  ledger: Ledger,
  completed: readonly CompletedYear[],
  asOf: string | null,
): (at: number) => YearResult | undefined {
  let years: readonly CompletedYear[] | undefined;
  return (at) => {
    if (years === undefined) {
      const given = comparedLedger(ledger, completed, asOf);
      const replayed = replay({ ...given, options: { ...given.options, round: "cents" } });
      years = replayed.ok ? replayed.value : [];
    }
    const done = years[at];
    return done && yearResult(done);
  };
}
