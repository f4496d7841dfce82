import { lineLabel } from "../data/printed-form.js";
import { type Problem, problemAt } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import type { CompletedYear } from "./year.js";
import type { LineId } from "./year-form.js";

/** Checks the ledger's `assert` entries: a line that the form leaves blank counts as zero. */
export function checkAssertions(ledger: Ledger, years: readonly CompletedYear[]): Problem[] {
  const problems: Problem[] = [];
  for (const entry of ledger.entries) {
    if (entry.kind !== "assert") continue;
    const path = ["entries", entry.index];
    const done = years.find(({ form }) => form.year === entry.for);
    if (!done) {
      problems.push(
        problemAt("inconsistent", [...path, "for"], "names a year that the ledger does not reach"),
      );
      continue;
    }
    const { lines } = done.form;
    const id = (Object.keys(lines) as LineId[]).find((line) => lineLabel(line, entry.for) === entry.line);
    if ((id ? lines[id] : 0) !== entry.amount) {
      const message = `line ${entry.line} of ${entry.for} does not have this amount`;
      problems.push(problemAt("assertion_failed", [...path, "amount"], message));
    }
  }
  return problems;
}
