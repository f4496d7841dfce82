import { entriesOf } from "../state/household.js";
import { shownDate } from "../state/typed.js";
import type { WrittenMap } from "../state/written.js";
import { entryTitle } from "./entry-kinds.js";

/** A sentence of the engine as the page says it: nobody here has heard of a ledger, or counts entries. */
export function findingWords(text: string, ledger: WrittenMap): string {
  const named = text.replaceAll(/\b(?:the )?(\d+)(?:st|nd|rd|th) entry\b/g, (said, number: string) => {
    const entry = entriesOf(ledger)[Number(number) - 1];
    if (entry === undefined) return said;
    const day = shownDate(entry.date);
    const title = entryTitle(entry);
    return `“${title}”${day === "" ? "" : ` of ${day}`}`;
  });
  return onThisPage(named);
}

/** What the engine calls a ledger, as a person at this page meets it: the page itself, or somebody's tab. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/\bbefore (?:the|this) ledger begins\b/g, "before your first year here"],
  [/\b(to|in|from) (?:the|this) ledger\b/g, "here"],
  [/\bIn (?:the|this) ledger\b/g, "Here"],
  [/\bof (?:the|this) ledger\b/g, "on this page"],
  [/\bby (?:the|this) ledger\b/g, "by what is entered here"],
  [/\bwhat (?:the|this) ledger shows\b/g, "what is entered here"],
  [/\bone ledger for each\b/g, "a tab for each"],
  [/\b(a|an|one|another|each|every|that|own|separate|other|spouse's) ledger\b/g, "$1 tab"],
  [/\bledger of (?:its|their|your|her|his) own\b/g, "tab of their own"],
  [/\b(?:The|This) ledger\b/g, "This page"],
  [/\b(?:the|this) ledger\b/g, "this page"],
  [/\bledgers\b/g, "tabs"],
  [/\bledger\b/g, "tab"],
];

/** A sentence of the engine without the word "ledger". */
export function onThisPage(text: string): string {
  return CALLED.reduce((words, [said, called]) => words.replaceAll(said, called), text);
}
