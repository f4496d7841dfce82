import { linesOfYear, yearsWithForm } from "../../src/data/printed-form.js";
import { readCases } from "./case.js";

/** By tax year and label, the ids of the cases that expect a number on that line, in alphabetical order. */
function covering(): Map<number, Map<string, string[]>> {
  const years = new Map<number, Map<string, string[]>>();
  for (const { id, expect } of [...readCases("published"), ...readCases("own")])
    for (const [year, { lines }] of Object.entries(expect ?? {})) {
      const labels = years.get(Number(year)) ?? new Map<string, string[]>();
      years.set(Number(year), labels);
      for (const label of Object.keys(lines ?? {}))
        labels.set(label, [...(labels.get(label) ?? []), id].sort());
    }
  return years;
}

/** How many cases are named for a line; the rest are counted. */
const NAMED = 3;

/** The page docs/law/lines-by-year.md. */
export function linesByYear(): string {
  const cases = covering();
  const years = yearsWithForm();
  const idsOf = (year: number, label: string) => cases.get(year)?.get(label) ?? [];
  const labels = [...new Set(years.flatMap((year) => linesOfYear(year).map(({ label }) => label)))].sort(
    inFormOrder,
  );
  const count = (year: number, label: string) =>
    linesOfYear(year).some((line) => line.label === label) ? String(idsOf(year, label).length) : "";
  return [
    "# Lines by year",
    "",
    "The first table shows how many [test cases](../../tests/cases/README.md) expect a number on each line of each year's form. The",
    "tables below name up to three of them for each line. A blank cell means that the year's form does not have the line. The page is",
    "generated from the cases by `npx vitest run tests/cases/lines-by-year.test.ts -u` and compared on every run. Another test fails if",
    "no case covers a line of any year.",
    "",
    ...table(
      ["line", ...years.map(String)],
      labels.map((label) => [label, ...years.map((year) => count(year, label))]),
    ),
    ...years.flatMap((year) => [
      "",
      `## ${year}`,
      "",
      ...table(
        ["line", "cases"],
        linesOfYear(year).map(({ label }) => [label, named(idsOf(year, label))]),
      ),
    ]),
    "",
  ].join("\n");
}

function named(ids: readonly string[]): string {
  const first = ids.slice(0, NAMED).map((id) => `\`${id}\``);
  const more = ids.length - first.length;
  return [...first, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)];
}

/** 9 before 10, 15 before 15a. */
function inFormOrder(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
