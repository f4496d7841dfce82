import { yearsWithForm } from "../data/printed-form.js";
import { asWritten } from "../ledger/as-written.js";
import { FIRST_YEAR, isCivilDate } from "../ledger/date.js";
import { parseLedger } from "../ledger/parse.js";
import { whyNotDate } from "../ledger/why-not-date.js";
import { parseDollars, whyNotDollars } from "../money/parse.js";
import { listed } from "../text/wording.js";
import type { Beginnings } from "./starter.js";

/** One question: what is shown above it, the question itself, and what is wrong with an answer, if anything. */
export interface Question {
  readonly about?: readonly string[];
  readonly ask: string;
  readonly fault: (answer: string) => string | undefined;
}

/** Questions that depend on the answers before them, and what they come to. */
export type Asking<T> = Generator<Question, T, string>;

/** An amount in dollars without its sign and commas, or null when the answer is empty. */
export function* amount(ask: string, about?: readonly string[]): Asking<string | null> {
  const answer = yield {
    ...(about && { about }),
    ask,
    fault: (text) => {
      if (text === "") return undefined;
      const cents = parseDollars(dollarsOf(text));
      if (cents === undefined) return whyNotDollars(dollarsOf(text));
      return cents < 0 ? "must not be negative" : undefined;
    },
  };
  return answer === "" ? null : dollarsOf(answer).replaceAll(",", "");
}

/** `$6,000.00`, `6000 dollars` and `6000.` as YAML takes it. */
function dollarsOf(text: string): string {
  return asWritten(text, "amount")
    .replace(/\.$/, "")
    .replace(/ ?(?:dollars|usd)$/i, "");
}

/** A day in ISO form, or null when the answer is empty. `fault` says what else would be wrong with it. */
export function* day(
  ask: string,
  fault: (date: string) => string | undefined = () => undefined,
): Asking<string | null> {
  const answer = yield {
    ask,
    fault: (text) => {
      if (text === "") return undefined;
      const date = asWritten(text, "date");
      return isCivilDate(date) ? fault(date) : whyNotDate(date, FIRST_YEAR, LAST_YEAR);
    },
  };
  return answer === "" ? null : asWritten(answer, "date");
}

const LAST_YEAR = Math.max(...yearsWithForm());

/** A tax year, which must be given. */
export function* taxYear(ask: string): Asking<number> {
  return Number(yield { ask, fault: notATaxYear });
}

/** A tax year; null when the answer is empty. */
export function* optionalTaxYear(ask: string, about?: readonly string[]): Asking<number | null> {
  const fault = (text: string) => (text === "" ? undefined : notATaxYear(text));
  const answer = yield { ...(about && { about }), ask, fault };
  return answer === "" ? null : Number(answer);
}

function notATaxYear(text: string): string | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR
    ? undefined
    : `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}`;
}

/** One of a few words, as the word itself: its beginning is enough (`r` for `roth`), and so is more (`yes` for `y`). */
export function* choice(ask: string, of: readonly string[], about?: readonly string[]): Asking<string> {
  const meant = (text: string): readonly string[] => {
    const small = text.toLowerCase();
    if (of.includes(small)) return [small];
    return small === ""
      ? []
      : of.filter((word) => word !== "" && (word.startsWith(small) || small.startsWith(word)));
  };
  const answer = yield {
    ...(about && { about }),
    ask,
    fault: (text) => (meant(text).length === 1 ? undefined : `type ${alternatives(of)}`),
  };
  return meant(answer)[0] ?? "";
}

/** The answers that a choice takes: "ira, sep, simple, or roth", and "y, n, or press Enter". */
function alternatives(of: readonly string[]): string {
  return listed(
    of.map((word) => (word === "" ? "press Enter" : word)),
    "or",
  );
}

/** What would be wrong with a ledger of these parts, as the end of a sentence; undefined when nothing is. */
export function ledgerFault(parts: object): string | undefined {
  const read = parseLedger({ owner: { name: "x" }, entries: [], ...parts });
  return read.ok ? undefined : read.problems[0]?.message;
}

/** The facts of a year in a draft, made when they are not there. */
export function yearOfDraft(draft: Beginnings, year: number): Beginnings["years"][number] {
  const facts = draft.years[year] ?? { deducted: null, values: [] };
  draft.years[year] = facts;
  return facts;
}
