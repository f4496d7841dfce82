import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/errors.js";
import { reasons } from "../../src/lines/filing.js";
import { allRules } from "../../src/review/all-rules.js";
import { statementKinds } from "../../src/year/statement-kinds.js";

const page = (name: string) => `../../docs/reference/${name}.md`;
const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** A page whose prose is written by hand and whose table, between two marks, is made from a table of the program. */
function withTable(name: string, head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const row = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
  const table = [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
  const marks = /(<!-- table -->\n)[\s\S]*(<!-- end of table -->\n)/;
  expect(read(page(name)), "the page has marks around its table").toMatch(marks);
  return read(page(name)).replace(
    marks,
    (_, before: string, after: string) => `${before}\n${table}\n\n${after}`,
  );
}

// A page that differs is made anew by: npx vitest run tests/docs/reference.test.ts -u
describe("the reference", () => {
  test("has every error code with its exit status, HTTP status and title", async () => {
    const rows = Object.entries(errorCodes).map(([code, { exit, status, title }]) => [
      `\`${code}\``,
      exit,
      status,
      title,
    ]);
    const text = withTable("errors", ["code", "exit", "HTTP", "title"], rows);
    await expect(text).toMatchFileSnapshot(page("errors"));
  });

  test("has every code of a finding and what it catches", async () => {
    const rows = [...allRules]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, catches }) => [`\`${code}\``, catches]);
    await expect(withTable("findings", ["code", "catches"], rows)).toMatchFileSnapshot(page("findings"));
  });

  test("has every reason for a form, in the program's order", async () => {
    const rows = Object.entries(reasons).map(([reason, { full }]) => [`\`${reason}\``, full]);
    const text = withTable("reasons", ["reason", "the form is required because of"], rows);
    await expect(text).toMatchFileSnapshot(page("reasons"));
  });

  test("has every kind of statement, in the program's order", async () => {
    const rows = Object.entries(statementKinds).map(([kind, { about, year }]) => [
      `\`${kind}\``,
      about,
      year,
    ]);
    const text = withTable("statements", ["kind", "written for", "attached to the return for"], rows);
    await expect(text).toMatchFileSnapshot(page("statements"));
  });
});
