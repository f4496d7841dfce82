import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const skipped = new Set(["node_modules", "dist", "reports", "coverage", ".git"]);

/** Every Markdown file of the project, as paths from its root. */
function pages(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (item.isDirectory()) return skipped.has(item.name) ? [] : pages(join(folder, item.name));
    return item.name.endsWith(".md") ? [relative(root, join(folder, item.name))] : [];
  });
}

const textOf = (page: string) => readFileSync(join(root, page), "utf8");

/** Headings as anchors, the way they are written in links: lower case, hyphens for spaces, no other signs. */
function anchorsOf(page: string): string[] {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Targets of a page's links and pictures that lead to files of this project. */
function targetsOf(page: string): string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** Files that a page names in code, by a path that begins with a folder of the project. */
function filesNamed(page: string): string[] {
  const folders = "src|tests|docs|forms|templates";
  const named = new RegExp(`(?<![\\w/.])(?:${folders})/[\\w./-]+\\.(?:ts|json|ya?ml|md|pdf|png)\\b`, "g");
  return [...textOf(page).matchAll(named)].map(([path]) => path);
}

/** A name with a pattern in it, such as worksheet-YYYY.pdf. */
const isPattern = (path: string) => /YYYY|YEAR/.test(path);

describe.each(pages().map((page) => [page]))("%s", (page) => {
  test("links only to what exists", () => {
    const broken = targetsOf(page).filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("names only files that exist", () => {
    const missing = filesNamed(page).filter((path) => !isPattern(path) && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});
