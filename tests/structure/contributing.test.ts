import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const rows = readFileSync("CONTRIBUTING.md", "utf8").matchAll(
  /^\| `((?:src|forms|templates|tests|docs)\/[^`]*)` \|/gm,
);
const places = [...rows].map(([, place]) => place as string);

test("CONTRIBUTING's table names every place in src/, and no other", () => {
  const there = readdirSync("src", { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `src/${entry.name}/` : `src/${entry.name}`,
  );
  expect(places.filter((place) => place.startsWith("src/")).sort()).toEqual(there.sort());
});

test("every place of the table exists", () => {
  expect(places.filter((place) => !existsSync(place))).toEqual([]);
});
