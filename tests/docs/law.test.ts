import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCases } from "../cases/case.js";

const folder = new URL("../../docs/law/", import.meta.url);
const textOf = (page: string) => readFileSync(new URL(page, folder), "utf8");
const files = readdirSync(folder).filter((file) => file !== "README.md");
const topics = files.filter((file) => file !== "lines-by-year.md");
const ids = {
  published: new Set(readCases("published").map(({ id }) => id)),
  own: new Set(readCases("own").map(({ id }) => id)),
};

/** The ids that a page names after "- published:" or "- own:", up to the next item or blank line. */
function named(page: string, kind: "published" | "own"): string[] {
  const [, list = ""] = new RegExp(`^- ${kind}: ((?:.+\n)(?:  .+\n)*)`, "m").exec(textOf(page)) ?? [];
  return [...list.matchAll(/`([^`]+)`/g)].map(([, id = ""]) => id);
}

describe("the pages of the law", () => {
  test("are all in the index", () => {
    const index = textOf("README.md");
    expect(files.filter((file) => !index.includes(`](${file})`))).toEqual([]);
  });

  test.each(topics)("%s names the cases that prove it, and only cases that exist", (page) => {
    const published = named(page, "published");
    const own = named(page, "own");
    expect(published.length + own.length).toBeGreaterThan(0);
    expect(published.filter((id) => !ids.published.has(id))).toEqual([]);
    expect(own.filter((id) => !ids.own.has(id))).toEqual([]);
  });

  test.each(topics.filter((page) => !page.startsWith("conflicts")))("%s cites its sources", (page) => {
    const [, sources = ""] = /^## Sources\n\n([^#]+)/m.exec(textOf(page)) ?? [];
    expect(sources).toMatch(/p\. \d|IRC \d|Form 8606|Forms 8606/);
  });
});

test("every decision is in its index", () => {
  const decisions = new URL("../../docs/decisions/", import.meta.url);
  const index = readFileSync(new URL("README.md", decisions), "utf8");
  const pages = readdirSync(decisions).filter((file) => file !== "README.md");
  expect(pages.filter((file) => !index.includes(`](${file})`))).toEqual([]);
});
