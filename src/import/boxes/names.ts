import { boxWords } from "../../data/paper-words.js";
import type { FormKind } from "../paper-facts.js";

/** The forms whose boxes are read. */
export const BOX_FORMS = ["1099-R", "5498", "W-2"] as const satisfies readonly FormKind[];
export type BoxForm = (typeof BOX_FORMS)[number];

const names = new Map(BOX_FORMS.map((form) => [form, lowered(boxWords.names[form] ?? {})] as const));
const parties = lowered(boxWords.parties);
const ignored = new Set(Object.keys(boxWords.ignored).map((key) => key.toLowerCase()));

function lowered(words: Readonly<Record<string, readonly [string, string]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words).map(([word, [means]]) => [word.toLowerCase(), means]));
}

/**
 * What a key of FDX, OFX or a CSV file means on a form, whatever its case: the name of a fact, a part of the form such
 * as `custodian`, null for what says nothing about a box; undefined when it is not known.
 */
export function keyMeans(form: BoxForm, key: string): string | null | undefined {
  const word = key.toLowerCase();
  if (ignored.has(word)) return null;
  return names.get(form)?.get(word) ?? parties.get(word);
}

/** The form by a name such as `tax1099R`, `TAX5498_V100`, `1099-R`, `Form 5498`; undefined for every other. */
export function formOf(name: string): BoxForm | undefined {
  const bare = name
    .toLowerCase()
    .replace(/^(?:form|tax)[ _-]?/, "")
    .replace(/_v\d+$/, "")
    .replace(/[^a-z\d]/g, "");
  return BOX_FORMS.find((form) => form.toLowerCase().replace("-", "") === bare);
}
