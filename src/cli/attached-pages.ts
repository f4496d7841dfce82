import type { Ledger, YearResult } from "../index.js";
import { writePages } from "../pdf/page-writer.js";
import { hasAttachments, writeAttachments } from "../pdf/pages/attachments.js";

/**
 * The pages that go with a year's form: Worksheet 1-1 when the form was figured with it, and the statements that
 * must be attached, each from a new page. Null when the form stands alone.
 */
export async function attachedPages({ owner }: Ledger, year: YearResult): Promise<Uint8Array | null> {
  if (!hasAttachments(year)) return null;
  const title = `Attached to Form 8606 for ${year.tax_year}`;
  const whose = { name: owner.name, ssn: owner.ssn };
  return writePages(title, (pages) => writeAttachments(pages, year, whose), { footer: title });
}
