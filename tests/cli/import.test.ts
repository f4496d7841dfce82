import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readLedger } from "../../src/ledger/read.js";
import { session } from "./session.js";

const examples = fileURLToPath(new URL("../../docs/examples/papers/", import.meta.url));
const example = (name: string) => join(examples, name);
const transcripts = [example("transcript-2023.txt"), example("transcript-2024.txt")];

describe("form8606 import", () => {
  const { form8606, at, file } = session();

  test("gives a ledger when every question has an answer", async () => {
    const { status, out, err } = await form8606(
      "import",
      ...transcripts,
      "--answers",
      example("answers.yaml"),
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const read = readLedger(out, "yaml");
    expect(read.ok && read.value.owner.name).toBe("Riley Example");
    expect(out).not.toContain("Open questions");
    expect(out).toContain(
      "{ date: 2024-12-31, day: unknown, kind: conversion, amount: 13560.25, account: ...1122",
    );
  });

  test("has the lines of the story", async () => {
    await form8606(
      "import",
      ...transcripts,
      "--answers",
      example("answers.yaml"),
      "--out",
      at("ledger.yaml"),
    );
    const { out } = await form8606("lines", at("ledger.yaml"), "--json");
    const lines = JSON.parse(out).years.map((year: { lines: object }) => year.lines);
    expect(lines[0]).toEqual({ "1": 6500, "2": 0, "3": 6500, "14": 6500 });
    // 13,500 / 13,560 is 0.99558 on line 10, and 13,560 times that is 13,500: all of the basis, and 60 of growth.
    expect(lines[1]).toMatchObject({ "1": 7000, "2": 6500, "8": 13560, "10": "0.99558", "14": 0, "18": 60 });
  });

  test("without answers leaves the questions as comments, and exits 3", async () => {
    const { status, out } = await form8606("import", ...transcripts);
    expect(status).toBe(3);
    expect(readLedger(out, "yaml").ok).toBe(true);
    expect(out).toContain("# ---- Open questions: 4 ----");
    expect(out).toContain("# paid-2024-1122:");
    expect(out).toContain(
      "#   Waits for it: { date: 2024-12-31, day: unknown, kind: contribution, for: 2024, amount: 7000",
    );
    expect(out).not.toMatch(/^ {2}- .*amount: 7000/m);
  });

  test("--json has papers, ledger, questions and problems", async () => {
    const { status, out } = await form8606("import", ...transcripts, "--json");
    expect(status).toBe(3);
    const json = JSON.parse(out);
    expect(Object.keys(json)).toEqual([
      "papers",
      "ledger",
      "other_ledgers",
      "questions",
      "waiting",
      "notes",
      "problems",
    ]);
    expect(json.questions.map(({ id }: { id: string }) => id)).toEqual([
      "deducted",
      "basis-before",
      "paid-2024-1122",
      "name",
    ]);
    expect(json.papers[0]).toMatchObject({
      file: "transcript-2023.txt",
      owner: { ssn: "4321" },
      tax_year: 2023,
    });
  });

  test("--into adds a history's days to what transcripts gave, keeps comments, and adds nothing twice", async () => {
    const ledger = at("ledger.yaml");
    await form8606("import", ...transcripts, "--answers", example("answers.yaml"), "--out", ledger);
    file("ledger.yaml", `# mine\n${readFileSync(ledger, "utf8")}`);
    const before = JSON.parse((await form8606("lines", ledger, "--json")).out).years;
    expect((await form8606("import", ...transcripts, "--into", ledger)).status).toBe(0);
    expect(readFileSync(ledger, "utf8")).toMatch(/^# mine\n/);
    expect(readFileSync(ledger, "utf8").match(/ - \{/g)?.length).toBe(3 + 2);
    const added = await form8606("import", example("history.csv"), "--into", ledger);
    expect({ status: added.status, err: added.err }).toEqual({ status: 0, err: "" });
    const text = readFileSync(ledger, "utf8");
    expect(text).not.toContain("day: unknown");
    expect(text).toContain("{ date: 2024-05-06, kind: conversion, amount: 13560.25");
    const after = JSON.parse((await form8606("lines", ledger, "--json")).out).years;
    expect(after.map(({ lines }: { lines: object }) => lines)).toEqual(
      before.map(({ lines }: { lines: object }) => lines),
    );
  });

  test("leads a late filer from transcripts to a filing package", async () => {
    const papers = [...transcripts, example("account-2023.txt"), example("account-2024.txt")];
    const open = await form8606("import", ...papers, "--answers", example("answers.yaml"));
    expect(open.status).toBe(3);
    expect(open.out).toContain("# filed-8606:");
    expect(open.out).toContain("# taxed-2024:");
    const late = ["--answers", example("late-answers.yaml"), "--out", at("late.yaml")];
    expect(await form8606("import", ...papers, ...late)).toMatchObject({ status: 0, err: "" });
    const { status, out } = await form8606(
      ...[
        "correct",
        at("late.yaml"),
        "--as-of",
        "2026-09-15",
        "--template",
        "worksheet",
        "--out",
        at("packages"),
      ],
    );
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("2023: Send Form 8606 by itself: the form is missing");
    expect(out.replace(/\s+/g, " ")).toContain(
      "2024: Send Form 1040-X and claim a refund by April 18, 2028: the return reported $13,500 too much as taxable.",
    );
  });

  test("says what is wrong with files, answers and ledgers", async () => {
    expect((await form8606("import", at("missing.txt"))).status).toBe(2);
    const none = await form8606("import", file("letter.txt", "Dear custodian,\nplease send my form.\n"));
    expect(none.status).toBe(2);
    expect(none.err).toContain("No IRS transcript, tax form or account history was found");
    const answers = file("answers.yaml", "deducted: perhaps\ntypo: 1\n");
    const misfit = await form8606("import", ...transcripts, "--answers", answers);
    expect(misfit.status).toBe(3);
    expect(misfit.err).toContain("answers.deducted: does not answer the question; write one of: no, yes");
    expect(misfit.err).toContain("answers.typo: answers no question");
    const nested = file("nested.yaml", "deducted: { 2023: no }\n");
    expect((await form8606("import", ...transcripts, "--answers", nested)).status).toBe(2);
    const broken = file("broken.yaml", "owner: { nam: X }\nentries: []\n");
    expect((await form8606("import", ...transcripts, "--into", broken)).status).toBe(2);
  });
});
