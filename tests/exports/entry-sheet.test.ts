import { describe, expect, test } from "vitest";
import type { TargetId } from "../../src/data/target-ids.js";
import { exportedText, person, rowsOf } from "./people.js";
import { PROGRAMS, type Typed, typeInto } from "./programs.js";
import { SITUATIONS, type Situation, STORY } from "./situations.js";

/** The rows of a CSV sheet. */
async function sheetOf({ ledger, year }: Pick<Situation, "ledger" | "year">, to: TargetId): Promise<Typed[]> {
  return rowsOf(await exportedText([person(ledger)], to, "csv", year)) as unknown as Typed[];
}

const taxableOn = (sheet: readonly Typed[]) =>
  Number(sheet.find(({ question }) => question === "Form 1040, line 4b must be")?.answer);

describe.each(Object.keys(PROGRAMS) as TargetId[])("a sheet typed into a model of %s", (program) => {
  test.each(SITUATIONS)("gives our line 4b: $name", async ({ ledger, year, taxable }) => {
    const sheet = await sheetOf({ ledger, year }, program);
    expect(taxableOn(sheet)).toBe(taxable);
    const { line4b, line14 } = typeInto(program, sheet);
    expect(line4b).toBe(taxable);
    const ours = person(ledger).result.years.find(({ tax_year }) => tax_year === year);
    expect(line14).toBe((ours?.lines["14"] ?? 0) / 100);
  });
});

test.each([
  [/^Basis from/, "The basis from earlier years (line 2) is missing."],
  [/nondeductible/, "This year's nondeductible contribution (line 1) is missing"],
  [/^Value of all/, "The December 31 value of your IRAs (line 6) is missing."],
] as const)("the sheet names the wrong amount of a program that was not told %s", async (forgotten, look) => {
  const ledger = {
    ...STORY,
    opening: { year: 2024, basis: 3000 },
    entries: STORY.entries.filter(({ date }) => date > "2025"),
    years: { "2025": { year_end_value: 12000 } },
  };
  const sheet = await sheetOf({ ledger, year: 2025 }, "freetaxusa");
  const typed = sheet.map((row) => (forgotten.test(row.question) ? { ...row, answer: "0" } : row));
  const wrong = typeInto("freetaxusa", typed).line4b.toLocaleString("en-US");
  const named = sheet.find(({ question }) => question.startsWith(`${wrong}: `));
  expect(named?.question).toContain(look);
});

test.each(SITUATIONS)(
  "the lines typed into Free File Fillable Forms give our line 4b: $name",
  async (situation) => {
    const { ledger, year, taxable } = situation;
    const text = await exportedText([person(ledger)], "fffa", "fields", year);
    const line = (name: string) =>
      Number((JSON.parse(text) as { f8606t: Record<string, string> }).f8606t[name]);
    const [line1, line2, line4, line6, line7] = [
      "NonContri",
      "IraBasis",
      "ContMade",
      "AllSEP",
      "DistSEP",
    ].map((name) => line(`txtPrt1${name}`)) as [number, number, number, number, number];
    const line8 = line("txtPrt1NetSEP");
    const line10 = Math.min(1, Math.round(((line1 + line2 - line4) / (line6 + line7 + line8)) * 1e5) / 1e5);
    const line15c = line7 - Math.round(line7 * line10);
    const [line16, line17] = [line("txtPrt2NetSEP") || 0, line("txtPrt2Basis") || 0];
    expect(line15c + line16 - line17).toBe(taxable);
  },
);

test("a couple's sheets are one file, and each row says whose it is", async () => {
  const [first, second] = SITUATIONS.map(({ ledger }) => ledger) as [object, object];
  const rows = rowsOf(
    await exportedText([person({ ...first }), person(second, "spouse")], "lacerte", "csv", 2024),
  );
  expect([...new Set(rows.map(({ t_s }) => t_s))]).toEqual(["T", "S"]);
});

test("a year before a program's screens are known has the lines of the form, and says so", async () => {
  const ledger = {
    owner: { name: "Pat Example" },
    years: { 2012: { year_end_value: 0 } },
    entries: [
      { date: "2012-02-01", kind: "contribution", amount: 5000 },
      { date: "2012-02-03", kind: "conversion", amount: 5000 },
    ],
  };
  const rows = rowsOf(await exportedText([person(ledger)], "freetaxusa", "csv", 2012));
  const lines = rows.filter(({ where }) => where?.startsWith("Form 8606 line "));
  expect(lines.map(({ where, answer }) => [where, answer])).toContainEqual(["Form 8606 line 15", "0"]);
  expect(
    JSON.parse(await exportedText([person(ledger)], "freetaxusa", "json", 2012))[0].about.join(),
  ).toContain("not known here");
});

test("no cell of a sheet is taken for a formula", async () => {
  const ledger = { ...STORY, owner: { ...STORY.owner, name: "=HYPERLINK(1)" } };
  const text = await exportedText([person(ledger)], "paper", "csv", 2025);
  expect(text).toContain("'=HYPERLINK(1)");
  expect(text).not.toMatch(/(^|,)"?[=+@]/m);
});
