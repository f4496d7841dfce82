import { signal } from "@preact/signals";
import { active, reckoned, today, year } from "../state/store.js";
import { Button } from "../ui/button.js";
import { busy, make } from "./make-file.js";

/** The programs that people use next, by the names they know. */
const PROGRAMS = {
  turbotax: "TurboTax",
  freetaxusa: "FreeTaxUSA",
  hrblock: "H&R Block",
  taxact: "TaxAct",
  fffa: "Free File Fillable Forms",
  drake: "Drake",
  proseries: "ProSeries",
  lacerte: "Lacerte",
  ots: "OpenTaxSolver (free, open source)",
  paper: "Another program, or paper",
} as const;
type Program = keyof typeof PROGRAMS;

const program = signal<Program>("turbotax");

/** The people of one return: both spouses' own IRAs, or an inherited IRA alone. */
function peopleOfReturn() {
  const own = reckoned.value.filter(({ ledger }) => ledger?.owner.inherited_from === null);
  const here = active.value;
  const books = here && !own.includes(here) ? [here] : own;
  return books.flatMap(({ ledger, result }) => (ledger && result ? [{ ledger, result }] : []));
}

async function give(what: string, to: Program | "history", format: "pdf" | "csv" | "txt") {
  const asked = { to, format, year: year.value, on: today.value };
  const { makeExports } = await import("./make-exports.js");
  await make(what, () => makeExports(peopleOfReturn(), asked));
}

/** What to type into tax software, and the figures as files. Long because it is the markup of one card, from top to bottom. */
export function ExportPanel() {
  const name = PROGRAMS[program.value];
  const isBusy = busy.value !== null;
  return (
    <section class="card" aria-label="Tax software">
      <header>
        <h2>Enter it in tax software</h2>
      </header>
      <p>
        {program.value === "ots"
          ? `OpenTaxSolver opens a file with the lines of Form 8606 for ${year.value}, and you check them there.`
          : `Tax software doesn't import Form 8606. The entry sheet lists each answer for ${year.value} in the order the program asks, and the values it must show at the end.`}
      </p>
      <div class="fields">
        <div class="control">
          <label for="tax-program">Program</label>
          <select
            id="tax-program"
            value={program.value}
            onChange={(event) => {
              program.value = event.currentTarget.value as Program;
            }}
          >
            {Object.entries(PROGRAMS).map(([id, shown]) => (
              <option key={id} value={id}>
                {shown}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="row">
        {program.value === "ots" ? (
          <Button
            icon="save"
            disabled={isBusy}
            onClick={() => give("The file for OpenTaxSolver", program.value, "txt")}
          >
            File to open in OpenTaxSolver
          </Button>
        ) : (
          <>
            <Button
              icon="save"
              disabled={isBusy}
              onClick={() => give(`The entry sheet for ${name}`, program.value, "pdf")}
            >
              Entry sheet (PDF)
            </Button>
            <Button disabled={isBusy} onClick={() => give("The table of answers", program.value, "csv")}>
              The same as a table (CSV)
            </Button>
          </>
        )}
        <Button disabled={isBusy} onClick={() => give("The basis history", "history", "csv")}>
          Basis history (CSV)
        </Button>
      </div>
    </section>
  );
}
