import type { Entry, Ledger, YearInfo } from "../ledger/schema.js";
import type { Work } from "../lines/work.js";
import type { YearDone } from "../lines/year.js";
import type { YearFacts } from "../year/facts.js";
import type { Found } from "./finding.js";

/** A ledger with all its completed years, as the rules of the review see it. */
export interface LedgerInReview {
  readonly ledger: Ledger;
  readonly years: readonly YearInReview[];
  /** What counts as today, `YYYY-MM-DD`; null when it was not told, and what depends on it is then left out. */
  readonly asOf: string | null;
}

/** One completed year, as the rules of the review see it. */
export interface YearInReview {
  readonly ledger: Ledger;
  readonly asOf: string | null;
  readonly year: number;
  readonly done: YearDone;
  readonly work: Work;
  readonly facts: YearFacts;
  readonly info: YearInfo | null;
  readonly before: YearInReview | undefined;
  /** The year after it; undefined for the last one. */
  after: YearInReview | undefined;
}

/** A rule that looks at one year at a time. It must cost next to nothing in a year that it does not concern. */
export type YearRule = (year: YearInReview) => Found;

/** A rule that looks at the ledger as a whole. */
export type LedgerRule = (ledger: LedgerInReview) => Found;

/** A rule that looks at one ledger beside the others of its household. */
export type HouseholdRule = (ledger: LedgerInReview, others: readonly LedgerInReview[]) => Found;

/** Puts the completed years of a ledger side by side for its rules. */
export function inReview(
  ledger: Ledger,
  done: readonly YearDone[],
  asOf: string | null,
  spouse?: SpouseFacts,
): LedgerInReview {
  const years: YearInReview[] = [];
  for (const each of done) {
    const { work } = each;
    const { year, facts } = work;
    const before = years.at(-1);
    const info = spouse && facts.info ? withSpouse(facts.info, spouse(year)) : facts.info;
    const here = { ledger, asOf, year, done: each, work, facts, info, before, after: undefined };
    years.push(here);
    if (before) before.after = here;
  }
  return { ledger, years, asOf };
}

/** What the spouse's own ledger tells about a year, with the keys of `years.Y.spouse`. */
export type SpouseFacts = (year: number) => YearInfo["spouse"];

/** What the ledger itself says about the spouse goes first. */
function withSpouse(info: YearInfo, told: YearInfo["spouse"]): YearInfo {
  if (!told) return info;
  const { spouse } = info;
  return {
    ...info,
    spouse: {
      covered_by_plan: spouse?.covered_by_plan ?? told.covered_by_plan,
      compensation: spouse?.compensation ?? told.compensation,
      ira_contributions: spouse?.ira_contributions ?? told.ira_contributions,
    },
  };
}

/** The entry at a place of the ledger. */
export function entryAt({ entries }: Ledger, index: number): Entry | undefined {
  const entry = entries[index];
  return entry?.index === index ? entry : entries.find((other) => other.index === index);
}
