import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isOnePackage } from "../../src/cli/correct-one.js";
import type { CorrectOptions } from "../../src/cli/options.js";
import { COUPLE } from "../correction/one-couple.js";
import { session } from "./session.js";

const { at, file, list, form8606 } = session();
const day = ["--as-of", "2026-11-27"] as const;
const ledgers = (...names: (keyof typeof COUPLE)[]) =>
  names.map((name) => file(`${name}.json`, COUPLE[name]));

describe("form8606 correct for the ledgers of a couple", () => {
  it.each([
    ["lee", "kim", "Lee and Kim Example"],
    ["kim", "lee", "Kim and Lee Example"],
  ] as const)("says what both have to send, and makes one package: %s, %s", async (first, second, names) => {
    const { status, out, err } = await form8606(
      "correct",
      ...ledgers(first, second),
      "--out",
      at("p"),
      ...day,
    );
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n")[0]).toBe(`${names}, joint return: 1 package, 3 envelopes`);
    expect(out).toContain("2023: Send Form 8606 by itself");
    expect(out).toContain("2025: Send Form 1040-X and claim a refund by April 17, 2029");
    expect(out).toContain("Adjusted gross income: 2024 down $6,500 and 2025 down $7,000.");
    expect(out).toContain("at most $100, and none if there was reasonable cause");
    expect(list("p")).toEqual([`${first}-example`]);
  });

  it("makes one package, too, where the year that is not over has no value yet", async () => {
    const kim = structuredClone(COUPLE.kim);
    const open = { date: "2026-02-03", kind: "conversion", amount: 1000 };
    const given = [
      file("lee.json", COUPLE.lee),
      file("kim.json", { ...kim, entries: [...kim.entries, { ...open, kind: "contribution" }, open] }),
    ];
    const { status, out, err } = await form8606("correct", ...given, "--out", at("p"), ...day);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n")[0]).toBe("Lee and Kim Example, joint return: 1 package, 3 envelopes");
    expect(out).toContain("Estimate for 2026: the year is not over");
    expect(list("p")).toEqual(["lee-example"]);
  });

  it("prints the same on a dry run, no table for programs, and writes nothing", async () => {
    const { out } = await form8606(
      "correct",
      ...ledgers("lee", "kim"),
      "--out",
      at("p"),
      "--dry-run",
      ...day,
    );
    expect(out).toContain("Lee and Kim Example, joint return: 1 package, 3 envelopes");
    expect(out).toContain("Change in AGI (joint)");
    expect(out).not.toContain("number,client");
    expect(list("p")).toEqual([]);
  });

  it("gives the same as package.json with --json", async () => {
    const { out } = await form8606("correct", ...ledgers("lee", "kim"), "--out", at("p"), "--json", ...day);
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(at("p/lee-example/package.json"), "utf8")));
  });

  it.each([
    ["a couple", {}, true],
    ["two households", { household: "other" }, false],
    ["no household", { household: null }, false],
  ])("is one package only for ledgers of one household: %s", async (_, owner, isOne) => {
    const [lee] = ledgers("lee") as [string];
    const other = file("other.json", { ...COUPLE.kim, owner: { ...COUPLE.kim.owner, ...owner } });
    const options = { asOf: "2026-11-27" } as CorrectOptions;
    expect(await isOnePackage([lee, other], options)).toBe(isOne);
  });
});

describe("form8606 correct for a closed year", () => {
  it("says that the change comes too late", async () => {
    const { out } = await form8606("correct", ...ledgers("lee"), "--dry-run", "--as-of", "2030-01-01");
    expect(out).toMatch(/^2024 .* -6,500 \(too late\) /m);
  });
});
