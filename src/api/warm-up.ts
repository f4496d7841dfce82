import { yearsDrawn } from "../data/printed-form.js";
import { compute, parseLedger, toJson } from "../index.js";
import { makePackage } from "../packages/package.js";
import { EventLoopBudget } from "./event-loop-budget.js";
import type { InstalledTemplates } from "./installed-templates.js";
import { makeForms } from "./make-forms.js";

/** How often everything is done: code is compiled for speed when it has run a few times. */
const TIMES = 5;

/**
 * Does once what requests ask for, so that the first of them need not wait while code is compiled and templates get their
 * places: without it, the first long packet blocks the event loop for a third of a second.
 */
export async function warmUp(templates: InstalledTemplates): Promise<void> {
  const means = { templates, budget: new EventLoopBudget() };
  const years = yearsDrawn().filter((year) => templates.kinds(year).length > 0);
  const parsed = parseLedger(exampleOf(years));
  if (!parsed.ok) throw new Error("the ledger to warm up with is not valid");
  const ledger = parsed.value;
  const asked = { template: "auto", alone: false } as const;
  const asOf = `${Math.max(...years) + 1}-06-01`;
  for (let time = 0; time < TIMES; time++) {
    const result = compute(ledger, { explain: true, asOf });
    if (!result.ok) throw new Error("the ledger to warm up with has no lines");
    JSON.stringify(toJson(result.value));
    const computed = { ledger, result: result.value };
    for (const packet of [true, false])
      for (const flatten of [true, false]) await makeForms(computed, { ...asked, packet, flatten }, means);
    await makePackage(ledger, asOf, [], { templates, choice: "auto" });
  }
}

/** Every year has a form, and none was filed. */
function exampleOf(years: readonly number[]): unknown {
  const first = Math.min(...years);
  return {
    owner: { name: "Jordan A Example", ssn: "900-00-1234", born: "1950-04-02" },
    opening: { year: first - 1, basis: 10000 },
    years: Object.fromEntries(
      years.map((year) => {
        const filed = {
          return: true,
          date: `${year + 1}-04-10`,
          form_8606: false,
          form_1040: { "4a": 1700, "4b": 1700 },
        };
        return [String(year), { year_end_value: 50000, deducted: 0, filed }];
      }),
    ),
    entries: years.flatMap((year) =>
      MONTHS.flatMap((month) => [
        { date: `${year}-${month}-10`, kind: "contribution", amount: 100 },
        { date: `${year}-${month}-11`, kind: "conversion", amount: 90.37 },
        { date: `${year}-${month}-12`, kind: "distribution", amount: 80 },
      ]),
    ),
  };
}

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, "0"));
