import { TARGET_IDS, type TargetId } from "../data/target-ids.js";

/** Everything that a ledger can be exported to: an entry sheet for a program, or a file. */
export const EXPORTS = [...TARGET_IDS, "history", "ots", "txf", "mef"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** How an export is written; each has those of `formatsOf`. */
export const FORMATS = ["csv", "wide", "pdf", "json", "fields", "txt", "txf", "xml"] as const;
export type ExportFormat = (typeof FORMATS)[number];

const FILES: Readonly<Record<Exclude<ExportName, TargetId>, readonly [ExportFormat, ...ExportFormat[]]>> = {
  history: ["csv", "wide"],
  ots: ["txt"],
  txf: ["txf"],
  mef: ["xml"],
};

/** The formats of an export; the first is the one that is made when none is asked for. */
export function formatsOf(to: ExportName): readonly [ExportFormat, ...ExportFormat[]] {
  if (!isSheet(to)) return FILES[to];
  return to === "fffa" ? ["pdf", "csv", "json", "fields"] : ["pdf", "csv", "json"];
}

/** Whether an export is an entry sheet for a program, and no file that a program reads. */
export function isSheet(to: ExportName): to is TargetId {
  return (TARGET_IDS as readonly string[]).includes(to);
}
