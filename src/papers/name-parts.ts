/** Words behind a last name that belong to it. */
const SUFFIX = /^(jr|sr|ii|iii|iv|v)\.?$/i;
/** Small words before a last name that belong to it. */
const PARTICLE = /^(da|de|del|della|der|di|du|la|le|st\.?|ten|ter|van|von|y)$/;

/**
 * A name in the two boxes of Form 1040-X: the last word is the last name, with a suffix behind it and small words
 * before it.
 *
 * @example nameParts("Jordan A Rivera Jr.") // { first: "Jordan A", last: "Rivera Jr." }
 * @example nameParts("Ana de la Cruz") // { first: "Ana", last: "de la Cruz" }
 */
export function nameParts(name: string): { readonly first: string; readonly last: string } {
  const words = name.trim().split(/\s+/);
  let at = words.length - 1;
  if (at > 1 && SUFFIX.test(words[at] ?? "")) at -= 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? "")) at -= 1;
  return { first: words.slice(0, at).join(" "), last: words.slice(at).join(" ") };
}
