import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importPapers } from "../../../src/import/import-papers.js";
import type { PaperFile } from "../../../src/import/paper-facts.js";
import type { Answers } from "../../../src/import/propose/questions-and-answers.js";
import { compute, parseLedger, toJson } from "../../../src/index.js";

const examples = new URL("../../../docs/examples/papers/", import.meta.url);
const text = (name: string) => readFileSync(new URL(name, examples), "utf8");
const file = (name: string, content = text(name)): PaperFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});
const T2023 = "transcript-2023.txt";
const T2024 = "transcript-2024.txt";
const PERSON = { name: "Riley Example", born: "1980-05-05", deducted: "no", "basis-before": "none" };

const VALUES = { "value-2023": 6512.4, "value-2024": "none" };

/** The entries of the first ledger, without their accounts and notes. */
async function entries(files: readonly PaperFile[], answers: Answers) {
  const imported = await importPapers(files, { answers });
  const list = imported.ledgers[0]?.ledger.entries as Record<string, unknown>[];
  return { ...imported, entries: list.map(({ account, note, ...entry }) => entry) };
}

const DATED = [
  { date: "2024-02-02", kind: "contribution", for: 2024, amount: 7000 },
  { date: "2024-04-10", kind: "contribution", for: 2023, amount: 6500 },
  { date: "2024-05-06", kind: "conversion", amount: 13560.25 },
];
const SCHWAB = [
  "Contributory_XXX122_Transactions_20250105-101010.csv",
  "Roth_Contributory_XXX344_Transactions_20250105-101011.csv",
];

describe("a history", () => {
  test.each([
    ["Fidelity", ["history.csv"], {}],
    [
      "Vanguard, whose rows do not name the tax year",
      ["vanguard.csv"],
      { "for-2024-02-02-1122-7000": "2024", "for-2024-04-10-1122-6500": "2023" },
    ],
    [
      "Schwab, whose rows do not say that money was a contribution",
      SCHWAB,
      {
        "value-2024": "none",
        "cash-2024-02-02-122-7000": "this_year",
        "cash-2024-04-10-122-6500": "last_year",
      },
    ],
  ])("of %s gives days, after its questions", async (_what, names, answers) => {
    const files = names.map((name) => file(name));
    const first = await importPapers(files, {});
    const asked = first.questions.map(({ id }) => id);
    expect(asked).toEqual(expect.arrayContaining(Object.keys(answers)));
    const given = await entries(files, { ...PERSON, ...VALUES, ...answers });
    expect(given.questions).toEqual([]);
    expect(given.entries).toEqual(DATED);
  });

  test("of Schwab needs no question where transcripts have the contributions", async () => {
    const given = await entries(
      [T2023, T2024, ...SCHWAB].map((name) => file(name)),
      PERSON,
    );
    expect(given.questions.map(({ id }) => id).filter((id) => id.startsWith("cash-"))).toEqual([]);
    expect(given.entries).toEqual(DATED);
  });
});

describe("a question that no line depends on", () => {
  const given = { name: "Riley Example", deducted: "no", "basis-before": "none", "value-2024": "none" };
  const lines = async (names: readonly string[], answers: Answers) => {
    const { ledgers, questions, problems } = await importPapers(
      names.map((name) => file(name)),
      { answers },
    );
    expect({ questions, problems }).toEqual({ questions: [], problems: [] });
    const read = parseLedger(ledgers[0]?.ledger);
    if (!read.ok) throw new Error("the ledger is not valid");
    const computed = compute(read.value);
    if (!computed.ok) throw new Error("the lines are not computed");
    return toJson(computed.value).years;
  };

  test.each(["1935-03-09", "1956-11-30", "1969-07-01", "1999-12-31"])(
    "is not asked: the date of birth of someone whose conversions have code 2, such as %s",
    async (born) => {
      const { name, deducted } = given;
      const answers = { name, deducted, "basis-before": "none", "paid-2024-1122": "this_year" };
      const without = await lines([T2023, T2024], answers);
      expect(await lines([T2023, T2024], { ...answers, born })).toEqual(without);
    },
  );

  test.each(["none", "6512.40", "250000"])(
    "is not asked: the value of a year before, of which %s would be the answer",
    async (value) => {
      const answers = { ...given, born: "1980-05-05" };
      const without = await lines(["history.csv"], answers);
      expect(await lines(["history.csv"], { ...answers, "value-2023": value })).toEqual(without);
    },
  );

  test("is asked when the age decides: a conversion with code 7", async () => {
    const older = text(T2024).replaceAll("Distribution Code: 2", "Distribution Code: 7");
    const { questions } = await importPapers([file(T2023), file(T2024, older)], { answers: given });
    expect(older).not.toBe(text(T2024));
    expect(questions.map(({ id }) => id)).toContain("born");
  });

  test("is asked once for several years when the answers are likely the same", async () => {
    const later = text(T2024).replaceAll("2024", "2025");
    const papers = [file(T2023), file(T2024), file("transcript-2025.txt", later)];
    const asked = await importPapers(papers, { answers: given });
    const ids = asked.questions.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith("paid"))).toEqual(["paid"]);
    const entriesFor = async (answers: Answers) =>
      (await entries(papers, { ...given, ...answers })).entries.filter(({ kind }) => kind === "contribution");
    const oneByOne = await entriesFor({ "paid-2024-1122": "this_year", "paid-2025-1122": "this_year" });
    expect(await entriesFor({ paid: "this_year" })).toEqual(oneByOne);
    const differs = { paid: "differs", "paid-2024-1122": "this_year", "paid-2025-1122": "this_year" };
    expect(await entriesFor(differs)).toEqual(oneByOne);
    expect(await entriesFor({ paid: "next_year" })).not.toEqual(oneByOne);
  });
});

describe("a corrected form", () => {
  const corrected = text(T2024)
    .replaceAll("Original document", "Corrected document")
    .replaceAll("$7,000.00", "$6,900.00");

  test("replaces the one it corrects, in either order", async () => {
    const answers = { ...PERSON, "paid-2024-1122": "this_year" };
    const before = await entries([file(T2023), file(T2024)], answers);
    expect(before.entries).toContainEqual(expect.objectContaining({ for: 2024, amount: 7000 }));
    for (const order of [
      [file(T2024), file("corrected.txt", corrected)],
      [file("corrected.txt", corrected), file(T2024)],
    ]) {
      const after = await entries([file(T2023), ...order], answers);
      expect(after.entries).toContainEqual(expect.objectContaining({ for: 2024, amount: 6900 }));
      expect(after.entries).toHaveLength(before.entries.length);
    }
  });
});

describe("a spouse's papers", () => {
  const theirs = (name: string) => file(`spouse-${name}`, text(name).replaceAll("4321", "8765"));

  test("give a ledger of their own, whatever the order, and leave the first as it was", async () => {
    const alone = await importPapers([file(T2023), file(T2024)]);
    for (const files of [
      [file(T2023), file(T2024), theirs(T2023), theirs(T2024)],
      [theirs(T2024), theirs(T2023), file(T2024), file(T2023)],
    ]) {
      const { ledgers, questions } = await importPapers(files);
      expect(ledgers.map(({ whose }) => whose.ssn).sort()).toEqual(["4321", "8765"]);
      const own = ledgers.find(({ whose }) => whose.ssn === "4321");
      expect(own?.waiting.length).toBe(alone.ledgers[0]?.waiting.length);
      expect(questions.some(({ id }) => id.startsWith("ssn-"))).toBe(true);
    }
  });
});

describe("an account transcript", () => {
  const papers = [T2023, T2024, "account-2023.txt", "account-2024.txt"].map((name) => file(name));
  const filed = async (answers: Answers) => {
    const { ledgers, questions } = await importPapers(papers, {
      answers: { ...PERSON, "paid-2024-1122": "this_year", ...answers },
    });
    const years = ledgers[0]?.ledger.years as Record<string, { filed: object }>;
    return { open: questions.map(({ id }) => id), of: (year: number) => years[year]?.filed };
  };

  test("asks whether Form 8606 was filed and what was taxed, and guesses neither", async () => {
    const { open, of } = await filed({});
    expect(open).toEqual(["filed-8606", "taxed-2024"]);
    expect(of(2024)).toEqual({ return: true, date: "2025-04-15" });
  });

  test.each([
    ["no", false, false],
    ["yes", true, true],
    ["2023", true, false],
  ])("with the answer %s says so of each year", async (answer, first, second) => {
    const { open, of } = await filed({ "filed-8606": answer, "taxed-2024": "all" });
    expect(open).toEqual([]);
    expect(of(2023)).toMatchObject({ form_8606: first });
    expect(of(2024)).toMatchObject({ form_8606: second, form_1040: { "4b": 13560 } });
  });

  test("takes no year that it does not have", async () => {
    expect((await filed({ "filed-8606": "2019" })).open).toContain("filed-8606");
  });
});
