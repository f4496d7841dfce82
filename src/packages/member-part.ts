import type { Correction } from "../correction/correct.js";
import { ownerParts } from "./file-name.js";

/** The part of a file's name that tells members of one package apart: nothing while there is one, else "-ana-diaz". */
export function memberParts(members: readonly Correction[]): ReadonlyMap<Correction, string> {
  const parts = ownerParts(
    members.map(({ ledger: { owner } }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
  );
  return new Map(members.map((member, at) => [member, members.length === 1 ? "" : `-${parts[at]}`]));
}
