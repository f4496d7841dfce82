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
): void {
  const years = new Set<number>();
  layers.forEach((layer, i) => {
    if (!layer) return;
    if (layer.year > lastYear) report([...path, i, "year"], tooLate);
    if (years.has(layer.year)) report([...path, i, "year"], "appears twice; give one total per year");
    if (layer.year) years.add(layer.year);
    if (layer.taxable > layer.amount) report([...path, i, "taxable"], "must not be more than `amount`");
  });
}

/** The amounts of layers added up, in cents. */
export function totalOf(layers: readonly RothConversion[] | undefined): number {
  return (layers ?? []).reduce((sum, layer) => sum + (layer?.amount ?? 0), 0);
}
