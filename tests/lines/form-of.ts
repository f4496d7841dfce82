import { parseLedger } from "../../src/ledger/parse.js";
import { replay } from "../../src/lines/replay.js";
import type { YearForm } from "../../src/lines/year-form.js";

/** The form of one year of a ledger, whose traditional IRAs are empty at its end unless it says otherwise. */
export function formOf(year: number, ledger: { owner?: object; entries: object[] }): YearForm {
  const owner = { name: "Owner A", ...ledger.owner };
  const read = parseLedger({ years: { [year]: { year_end_value: 0 } }, ...ledger, owner });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const done = replay(read.value);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  const found = done.value.find(({ form }) => form.year === year);
  if (!found) throw new Error(`${year} is not among the years`);
  return found.form;
}
