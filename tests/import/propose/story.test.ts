import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Paper } from "../../../src/import/paper-facts.js";
import { propose } from "../../../src/import/propose/propose.js";
import { readPapers } from "../../../src/import/read-papers.js";
import { compute, parseLedger, toJson } from "../../../src/index.js";

/** The samples are not part of the project: the folder that this variable names has them. */
const folder = process.env.FORM8606_PAPERS_DIR;
const isThere = folder !== undefined && existsSync(join(folder, "expected-ledger.json"));

/** One person's papers of three years, by every door they can come through. */
const STORY = [
  "irs/wi-2023-modern.txt",
  "irs/wi-2024-modern.txt",
  "irs/wi-2025-modern.txt",
  "csv/History_for_Account_257999999.csv",
  "csv/History_for_Account_257999998.csv",
  "csv/vanguard-OfxDownload.csv",
  "fdx/fdx-v6-statement-2025.json",
  "fdx/ofx-tax1099r-2025.xml",
  "boxes.csv",
];

const ANSWERS = {
  born: "1979-04-02",
  deducted: "no",
  "same-account-6789-9999": "yes",
  "same-account-6790-9998": "yes",
  "basis-before": "none",
};

type Entry = Record<string, unknown>;

/** What matters of an entry: all but its note. */
function essence(ledger: { entries?: unknown }): string[] {
  return (ledger.entries as Entry[]).map(({ note, ira, ...rest }) =>
    JSON.stringify({ ...rest, ira: ira ?? "traditional" }, Object.keys({ ...rest, ira: 0 }).sort()),
  );
}

function linesOf(ledger: object) {
  const read = parseLedger(ledger);
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path} ${message}`).join());
  const computed = compute(read.value);
  if (!computed.ok) throw new Error(computed.problems.map(({ path }) => path).join());
  return toJson(computed.value).years;
}

describe.skipIf(!isThere)("the story's papers (FORM8606_PAPERS_DIR has the samples)", () => {
  let papers: Paper[];
  let expected: { entries: Entry[] };

  beforeAll(async () => {
    const files = STORY.map((name) => ({
      name: name.split("/").at(-1) ?? name,
      bytes: new Uint8Array(readFileSync(join(folder ?? "", "imports", name))),
    }));
    ({ papers } = await readPapers(files));
    expected = JSON.parse(readFileSync(join(folder ?? "", "expected-ledger.json"), "utf8"));
  });

  test("give the expected ledger and its lines, with nothing left to ask", () => {
    const { ledgers, questions, problems } = propose(papers, { answers: ANSWERS });
    expect(questions).toEqual([]);
    expect(problems).toEqual([]);
    expect(ledgers.length).toBe(1);
    const ledger = ledgers[0]?.ledger ?? {};
    expect(essence(ledger)).toEqual(essence(expected));
    expect(linesOf(ledger)).toEqual(linesOf(expected));
  });

  test("give the same in any order, and when files are there twice", () => {
    const once = propose(papers, { answers: ANSWERS });
    const unanswered = propose(papers);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(papers, { minLength: papers.length }),
        fc.nat(papers.length),
        (mixed, more) => {
          const all = [...mixed, ...mixed.slice(0, more)];
          expect(propose(all, { answers: ANSWERS }).ledgers).toEqual(once.ledgers);
          expect(propose(all)).toEqual(unanswered);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("change nothing when they are added to the ledger that they gave", () => {
    const value = propose(papers, { answers: ANSWERS }).ledgers[0]?.ledger;
    const read = parseLedger(value);
    if (!read.ok) throw new Error("the ledger is not valid");
    const again = propose(papers, { into: { value, ledger: read.value }, answers: ANSWERS });
    expect(again.ledgers[0]?.added).toEqual([]);
    expect(again.ledgers[0]?.ledger).toEqual(value);
  });

  test("without answers put nothing into the ledger that rests on one", () => {
    const { ledgers, questions } = propose(papers);
    expect(questions.map(({ id }) => id)).toEqual([
      "deducted",
      "same-account-6789-9999",
      "same-account-6790-9998",
      "basis-before",
      "born",
    ]);
    const dates = ledgers.flatMap(({ added }) => added.map(({ date }) => date));
    expect(dates).toEqual(["2025-05-05", "2025-06-02"]);
    expect(ledgers[0]?.waiting.length).toBe(6);
  });
});
