import { fail, type Problem, type Result, succeed } from "../../src/errors.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Ledger } from "../../src/ledger/schema.js";
import { openingCarryForward } from "../../src/lines/carry-forward.js";
import { replay } from "../../src/lines/replay.js";
import { type CompletedYear, completeYear } from "../../src/lines/year.js";
import type { Finding } from "../../src/review/finding.js";
import { reviewHouseholds } from "../../src/review/review-household.js";
import { gather } from "../../src/year/gather.js";

/** Reads ledgers as they are written and reviews them as `form8606 review` does; one list of findings for each. */
export function reviewInput(inputs: readonly unknown[], asOf: string | null): Result<Finding[][]> {
  const members: { ledger: Ledger; years: CompletedYear[] }[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    const ledger = parseLedger(input);
    const years = ledger.ok ? replayed(ledger.value) : ledger;
    if (ledger.ok && years.ok) members.push({ ledger: ledger.value, years: years.value });
    else if (!years.ok) problems.push(...years.problems);
  }
  return problems.length > 0 ? fail(problems) : succeed(reviewHouseholds(members, { asOf }));
}

/** Some rules of the review end before the first form that can be printed; they need the facts of their years alone. */
function replayed(ledger: Ledger): Result<CompletedYear[]> {
  const result = replay(ledger);
  if (result.ok || result.problems.some(({ code }) => code !== "not_supported")) return result;
  let broughtForward = openingCarryForward(ledger);
  const years = gather(ledger).years.map((facts) => {
    const year = completeYear(ledger, facts, broughtForward);
    broughtForward = year.carryForward;
    return year;
  });
  return succeed(years);
}
