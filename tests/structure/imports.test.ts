import { expect, test } from "vitest";
import { roomOf, type Source, sources } from "./sources.js";

const all = sources();

/** From the ground up: a room imports only from rooms that are listed before it. */
const FLOORS = [
  ["errors.ts", "bounded-map.ts", "once-for-each.ts", "picture.ts", "age-header.ts"],
  ["money"],
  ["text"],
  ["data"],
  ["ledger"],
  ["year"],
  ["lines"],
  ["review"],
  ["chart", "plan", "index.ts"],
  ["correction"],
  ["pdf"],
  ["packages", "import"],
  ["exports"],
  ["node"],
  ["worksheet"],
  ["batch", "api", "local-server"],
  ["cli"],
  ["web"],
];
const floorOf = new Map(FLOORS.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

/** Rooms that may use what Node has: files, processes, sockets. */
const MACHINE = ["node", "batch", "api", "local-server", "cli", "worksheet/write-templates.ts", "web/build"];

/** All that reading and writing PDFs may know of: no line, no finding, no chart. */
const KNOWN_TO_PDF = ["pdf", "errors.ts", "bounded-map.ts", "picture.ts", "money", "data"];

test("every room has its floor", () => {
  const rooms = new Set(all.map(({ path }) => roomOf(path)));
  expect([...rooms].filter((room) => !floorOf.has(room))).toEqual([]);
});

test("no import goes up, from a room to one that is above it", () => {
  const floor = (path: string) => floorOf.get(roomOf(path)) ?? 0;
  const up = arrows().filter(([from, to]) => floor(to) > floor(from));
  expect(up).toEqual([]);
});

test("no room imports another of its own floor, but the pipeline what it is made of", () => {
  const beside = arrows().filter(
    ([from, to]) => roomOf(from) !== roomOf(to) && floorOf.get(roomOf(from)) === floorOf.get(roomOf(to)),
  );
  // A plan is made with the pipeline itself.
  expect(beside).toEqual([]);
});

test("no file imports itself, by whatever way round", () => {
  expect(circlesIn(new Map(all.map(({ path, imports }) => [path, imports])))).toEqual([]);
});

test("only the doors and node/ import from Node", () => {
  const may = ({ path }: Source) => MACHINE.some((place) => path === place || path.startsWith(`${place}/`));
  const found = all.filter(
    (source) => !may(source) && source.packages.some((name) => name.startsWith("node:")),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("pdf/ knows PDF and forms to fill", () => {
  const found = arrows().filter(([from, to]) => roomOf(from) === "pdf" && !KNOWN_TO_PDF.includes(roomOf(to)));
  expect(found).toEqual([]);
});

test("no folder of pdf/ imports itself, by whatever way round", () => {
  const folder = (path: string) => path.slice(0, path.lastIndexOf("/"));
  const targets = new Map<string, string[]>();
  for (const [from, to] of arrows()) {
    if (roomOf(from) !== "pdf" || roomOf(to) !== "pdf" || folder(from) === folder(to)) continue;
    targets.set(folder(from), [...(targets.get(folder(from)) ?? []), folder(to)]);
  }
  expect(targets.size).toBeGreaterThan(0);
  expect(circlesIn(targets)).toEqual([]);
});

test("only data/ reads forms/", () => {
  const found = all.filter(
    ({ path, imports }) => roomOf(path) !== "data" && imports.some((name) => name.startsWith("../forms/")),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

/** Each import of one source file by another. */
function arrows(): [from: string, to: string][] {
  const known = new Set(all.map(({ path }) => path));
  return all.flatMap(({ path, imports }) =>
    imports.filter((to) => known.has(to)).map((to): [string, string] => [path, to]),
  );
}

/** The ways that lead from a name back to itself, each written as "a > b > a". */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (name: string, way: readonly string[]): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      circles.push([...way.slice(way.indexOf(name)), name].join(" > "));
      return;
    }
    state.set(name, "open");
    for (const next of targets.get(name) ?? []) visit(next, [...way, name]);
    state.set(name, "done");
  };
  for (const name of targets.keys()) visit(name, []);
  return circles;
}
