import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accountWords, actionWords, boxWords, transcriptWords } from "../../src/data/paper-words.js";
import { FACTS } from "../../src/import/paper-facts.js";

const PARTS = [
  "custodian",
  "custodian_tin",
  "owner",
  "ssn",
  "account",
  "submission",
  "prose",
  "ira_type",
  "corrected",
  "void",
  "year",
  "dated",
  "form",
];
const ACTIONS = [
  "contribution",
  "conversion",
  "recharacterization",
  "distribution",
  "returned_contribution",
  "withholding",
  "rollover",
  "plan_rollover",
  "transfer",
  "cash",
  "nothing",
];
const KINDS = [
  "traditional",
  "roth",
  "sep",
  "simple",
  "inherited_traditional",
  "inherited_roth",
  "plan",
  "hsa",
  "taxable",
];

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The keys of sources that a file's entries name: the last text of a list, `source` of an object, or a text by itself. */
function sourcesOf(value: Json, found: Set<string>): Set<string> {
  if (Array.isArray(value)) {
    const last = value.at(-1);
    if (value.every((item) => typeof item !== "object" || item === null) && typeof last === "string")
      found.add(last);
    else for (const item of value) sourcesOf(item, found);
  } else if (typeof value === "object" && value !== null) {
    if (typeof value.source === "string") found.add(value.source);
    else {
      for (const held of Object.values(value)) {
        if (typeof held === "string") found.add(held);
        else sourcesOf(held, found);
      }
    }
  }
  return found;
}

describe("the words of papers", () => {
  const folder = new URL("../../forms/sources/", import.meta.url);

  it.each(readdirSync(folder).filter((name) => name !== "registers.json"))(
    "of %s all have a source that the file describes",
    (name) => {
      const { about, sources, ...words } = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
      expect(about).toEqual(expect.any(String));
      const named = sourcesOf(words, new Set());
      expect(named.size).toBeGreaterThan(0);
      expect([...named].filter((source) => !Object.hasOwn(sources, source))).toEqual([]);
    },
  );

  it("name facts that there are", () => {
    const tables = [
      ...Object.values(transcriptWords.labels),
      ...Object.values(boxWords.names),
      ...Object.values(boxWords.captions),
    ];
    const meanings = tables.flatMap((table) => Object.values(table).map(([means]) => means));
    const lines = [transcriptWords.dated_lines, transcriptWords.transactions].flatMap((table) =>
      Object.values(table).map(([means]) => means),
    );
    const unknown = [...meanings, ...lines].filter(
      (means) => means !== null && !Object.hasOwn(FACTS, means) && !PARTS.includes(means),
    );
    expect(unknown).toEqual([]);
    expect(
      Object.values(boxWords.parties)
        .map(([means]) => means)
        .filter((means) => !PARTS.includes(means)),
    ).toEqual([]);
  });

  it("name actions and kinds of accounts that there are", () => {
    const actions = Object.values(actionWords).flat();
    expect(actions.filter(({ action }) => !ACTIONS.includes(action))).toEqual([]);
    expect(actions.filter(({ account }) => account !== undefined && !KINDS.includes(account))).toEqual([]);
    expect(accountWords.filter(({ kind }) => kind !== null && !KINDS.includes(kind))).toEqual([]);
  });

  it("are in upper case where they are compared so, and none stands behind one that hides it", () => {
    for (const list of Object.values(actionWords)) {
      expect(list.filter(({ words }) => words !== words.toUpperCase())).toEqual([]);
      const hidden = list.filter((later, index) =>
        list.slice(0, index).some(({ words, within, action }) => {
          const hides = within ? later.words.includes(words) : !later.within && later.words.startsWith(words);
          return hides && action !== later.action;
        }),
      );
      expect(hidden.map(({ words }) => words)).toEqual([]);
    }
  });
});
