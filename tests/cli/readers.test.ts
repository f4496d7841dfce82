import { describe, expect, it } from "vitest";
import { backdoor, session } from "./session.js";

const { file, form8606 } = session();

describe("lines", () => {
  it("prints every line of every year that needs a form, by the labels of its form", async () => {
    const { status, out } = await form8606("lines", "docs/examples/pre-tax-money.yaml");
    expect(status).toBe(0);
    expect(out).toMatch(/^Samuel Okafor\n2024: \$6,510 is taxable\. [^\n]+\n[^\n]*\n\nLine {2,}2024\n/);
    expect(out).toMatch(/^ {2}10 .* 0\.07000$/m);
    expect(out).toMatch(/^ {2}18 .* 6,510$/m);
    expect(out).toMatch(/^ {2}4b .* 6,510$/m);
    expect(out).not.toMatch(/^ {2}19 /m);
  });

  it("puts as many years beside each other as the terminal is wide", async () => {
    const entries = Array.from({ length: 12 }, (_, at) => ({
      date: `${2013 + at}-05-02`,
      kind: "contribution",
      amount: 1000,
    }));
    const { out } = await form8606("lines", file("l.json", { owner: { name: "Ada" }, entries }));
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    expect(
      out
        .match(/^Line .*$/gm)
        ?.join(" ")
        .match(/\d{4}/g),
    ).toEqual(entries.map(({ date }) => date.slice(0, 4)));
  });

  it("prints one JSON object with amounts in dollars for another program", async () => {
    const { out } = await form8606("lines", file("l.json", backdoor()), "--json");
    const { owner, years, findings } = JSON.parse(out);
    expect(owner).toBe("Ada Example");
    expect(years[0]).toMatchObject({
      tax_year: 2024,
      must_file: true,
      method: "form",
      form_1040: { "4a": 7000, "4b": 0 },
    });
    expect(years[0].lines).toMatchObject({ "1": 7000, "10": "1.00000", "14": 0 });
    expect(years[0]).not.toHaveProperty("explain");
    expect(Array.isArray(findings)).toBe(true);
  });

  it("explains each line in the JSON when asked", async () => {
    const { out } = await form8606("lines", file("l.json", backdoor()), "--json", "--explain");
    expect(JSON.parse(out).years[0].explain["11"]).toMatchObject({
      operands: expect.arrayContaining([
        { line: "8", amount: 7000 },
        { line: "10", amount: "1.00000" },
      ]),
      text: expect.stringContaining("line 8"),
    });
  });
});

describe("explain", () => {
  it("says that a year needs no form, and how lines 4a and 4b came about", async () => {
    const ledger = {
      owner: { name: "Ada Example" },
      entries: [{ date: "2024-05-01", kind: "distribution", amount: 3000 }],
    };
    const { status, out } = await form8606("explain", file("none.json", ledger));
    expect(status).toBe(0);
    expect(out).toContain("No Form 8606 is required for 2024.");
    expect(out).toMatch(/line 4b, is \$3,000: the taxable part\. \$3,000 distribution of May 1, 2024 \(/);
  });

  it("tells one line of one year: the rule, its operands with their values, the result", async () => {
    const { status, out } = await form8606(
      "explain",
      "docs/examples/partial-conversions.yaml",
      "--year",
      "2024",
      "--line",
      "11",
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^Margaret Lindqvist\n\n2024\n {2}Line 11 /);
    const text = out.replace(/\s+/g, " ");
    expect(text).toContain("line 8: $10,000");
    expect(text).toContain("line 10: 0.26154");
    expect(text).toContain("Line 11 is $2,615: line 8 times line 10");
  });

  it("names the entries behind a line that is entered", async () => {
    const { out } = await form8606(
      "explain",
      "docs/examples/retirement-withdrawals.yaml",
      "--year",
      "2024",
      "--line",
      "7",
    );
    expect(out).toContain("(3rd entry)");
    expect(out).toContain("(4th entry)");
  });

  it("tells the lines in the form's order", async () => {
    const { out } = await form8606("explain", file("l.json", backdoor()));
    const order = [...out.matchAll(/^ {2}Line (\w+)/gm)].map(([, label]) => label);
    expect(order.slice(8, 17)).toEqual(["9", "10", "11", "12", "13", "14", "15a", "15b", "15c"]);
  });

  it("says so when the ledger has no such year or the line is blank", async () => {
    const ledger = file("l.json", backdoor());
    expect(await form8606("explain", ledger, "--year", "2019")).toMatchObject({
      status: 2,
      err: "--year: the ledger has nothing about 2019",
    });
    expect(await form8606("explain", ledger, "--year", "2024", "--line", "19")).toMatchObject({
      status: 2,
      err: "--line: line 19 is blank in 2024",
    });
  });
});

describe("check", () => {
  it("tells of each ledger what is in it when nothing is wrong", async () => {
    const [one, two] = [file("1.json", backdoor()), file("2.json", { owner: { name: "Ben" }, entries: [] })];
    const { status, out } = await form8606("check", one, two, "--as-of", "2026-01-15");
    expect(status).toBe(0);
    expect(out.split("\n")).toEqual([
      `${one}: nothing wrong. Ada Example, 2 entries, tax year 2024; Form 8606 needed for 1 year.`,
      "The ledger does not say what you filed for 2024. If a form was missing or wrong, enter what you filed",
      "  (years.2024.filed). Then this command shows what to send:",
      `  node form8606 correct ${one} --out packages`,
      `${two}: nothing wrong. Ben, 0 entries, no years yet; Form 8606 needed for 0 years.`,
    ]);
  });

  it("tells what a review would call an error, and how many warnings there are", async () => {
    const both = file("1.json", {
      owner: { name: "Maria and Pedro Gonzalez" },
      years: { 2025: { year_end_value: 0 } },
      entries: ["Maria", "Pedro"].flatMap((note) => [
        { date: "2025-02-10", kind: "contribution", amount: 7000, note },
        { date: "2025-02-12", kind: "conversion", amount: 7000, note },
      ]),
    });
    const { status, out } = await form8606("check", both, "--as-of", "2026-03-02");
    expect(status).toBe(0);
    expect(out).toContain(`${both}: complete, but 1 error found.`);
    expect(out.replaceAll(/\s+/g, " ")).toContain("error 2025: ");
    expect(out.replaceAll(/\s+/g, " ")).toContain("Do these contributions belong to two people?");
    expect(out).toContain("1 warning as well. To read it:\n  node form8606 review ");
  });

  it("finds what a computation lacks, too", async () => {
    const ledger = file("1.json", { ...backdoor(), years: {} });
    expect(await form8606("check", ledger)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^years\.2024\.year_end_value: /),
    });
  });
});
