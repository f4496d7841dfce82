import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { processes } from "./running.js";

const { at, correct } = processes();

const client = (name: string, more: object = {}) => ({
  owner: { name, ssn: "900-00-1234", born: "1979-04-02" },
  years: { 2023: { year_end_value: 0, filed: { return: true, date: "2024-04-10", form_8606: false } } },
  entries: [
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-13", kind: "conversion", amount: 6500 },
  ],
  ...more,
});

test("packages of a batch have the exports that were asked for, and say which could not be made", async () => {
  const input = at("clients.jsonl");
  const clients = [client("Ana Diaz"), client("Cher", { owner: { name: "Cher" } })];
  writeFileSync(input, clients.map((each) => JSON.stringify(each)).join("\n"));
  const out = at("packages");
  const asked = ["--export", "mef,history,turbotax"];
  const { status, err } = await correct(input, "--out", out, ...asked);
  expect([status, err]).toEqual([0, ""]);
  expect(readdirSync(at("packages", "ana-diaz"))).toEqual(
    expect.arrayContaining([
      "2023-entry-sheet-turbotax-ana-diaz.pdf",
      "2023-mef-form-8606-ana-diaz.xml",
      "basis-history-ana-diaz.csv",
    ]),
  );
  const reasons = readFileSync(at("packages", "cher", "exports-not-made.txt"), "utf8");
  expect(reasons).toContain("mef: owner.ssn: is needed");
  expect(readdirSync(at("packages", "cher"))).toContain("basis-history-cher.csv");

  // The same exports again change nothing; others are another run.
  const again = await correct(input, "--out", out, "--export", "history,turbotax,mef");
  expect(again.out).toContain("is up to date");
  const other = await correct(input, "--out", out, "--export", "ots");
  expect([other.status, other.err]).toEqual([2, expect.stringContaining("another set of exports")]);
});
