import { expect, test } from "vitest";
import { entryKinds, type FieldSpec, type Fields, groupFields } from "../../src/web/schema/field-specs.js";
import type { WrittenMap } from "../../src/web/state/written.js";
import { captionOf, hintOf } from "../../src/web/words/field-labels.js";
import { findingWords } from "../../src/web/words/without-ledger-words.js";
import { ledgersOf, readCodeTests } from "../review/codes.js";
import { reviewInput } from "../review/review-input.js";

/** Every place of the schema with what the schema says of it. */
function places(fields: Fields, at: string): [place: string, spec: FieldSpec][] {
  return Object.entries(fields).flatMap(([key, spec]) => {
    const here: [string, FieldSpec] = [`${at}.${key}`, spec];
    const inner =
      spec.type === "group"
        ? spec
        : (spec.type === "list" || spec.type === "record") && spec.item.type === "group"
          ? spec.item
          : null;
    return inner?.type === "group" ? [here, ...places(inner.fields, here[0])] : [here];
  });
}

const ALL = [
  ...(["owner", "opening", "years", "preparer", "options"] as const).flatMap((name) =>
    places(groupFields(name), name),
  ),
  ...entryKinds().flatMap(({ fields }) => places(fields, "entry")),
];

/** What a word of the program looks like: a key as it is, or an abbreviation that is no word. */
const PROGRAM_WORDS =
  /_|\b(?:Agi|Hsa|Ira|Ssn|Roth sep|Roth simple|unknown|Due|Required|Taxed early|Word that)\b/;

test.each([...new Set(ALL.map(([place]) => place))])("%s has a caption in plain words", (place) => {
  const key = place.split(".").at(-1) as string;
  expect(captionOf(place)).not.toMatch(PROGRAM_WORDS);
  // Only one plain word may be its own caption; what has an underscore is said in words of its own.
  const isOwnWord = !key.includes("_") || captionOf(place).toLowerCase() !== key.replaceAll("_", " ");
  expect(isOwnWord || ["filing_status", "inherited_from", "form_5329"].includes(key)).toBe(true);
});

test("the rare facts before the first year each have a line of help", () => {
  for (const [key, spec] of Object.entries(groupFields("opening")))
    expect([key, hintOf(`opening.${key}`, spec.about)?.length ?? 0]).not.toEqual([key, 0]);
});

test("no finding speaks of a ledger, or of a key in one", () => {
  const said = readCodeTests().flatMap(({ gives }) =>
    gives.slice(0, 2).flatMap((example) => {
      const ledgers = ledgersOf(example);
      const result = reviewInput(ledgers, example.as_of ?? null);
      if (!result.ok) return [];
      return result.value.flatMap((found, index) =>
        found.flatMap(({ message, fix }) =>
          [message, fix].map((text) => findingWords(text, (ledgers[index] ?? {}) as WrittenMap)),
        ),
      );
    }),
  );
  expect(said.length).toBeGreaterThan(200);
  expect(
    said.filter((text) =>
      /ledger|\bhere here\b|\b(?:to|in|from|the|a) (?:here|this page page)\b/i.test(text),
    ),
  ).toEqual([]);
});

test("a sentence of the engine speaks of this page, and calls an entry by what it is", () => {
  const ledger = { entries: [{ date: "2024-03-01", kind: "conversion", amount: 1 }] };
  expect(
    findingWords("The ledger does not have the day of the 1st entry. Add it to the ledger.", ledger),
  ).toBe("This page does not have the day of “Conversion to a Roth IRA” of 03/01/2024. Add it here.");
});
