import { active, current } from "../state/store.js";
import { formsAlone, toSend } from "../state/to-send.js";
import { BeforePrinting } from "./before-printing.js";
import { ExportPanel } from "./export-panel.js";
import { trouble } from "./make-file.js";
import type { Owner } from "./make-pdfs.js";
import { OfficialPanel } from "./official-panel.js";
import { PackagePanel, StillMissing } from "./package-panel.js";
import { PdfPanel } from "./pdf-panel.js";
import { downloadLedgers } from "./save-ledger.js";
import { SavePanel } from "./save-panel.js";

export function TakeView() {
  const reckonedBook = active.value;
  if (reckonedBook === undefined) return null;
  const { ledger, result, book } = reckonedBook;
  const owner: Owner | null =
    ledger && result ? { ledger, result, alone: formsAlone(toSend.value, book.id) } : null;
  // Whoever has something to mail came for that.
  const sent = toSend.value.packages.flatMap(({ envelopes }) => envelopes);
  const open = toSend.value.open.flatMap(({ taxYear }) => (taxYear === null ? [] : [taxYear]));
  const isLate = sent.length > 0 || (toSend.value.isUrgent && toSend.value.open.length > 0);
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
      {owner && <BeforePrinting now={toSend.value} />}
      {isLate && <StillMissing />}
      {sent.length > 0 && <OfficialPanel sent={sent} open={open} />}
      {sent.length > 0 && <PackagePanel />}
      {owner && <PdfPanel owner={owner} look={isLate ? "plain" : "main"} areFormsAbove={sent.length > 0} />}
      {owner && !isLate && <StillMissing />}
      {owner && sent.length === 0 && <PackagePanel />}
      {owner && <ExportPanel />}
      <SavePanel save={(passphrase) => downloadLedgers(current.value.books, passphrase)} />
    </div>
  );
}
