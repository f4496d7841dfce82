import { listed } from "../text/wording.js";

/**
 * What became of files that somebody had edited, one sentence each.
 *
 * @param beside new versions of some of them
 */
export function keptWords({
  edited,
  beside,
}: {
  edited: readonly string[];
  beside: readonly string[];
}): string[] {
  if (edited.length === 0) return [];
  return [
    `Kept ${listed(edited)} as you edited ${edited.length === 1 ? "it" : "them"}.`,
    ...(beside.length === 0
      ? []
      : [
          `The ledger changed since: compare with the new ${listed(beside)}, then delete ${beside.length === 1 ? "it" : "them"}.`,
        ]),
  ];
}
