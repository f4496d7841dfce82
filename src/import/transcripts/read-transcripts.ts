import type { FormPaper } from "../paper-facts.js";
import type { Line } from "../text/text-lines.js";
import { readAccount } from "./account.js";
import { partsOf, type TranscriptPart } from "./parts.js";
import { readReturn } from "./return.js";
import { readWageAndIncome } from "./wage-and-income.js";

/** What some transcripts say, and the ones that cannot be used, each with its reason. */
export interface TranscriptsRead {
  papers: FormPaper[];
  refused: { line: number; reason: string }[];
}

/** Reads the IRS transcripts in some lines: one or several of any kind, one behind another. */
export function readTranscripts(lines: readonly Line[], file: string): TranscriptsRead {
  const papers: FormPaper[] = [];
  const refused: TranscriptsRead["refused"] = [];
  for (const part of partsOf(lines)) {
    if (part.product === "summary") {
      refused.push({ line: part.title?.line ?? 1, reason: SUMMARY });
      continue;
    }
    papers.push(...readPart(part, file));
    if (part.year === null && part.lines.length > 0) {
      refused.push({ line: part.title?.line ?? 1, reason: NO_YEAR });
    }
  }
  return { papers, refused };
}

const SUMMARY =
  "this is a Wage & Income Summary. It adds up IRAs and pensions, so it cannot be used. Download the Wage & Income Transcript of the same year instead.";
const NO_YEAR =
  "this transcript does not show its tax period, so its amounts have no year. Include the lines at the top of its first page.";

function readPart(part: TranscriptPart, file: string): FormPaper[] {
  switch (part.product) {
    case "wage_and_income":
      return readWageAndIncome(part, file);
    case "return":
      return readReturn(part, file);
    case "account":
      return readAccount(part, file);
    case "record":
      return readRecord(part, file);
    default:
      return [];
  }
}

/** A record of account without titles inside: each line is of the return or of the account. */
function readRecord(part: TranscriptPart, file: string): FormPaper[] {
  if (part.lines.length === 0) return [];
  const filed = readReturn(part, file);
  const account = readAccount(part, file);
  const unread = new Set(account.flatMap(({ unknown }) => unknown.map(({ place }) => place.text)));
  for (const paper of filed) paper.unknown = paper.unknown.filter(({ place }) => unread.has(place.text));
  for (const paper of account)
    paper.unknown = paper.unknown.filter(({ place }) => /^\d{3} /.test(place.text));
  return [...filed, ...account];
}
