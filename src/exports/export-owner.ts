import type { Ledger, LedgerResult, YearResult } from "../index.js";

/** One owner's ledger with everything that follows from it. */
export interface ExportOwner {
  readonly ledger: Ledger;
  readonly result: LedgerResult;
}

/** Whose IRAs they are on a joint return: those of the person named first on it, or of the spouse. */
export type Role = "taxpayer" | "spouse";

/** One year of an owner, on the way to another program. */
export interface ExportYear extends ExportOwner {
  readonly year: YearResult;
  readonly role: Role;
}

/** The owner's name, and for an inherited IRA whom it is from. */
export function ownerLabel({ ledger: { owner } }: Pick<ExportOwner, "ledger">): string {
  return owner.inherited_from === null
    ? owner.name
    : `${owner.name} (IRAs inherited from ${owner.inherited_from})`;
}
