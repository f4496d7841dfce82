import { chartOf } from "../../chart/ledger-chart.js";
import type { LedgerResult } from "../../index.js";
import type { Ledger } from "../../ledger/schema.js";
import type { YearResult } from "../../lines/result.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { hasAttachments, writeAttachments } from "./attachments.js";
import { writeChart } from "./chart-page.js";
import { writeFindings } from "./findings-page.js";
import { pageOwner } from "./owner.js";

/** Pages that are still to be written, as `plainPages` takes them. */
export interface ExtraPages {
  /** Printed at the foot of each. */
  readonly footer: string;
  readonly write: (pages: PageWriter) => void;
}

/** The pages that go with one year's form: Worksheet 1-1 and the statements to attach. Null when there are none. */
export function extraPagesOfYear(ledger: Ledger, year: YearResult): ExtraPages | null {
  if (!hasAttachments(year)) return null;
  return {
    footer: `Attached to the tax return for ${year.tax_year}: ${ledger.owner.name}`,
    write: (pages) => writeAttachments(pages, year, pageOwner(ledger)),
  };
}

/** The pages that end a packet: what the review found, and the picture of the ledger. */
export function extraPagesOfPacket(
  ledger: Ledger,
  { findings, asOf }: Pick<LedgerResult, "findings" | "asOf">,
): ExtraPages {
  return {
    footer: `For the file, not for mailing: ${ledger.owner.name}`,
    write: (pages) => {
      writeFindings(pages, { owner: pageOwner(ledger), findings, asOf });
      const chart = chartOf(ledger);
      if (!chart.ok) return;
      pages.newPage();
      writeChart(pages, chart.value);
    },
  };
}
