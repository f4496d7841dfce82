/**
 * A ledger as it is written: what a file holds, before it is read and checked. What a person typed stays in it as it
 * is until it can be read, so that nothing is lost and nothing is guessed.
 */
export type Written =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | { readonly [key: string]: Written };
export type WrittenMap = { readonly [key: string]: Written };

/** A place in a written ledger: keys and, in lists, positions counted from 0. */
export type Place = readonly (string | number)[];

/** What stands at a place; undefined when nothing does. */
export function at(value: Written | undefined, place: Place): Written | undefined {
  let here: Written | undefined = value;
  for (const step of place) {
    if (here === null || typeof here !== "object") return undefined;
    here = (here as Record<string | number, Written | undefined>)[step];
  }
  return here;
}

/**
 * The value with something else at a place; what is not touched is shared with the value given. Undefined removes the
 * key, and with it every map around it that is left empty.
 */
export function withAt(
  value: Written | undefined,
  place: Place,
  to: Written | undefined,
): Written | undefined {
  const [step, ...rest] = place;
  if (step === undefined) return to;
  if (typeof step === "number") {
    const list = Array.isArray(value) ? [...(value as Written[])] : [];
    const item = withAt(list[step], rest, to);
    if (item === undefined) list.splice(step, 1);
    else list[step] = item;
    return list;
  }
  const map: Record<string, Written> =
    value !== null && typeof value === "object" && !Array.isArray(value) ? { ...(value as WrittenMap) } : {};
  const item = withAt(map[step], rest, to);
  if (item === undefined || (rest.length > 0 && isEmptyMap(item))) delete map[step];
  else map[step] = item;
  return map;
}

function isEmptyMap(value: Written): boolean {
  return (
    value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

/** `entries[3].amount`, as a problem and an explanation name a place. */
export function placeText(place: Place): string {
  return place.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^\w+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** The place that a text such as `entries[3].amount` names. */
export function placeOfText(text: string): Place {
  return [...text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, key]) =>
    index === undefined ? (quoted ?? key ?? "") : Number(index),
  );
}

/** What captions and papers are looked up by: a year's facts are `years.…`, an entry's keys `entry.…`. */
export function captionPlace(place: Place): string {
  const [first, second, ...rest] = place;
  if (first === "years" && second !== undefined)
    return ["years", ...rest].filter((step) => typeof step === "string").join(".");
  if (first === "entries" && second !== undefined)
    return ["entry", ...rest].filter((step) => typeof step === "string").join(".");
  return place.filter((step) => typeof step === "string").join(".");
}
