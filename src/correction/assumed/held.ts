import type { Assumption } from "./assumption.js";

/** Printed on every page of a package that can be signed or mailed, while it is held. */
export const NOT_SETTLED = "DRAFT: NOT SETTLED";

/** Whether a package is held: a fact that somebody has to settle first decides what is signed in it. */
export function isHeld({
  members,
}: {
  readonly members: readonly { readonly assumed: readonly Assumption[] }[];
}): boolean {
  return members.some(({ assumed }) => assumed.some(isSettledFirst));
}

/** Whether nothing is signed before this is settled. */
export function isSettledFirst({ before_signing }: Assumption): boolean {
  return before_signing === true;
}
