import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import boxes from "../../forms/sources/boxes.json" with { type: "json" };
import codes from "../../forms/sources/distribution-codes.json" with { type: "json" };
import { readLedger } from "../../src/ledger/read.js";

const guide = readFileSync("docs/guide/codes.md", "utf8");
const [, form5498 = "", form1099R = ""] = guide.split(/^## /m);
/** The rows of a table: what is in the first two cells, and what to write. */
const rows = (part: string) =>
  [...part.matchAll(/^\| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)]
    .slice(1)
    .map(([, key = "", meaning = "", write = ""]) => ({ key, meaning, write }))
    .filter(({ key }) => !key.startsWith("---"));

test("the guide has every code of Form 1099-R, with its meaning", () => {
  expect(rows(form1099R).map(({ key, meaning }) => [key, meaning])).toEqual(
    Object.entries(codes.codes).map(([code, [, meaning]]) => [code, meaning]),
  );
});

test("the guide has every box of Form 5498 that a paper can have", () => {
  expect(rows(form5498).flatMap(({ key }) => key.split(", "))).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12a",
    "12b",
    "13a",
    "13b",
    "13c",
    "14a",
    "14b",
    "15a",
    "15b",
  ]);
  // As many facts as files for machines have, where box 7 is four of them.
  const facts = new Set(Object.values(boxes.names["5498"]).map(([fact]) => fact));
  expect(rows(form5498).flatMap(({ key }) => key.split(", "))).toHaveLength(facts.size - 3);
});

describe("what the guide says to write", () => {
  const entries = [...guide.matchAll(/`(\{ date: [^`]+ \})`/g)].map(([, entry = ""]) => entry);

  it("is there for most rows", () => expect(entries.length).toBeGreaterThan(20));

  it.each([...new Set(entries)])("%s is an entry", (entry) => {
    const read = readLedger(`owner: { name: Ada Example }\nentries:\n  - ${entry}\n`, "yaml");
    expect(read.ok ? [] : read.problems).toEqual([]);
  });
});
