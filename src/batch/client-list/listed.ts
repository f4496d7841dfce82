import type { Fault } from "../../ledger/fault.js";

/** What a client list may say of a person, by the keys of `owner` in a ledger. */
export interface ListedOwner {
  readonly name?: string;
  readonly last_name?: string;
  /** With hyphens. */
  readonly ssn?: string;
  /** ISO date. */
  readonly born?: string;
  /** The same for both spouses of a couple, and for nobody else. */
  readonly household?: string;
  readonly first_on_return?: boolean;
  readonly address?: Readonly<Record<string, string>>;
}

/** What the client list says of the owner of a ledger, and where. */
export interface Listed {
  readonly owner: ListedOwner;
  /** Where each key stands, a key of the address as `address.zip`: `clients.csv, row 4, column SSN`. */
  readonly places: Readonly<Record<string, string>>;
  /** The household that the ledger gives itself. */
  readonly ownHousehold: string | null;
  /** Why the ledger and the list do not go together. The ledger is refused, and its spouse's cannot do without it. */
  readonly faults: readonly Fault[];
}
