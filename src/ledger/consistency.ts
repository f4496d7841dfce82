import { LAST_AMOUNT } from "../money/parse.js";
import { checkEntry } from "./consistency-of-entries.js";
import { checkOpening } from "./consistency-of-opening.js";
import type { Report } from "./consistency-report.js";
import { yearOf } from "./date.js";
import type { Fault } from "./fault.js";
import { endsWithLastName } from "./person-name.js";
import { CONVERSION_INCOME_YEARS, type Ledger, type Owner, type YearInfo } from "./schema.js";

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
    report(["entries"], "is missing; add `entries` or `opening`", "missing_value");
  if (owner) checkOwner(owner, report);
  if (opening) checkOpening(opening, ledger, report);
  if (opening?.share != null && owner && owner.inherited_from === null)
    report(["opening", "share"], "is for inherited IRAs; also add `owner.inherited_from`, or remove it");
  if (
    typeof opening?.last_form === "number" &&
    owner?.decedent_died &&
    opening.last_form > yearOf(owner.decedent_died)
  )
    report(
      ["opening", "last_form"],
      "must not be later than the year of `owner.decedent_died`: it is the decedent's last form",
    );
  for (const [year, info] of Object.entries(years)) {
    if (!info) continue;
    checkYear(Number(year), info, report);
    if (opening && Number(year) <= opening.year) checkCovered(Number(year), info, opening.year, report);
    if (info.value_at_death != null && owner && !(owner.died && yearOf(owner.died) === Number(year)))
      report(
        ["years", year, "value_at_death"],
        "belongs to the year of `owner.died`; remove it, or add that day",
      );
  }
  for (const entry of entries) if (entry) checkEntry(entry, ledger, report);
  return faults;
}

function checkOwner(owner: Owner, report: Report): void {
  const { born, died, disabled, address, inherited_from } = owner;
  for (const key of ["beneficiary", "decedent_died"] as const)
    if (owner[key] && inherited_from === null) {
      const message = "is for inherited IRAs; also add `inherited_from`, the name of the person who died";
      report(["owner", key], message);
    }
  if (owner.name && owner.last_name && !endsWithLastName(owner.name, owner.last_name))
    report(
      ["owner", "last_name"],
      "must be the words at the end of `name`, such as Van Dyke in Ana Van Dyke",
    );
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

/** Facts of a year that decide lines of that year only. Values and due dates count for later years too. */
const OF_ONE_YEAR = [
  "value_at_death",
  "deducted",
  "deduction_limited",
  "difficulty_of_care",
  "no_exception",
] as const;

/** Nothing computes a year that the opening covers: a fact that would change its lines is never accepted and then left out. */
function checkCovered(year: number, info: YearInfo, covered: number, report: Report): void {
  const ignored = `changes nothing, because \`opening\` covers ${covered} and earlier years. To count it, begin the ledger earlier (\`opening.year: ${year - 1}\`, with the basis of that year)`;
  for (const key of OF_ONE_YEAR) {
    if (!info[key]) continue;
    const offset =
      key === "deducted"
        ? "; or, for a deduction at age 70½ or older, add it to `opening.qcd_deductions`"
        : "";
    report(["years", String(year), key], `${ignored}${offset}; otherwise, remove it`);
  }
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
  if (filed.paid_on && yearOf(filed.paid_on) <= year)
    report(
      here("filed", "paid_on"),
      `${afterYear}: tax that was withheld or paid earlier counts as paid on the due date`,
    );
  filed.amended?.forEach((day, i) => {
    if (filed.date ? day < filed.date : day && yearOf(day) <= year) {
      report([...here("filed", "amended"), i], filed.date ? "must not be before `filed.date`" : afterYear);
    }
  });
  if (filed.form_8606 === false && filed.lines && Object.keys(filed.lines).length > 0) {
    report(
      here("filed", "lines"),
      "belong to a Form 8606, but `form_8606: false` means that none was filed: remove the lines, or write `form_8606: true`",
    );
  }
}
