import { ruleHolds, totalBasisLines } from "../data/law.js";
import { checkLayers, checkRothSince, totalOf } from "./consistency-of-layers.js";
import type { Report } from "./consistency-report.js";
import { latestFirstRoth, yearsIntoRoth } from "./first-roth-year.js";
import type { DeferredIncome, Ledger, Opening } from "./schema.js";

/** The basis is told once and in full, and nothing in the opening is later than its year. */
export function checkOpening(opening: Opening, ledger: Ledger, report: Report): void {
  const { year, basis, lines, roth_since, roth_contributions, roth_conversions, deferred_income } = opening;
  if (basis === null && lines === null) {
    const message =
      "is missing; enter `basis`, or `lines` from that year's form (the lines in the Total Basis Chart)";
    report(["opening", "basis"], message, "missing_value");
  }
  if (basis === null && lines) checkChartLines(year, lines, report);
  if (typeof basis === "number" && lines)
    report(["opening", "lines"], "enter either `basis` or `lines`, not both");
  const until = "must not be later than `opening.year`";
  if (roth_since && roth_since > year) checkLaterRothSince(roth_since, opening, ledger, report);
  checkRothSince(roth_since, ["opening", "roth_since"], report);
  checkLayers(roth_conversions ?? [], year, ["opening", "roth_conversions"], until, report);
  checkLayers(
    opening.in_plan_rollovers ?? [],
    year,
    ["opening", "in_plan_rollovers"],
    until,
    report,
    "in_plan_roth_rollover",
  );
  if (typeof roth_contributions === "number" && totalOf(opening.in_plan_rollovers) > roth_contributions)
    report(
      ["opening", "in_plan_rollovers"],
      "must not be more than `roth_contributions`, which includes them",
    );
  if (typeof opening.last_form === "number" && opening.last_form > year)
    report(["opening", "last_form"], until);
  if (opening.last_form === "none" && lines)
    report(
      ["opening", "last_form"],
      "must be a year: `lines` are those of a filed form; or enter `basis` instead",
    );
  if (typeof opening.last_form === "number" && lines && opening.last_form !== year)
    report(["opening", "last_form"], "must be `opening.year`, whose form `lines` are from");
  if ((opening.qcd_deductions ?? 0) > 0 && !ruleHolds("qcd_reduced_by_deductions", year))
    report(
      ["opening", "qcd_deductions"],
      "must be 0 or omitted: no deduction for this year or an earlier one reduces a charitable distribution",
    );
  if (deferred_income) checkDeferredIncome(deferred_income, year, report);
}

/** The first year of the Roth IRAs can be later than the opening only where an entry of that year began them. */
function checkLaterRothSince(since: number, opening: Opening, ledger: Ledger, report: Report): void {
  const latest = latestFirstRoth(opening);
  const here = ["opening", "roth_since"];
  if (latest !== null)
    report(here, `must not be later than ${latest}: \`opening\` has Roth money of that year or earlier`);
  else if (!yearsIntoRoth(ledger).has(since))
    report(
      here,
      "must not be later than `opening.year`, or must be the first year for which an entry puts money into a Roth IRA",
    );
}

/** Basis is never taken as zero because the line that has it was left out. */
function checkChartLines(year: number, lines: Record<string, unknown>, report: Report): void {
  const missing = (totalBasisLines(year) ?? []).filter((label) => !(label in lines));
  if (missing.length === 0) return;
  const which = missing.length === 1 ? `line ${missing[0]} is` : `lines ${missing.join(" and ")} are`;
  const message = `${which} missing: the Total Basis Chart takes the basis for ${year} from it; enter 0 for a blank line`;
  report(["opening", "lines", missing[0] ?? ""], message, "missing_value");
}

/** Income put off is due in the two years after the conversions, each named once, and no more of it was taxed early. */
function checkDeferredIncome({ due, taxed_early }: DeferredIncome, settled: number, report: Report): void {
  const here = ["opening", "deferred_income"];
  const years = new Set<number>();
  let sum = 0;
  due?.forEach((each, i) => {
    if (!each) return;
    sum += each.ira + each.plan;
    if (each.year <= settled) report([...here, "due", i, "year"], "must be later than `opening.year`");
    if (each.year > settled + 2)
      report([...here, "due", i, "year"], "must be one of the two years after `opening.year`");
    if (years.has(each.year)) report([...here, "due", i, "year"], "appears twice; give one total per year");
    if (each.year) years.add(each.year);
  });
  if (taxed_early > sum) report([...here, "taxed_early"], "must not be more than all that is due");
}
