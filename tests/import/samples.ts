import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  centsOf,
  type FormPaper,
  flagOf,
  type Paper,
  type PapersRead,
  textOf,
} from "../../src/import/paper-facts.js";
import { type ReadOptions, readPapers } from "../../src/import/read-papers.js";

/** A paper of the tests' own, all of whose persons and numbers are invented. */
export function sample(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`papers/${name}`, import.meta.url)));
}

/** The text of a sample. */
export function sampleText(name: string): string {
  return new TextDecoder().decode(sample(name));
}

/** What one file of bytes or text gives. */
export function readOne(
  name: string,
  content: Uint8Array | string,
  options?: ReadOptions,
): Promise<PapersRead> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readPapers([{ name, bytes }], options);
}

export function isForm(paper: Paper): paper is FormPaper {
  return paper.kind !== "history";
}

/** A form as a list of expectations writes it. */
export interface ShortForm {
  form: string;
  account: string | null;
  submission: string;
  gross?: number | null;
  withheld?: number | null;
  codes?: string | null;
  ira?: boolean | null;
  type?: string[];
  contributions?: number | null;
  conversion?: number | null;
  fmv?: number | null;
}

/** The Forms 1099-R and 5498 among some papers, in short. */
export function shortForms(papers: readonly Paper[]): ShortForm[] {
  return papers.filter(isForm).flatMap((paper): ShortForm[] => {
    const { kind: form, account, submission } = paper;
    if (form === "1099-R") {
      return [
        {
          form,
          account,
          submission,
          gross: centsOf(paper, "gross_distribution") ?? null,
          withheld: centsOf(paper, "federal_tax_withheld") ?? null,
          codes: textOf(paper, "distribution_codes") ?? null,
          ira: flagOf(paper, "ira_sep_simple") ?? null,
        },
      ];
    }
    if (form !== "5498") return [];
    const kinds = { ira: "traditional", roth_ira: "roth", sep: "sep", simple: "simple" } as const;
    return [
      {
        form,
        account,
        submission,
        type: Object.entries(kinds).flatMap(([flag, type]) =>
          flagOf(paper, flag as keyof typeof kinds) === true ? [type] : [],
        ),
        contributions: centsOf(paper, "ira_contributions") ?? null,
        conversion: centsOf(paper, "roth_ira_conversion") ?? null,
        fmv: centsOf(paper, "fair_market_value") ?? null,
      },
    ];
  });
}
