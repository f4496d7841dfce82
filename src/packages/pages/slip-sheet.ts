import type { PageWriter } from "../../pdf/pages/page-writer.js";
import type { Slip } from "../slip-sheets.js";

/** A page in the place of something that the preparer puts in. */
export function writeSlip(pages: PageWriter, { insert, how }: Slip): void {
  pages.notice(`INSERT HERE: ${insert}`, `${how} Then take out this page. Do not mail it.`);
}
