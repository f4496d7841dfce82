import { computed } from "@preact/signals";
import { correctWith, envelopes, sendKinds, yearsWithForm } from "../engine.js";
import { active, current, reckoned, today, year, yearResult } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { ExportPanel } from "./export-panel.js";
import type { Owner } from "./make-pdfs.js";
import { busy, make, trouble } from "./making.js";
import { officialYears } from "./official-years.js";
import { downloadLedgers } from "./save-ledger.js";
import { SavePanel } from "./save-panel.js";

const correction = computed(() => {
  const ledger = active.value?.ledger;
  if (!ledger || active.value?.result === null) return null;
  const corrected = correctWith(ledger, today.value, others());
  return corrected.ok ? corrected.value : null;
});

function others() {
  return reckoned.value.flatMap(({ book, ledger }) =>
    ledger !== null && book.id !== active.value?.book.id ? [ledger] : [],
  );
}

export function TakeView() {
  const reckonedBook = active.value;
  if (reckonedBook === undefined) return null;
  const { ledger, result } = reckonedBook;
  const owner: Owner | null = ledger && result ? { ledger, result } : null;
  return (
    <div class="view">
      <h1>Take it with you</h1>
      {trouble.value && (
        <p class="problem" role="alert">
          {trouble.value}
        </p>
      )}
      {owner === null && (
        <p class="lead">Answer the open questions first. You can save your work at any time.</p>
      )}
      {owner && <PdfPanel owner={owner} />}
      {owner && <PackagePanel owner={owner} />}
      {owner && <ExportPanel />}
      <SavePanel save={(passphrase) => downloadLedgers(current.value.books, passphrase)} />
      {owner && <OfficialPanel />}
    </div>
  );
}

function PdfPanel({ owner }: { owner: Owner }) {
  const taxYear = year.value;
  const needs = owner.result.years.filter(({ must_file }) => must_file);
  const kind = officialYears.value.includes(taxYear) ? "official form" : "worksheet";
  return (
    <section class="card" aria-label="PDF forms">
      <header>
        <h2>Form 8606 as a PDF</h2>
      </header>
      <p>
        {kind === "worksheet"
          ? "The worksheet is for copying and checking. It is not an IRS form; do not file it. Add the official form below to fill that instead."
          : "Filled on the IRS's own form. Review it, sign where it asks for it, and file it with your return."}
      </p>
      <div class="row">
        <Button
          look="main"
          icon="save"
          disabled={busy.value !== null || yearResult.value?.must_file !== true}
          onClick={() => make(`The PDF for ${taxYear}`, (makers) => makers.yearPdf(owner, taxYear))}
        >
          {busy.value === `The PDF for ${taxYear}` ? "Making it…" : `Form 8606 for ${taxYear}`}
        </Button>
        <Button
          disabled={busy.value !== null || needs.length === 0}
          onClick={() => make("All years", (makers) => makers.allPdfs(owner, false))}
        >
          All {needs.length} years
        </Button>
        <Button
          disabled={busy.value !== null || needs.length === 0}
          onClick={() => make("The packet", (makers) => makers.allPdfs(owner, true))}
        >
          One packet, with findings
        </Button>
        <Button look="quiet" onClick={() => window.print()}>
          Print this page
        </Button>
      </div>
    </section>
  );
}

/** For years that were missed or filed wrong: what to send, and everything that goes into the envelopes. */
function PackagePanel({ owner }: { owner: Owner }) {
  const now = correction.value;
  if (now === null) return null;
  const sent = envelopes(now);
  const waiting = now.lacks.length;
  return (
    <section class="card" aria-label="Filing package">
      <header>
        <h2>Filing package for missed or wrong years</h2>
      </header>
      {sent.length === 0 ? (
        <p>
          {waiting > 0
            ? "Under each year, enter what you filed to see what to send."
            : "You have nothing to send: every required form is filed and right."}
        </p>
      ) : (
        <>
          <ul class="operands">
            {sent.map(({ number, tax_year, send }) => (
              <li key={number}>
                <strong>{tax_year}</strong>
                <span>{sendKinds[send].words}</span>
              </li>
            ))}
          </ul>
          <Button
            look="main"
            icon="save"
            disabled={busy.value !== null}
            onClick={() =>
              make("The filing package", (makers) =>
                makers.filingPackage(owner.ledger, today.value, others()),
              )
            }
          >
            {sent.length === 1 ? "Filing package: 1 envelope" : `Filing package: ${sent.length} envelopes`}
          </Button>
        </>
      )}
    </section>
  );
}

/** The IRS's own PDFs are not part of the page: each year's is dropped in once. */
function OfficialPanel() {
  const years =
    active.value?.result?.years.filter(
      ({ must_file, tax_year }) => must_file && yearsWithForm().includes(tax_year),
    ) ?? [];
  const take = async (files: FileList | null) => {
    trouble.value = null;
    const { giveOfficial } = await import("./templates.js");
    for (const file of files ?? []) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const named = Number(/(?:19|20)\d\d/.exec(file.name)?.[0]);
      const tries = [named, ...years.map(({ tax_year }) => tax_year)].filter((taxYear) =>
        yearsWithForm().includes(taxYear),
      );
      let reasons: readonly string[] = ["Choose the PDF of Form 8606 from irs.gov."];
      for (const taxYear of new Set(tries)) {
        reasons = await giveOfficial(bytes, taxYear).catch(() => ["The page cannot read this PDF."]);
        if (reasons.length === 0) break;
      }
      if (reasons.length > 0) trouble.value = `${file.name}: ${reasons.join("; ")}`;
    }
  };
  return (
    <section class="card" aria-label="Official forms">
      <header>
        <h2>Use the IRS's own form</h2>
      </header>
      <p>
        Download the PDF of each year from irs.gov, then add it here. The page fills it and checks what it
        filled.
      </p>
      <ul class="official">
        {years.map(({ tax_year }) => (
          <li key={tax_year}>
            <a href={addressOf(tax_year, Number(today.value.slice(0, 4)))} target="_blank" rel="noreferrer">
              Form 8606 for {tax_year} at irs.gov
            </a>
            {officialYears.value.includes(tax_year) && (
              <span class="good">
                <Icon name="check" size={16} /> added
              </span>
            )}
          </li>
        ))}
      </ul>
      <label class="file-button button plain">
        <Icon name="open" />
        <span>Add official PDFs</span>
        <input
          type="file"
          accept="application/pdf,.pdf"
          multiple
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
    </section>
  );
}

/** The year before this one has its form under the name of the current form. */
function addressOf(taxYear: number, thisYear: number): string {
  const folder = taxYear >= thisYear - 1 ? "irs-pdf/f8606.pdf" : `irs-prior/f8606--${taxYear}.pdf`;
  return `https://www.irs.gov/pub/${folder}`;
}
