import { TARGET_IDS, type TargetId } from "../data/target-ids.js";

/** Everything that a ledger can be exported to: an entry sheet for a program, or a file. */
export const EXPORTS = [...TARGET_IDS, "history"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** How a sheet or a history is written; each export has those of `formatsOf`. */
export const FORMATS = ["csv", "wide", "pdf", "json"] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** The formats of an export; the first is the one that is made when none is asked for. */
export function formatsOf(to: ExportName): readonly [ExportFormat, ...ExportFormat[]] {
  return to === "history" ? ["csv", "wide"] : ["pdf", "csv", "json"];
}

/** Whether an export is an entry sheet for a program, and no file that a program reads. */
export function isSheet(to: ExportName): to is TargetId {
  return (TARGET_IDS as readonly string[]).includes(to);
}
