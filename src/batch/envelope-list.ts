import { safeCell } from "../text/safe-csv-cell.js";
import { csvHead, csvLine } from "./csv-text.js";
import { holdOf } from "./office-status.js";
import type { ReportRow } from "./report.js";

/** The list of all envelopes, with what the post office's list of certified mail (PS Form 3877) asks for. */
export const ENVELOPES = "envelopes.csv";

export const ENVELOPES_HEAD = csvHead([
  "number",
  "article_number",
  "addressee",
  "addressee_street",
  "addressee_city_state_zip",
  "service",
  "postage",
  "sender_reference",
  "mail_by",
  "first_deadline",
  "not_settled",
  "name",
]);

/**
 * One line for each envelope of a client. The article number and the postage are blank: they are known at the post office.
 *
 * @param number the client's place in the whole input, counted from 1
 */
export function envelopeLines(number: number, { folder, work }: ReportRow): string {
  return (work?.envelopes ?? [])
    .map(({ name, mailBy, address }) => {
      const lines = address ?? ["Look up the address at irs.gov", ""];
      // The country is below the city in an address for mail from abroad.
      const city = lines.at(-1) === "USA" ? lines.at(-2) : lines.at(-1);
      const before = lines.slice(0, lines.indexOf(city ?? ""));
      // "P.O. Box 1302" has a number; "Internal Revenue Service" is part of the name.
      const street = before.filter((line) => /\d/.test(line));
      const addressee = before.filter((line) => !street.includes(line));
      return csvLine([
        String(number),
        "",
        safeCell(addressee.join(", ")),
        safeCell(street.join(", ")),
        safeCell(city ?? ""),
        "Certified Mail",
        "",
        safeCell(`${folder}: ${name}`),
        mailBy ?? "",
        work?.mailBy ?? "",
        work === null ? "" : holdOf(work),
        safeCell(work?.name ?? ""),
      ]);
    })
    .join("");
}
