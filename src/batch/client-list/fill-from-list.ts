import type { Fault } from "../../ledger/fault.js";
import type { Completion } from "../../ledger/parse.js";
import { endsWithLastName, isSameName } from "../../ledger/person-name.js";
import type { Ledger } from "../../ledger/schema.js";
import type { Listed, ListedOwner } from "./listed.js";

type Written = Readonly<Record<string, unknown>>;

/**
 * Completes a ledger from the client list: keys of `owner` that the ledger leaves out. What it says stays, and must agree
 * with the list. Only the household is always the list's, which knows both spouses.
 */
export function completionOf(listed: Listed): Completion {
  return {
    fill: (written) => filled(written, listed.owner),
    contradictions: (ledger) => [...listed.faults, ...contradictions(ledger, listed)],
  };
}

function filled(written: unknown, { address, household, last_name, ...rest }: ListedOwner): unknown {
  if (!isRecord(written)) return written;
  const given = written.owner ?? {};
  if (!isRecord(given)) return written;
  const name = isMissing(given.name) ? rest.name : given.name;
  const hasLast = typeof name === "string" && last_name !== undefined && endsWithLastName(name, last_name);
  const listed = hasLast ? { ...rest, last_name } : rest;
  const owner = { ...merged(given, listed), ...(household !== undefined && { household }) };
  const home = given.address ?? {};
  if (address === undefined || !isRecord(home)) return { ...written, owner };
  const sameCountry = isMissing(home) || plain(home.country) === plain(address.country);
  return { ...written, owner: { ...owner, address: sameCountry ? merged(home, address) : home } };
}

/** What is written, and of the list what is not. */
function merged(written: Written, listed: Written): Written {
  const added = Object.entries(listed).filter(([key]) => isMissing(written[key]));
  return { ...written, ...Object.fromEntries(added) };
}

function isMissing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (isRecord(value) && Object.values(value).every(isMissing))
  );
}

function contradictions({ owner }: Ledger, { owner: listed, places }: Listed): Fault[] {
  const faults: Fault[] = [];
  const differs = (...path: string[]) =>
    faults.push({
      code: "inconsistent",
      path: ["owner", ...path],
      message: `differs from ${places[path.join(".")] ?? "the client list"}. Correct the one that is wrong`,
    });
  if (!owner) return faults;
  if (owner.name && listed.name && !isSameName(owner.name, listed.name)) differs("name");
  for (const key of ["ssn", "born", "first_on_return", "last_name"] as const) {
    const [mine, theirs] = [owner[key] ?? null, listed[key]];
    if (mine !== null && theirs !== undefined && plain(mine) !== plain(theirs)) differs(key);
  }
  for (const [key, theirs] of Object.entries(listed.address ?? {})) {
    const mine = owner.address?.[key as keyof typeof owner.address] ?? null;
    const same = key === "zip" ? sameZip : (a: unknown, b: unknown) => plain(a) === plain(b);
    if (mine !== null && !same(mine, theirs)) differs("address", key);
  }
  if (owner.address && listed.address && plain(owner.address.country) !== plain(listed.address.country))
    if (!faults.some(({ path }) => path.at(-1) === "country")) differs("address", "country");
  return faults;
}

/** Five digits are enough where one of two has no more. */
function sameZip(a: unknown, b: unknown): boolean {
  const [one, other] = [plain(a), plain(b)];
  return one === other || (Math.min(one.length, other.length) === 5 && one.slice(0, 5) === other.slice(0, 5));
}

/** A value as values are compared: without regard to capitals, periods, hyphens and spaces. */
function plain(value: unknown): string {
  return String(value ?? "")
    .toLowerCase()
    .replace(/[\s.,#-]+/g, "");
}

function isRecord(value: unknown): value is Written {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
