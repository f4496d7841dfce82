import { entriesOf } from "../state/household.js";
import { shownDate } from "../state/typed.js";
import type { WrittenMap } from "../state/written.js";
import { entryTitle } from "./entry-kinds.js";

/** A sentence of the engine as the page says it: nobody here has heard of a ledger, or counts entries. */
export function findingWords(text: string, ledger: WrittenMap): string {
  return text
    .replaceAll(/\b(?:the )?(\d+)(?:st|nd|rd|th) entry\b/g, (said, number: string) => {
      const entry = entriesOf(ledger)[Number(number) - 1];
      if (entry === undefined) return said;
      const day = shownDate(entry.date);
      const title = entryTitle(entry);
      return `“${title}”${day === "" ? "" : ` of ${day}`}`;
    })
    .replaceAll("before the ledger begins", "before your first year here")
    .replaceAll("to the ledger", "here")
    .replaceAll("In the ledger", "Here")
    .replaceAll("in the ledger", "here")
    .replaceAll("The ledger", "This page")
    .replaceAll("the ledger", "this page")
    .replaceAll("this ledger", "this page");
}
