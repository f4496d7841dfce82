/** Words behind a last name that belong to it. */
const SUFFIX = /^(jr|sr|ii|iii|iv|v)\.?$/i;
/** Small words before a last name that belong to it. */
const PARTICLE = /^(da|de|del|della|der|den|di|dos|du|el|la|las|le|los|san|st\.?|ten|ter|van|von|y)$/i;

/** A person's name in the two boxes of a return. */
export interface NameParts {
  /** First name and middle initial; empty when the name is one word. */
  readonly first: string;
  readonly last: string;
}

/**
 * A name in the two boxes of Form 1040-X. A last name of several words is taken as told. Otherwise it is what stands
 * before a comma, or else the last word, with a suffix behind it and words such as `de la` or `Van` before it.
 *
 * @param lastName what the ledger or the client list says; null when it says nothing
 * @example nameParts("Jordan A Rivera Jr.") // { first: "Jordan A", last: "Rivera Jr." }
 * @example nameParts("Van Dyke, Ana") // { first: "Ana", last: "Van Dyke" }
 * @example nameParts("Ana Ruiz Molina", "Ruiz Molina") // { first: "Ana", last: "Ruiz Molina" }
 */
export function nameParts(name: string, lastName: string | null = null): NameParts {
  const words = wordsOf(firstNameFirst(name));
  const suffixes = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? 1 : 0;
  let at = words.length - 1 - suffixes;
  if (lastName !== null && endsWithLastName(name, lastName)) {
    const told = wordsOf(lastName);
    const hasSuffix = SUFFIX.test(told.at(-1) ?? "") ? suffixes : 0;
    at = words.length - suffixes - told.length + hasSuffix;
  } else while (at > 1 && PARTICLE.test(words[at - 1] ?? "")) at -= 1;
  return { first: words.slice(0, at).join(" "), last: words.slice(at).join(" ") };
}

/**
 * A name in the order of a return, also when it is written as an index has it. A suffix behind a comma stays behind.
 *
 * @example firstNameFirst("Van Dyke, Ana B") // "Ana B Van Dyke"
 * @example firstNameFirst("Rivera, Jordan, Jr.") // "Jordan Rivera Jr."
 */
export function firstNameFirst(name: string): string {
  if (!name.includes(",")) return wordsOf(name).join(" ");
  const [last = "", ...rest] = name.split(",").map((part) => wordsOf(part).join(" "));
  const [first, ...suffix] = rest;
  if (first === undefined || first === "" || SUFFIX.test(first))
    return [last, ...rest].filter((part) => part !== "").join(" ");
  return [first, last, ...suffix].filter((part) => part !== "").join(" ");
}

/** Whether a name has this last name, whatever the capitals, and with or without a suffix behind it. */
export function endsWithLastName(name: string, lastName: string): boolean {
  const told = plainWords(lastName);
  const words = plainWords(firstNameFirst(name));
  const endsSo = (of: readonly string[]) =>
    told.length > 0 &&
    of.length >= told.length &&
    told.every((word, at) => word === of[of.length - told.length + at]);
  return endsSo(words) || (SUFFIX.test(words.at(-1) ?? "") && endsSo(words.slice(0, -1)));
}

/**
 * Whether two texts may name one person: the same first and last words, and nothing between or behind that differs
 * where both have it. Capitals, accents, periods, and the order of an index do not matter.
 *
 * @example isSameName("Van Dyke, Ana", "Ana B Van Dyke") // true
 * @example isSameName("Jon Roe Sr.", "Jon Roe Jr.") // false
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [a, b].map(comparable) as [Comparable, Comparable];
  const suffixes = one.suffix === "" || other.suffix === "" || one.suffix === other.suffix;
  const between = isIn(one.initials, other.initials) || isIn(other.initials, one.initials);
  return one.ends === other.ends && suffixes && between;
}

/** Whether a text has these letters in this order. */
function isIn(letters: string, text: string): boolean {
  let at = -1;
  return [...letters].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at >= 0;
  });
}

interface Comparable {
  readonly ends: string;
  /** Of the words between the first and the last one. */
  readonly initials: string;
  readonly suffix: string;
}

function comparable(name: string): Comparable {
  const words = plainWords(firstNameFirst(name));
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? (words.pop() ?? "") : "";
  const between = words.slice(1, -1).map((word) => word.charAt(0));
  return { ends: `${words[0] ?? ""} ${words.at(-1) ?? ""}`, initials: between.join(""), suffix };
}

/** The words of a name as names are compared, in the order of a return. */
export function plainName(name: string): string {
  return plainWords(firstNameFirst(name)).join(" ");
}

function plainWords(text: string): string[] {
  // Most names have no other letters, of which a long list has many.
  if (/^[\x20-\x7e]*$/.test(text))
    return wordsOf(text.replace(/[.']/g, "").replaceAll("-", " ").toLowerCase());
  return wordsOf(
    text
      .normalize("NFD")
      .replace(/[\p{M}.'’]/gu, "")
      .replaceAll("-", " ")
      .toLowerCase(),
  );
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
