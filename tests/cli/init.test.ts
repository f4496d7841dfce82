import { readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { questions } from "../../src/cli/init.js";
import { EXAMPLE, starter } from "../../src/cli/starter.js";
import { plainStyle } from "../../src/cli/terminal.js";
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

  it("reads without a problem when every commented line is taken in", () => {
    const text = starter({ ...EXAMPLE, name: "Ada" }).replace(
      /^(\s*)# (ssn|born|address|opening|2024|- \{)/gm,
      "$1$2",
    );
    expect(text).toContain("\nopening: { year: 2020");
    const read = readLedger(text.replace("\n  2024: { year_end_value: 6240.88, deducted: 0 }", ""), "yaml");
    expect(read.ok ? [] : read.problems).toEqual([]);
  });
});

describe("the questions", () => {
  const answer = async (...answers: string[]) => {
    const complaints: string[] = [];
    const asked: string[] = [];
    const beginnings = await questions(
      async (question) => {
        asked.push(question.trim());
        const next = answers.shift();
        if (next === undefined) throw new Error(`no answer left for: ${question}`);
        return next;
      },
      {
        print: () => {},
        complain: (text) => complaints.push(text.trim()),
        style: plainStyle,
        width: 80,
        interactive: true,
      },
    );
    expect(answers).toEqual([]);
    return { beginnings, complaints, asked };
  };

  it("make a ledger of their answers", async () => {
    const { beginnings } = await answer(
      "Zoë O'Neil: a name",
      "900-00-0001",
      "1980-02-03",
      "2020",
      "5,500",
      "c",
      "2024-03-01",
      "2023",
      "6,500.00",
      "v",
      "2024-03-05",
      "$12,000",
      "12000",
      "",
      "0",
    );
    const read = readLedger(starter(beginnings), "yaml");
    expect(read.ok && read.value).toMatchObject({
      owner: { name: "Zoë O'Neil: a name", ssn: "900-00-0001", born: "1980-02-03" },
      opening: { year: 2020, basis: 550000 },
      years: { 2024: { year_end_value: 0 } },
      entries: [
        { date: "2024-03-01", kind: "contribution", for: 2023, amount: 650000 },
        { date: "2024-03-05", kind: "conversion", amount: 1200000 },
      ],
    });
  });

  it("may all be left out but for none", async () => {
    const { beginnings } = await answer("", "", "", "", "");
    expect(readLedger(starter(beginnings), "yaml").ok).toBe(true);
  });

  it("are asked again, with the reason, until the answer is right", async () => {
    const { beginnings, complaints } = await answer(
      "Ada",
      "12",
      "900-00-0001",
      "1980-13-01",
      "",
      "",
      "x",
      "c",
      "2024-02-30",
      "2024-02-29",
      "",
      "-5",
      "7000",
      "",
    );
    expect(complaints).toHaveLength(5);
    expect(beginnings.ssn).toBe("900-00-0001");
    expect(beginnings.entries).toEqual([
      { date: "2024-02-29", kind: "contribution", for: null, amount: "7000" },
    ]);
  });
});
