import { computed } from "@preact/signals";
import { correctWith, envelopes, sendKinds } from "../engine.js";
import { active, current, reckoned, today, year, yearResult } from "../state/store.js";
import { Button } from "../ui/button.js";
import { ExportPanel } from "./export-panel.js";
import type { Owner } from "./make-pdfs.js";
import { busy, make, trouble } from "./making.js";
import { OfficialPanel } from "./official-panel.js";
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
  // Whoever has something to mail came for that.
  const isLate = correction.value !== null && envelopes(correction.value).length > 0;
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
      {owner && isLate && <PackagePanel owner={owner} look="main" />}
      {owner && <PdfPanel owner={owner} look={isLate ? "plain" : "main"} />}
      {owner && !isLate && <PackagePanel owner={owner} look="plain" />}
      {owner && <ExportPanel />}
      <SavePanel save={(passphrase) => downloadLedgers(current.value.books, passphrase)} />
      {owner && <OfficialPanel sent={correction.value === null ? [] : envelopes(correction.value)} />}
    </div>
  );
}

/** The one thing that most people come for has the main button; the others are plain. */
type Look = "main" | "plain";

function PdfPanel({ owner, look }: { owner: Owner; look: Look }) {
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
          look={look}
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
function PackagePanel({ owner, look }: { owner: Owner; look: Look }) {
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
                <span>{whatIsSent(send)}</span>
              </li>
            ))}
          </ul>
          <div class="row">
            <Button
              look={look}
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
          </div>
        </>
      )}
    </section>
  );
}

/** What goes into an envelope, with the words that tell its kinds apart: "Form 1040-X with Form 8606, refund". */
function whatIsSent(send: keyof typeof sendKinds): string {
  const { words, carrier } = sendKinds[send];
  const [, apart] = words.split(", ");
  const paper = carrier === null ? words : CARRIERS[carrier];
  return apart === undefined || carrier === null ? paper : `${paper}, ${apart}`;
}

const CARRIERS = {
  form_8606: "Form 8606 by itself",
  form_1040_x: "Form 1040-X with Form 8606",
  form_1040: "Your tax return with Form 8606",
} as const;
