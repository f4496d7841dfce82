import { year, yearResult } from "../state/store.js";
import { Button } from "../ui/button.js";
import type { Owner } from "./make-pdfs.js";
import { busy, make } from "./making.js";
import { officialYears } from "./official-years.js";

/** Form 8606 of the year on the screen, of all years, or with everything that was found. Long because it is the markup of one card, from top to bottom. */
export function PdfPanel({
  owner,
  look,
  formsAre,
}: {
  owner: Owner;
  look: "main" | "plain";
  /** Where on the screen the IRS's own forms are added. */
  formsAre: "above" | "below";
}) {
  const taxYear = year.value;
  const needs = owner.result.years.filter(({ must_file }) => must_file).length;
  const isNeeded = yearResult.value?.must_file === true;
  const isOfficial = officialYears.value.includes(taxYear);
  const what = `The PDF for ${taxYear}`;
  return (
    <section class="card" aria-label="PDF forms">
      <header>
        <h2>Form 8606 as a PDF</h2>
        <span class="paper-name">{isOfficial ? "the IRS's own form" : "worksheet"}</span>
      </header>
      <p>
        {!isNeeded
          ? `You don't need Form 8606 for ${taxYear}.`
          : isOfficial
            ? "Filled on the IRS's own form. Review it, sign where it asks for it, and file it with your return."
            : `A worksheet to copy into your tax software or to check a return. Do not file it: to file on paper, first add the IRS's own form ${formsAre}.`}
      </p>
      <div class="row">
        <Button
          look={look}
          icon="save"
          disabled={busy.value !== null || !isNeeded}
          onClick={() => make(what, (makers) => makers.yearPdf(owner, taxYear))}
        >
          {busy.value === what ? "Making it…" : `Form 8606 for ${taxYear}`}
        </Button>
        {needs > 1 && (
          <Button
            disabled={busy.value !== null}
            onClick={() => make("All years", (makers) => makers.allPdfs(owner, false))}
          >
            All {needs} years
          </Button>
        )}
        <Button
          disabled={busy.value !== null || needs === 0}
          onClick={() => make("The packet", (makers) => makers.allPdfs(owner, true))}
        >
          One packet, with findings
        </Button>
        <Button look="quiet" onClick={() => window.print()}>
          Print the form
        </Button>
      </div>
    </section>
  );
}
