import { yearsWithForm } from "../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearFacts } from "../year/facts.js";
import { gather } from "../year/gather.js";
import { checkAssertions } from "./assertions.js";
import { openingCarryForward } from "./carry-forward.js";
import { type CompletedYear, completeYear } from "./year.js";

/**
 * Replays a ledger year by year: entries into facts, facts into lines, each year's line 14 into the next line 2.
 * Every problem of every year is reported, and then there are no lines at all.
 */
export function replay(ledger: Ledger): Result<CompletedYear[]> {
  const { years, problems } = gather(ledger);
  const unsupported = findUnsupported(years, ledger);
  if (unsupported.length > 0) return fail([...problems, ...unsupported]);
  const done: CompletedYear[] = [];
  let broughtForward = openingCarryForward(ledger);
  for (const facts of years) {
    const year = completeYear(ledger, facts, broughtForward);
    const asked = firstDayAsked(ledger, [...problems, ...year.form.problems]);
    // Figures that contradict each other may do so only for want of that day.
    const isSure = ({ code }: Problem) => code !== "inconsistent" || facts.year < asked;
    problems.push(...year.form.problems.filter(isSure));
    broughtForward = year.carryForward;
    done.push(year);
  }
  if (problems.length === 0) problems.push(...checkAssertions(ledger, done));
  return problems.length > 0 ? fail(problems) : succeed(done);
}

/** The first year of which a day is asked for. */
function firstDayAsked(ledger: Ledger, problems: readonly Problem[]): number {
  const years = problems.flatMap(({ code, path }) => {
    const [, index] = (code === "missing_fact" && /^entries\[(\d+)\]\.date$/.exec(path)) || [];
    const date = index === undefined ? null : entryAt(ledger, Number(index))?.date;
    return date ? [yearOf(date)] : [];
  });
  return Math.min(...years);
}

const supported = yearsWithForm();
const firstYear = Math.min(...supported);
const lastYear = Math.max(...supported);

function findUnsupported(years: readonly YearFacts[], ledger: Ledger): Problem[] {
  const first = years[0]?.year ?? firstYear;
  const last = years.at(-1)?.year ?? lastYear;
  const problems: Problem[] = [];
  const report = (year: number, message: string) => {
    const entry = ledger.entries.find(
      (e) => e.date?.startsWith(String(year)) || ("for" in e && e.for === year),
    );
    const path = entry ? ["entries", entry.index] : ["years", String(year)];
    problems.push(problemAt("not_supported", path, message));
  };
  if (first < firstYear)
    report(first, `tax years before ${firstYear} are not supported; begin with an opening`);
  if (last > lastYear) report(last, `tax years after ${lastYear} are not supported yet`);
  return problems;
}
