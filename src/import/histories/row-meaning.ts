import { type ActionWords, accountWords, actionWords } from "../../data/paper-words.js";
import type { AccountKind, HistoryAction } from "../paper-facts.js";
import { plain } from "../text/text-lines.js";
import { dayIn, lastOfAccount, yearOfPeriod } from "../text/values.js";

/** What the words of a row say. */
export interface RowMeaning {
  action: HistoryAction | "nothing";
  /** The tax year that the row names. */
  for: number | null;
  /** The kind of account in which only this can stand. */
  account: AccountKind | null;
}

interface Pattern {
  /** In upper case; they stand behind one another. */
  parts: readonly string[];
  within: boolean;
  words: ActionWords;
}

const patterns: ReadonlyMap<string, readonly Pattern[]> = new Map(
  Object.entries(actionWords).map(([custodian, list]) => [
    custodian,
    list.map((words) => ({
      parts: words.words.toUpperCase().split(" … "),
      within: words.within === true,
      words,
    })),
  ]),
);

/**
 * The meaning of a row by the first of its texts that says one.
 *
 * @param custodians whose words are tried, in this order
 * @param year of the row's day
 */
export function meaningOf(
  custodians: readonly string[],
  texts: readonly string[],
  year: number,
): RowMeaning | undefined {
  for (const custodian of custodians) {
    for (const text of texts) {
      const upper = plain(text).toUpperCase();
      const found = (patterns.get(custodian) ?? []).find((pattern) => matches(pattern, upper));
      if (found === undefined) continue;
      const { action, for: whose, account } = found.words;
      return {
        action: action as RowMeaning["action"],
        for: taxYear(whose, upper, year),
        account: (account as AccountKind | undefined) ?? null,
      };
    }
  }
  return undefined;
}

function matches({ parts, within }: Pattern, text: string): boolean {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = index === 0 && !within ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

function taxYear(whose: ActionWords["for"], text: string, year: number): number | null {
  if (whose === "current") return year;
  if (whose === "prior") return year - 1;
  return whose === "named" ? (yearOfPeriod(text) ?? null) : null;
}

/** The kind of an account by its label or the name of its file; null when the words do not tell. */
export function accountKindOf(label: string): AccountKind | null {
  const words = plain(label.replaceAll("_", " ")).toLowerCase();
  return (accountWords.find((known) => words.includes(known.words))?.kind as AccountKind | undefined) ?? null;
}

/** The other account that a row names: `VS 257-999998-1`, `JOURNAL TO ...556`. */
export function counterpartOf(text: string): string | null {
  const number =
    /\bVS\.? ([A-Z]?\d[\dA-Z-]{3,14})/i.exec(text)?.[1] ??
    /\b(?:TO|FRM|FROM) (?:ACCT |ACCOUNT )?[.X*]{2,8}(\d{3,4})\b/i.exec(text)?.[1];
  return number === undefined ? null : lastOfAccount(number);
}

/** The day of the event when a text says `as of` another day. */
export function asOfDay(text: string): string | undefined {
  const word = /\bas of ([\w/.-]{6,12})/i.exec(text)?.[1];
  return word === undefined ? undefined : dayIn(word);
}
