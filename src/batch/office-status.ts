/** What an office writes about an envelope. A cell that is empty, or says no, is not done. */
export const OFFICE_COLUMNS = ["signed", "mailed", "tracking_number", "done", "note"] as const;

/** An office's cells of an envelope, by column. */
export type OfficeCells = Readonly<Record<string, string>>;

/** How far a client is. */
export type ClientStatus =
  | "failed"
  | "facts missing"
  | "to sign"
  | "to mail"
  | "mailed"
  | "done"
  | "in the joint package"
  | "nothing to mail";

/** In the column `not_settled` of a list of envelopes: nobody signs or mails what is in it before a fact is settled. */
const NOT_YET = "do not mail yet";

/** What the column `not_settled` says of a client's envelopes; empty when they can be signed and mailed. */
export function holdOf({ isOpen }: { readonly isOpen?: boolean }): string {
  return isOpen === true ? NOT_YET : "";
}

/** How far an envelope is. */
export function envelopeStatus(cells: OfficeCells): "to sign" | "to mail" | "mailed" | "done" {
  if (isSet(cells.done)) return "done";
  if (isSet(cells.mailed) || isSet(cells.tracking_number)) return "mailed";
  return isSet(cells.signed) ? "to mail" : "to sign";
}

/**
 * How far a client is: as far as the envelope that is least far.
 *
 * @param envelopes the office's cells of each envelope; of a client without an envelope, the cells of the client's row
 */
export function clientStatus(
  of: {
    readonly failed: boolean;
    readonly missing: boolean;
    readonly envelopes: number;
    readonly inJointPackage?: boolean;
  },
  cells: readonly OfficeCells[],
): ClientStatus {
  if (of.failed) return "failed";
  const statuses = cells.map(envelopeStatus);
  if (cells.length > 0 && statuses.every((status) => status === "done")) return "done";
  if (of.missing) return "facts missing";
  if (of.envelopes === 0) return of.inJointPackage ? "in the joint package" : "nothing to mail";
  return STEPS.find((step) => statuses.includes(step)) ?? "to sign";
}

const STEPS = ["to sign", "to mail", "mailed", "done"] as const;

function isSet(cell: string | undefined): boolean {
  return cell !== undefined && !/^(|no|n|false|0|-)$/i.test(cell.trim());
}
