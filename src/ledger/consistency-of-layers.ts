import { ruleBegan } from "../data/law.js";
import type { Path } from "../errors.js";
import type { Report } from "./consistency-report.js";
import type { RothConversion } from "./schema.js";

/** Conversions or rollovers by year: each year once, none too late, and the taxable part at most the amount. */
export function checkLayers(
  layers: readonly RothConversion[],
  lastYear: number,
  path: Path,
  tooLate: string,
  report: Report,
  rule: "roth_five_year_clock" | "in_plan_roth_rollover" = "roth_five_year_clock",
): void {
  const began = ruleBegan(rule);
  const years = new Set<number>();
  layers.forEach((layer, i) => {
    if (!layer) return;
    if (layer.year > lastYear) report([...path, i, "year"], tooLate);
    if (layer.year < began)
      report([...path, i, "year"], `must be ${began} or later: ${BEGAN[rule]} began then`);
    if (years.has(layer.year)) report([...path, i, "year"], "appears twice; give one total per year");
    if (layer.year) years.add(layer.year);
    if (layer.taxable > layer.amount) report([...path, i, "taxable"], "must not be more than `amount`");
  });
}

const BEGAN = { roth_five_year_clock: "Roth IRAs", in_plan_roth_rollover: "in-plan Roth rollovers" };

/** Roth IRAs have no year before the law that made them. */
export function checkRothSince(since: number | null | undefined, path: Path, report: Report): void {
  const began = ruleBegan("roth_five_year_clock");
  if (since && since < began) report(path, `must be ${began} or later: Roth IRAs began then`);
}

/** The amounts of layers added up, in cents. */
export function totalOf(layers: readonly RothConversion[] | undefined): number {
  return (layers ?? []).reduce((sum, layer) => sum + (layer?.amount ?? 0), 0);
}
