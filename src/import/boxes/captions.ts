import { boxWords } from "../../data/paper-words.js";
import { type FormDraft, factName, machineValue } from "../form-draft.js";
import type { Fact, FactName } from "../paper-facts.js";
import { folded, type Line } from "../text/text-lines.js";
import { fillCodes } from "./keys-to-boxes.js";
import { BOX_FORMS, type BoxForm } from "./names.js";

/** Captions by form, the longest first, so that "taxable amount not determined" is not "taxable amount". */
const captions = new Map(
  BOX_FORMS.map((form) => [
    form,
    Object.entries(boxWords.captions[form] ?? {})
      .map(([words, [means]]) => ({ words, means }))
      .toSorted((a, b) => b.words.length - a.words.length),
  ]),
);

/** A caption of a box: what it means, and what stands behind its words. */
export interface CaptionFound {
  /** The name of a fact, `ira_type`, or null for what is not used. */
  means: string | null;
  words: string;
}

/** The caption that a text begins with, box number aside; undefined when it begins with none. */
export function captionOf(form: BoxForm, text: string): CaptionFound | undefined {
  const bare = folded(text).replace(/^\d{1,2}[a-z]?[.)]? +/, "");
  return captions.get(form)?.find(({ words }) => bare.startsWith(words));
}

/**
 * Puts what stands at a caption into a form, for the person to confirm. Blank boxes and lone dollar signs are nothing;
 * what is not understood is reported.
 */
export function fillCaption(draft: FormDraft, means: string | null, value: string, line: Line): void {
  const text = value.replace(/^\$ *$/, "").trim();
  if (text === "" || means === null) return;
  const name = factName(means);
  if (means === "ira_type") fillType(draft, text, line);
  else if (name === "distribution_codes") fillCodes(draft, text, line, "confirm");
  else if (name !== undefined) {
    const read: Fact["value"] | undefined = machineValue(
      name,
      /^\[ ?\]$/.test(text) ? "" : text.replace(/^\[(x)\]$/i, "$1"),
    );
    if (read !== undefined) draft.add(name, read, line, "confirm");
    else if (!/^\[ ?\]$/.test(text)) draft.unknown(line, "The value of this box is not understood.");
  }
}

/** Box 7 of Form 5498 in words: `IRA*`, `Roth IRA`, `SEP`, `SIMPLE`. */
function fillType(draft: FormDraft, text: string, line: Line): void {
  const words = folded(text).replaceAll("*", "").replace(/ ira$/, "").trim();
  const type = TYPES.get(words);
  if (type === undefined) draft.unknown(line, "The value of this box is not understood.");
  else draft.add(type, true, line, "confirm");
}

const TYPES: ReadonlyMap<string, FactName> = new Map([
  ["ira", "ira"],
  ["traditional", "ira"],
  ["rollover", "ira"],
  ["roth", "roth_ira"],
  ["sep", "sep"],
  ["simple", "simple"],
] as const);
