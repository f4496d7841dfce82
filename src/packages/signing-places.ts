import type { CountedPart, PlacedPart } from "./front-sides.js";

/** A part of an envelope, and who signs on which of its pages. */
export interface InsidePart {
  readonly part: CountedPart;
  readonly signed: { readonly what: string; readonly by: readonly string[]; readonly page: number } | null;
}

/** A place to sign in ink. */
export interface SigningPlace {
  /** The page of the file. */
  readonly page: number;
  readonly what: string;
  /** Who signs there. */
  readonly by: readonly string[];
}

/**
 * Where to sign in the file of an envelope.
 *
 * @param before pages of the file before them
 */
export function signingPlaces(
  placed: readonly PlacedPart[],
  inside: readonly InsidePart[],
  before: number,
): SigningPlace[] {
  return inside.flatMap(({ part: { part }, signed }) => {
    const at = placed.find((one) => one.part === part);
    if (signed === null || at === undefined) return [];
    return [{ page: before + at.page + signed.page - 1, what: signed.what, by: signed.by }];
  });
}
