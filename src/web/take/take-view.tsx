import { computed } from "@preact/signals";
import { correctWith, envelopes, sendKinds } from "../engine.js";
import { active, current, reckoned, today } from "../state/store.js";
import { Button } from "../ui/button.js";
import { BeforePrinting } from "./before-printing.js";
import { ExportPanel } from "./export-panel.js";
import type { Owner } from "./make-pdfs.js";
import { busy, make, trouble } from "./making.js";
import { OfficialPanel } from "./official-panel.js";
import { PdfPanel } from "./pdf-panel.js";
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
  const sent = correction.value === null ? [] : envelopes(correction.value);
  const isLate = sent.length > 0;
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
      {owner && <BeforePrinting owner={owner.ledger.owner} sent={sent} />}
      {owner && isLate && <PackagePanel owner={owner} look="main" />}
      {owner && <PdfPanel owner={owner} look={isLate ? "plain" : "main"} />}
      {owner && <OfficialPanel sent={sent} />}
      {owner && !isLate && <PackagePanel owner={owner} look="plain" />}
      {owner && <ExportPanel />}
      <SavePanel save={(passphrase) => downloadLedgers(current.value.books, passphrase)} />
    </div>
  );
}

/** For years that were missed or filed wrong: what to send, and everything that goes into the envelopes. */
function PackagePanel({ owner, look }: { owner: Owner; look: "main" | "plain" }) {
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
            ? "Open each year and answer what you filed. Then you see here what to send."
            : "You have nothing to send: every required form is filed and right."}
        </p>
      ) : (
        <>
          <p>
            You get one ZIP file: pages for you to keep, and a PDF for each envelope to print, sign and mail.
          </p>
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
