import { readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { finished } from "../../src/cli/init.js";
import { askAll } from "../../src/cli/interview.js";
import { type Beginnings, EXAMPLE, starter } from "../../src/cli/starter.js";
import { plainStyle } from "../../src/cli/terminal.js";
import { compute } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import { session } from "./session.js";

const { at, file, form8606 } = session();

describe("the plain starter", () => {
  it("can be drafted as it is, and says in comments what else there is", async () => {
    expect((await form8606("init", at("ledger.yaml"))).status).toBe(0);
    const text = readFileSync(at("ledger.yaml"), "utf8");
    expect(text).toMatch(/^# Everything that ever happened/);
    const { status, out } = await form8606("draft", at("ledger.yaml"), "--out", at("out"));
    expect(status).toBe(0);
    expect(out).toContain("2024: Nothing is taxable. File Form 8606 with your return;");
    expect(out).toContain("2025: Nothing is taxable. File Form 8606 with your return;");
  });

  it("can only be read by its owner", async () => {
    await form8606("init", at("ledger.yaml"));
    expect(statSync(at("ledger.yaml")).mode & 0o777).toBe(0o600);
  });

  it("does not replace a ledger without --force", async () => {
    const ledger = file("ledger.yaml", "mine");
    expect(await form8606("init", ledger)).toMatchObject({
      status: 2,
      err: expect.stringContaining("exists already"),
    });
    expect(readFileSync(ledger, "utf8")).toBe("mine");
    writeFileSync(ledger, "mine");
    expect((await form8606("init", ledger, "--force")).status).toBe(0);
    expect(readFileSync(ledger, "utf8")).toContain("owner:");
  });
});

/** A comment that is a sample: it begins with a key, or is an item of the entries. */
const SAMPLE = /^(\s*)# ((?:- \{|[a-z_0-9]+:).*)$/;

/** What is wrong with a ledger: what `check` refuses, and what it calls an error. */
function faults(yaml: string): string[] {
  const read = readLedger(yaml, "yaml");
  const computed = read.ok ? compute(read.value) : read;
  if (!computed.ok) return computed.problems.map(({ path, message }) => `${path}: ${message}`);
  return computed.value.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code}: ${message}`);
}

const NOTHING: Beginnings = { ...EXAMPLE, opening: null, entries: [], years: {} };
const ledgers: [what: string, of: Beginnings][] = [
  ["the example", EXAMPLE],
  ["nothing but a name", NOTHING],
  ["an opening alone", { ...NOTHING, opening: { year: 2021, basis: "6000" } }],
  [
    "forms that were filed",
    {
      ...NOTHING,
      ssn: "900-00-1234",
      opening: { year: 2022, basis: "12000" },
      filed: [
        { year: 2021, lines: { 1: 6000, 3: 6000, 14: 6000 } },
        { year: 2022, lines: { 1: 6000, 2: 6000, 3: 12000, 14: 12000 } },
      ],
    },
  ],
  [
    "several accounts of an old year",
    {
      ...NOTHING,
      born: "1950-02-03",
      household: "example",
      opening: { year: 2009, basis: "100" },
      years: { 2010: { deducted: null, values: [{ value: "10" }, { ira: "sep", value: "5000.25" }] } },
      entries: [{ date: "2010-05-06", kind: "distribution", amount: "1000" }],
    },
  ],
];

describe("the comments of a starter", () => {
  it.each(ledgers)("work when every one of them is uncommented, for %s", (_, of) => {
    const lines = starter(of).split("\n");
    expect(faults(lines.join("\n"))).toEqual([]);
    expect(lines.filter((line) => SAMPLE.test(line)).length).toBeGreaterThan(1);
    expect(faults(lines.map((line) => line.replace(SAMPLE, "$1$2")).join("\n"))).toEqual([]);
  });

  it.each(ledgers)("work when one of them is uncommented, for %s", (_, of) => {
    const lines = starter(of).split("\n");
    for (const [at, line] of lines.entries()) {
      if (SAMPLE.test(line))
        expect(faults(lines.with(at, line.replace(SAMPLE, "$1$2")).join("\n"))).toEqual([]);
    }
  });

  it("show what was added to the ledger lately where the years allow it", () => {
    expect(starter(EXAMPLE)).toMatch(/# - \{.*kind: rollover_529/);
    expect(starter(EXAMPLE)).toMatch(/# - \{.*ira: roth_sep/);
  });
});

describe("the questions", () => {
  const answer = async (...answers: string[]) => {
    const complaints: string[] = [];
    const shown: string[] = [];
    const drafts: [Beginnings, number][] = [];
    const beginnings = await askAll(
      async (question) => {
        shown.push(question.trim());
        const next = answers.shift();
        if (next === undefined) throw new Error(`no answer left for: ${question}`);
        return next;
      },
      {
        print: (text) => shown.push(text),
        complain: (text) => complaints.push(text.trim()),
        style: plainStyle,
        width: 80,
        interactive: true,
      },
      (draft, answered) => drafts.push([structuredClone(draft), answered]),
    );
    expect(answers).toEqual([]);
    return { beginnings, complaints, shown, drafts, ledger: readLedger(starter(beginnings), "yaml") };
  };
  const PERSON = ["Zoë O'Neil: a name", "900-00-0001", "02/03/1980", "n"];
  const NO_FORM = [""];
  const DONE = ["", ""];

  it("make a ledger of a two-year backdoor's papers, as they are printed", async () => {
    const { ledger, complaints } = await answer(
      ...PERSON,
      "2020",
      "$5,500",
      ...["5", "2023", "ira", "$6,500.00", "03/01/2024", "0", "0.00"],
      ...["1", "2024", "$12,000.00", "2", "y", "c", "", "Mar. 5, 2024"],
      ...["5", "2024", "ira", "", "0"],
      ...DONE,
    );
    expect(complaints).toEqual([]);
    expect(ledger.ok && ledger.value).toMatchObject({
      owner: { name: "Zoë O'Neil: a name", ssn: "900-00-0001", born: "1980-02-03" },
      opening: { year: 2020, basis: 5500_00 },
      years: { 2023: { deducted: 0, year_end_value: 0 }, 2024: { year_end_value: 0 } },
      entries: [
        { date: "2024-03-01", kind: "contribution", for: 2023, amount: 6500_00 },
        { date: "2024-03-05", kind: "conversion", amount: 12000_00 },
      ],
    });
  });

  it("take every kind of account and code", async () => {
    const { ledger, complaints } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2023", "sep", "4,000", "2023-05-02", "9000"],
      ...["5", "2023", "roth", "6000", "2023-05-03"],
      ...["1", "2023", "500", "7", "y", "k", "2023-06-01"],
      ...["1", "2023", "800", "S", "c", "80", "2023-06-02"],
      ...["1", "2023", "700", "7Y", "2023-06-03"],
      ...["1", "2023", "300", "1", "y", "r", "2023-07-20", "2023-06-04"],
      ...["1", "2023", "9000", "G", "n", "r", "9000", "2023-08-01"],
      ...["1", "2023", "250", "J", "2023-09-01"],
      ...["1", "2023", "100", "4"],
      ...["1", "2023", "100", "A"],
      "",
      ...["2010", "12000", "n"],
      "",
    );
    expect(complaints).toEqual([]);
    expect(ledger.ok && ledger.value.entries).toMatchObject([
      { kind: "contribution", ira: "sep", amount: 4000_00 },
      { kind: "contribution", ira: "roth", amount: 6000_00 },
      { kind: "distribution", amount: 500_00, reason: "normal" },
      { kind: "conversion", ira: "simple", amount: 720_00, withheld: 80_00 },
      { kind: "distribution", reason: "qcd", amount: 700_00 },
      { kind: "rollover", amount: 300_00, deposited: "2023-07-20" },
      { kind: "plan_rollover", ira: "roth", amount: 9000_00, after_tax: 9000_00 },
      { kind: "distribution", ira: "roth", amount: 250_00 },
    ]);
    expect(ledger.ok && ledger.value.opening).toMatchObject({
      year: 2022,
      basis: 0,
      roth_contributions: 12000_00,
      roth_since: 2010,
      roth_conversions: [],
    });
  });

  it("write December 31 and say so where the day is not known", async () => {
    const { ledger } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2023", "ira", "6500", "", "0", ""],
      ...DONE,
    );
    expect(ledger.ok && ledger.value.entries).toMatchObject([{ date: "2023-12-31", day: "unknown" }]);
  });

  it("may all be skipped", async () => {
    const { ledger } = await answer("", "", "", "", "", ...DONE);
    expect(ledger.ok).toBe(true);
  });

  it("are asked again, with the reason, until the answer is right", async () => {
    const { beginnings, complaints } = await answer(
      "Ada",
      "12",
      "900-00-0001",
      "1980-13-01",
      "31.01.1980",
      "01/31/1980",
      "maybe",
      "n",
      "20x1",
      "",
      "7",
      ...["5", "2023", "ira", "-5", "7k", "$6,500", "2025-05-06", "05/06/2023", "0", ""],
      ...DONE,
    );
    expect(complaints).toEqual([
      'This must be text of nine digits, with or without hyphens, such as\n  "900-00-1234".',
      expect.stringMatching(/^This is not a real date/),
      "Write 1980-01-31 instead of 31.01.1980.",
      "Type y, n, or press Enter.",
      "This must be a year from 1987 to 2026.",
      expect.stringMatching(/^Type 5, 1, or press Enter/),
      "This must not be negative.",
      "This must be written in full: 7000, not 7k.",
      expect.stringMatching(/^This cannot be: Form 5498 for 2023/),
    ]);
    expect(beginnings.entries).toEqual([{ date: "2023-05-06", kind: "contribution", amount: "6500" }]);
  });

  it("can be gone back from, as often as one likes", async () => {
    const { beginnings } = await answer(
      "Ava",
      "b",
      "Ada",
      "900-00-0001",
      "",
      "n",
      "2021",
      "6000",
      "b",
      "b",
      "2020",
      "5000",
      ...["5", "2023", "ira", "6500", "03/01/2023", "6500", "b", "0", "0"],
      ...DONE,
    );
    expect(beginnings).toMatchObject({
      name: "Ada",
      opening: { year: 2020, basis: "5000" },
      years: { 2023: { deducted: "0" } },
    });
  });

  it("show what was answered before it is written, and what each paper added", async () => {
    const { shown } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2023", "ira", "6500", "03/01/2023", "0", "0"],
      ...DONE,
    );
    expect(shown).toContain("Added: a contribution of 6500 for 2023.");
    expect(shown).toContain("Your answers:");
    expect(shown.join("\n")).not.toContain("900-00-0001");
  });

  it.each(["1", "2", "3", "7", "8", "P", "7K"])(
    "leave out a payment with code %s that is not from an IRA",
    async (code) => {
      const { beginnings, shown } = await answer(
        ...PERSON,
        ...NO_FORM,
        ...["1", "2024", "20000", code, "n"],
        ...DONE,
      );
      expect(beginnings.entries).toEqual([]);
      expect(beginnings.years).toEqual({});
      expect(shown.join(" ")).toContain("this payment is not from an IRA");
      expect(shown.join(" ")).toContain("docs/guide/codes.md");
    },
  );

  it("take what an IRA paid straight into an employer plan as a rollover", async () => {
    const { ledger } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["1", "2024", "20000", "G", "y", "2024-05-06"],
      ...["0", "", ""],
    );
    expect(ledger.ok && ledger.value.entries).toMatchObject([{ kind: "rollover", to: "employer_plan" }]);
  });

  it("leave out what went from one employer plan to another", async () => {
    const { beginnings } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["1", "2024", "20000", "G", "n", "p"],
      ...DONE,
    );
    expect(beginnings.entries).toEqual([]);
  });

  it.each([
    ["J", "distribution"],
    ["T", "distribution"],
    ["Q", "distribution"],
  ])("do not ask for a check mark beside the Roth IRA's code %s", async (code, kind) => {
    const { beginnings } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["1", "2024", "500", code, "2024-05-06"],
      ...["", "", "", "", ""],
    );
    expect(beginnings.entries).toMatchObject([{ kind, ira: "roth" }]);
  });

  it("write no year without facts", async () => {
    const { beginnings, ledger } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2024", "ira", "7000", "", "", ""],
      ...DONE,
    );
    expect(starter(beginnings)).not.toMatch(/^ {2}2024:$/m);
    expect(ledger).toMatchObject({ ok: true });
  });

  it("leave out the paper in whose middle one stops, and say so in the ledger", async () => {
    const { drafts } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2023", "ira", "6500", "03/01/2023", "0", "0"],
      ...["1", "2024", "7000", "2", "y", "c", "", "2024-03-04"],
      ...["", "0", ""],
    );
    const inPaper = drafts.map(([draft]) => draft).filter(({ unfinished }) => unfinished?.year === 2024);
    expect(inPaper.length).toBeGreaterThan(4);
    for (const draft of inPaper) {
      const kept = finished(draft, "ledger.yaml");
      expect(kept.entries.map(({ kind }) => kind)).toEqual(["contribution"]);
      expect(starter(kept)).toContain(
        "# The Form 1099-R for 2024 is not in it. Add it with an editor, or start over: node form8606 init ledger.yaml --force",
      );
      expect(readLedger(starter(kept), "yaml").ok).toBe(true);
    }
    const inFirst = drafts.map(([draft]) => draft).filter(({ unfinished }) => unfinished?.year === 2023);
    for (const draft of inFirst)
      expect(finished(draft, "ledger.yaml")).toMatchObject({ entries: [], years: {} });
    const last = drafts.at(-1)?.[0];
    expect(last?.entries).toHaveLength(2);
    expect(last && finished(last, "ledger.yaml").note).toBeUndefined();
  });

  it("give spouses one household", async () => {
    const { beginnings, shown } = await answer("Ada Example", "", "", "y", "", ...DONE);
    expect(beginnings.household).toBe("example");
    expect(shown.join(" ")).toContain("run node form8606 init with another file name, such as spouse.yaml");
  });

  it("keep every answer so far, for one who stops", async () => {
    const { drafts } = await answer(
      ...PERSON,
      ...NO_FORM,
      ...["5", "2023", "ira", "6500", "03/01/2023", "0", "0"],
      ...DONE,
    );
    for (const [draft, answered] of drafts) {
      expect(readLedger(starter(draft), "yaml").ok).toBe(true);
      if (answered > 0) expect(draft.name).toBe("Zoë O'Neil: a name");
    }
    expect(drafts.at(-1)?.[0].entries).toHaveLength(1);
  });
});
