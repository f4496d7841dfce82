import { totalBasisLines } from "../data/law.js";
import type { ErrorCode, Path } from "../errors.js";
import { LAST_AMOUNT } from "../money/parse.js";
import { yearOf } from "./date.js";
import type { Fault } from "./fault.js";
import {
  CONVERSION_INCOME_YEARS,
  type DeferredIncome,
  type Entry,
  type EntryOf,
  type Ledger,
  type Opening,
  type Owner,
  type RothConversion,
  type YearInfo,
} from "./schema.js";

/**
 * What no key can decide alone: facts of the ledger that contradict each other, and facts that must be there
 * because of others. It bears a salvaged ledger, in which a value that the schema refused is undefined: such a
 * value is never the reason for a second fault.
 */
export function consistencyFaults(ledger: Ledger, entriesGiven: boolean): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, message, code = "inconsistent") => {
    faults.push({ code, path, message });
  };
  const { owner, opening, years, entries } = ledger;
  if (!entriesGiven && opening === null)
    report(["entries"], "is missing; give `entries` or `opening`", "missing_value");
  if (owner) checkOwner(owner, report);
  if (opening) checkOpening(opening, report);
  for (const [year, info] of Object.entries(years)) if (info) checkYear(Number(year), info, report);
  for (const entry of entries) if (entry) checkEntry(entry, ledger, report);
  return faults;
}

type Report = (path: Path, message: string, code?: ErrorCode) => void;

function checkOwner(owner: Owner, report: Report): void {
  const { born, died, disabled, address, beneficiary, inherited_from } = owner;
  if (beneficiary && inherited_from === null) {
    const message = "belongs to IRAs that were inherited: give `inherited_from`, the decedent's name, too";
    report(["owner", "beneficiary"], message);
  }
  if (born && died && died < born) report(["owner", "died"], "must not be before `born`");
  if (born && disabled && disabled < born) report(["owner", "disabled"], "must not be before `born`");
  if (!address) return;
  const { state, zip, country, province, postal_code } = address;
  const here = (key: string) => ["owner", "address", key];
  const domestic = "belongs to an address in the United States, which has no `country`";
  const foreign = "belongs to a foreign address, which has a `country`";
  if (country && state) report(here("state"), domestic);
  if (country && zip) report(here("zip"), domestic);
  if (country === null && province) report(here("province"), foreign);
  if (country === null && postal_code) report(here("postal_code"), foreign);
}

function checkOpening(opening: Opening, report: Report): void {
  const { year, basis, lines, roth_since, roth_contributions, roth_conversions, deferred_income } = opening;
  if (basis === null && lines === null) {
    const message = "is missing; give `basis`, or `lines` of that year's form (its Total Basis Chart lines)";
    report(["opening", "basis"], message, "missing_value");
  }
  if (basis === null && lines) checkChartLines(year, lines, report);
  if (typeof basis === "number" && lines)
    report(["opening", "lines"], "give either `basis` or `lines`, not both");
  const until = "must not be later than `opening.year`";
  if (roth_since && roth_since > year) report(["opening", "roth_since"], until);
  checkLayers(roth_conversions ?? [], year, ["opening", "roth_conversions"], until, report);
  checkLayers(opening.in_plan_rollovers ?? [], year, ["opening", "in_plan_rollovers"], until, report);
  if (typeof roth_contributions === "number" && totalOf(opening.in_plan_rollovers) > roth_contributions)
    report(["opening", "in_plan_rollovers"], "must not be more than `roth_contributions`, which holds them");
  if (deferred_income) checkDeferredIncome(deferred_income, year, report);
}

/** Basis is never taken as zero because the line that has it was left out. */
function checkChartLines(year: number, lines: Record<string, unknown>, report: Report): void {
  const missing = (totalBasisLines(year) ?? []).filter((label) => !(label in lines));
  if (missing.length === 0) return;
  const which = missing.length === 1 ? `line ${missing[0]} is` : `lines ${missing.join(" and ")} are`;
  const message = `${which} missing: by the Total Basis Chart the basis of ${year} is on it; give 0 for a blank line`;
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
    if (years.has(each.year)) report([...here, "due", i, "year"], "stands twice; give one sum for each year");
    if (each.year) years.add(each.year);
  });
  if (taxed_early > sum) report([...here, "taxed_early"], "must not be more than all that is due");
}

function checkLayers(
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
    if (years.has(layer.year)) report([...path, i, "year"], "stands twice; give one sum for each year");
    if (layer.year) years.add(layer.year);
    if (layer.taxable > layer.amount) report([...path, i, "taxable"], "must not be more than `amount`");
  });
}

/** The amounts of layers added up, in cents. */
function totalOf(layers: readonly RothConversion[] | undefined): number {
  return (layers ?? []).reduce((sum, layer) => sum + (layer?.amount ?? 0), 0);
}

function checkYear(year: number, info: YearInfo, report: Report): void {
  const here = (...keys: string[]) => ["years", String(year), ...keys];
  const afterYear = `must be after the end of ${year}`;
  const { year_end_value, due, filed, tax_conversion_in } = info;
  if (year_end_value && year_end_value > LAST_AMOUNT) {
    report(here("year_end_value"), "must add up to at most 999,999,999.99", "invalid_value");
  }
  if (due && yearOf(due) <= year) report(here("due"), afterYear);
  const [, onlyYear] = CONVERSION_INCOME_YEARS;
  if (tax_conversion_in && String(year) !== onlyYear) {
    report(here("tax_conversion_in"), `is a choice of ${onlyYear} only`);
  }
  if (!filed) return;
  if (filed.date && yearOf(filed.date) <= year) report(here("filed", "date"), afterYear);
  filed.amended?.forEach((day, i) => {
    if (filed.date ? day < filed.date : day && yearOf(day) <= year) {
      report([...here("filed", "amended"), i], filed.date ? "must not be before `filed.date`" : afterYear);
    }
  });
  if (filed.form_8606 === false && filed.lines && Object.keys(filed.lines).length > 0) {
    report(here("filed", "lines"), "are lines of a form that `form_8606: false` says was not filed");
  }
}

function checkEntry(entry: Entry, ledger: Ledger, report: Report): void {
  const at = (key: string): Path => ["entries", entry.index, key];
  checkDate(entry, ledger, at, report);
  switch (entry.kind) {
    case "contribution":
      return checkContribution(entry, ledger, at, report);
    case "conversion":
      return checkOwnIra(entry, ledger, at, report);
    case "inherited_as_own":
      return checkInheritedAsOwn(entry, ledger, at, report);
    case "distribution":
      return checkDistribution(entry, at, report);
    case "rollover":
      if (entry.deposited < entry.date) report(at("deposited"), "must not be before `date`");
      if (
        typeof entry.replaced_simple === "boolean" &&
        ((entry.ira && entry.ira !== "simple") || entry.to === "ira")
      )
        report(at("replaced_simple"), "belongs to a rollover of a SIMPLE IRA to an employer plan");
      if (entry.to === "employer_plan" && entry.ira === "roth") {
        report(at("to"), "cannot be `employer_plan`: no employer plan takes money out of a Roth IRA");
      }
      return;
    case "plan_rollover":
      if (entry.after_tax > entry.amount) report(at("after_tax"), "must not be more than `amount`");
      if (
        entry.ira === "traditional" &&
        (entry.source === "airline_payment" || entry.source === "exxon_valdez") &&
        entry.after_tax > 0
      ) {
        report(
          at("after_tax"),
          "must be 0: into a traditional IRA such money goes before tax, and makes no basis",
        );
      }
      if (
        (entry.source === "designated_roth" || entry.source === "military_death") &&
        entry.ira === "traditional"
      ) {
        report(at("source"), "goes only to a Roth IRA: `ira` must be `roth`");
      }
      return checkInPlanRollovers(entry, at, report);
    case "rollover_529":
      return checkRollover529(entry, ledger, at, report);
    case "recharacterization":
      checkRecharacterization(entry, at, report);
      return checkEarnings(entry, at, report);
    case "returned_contribution":
      if (entry.converted && entry.ira && entry.ira !== "roth")
        report(at("converted"), "belongs to a return out of a Roth IRA: `ira` must be `roth`");
      if (entry.date && entry.converted && entry.converted > yearOf(entry.date))
        report(at("converted"), NOT_LATER);
      return checkEarnings(entry, at, report);
    case "divorce_transfer":
      return checkDivorceTransfer(entry, at, report);
    case "repayment":
      if (entry.date && entry.distributed > yearOf(entry.date)) report(at("distributed"), NOT_LATER);
      if (entry.disaster && entry.of && entry.of !== "disaster")
        report(at("disaster"), "belongs to a repayment `of: disaster`");
      if (typeof entry.basis === "number") checkRepaidBasis(entry, ledger, at, report);
      return;
    case "assert":
      return checkAssertion(entry, ledger, at, report);
  }
}

type At = (key: string) => Path;

const NOT_LATER = "must not be later than the year of `date`";

/** Kinds that correct or check the record: they may be dated after the owner's death. */
const CORRECTIONS: ReadonlySet<Entry["kind"]> = new Set([
  "recharacterization",
  "returned_contribution",
  "basis_adjustment",
  "assert",
]);

function checkDate(entry: Entry, { owner, opening }: Ledger, at: At, report: Report): void {
  const { date } = entry;
  if (!date) return;
  if (opening && yearOf(date) <= opening.year) {
    report(at("date"), `must be after ${opening.year}, the last year that \`opening\` covers`);
  }
  if (owner?.died && date > owner.died && !CORRECTIONS.has(entry.kind)) {
    const heirs = "what comes out later belongs in the beneficiary's ledger, with `inherited_from`";
    report(at("date"), `must not be after \`owner.died\`; ${heirs}`);
  }
  if (owner?.born && date < owner.born) report(at("date"), "must not be before `owner.born`");
  if (
    "for" in entry &&
    entry.for > yearOf(date) &&
    entry.kind !== "contribution" &&
    entry.kind !== "assert"
  ) {
    report(at("for"), NOT_LATER);
  }
}

/** A contribution is made from January 1 of its year to the due date, which can be postponed. */
function checkContribution(entry: EntryOf<"contribution">, ledger: Ledger, at: At, report: Report): void {
  checkOwnIra(entry, ledger, at, report);
  if (!entry.for || !entry.date) return;
  const last = [`${entry.for + 2}-06-30`, ledger.years[entry.for]?.due ?? ""].sort().at(-1) ?? "";
  if (yearOf(entry.date) < entry.for)
    report(
      at("for"),
      "must not be later than the year of `date`: nothing counts for a year before its January 1",
    );
  else if (entry.date > last)
    report(at("for"), "is too long before `date`: a contribution is made by the due date of the return");
  const { opening } = ledger;
  if (opening && entry.for <= opening.year && yearOf(entry.date) > opening.year) {
    report(at("for"), `must be after ${opening.year}, the last year that \`opening\` covers`);
  }
}

/**
 * What cannot be done with an IRA inherited from someone (IRC 219(d)(4), 408(d)(3)(C)). For a surviving spouse it is not an
 * inherited one by the law (408(d)(3)(C)(ii)(II)), and may be converted or made their own.
 */
function checkOwnIra(
  { kind }: EntryOf<"contribution" | "conversion" | "inherited_as_own">,
  { owner }: Ledger,
  at: At,
  report: Report,
): void {
  if (!owner?.inherited_from) return;
  const spouse = owner.beneficiary === "spouse";
  if (spouse && kind !== "contribution") return;
  const only =
    "only a surviving spouse can; if that is what you are, write `beneficiary: spouse` under `owner`";
  const reasons = {
    contribution: spouse
      ? "make the IRA your own first (`inherited_as_own`), and contribute in the ledger of your own IRAs"
      : "nobody can contribute to an inherited IRA",
    conversion: `an inherited IRA cannot be converted but by the spouse: ${only}`,
    inherited_as_own: `an inherited IRA cannot be made one's own but by the spouse: ${only}`,
  };
  report(
    at("kind"),
    `cannot be \`${kind}\` with \`owner.inherited_from\`: ${reasons[kind]}; the owner's own IRAs are another ledger`,
  );
}

/** Basis joins the spouse's own ledger and must be told there; keys of Roth IRAs belong to them. */
function checkInheritedAsOwn(
  entry: EntryOf<"inherited_as_own">,
  ledger: Ledger,
  at: At,
  report: Report,
): void {
  checkOwnIra(entry, ledger, at, report);
  const { ira, basis, roth_conversions: layers, roth_since } = entry;
  if (basis === null && (ira === "roth" || !ledger.owner?.inherited_from)) {
    const what = ira === "roth" ? "the contributions' part" : "the decedent's basis";
    report(at("basis"), `is missing; give ${what}, 0 if there is none`, "missing_value");
  }
  if (ira === "traditional" && layers?.length > 0)
    report(at("roth_conversions"), "belongs to a Roth IRA: `ira` must be `roth`");
  if (ira === "traditional" && roth_since)
    report(at("roth_since"), "belongs to a Roth IRA: `ira` must be `roth`");
  if (entry.date && layers)
    checkLayers(layers, yearOf(entry.date), at("roth_conversions"), NOT_LATER, report);
  if (entry.date && roth_since && roth_since > yearOf(entry.date)) report(at("roth_since"), NOT_LATER);
}

/** The part of a repaid disaster distribution that was not taxable is known to the ledger, unless its opening covers it. */
function checkRepaidBasis(entry: EntryOf<"repayment">, { opening }: Ledger, at: At, report: Report): void {
  const { basis, amount, distributed, of } = entry;
  if (basis !== null && basis > amount) report(at("basis"), "must not be more than `amount`");
  const covered = of === "disaster" && opening !== null && distributed <= opening.year;
  if (!covered)
    report(
      at("basis"),
      "belongs to the repayment of a disaster distribution of a year that `opening` covers",
    );
}

function checkDistribution(entry: EntryOf<"distribution">, at: At, report: Report): void {
  if (entry.reason === "disaster" && entry.disaster === null) {
    report(
      at("disaster"),
      "is missing; give the disaster's FEMA number, such as DR-4683-CA",
      "missing_value",
    );
  }
  if (entry.reason && entry.reason !== "disaster" && entry.disaster) {
    report(at("disaster"), "belongs to a distribution with `reason: disaster`");
  }
  if (entry.reason && entry.reason !== "qcd" && entry.split_interest)
    report(at("split_interest"), "belongs to a distribution with `reason: qcd`");
  if (entry.reason && entry.reason !== "hsa_funding" && entry.hsa_coverage)
    report(at("hsa_coverage"), "belongs to a distribution with `reason: hsa_funding`");
}

function checkRecharacterization(entry: EntryOf<"recharacterization">, at: At, report: Report): void {
  const { of, converted, from } = entry;
  if (of === "contribution") {
    if (converted)
      report(at("converted"), "belongs to a recharacterization `of` a conversion or a plan_rollover");
    return;
  }
  if (!of) return;
  if (converted === null)
    report(at("converted"), "is missing; give the year of what is recharacterized", "missing_value");
  if (from === "traditional")
    report(at("from"), "must be `roth`: that is where the money was first moved to");
  if (converted && entry.date && converted > yearOf(entry.date)) report(at("converted"), NOT_LATER);
  if (converted && entry.for && entry.for !== converted)
    report(at("for"), "must be the same year as `converted`, or be left out");
}

function checkEarnings(
  entry: EntryOf<"recharacterization" | "returned_contribution">,
  at: At,
  report: Report,
): void {
  const { amount, earnings, adjusted_opening: opening, adjusted_closing: closing } = entry;
  const balances = "`adjusted_opening` and `adjusted_closing`";
  if (earnings === null && opening === null && closing === null) {
    report(at("earnings"), `is missing; give \`earnings\`, or ${balances}`, "missing_value");
  } else if (typeof earnings === "number" && (opening || typeof closing === "number")) {
    report(at("earnings"), `give either \`earnings\` or ${balances}, not both`);
  } else if (earnings === null && opening === null) {
    report(at("adjusted_opening"), "is missing; both balances are needed", "missing_value");
  } else if (earnings === null && closing === null) {
    report(at("adjusted_closing"), "is missing; both balances are needed", "missing_value");
  }
  if (earnings !== null && earnings + amount < 0)
    report(at("earnings"), "a loss must not be more than `amount`");
  if (opening !== null && opening < amount) {
    report(at("adjusted_opening"), "must not be less than `amount`, which is a part of it");
  }
}

/** In-plan Roth rollovers are a part of the investment in the contract, and were made in the plan before it moved. */
function checkInPlanRollovers(entry: EntryOf<"plan_rollover">, at: At, report: Report): void {
  const layers = entry.in_plan_rollovers ?? [];
  if (layers.length === 0) return;
  if (entry.source && entry.source !== "designated_roth")
    report(at("in_plan_rollovers"), "belongs to money from a designated Roth account");
  if (totalOf(layers) > entry.after_tax)
    report(at("in_plan_rollovers"), "must not be more than `after_tax`, which holds them");
  if (entry.date) checkLayers(layers, yearOf(entry.date), at("in_plan_rollovers"), NOT_LATER, report);
}

/** A 529 plan's money goes to the living beneficiary's own Roth IRA, for the year or by its due date. */
function checkRollover529(
  entry: EntryOf<"rollover_529">,
  { owner, opening }: Ledger,
  at: At,
  report: Report,
): void {
  if (entry.contributions > entry.amount) report(at("contributions"), "must not be more than `amount`");
  if (entry.opened && entry.date && entry.opened > entry.date)
    report(at("opened"), "must not be after `date`");
  if (owner?.inherited_from)
    report(
      at("kind"),
      "cannot be `rollover_529` with `owner.inherited_from`; the owner's own IRAs are another ledger",
    );
  if (entry.for && entry.date && yearOf(entry.date) > entry.for + 1)
    report(at("for"), "is too long before `date`: a contribution is made by the due date of the return");
  if (opening && entry.for && entry.date && entry.for <= opening.year && yearOf(entry.date) > opening.year)
    report(at("for"), `must be after ${opening.year}, the last year that \`opening\` covers`);
}

function checkDivorceTransfer(entry: EntryOf<"divorce_transfer">, at: At, report: Report): void {
  const layers = entry.roth_conversions ?? [];
  if (layers.length > 0 && entry.ira && entry.ira !== "roth") {
    report(at("roth_conversions"), "belongs to a transfer of a Roth IRA");
  }
  if (entry.date) checkLayers(layers, yearOf(entry.date), at("roth_conversions"), NOT_LATER, report);
}

function checkAssertion(entry: EntryOf<"assert">, { opening }: Ledger, at: At, report: Report): void {
  if (entry.for === null && entry.date === null)
    report(at("for"), "is missing; without a `date` it must be given", "missing_value");
  if (opening && entry.for && entry.for <= opening.year) {
    report(at("for"), `must be after ${opening.year}, the last year that \`opening\` covers`);
  }
}
