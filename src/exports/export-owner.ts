import type { Ledger, LedgerResult, YearResult } from "../index.js";

/** One owner's ledger with everything that follows from it. */
export interface ExportOwner {
  readonly ledger: Ledger;
  readonly result: LedgerResult;
}

/** Whose IRAs they are on a joint return: those of the person named first on it, or of the spouse. */
export type Role = "taxpayer" | "spouse";

/** An owner, and whose IRAs they are on a joint return. */
export interface ExportPerson extends ExportOwner {
  readonly role: Role;
}

/**
 * Whose IRAs each ledger has: the first one is the taxpayer's, and so are other ledgers of the same person; any other is
 * the spouse's.
 */
export function inRoles(owners: readonly ExportOwner[]): ExportPerson[] {
  const first = owners[0]?.ledger.owner;
  return owners.map((each) => {
    const { name, ssn } = each.ledger.owner;
    return { ...each, role: name === first?.name && ssn === first.ssn ? "taxpayer" : "spouse" };
  });
}

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
