import type { PageWriter } from "../../pdf/pages/page-writer.js";
import type { Finding, Severity } from "../../review/finding.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** What the review found in a ledger. */
export interface FindingsPage {
  readonly owner: PageOwner;
  readonly findings: readonly Finding[];
  /** The day that counted as today, `YYYY-MM-DD`: deadlines are told as they were then. Null when none did. */
  readonly asOf: string | null;
}

const SECTIONS: Readonly<Record<Severity, string>> = {
  error: "Errors: a form would be wrong, or is missing",
  warning: "Warnings: tax is paid, or a rule is close",
  info: "Worth knowing",
};

/** Writes the findings by severity, each with what to do about it and where that is written. Not for mailing. */
export function writeFindings(pages: PageWriter, { owner, findings, asOf }: FindingsPage): void {
  pages.heading("What the review of the ledger found");
  pages.facts([
    ...ownerFacts({ ...owner, ssn: null }),
    ...(asOf === null ? [] : [["As of", asOf] as [string, string]]),
    ["Not for mailing", "This page stays in the file. It is no part of the return."],
  ]);
  if (findings.length === 0) pages.paragraph("Nothing was found.");
  for (const [severity, section] of Object.entries(SECTIONS)) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length === 0) continue;
    pages.subheading(section);
    for (const { tax_year, message, fix, source } of ofSeverity) {
      // A finding does not leave its first lines alone at the foot of a page.
      pages.together(64);
      pages.paragraph({ bold: `${tax_year}:`, text: message });
      pages.paragraph({ bold: "What to do:", text: fix });
      pages.note(`Source: ${source}`);
    }
  }
}
