import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** A ledger, or those of a household, and what the review must make of it. See tests/review/README.md. */
export interface Example {
  about: string;
  ledger?: unknown;
  ledgers?: unknown[];
  /** What counts as today. */
  as_of?: string;
  /** Which of the ledgers has the finding, from 0; the first when left out. */
  in_ledger?: number;
  year?: number;
  severity?: "error" | "warning" | "info";
  /** Words and figures that the message or the fix must have. */
  says?: string[];
  /** Words that neither may have. */
  never_says?: string[];
}

/** The three kinds of test that every code must have. */
export interface CodeTests {
  code: string;
  gives: Example[];
  near_misses: Example[];
  lacks?: Example[];
  /** Why no fact can be missing, in place of `lacks`. */
  never_lacks?: string;
}

/** The tests of all codes: one file each, named as its rule in src/review/rules. */
export function readCodeTests(): CodeTests[] {
  const folder = new URL("rules/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.sort().map((file) => ({
    ...(parse(readFileSync(new URL(file, folder), "utf8")) as Omit<CodeTests, "code">),
    code: file.replace(/\.yaml$/, "").replaceAll("-", "_"),
  }));
}

/** The ledgers of an example as one list. */
export function ledgersOf({ ledger, ledgers }: Example): readonly unknown[] {
  return ledgers ?? [ledger];
}
