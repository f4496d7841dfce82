import type { FormKind, Paper, PaperFormat } from "../paper-facts.js";

const FORMATS: Record<PaperFormat, string> = {
  transcript: "IRS transcript",
  fdx: "FDX file",
  ofx: "OFX file",
  boxes: "table of boxes",
  "pdf-text": "PDF",
  "filled-form": "filled form",
  csv: "CSV file",
  json: "JSON file",
  qif: "QIF file",
};

const KINDS: Partial<Record<FormKind | "history", string>> = {
  "return-transcript": "Tax Return transcript",
  "8606-on-transcript": "Form 8606 on the Tax Return transcript",
  "account-transcript": "Account transcript",
  history: "Account history",
};

/** A paper in words: `Form 1099-R for 2024, account ...6789 (IRS transcript, wi-2024.txt)`. */
export function nameOfPaper(paper: Paper): string {
  return `${shortName(paper)} (${FORMATS[paper.format]}, ${paper.file})`;
}

/** The same without its file: `Form 1099-R for 2024, account ...6789`. */
export function shortName(paper: {
  readonly kind: FormKind | "history";
  readonly tax_year: number | null;
  readonly account: string | null;
}): string {
  const what = KINDS[paper.kind] ?? `Form ${paper.kind}`;
  const year = paper.tax_year === null ? "" : ` for ${paper.tax_year}`;
  const account = paper.account === null ? "" : `, account ...${paper.account}`;
  return `${what}${year}${account}`;
}

/** The note of an entry: what papers tell it, in an order of its own. */
export function noteOf(papers: readonly Paper[], more = ""): { note: string } {
  const names = [...new Set(papers.map(nameOfPaper))].sort();
  return { note: [...names, ...(more === "" ? [] : [more])].join("; ").slice(0, 2000) };
}
