import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** What one tax year of a case must give. Amounts are dollars; see tests/cases/README.md. */
export interface ExpectedYear {
  must_file?: boolean;
  method?: "form" | "worksheet_1_1";
  /** Printed lines; line 10 is text, such as "0.06542". */
  lines?: Record<string, number | string>;
  /** Lines that must be blank: `4-13, 15a-25c`. */
  blank?: string;
  worksheet?: Record<string, number | string>;
  form_1040?: Record<string, number>;
  /** An empty mapping says that there is no Form 5329. */
  form_5329?: Record<string, number>;
  carry?: Record<string, unknown>;
  /** The kinds of all statements of the year, in order. */
  statements?: string[];
  /** Lines 15b and 25b by disaster. */
  disasters?: unknown;
  reasons?: string[];
  /** Codes of findings that this year must have. */
  findings?: string[];
  /** Codes of findings that it must not have. */
  no_findings?: string[];
}

/** A ledger and what must come out of it. */
export interface Case {
  /** The file it stands in. */
  file: string;
  id: string;
  about: string;
  /** Where the numbers come from. */
  source: string;
  /** The arithmetic, where the case is our own. */
  work?: string;
  topics: string[];
  ledger: {
    owner: { name: string };
    opening?: { year: number };
    entries?: { date?: string; for?: number }[];
  };
  expect?: Record<string, ExpectedYear>;
  /** Values of a wrong source, which must not come out. */
  expect_not?: Record<string, Pick<ExpectedYear, "lines" | "form_1040" | "form_5329">>;
  /** Instead of lines: the ledger must be refused for this reason, at this place. */
  error?: { code: string; path?: string; says?: string };
  /** How far an amount may be off, in dollars; zero when left out. */
  tolerance?: { lines?: number; form_1040?: number };
  /** By year, what the source does not print but the official instructions give. */
  derived?: Record<string, string>;
  notes?: string;
}

/** All cases of the YAML files in a folder under tests/cases. */
export function readCases(folder: "published" | "own"): Case[] {
  const directory = new URL(`${folder}/`, import.meta.url);
  const files = readdirSync(directory).filter((file) => file.endsWith(".yaml"));
  return files.sort().flatMap((file) => {
    const cases = parse(readFileSync(new URL(file, directory), "utf8")) as Omit<Case, "file">[];
    return cases.map((item) => ({ ...item, file: `${folder}/${file}` }));
  });
}
