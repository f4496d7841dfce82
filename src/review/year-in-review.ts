import type { Ledger, YearInfo } from "../ledger/schema.js";
import type { Form1040 } from "../lines/form-1040.js";
import type { YearResult } from "../lines/result.js";
import type { CompletedYear } from "../lines/year.js";
import type { YearForm } from "../lines/year-form.js";
import type { YearFacts } from "../year/facts.js";
import { type MoneyOfYear, moneyByYear } from "./money-flow.js";
import { yearsAsFiled, yearsInCents } from "./places-as-filed.js";

/** A ledger with all its completed years, as the rules of the review see it. */
export interface LedgerInReview {
  readonly ledger: Ledger;
  readonly years: readonly YearInReview[];
  /** What counts as today, `YYYY-MM-DD`; null when it was not told, and what depends on it is then left out. */
  readonly asOf: string | null;
  /** What came into the IRAs and left them, by year; made when first asked for. */
  readonly money: () => readonly MoneyOfYear[];
}

/** One completed year, as the rules of the review see it. */
export interface YearInReview {
  readonly ledger: Ledger;
  readonly asOf: string | null;
  readonly year: number;
  readonly done: CompletedYear;
  /** The year with as many decimals on line 10 as the filed forms have: what was filed is compared with this one. */
  readonly asFiled: CompletedYear;
  /** The same with cents on every line; undefined when that cannot be computed. */
  readonly inCents: () => YearResult | undefined;
  readonly form: YearForm;
  readonly facts: YearFacts;
  readonly info: YearInfo | null;
  readonly before: YearInReview | undefined;
  /** The year after it; undefined for the last one. */
  after: YearInReview | undefined;
  /** The right lines 4a and 4b of the other ledgers of the household that are on the same return. */
  readonly onSameReturn: Form1040 | null;
  /** Whether what Form 8915 puts on that return is open in one of those other ledgers. */
  readonly othersOpen8915: boolean;
  /** Whether an earlier ledger of the household tells the same of the return that they share. */
  readonly returnIsTold: boolean;
}

/** Puts the completed years of a ledger side by side for its rules. */
export function inReview(
  ledger: Ledger,
  done: readonly CompletedYear[],
  asOf: string | null,
  others?: OtherLedgers,
): LedgerInReview {
  const years: YearInReview[] = [];
  const asFiled = yearsAsFiled(ledger, done, asOf);
  const inCents = yearsInCents(ledger, done, asOf);
  for (const [at, each] of done.entries()) {
    const { form } = each;
    const { year, facts } = form;
    const before = years.at(-1);
    const info =
      others && facts.info
        ? others.withReturn(year, withSpouse(facts.info, others.spouse(year)))
        : facts.info;
    const onSameReturn = others?.onSameReturn(year, info) ?? null;
    const here = {
      ledger,
      asOf,
      year,
      done: each,
      asFiled: asFiled[at] ?? each,
      inCents: () => inCents(at),
      form,
      facts,
      info,
      before,
      after: undefined,
      onSameReturn,
      othersOpen8915: others?.open8915(year, info) ?? false,
      returnIsTold: others?.tellReturn(year, info) ?? false,
    };
    years.push(here);
    if (before) before.after = here;
  }
  let money: readonly MoneyOfYear[] | undefined;
  return {
    ledger,
    years,
    asOf,
    money: () => {
      money ??= moneyByYear(ledger);
      return money;
    },
  };
}

/** What the other ledgers of a household tell about a year. */
export interface OtherLedgers {
  /** The spouse's facts, with the keys of `years.Y.spouse`; null when there is no spouse's ledger. */
  spouse(year: number): YearInfo["spouse"];
  /** The facts of a year with what the other ledgers on its return tell of that return. */
  withReturn(year: number, info: YearInfo): YearInfo;
  /** The right lines 4a and 4b of the ledgers on the same return, added up; null when there are none. */
  onSameReturn(year: number, info: YearInfo | null): Form1040 | null;
  /** Whether what Form 8915 puts on that return is open in one of them. */
  open8915(year: number, info: YearInfo | null): boolean;
  /** Whether an earlier one of them is on the same return, and has the same lines 4a and 4b as filed. */
  tellReturn(year: number, info: YearInfo | null): boolean;
}

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

/** Whether two ledgers are of one owner, such as the own and the inherited IRAs. */
export function isSameOwner(a: Ledger, b: Ledger): boolean {
  return a.owner.ssn !== null && b.owner.ssn !== null
    ? a.owner.ssn === b.owner.ssn
    : a.owner.name === b.owner.name;
}
