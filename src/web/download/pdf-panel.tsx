import { listed } from "../engine.js";
import { year, yearResult } from "../state/store.js";
import { CheckFirst } from "../todo/check-first.js";
import { Button } from "../ui/button.js";
import { AddOfficial, OfficialLink } from "./add-official.js";
import { busy, make } from "./make-file.js";
import type { Owner } from "./make-pdfs.js";
import { addressOf } from "./official-files.js";
import { officialYears } from "./official-years.js";

/** Form 8606 of the year on the screen, and of all years: what each button gives is said before it is pressed. */
export function PdfPanel({
  owner,
  look,
  areFormsAbove,
}: {
  owner: Owner;
  look: "main" | "plain";
  /** The IRS's own forms are added further up, for the envelopes. */
  areFormsAbove: boolean;
}) {
  const taxYear = year.value;
  const years = owner.result.years.filter(({ must_file }) => must_file).map(({ tax_year }) => tax_year);
  const isNeeded = yearResult.value?.must_file === true;
  const isOfficial = officialYears.value.includes(taxYear);
  return (
    <section class="card" aria-label="PDF forms">
      <header>
        <h2>Form 8606 for {taxYear}</h2>
      </header>
      {years.length > 0 && <CheckFirst taxYears={years} />}
      {!isNeeded ? (
        <p>You don't need Form 8606 for {taxYear}.</p>
      ) : isOfficial ? (
        <OfficialChoice taxYear={taxYear} owner={owner} look={look} />
      ) : (
        <div class="ways">
          <WorksheetChoice taxYear={taxYear} owner={owner} look={look} />
          <GetOfficial years={years} areFormsAbove={areFormsAbove} />
        </div>
      )}
      {years.length > 0 && <AllYears owner={owner} years={years} />}
    </section>
  );
}

/** What is there at once: all lines, in the page's own layout. */
function WorksheetChoice({
  taxYear,
  owner,
  look,
}: {
  taxYear: number;
  owner: Owner;
  look: "main" | "plain";
}) {
  return (
    <div class="way">
      <h3>For tax software</h3>
      <p>
        The worksheet has every line and amount of Form 8606 in this page's own layout, to copy or to compare.
        The IRS does not accept it: do not file it.
      </p>
      <Download what={`The worksheet for ${taxYear}`} taxYear={taxYear} owner={owner} look={look}>
        Worksheet for {taxYear}
      </Download>
    </div>
  );
}

/** How to come to the form that can be filed. */
function GetOfficial({ years, areFormsAbove }: { years: readonly number[]; areFormsAbove: boolean }) {
  return (
    <div class="way">
      <h3>To file on paper</h3>
      {areFormsAbove ? (
        <p>
          You need the IRS's own form. Add it at the top of this page; the page then fills it in, and you
          download it here.
        </p>
      ) : (
        <>
          <p>You need the IRS's own form. The page fills it in:</p>
          <ol class="steps-list">
            <li>
              Download the blank form from irs.gov, for{" "}
              {years.map((taxYear, index) => (
                <span key={taxYear}>
                  {index > 0 && ", "}
                  <OfficialLink
                    name={String(taxYear)}
                    label={`Form 8606 for ${taxYear} at irs.gov`}
                    address={addressOf("f8606", taxYear)}
                    isAdded={officialYears.value.includes(taxYear)}
                  />
                </span>
              ))}
              .
            </li>
            <li>Add the PDF here. Nothing leaves this computer.</li>
          </ol>
          <AddOfficial years={years} />
        </>
      )}
    </div>
  );
}

function OfficialChoice({ taxYear, owner, look }: { taxYear: number; owner: Owner; look: "main" | "plain" }) {
  return (
    <>
      <p>
        You get the IRS's own form for {taxYear}, filled in. Review it, sign where it asks for it, and file it
        with your return.
      </p>
      <div class="row">
        <Download what={`Form 8606 for ${taxYear}`} taxYear={taxYear} owner={owner} look={look}>
          Form 8606 for {taxYear}
        </Download>
      </div>
    </>
  );
}

function Download({
  what,
  taxYear,
  owner,
  look,
  children,
}: {
  /** What is made, at the beginning of a sentence. */
  what: string;
  taxYear: number;
  owner: Owner;
  look: "main" | "plain";
  children: (string | number)[];
}) {
  return (
    <Button
      look={look}
      icon="save"
      disabled={busy.value !== null}
      onClick={() => make(what, (makers) => makers.yearPdf(owner, taxYear))}
    >
      {busy.value === what ? "Making it…" : children}
    </Button>
  );
}

/** Everything at once, and the form that is drawn beside. */
function AllYears({ owner, years }: { owner: Owner; years: readonly number[] }) {
  const added = years.filter((taxYear) => officialYears.value.includes(taxYear));
  const worksheets = years.filter((taxYear) => !added.includes(taxYear));
  return (
    <div class="more-downloads">
      {years.length > 1 && added.length > 0 && worksheets.length > 0 && (
        <p class="quiet">
          {`The IRS's own form is used for ${listed(added.map(String))}, the worksheet for ${listed(worksheets.map(String))}.`}
        </p>
      )}
      <div class="row">
        {years.length > 1 && (
          <Button
            disabled={busy.value !== null}
            onClick={() => make("All years", (makers) => makers.allPdfs(owner, false))}
          >
            All {years.length} years
          </Button>
        )}
        <Button
          disabled={busy.value !== null}
          onClick={() => make("The packet", (makers) => makers.allPdfs(owner, true))}
        >
          One PDF, with findings
        </Button>
        <Button look="quiet" onClick={() => window.print()}>
          Print the worksheet
        </Button>
      </div>
    </div>
  );
}
