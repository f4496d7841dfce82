import type { PageWriter } from "../../pdf/pages/page-writer.js";
import type { Finding, Severity } from "../../review/finding.js";
import { longDate } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** What the review found in a ledger. */
export interface FindingsPage {
  readonly owner: PageOwner;
  readonly findings: readonly Finding[];
  /** The as-of date, `YYYY-MM-DD`, for deadlines. Null if there was none. */
  readonly asOf: string | null;
}

const SECTIONS: Readonly<Record<Severity, string>> = {
  error: "Errors: a form is wrong or missing",
  warning: "Warnings: you are paying tax, or you are close to breaking a rule",
  info: "Good to know",
};

/** Writes the findings by severity, each with what to do and its source. Do not mail this page. */
export function writeFindings(pages: PageWriter, { owner, findings, asOf }: FindingsPage): void {
  pages.heading("What the review found");
  pages.facts([
    ...ownerFacts({ ...owner, ssn: null }),
    ...(asOf === null ? [] : [["As of", longDate(asOf)] as [string, string]]),
    ["Not for mailing", "Keep this page in your file. It is not part of the return."],
  ]);
  if (findings.length === 0) pages.paragraph("The review found nothing.");
  for (const [severity, section] of Object.entries(SECTIONS)) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length === 0) continue;
    pages.subheading(section);
    for (const { tax_year, message, fix, source } of ofSeverity) {
      // Keep the first lines of a finding together with the rest of it.
      pages.together(64);
      pages.paragraph({ bold: `${tax_year}:`, text: message });
      pages.paragraph({ bold: "What to do:", text: fix });
      pages.note(`Source: ${source}`);
    }
  }
}
