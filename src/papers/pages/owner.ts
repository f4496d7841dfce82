import type { Ledger, Owner } from "../../ledger/schema.js";

/** Whose papers these are. */
export interface PageOwner {
  readonly name: string;
  /** As it is to be printed; null leaves it out. */
  readonly ssn: string | null;
  /** Whom the IRAs were inherited from; null or left out when they are the owner's own. */
  readonly inherited_from?: string | null;
}

/** The owner of a ledger, with the whole SSN: for papers that go with the return. */
export function pageOwner({ owner }: Ledger): PageOwner {
  return { name: owner.name, ssn: owner.ssn, inherited_from: owner.inherited_from };
}

/** Whose paper it is, as facts under its title. */
export function ownerFacts({ name, ssn, inherited_from = null }: PageOwner): [name: string, value: string][] {
  return [
    ["Name", name],
    ...(ssn === null ? [] : [["Social security number", ssn] as [string, string]]),
    ...(inherited_from === null ? [] : [["IRAs inherited from", inherited_from] as [string, string]]),
  ];
}

/** Where the IRS's address is not known: lines to write it on. */
export const UNKNOWN_ADDRESS = [
  "Department of the Treasury",
  "Internal Revenue Service",
  "____________________________",
  "____________________________",
];

/** The home address as it stands on a letter; a blank where the ledger has none. */
export function addressLines({ address }: Owner): string[] {
  if (address === null) return ["____________________________", "____________________________"];
  const { street, apt, city, state, zip, country, province, postal_code } = address;
  const first = [street, apt === null ? null : `Apt. ${apt}`].filter((part) => part !== null).join(", ");
  const second =
    country === null
      ? [city, [state, zip].filter((part) => part !== null).join(" ")]
      : [city, province, postal_code];
  const place = second.filter((part) => part !== null && part !== "").join(", ");
  return [first, place, country ?? ""].filter((line) => line !== "");
}
