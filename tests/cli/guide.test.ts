import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compute } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";

/** The YAML of the guide: whole ledgers, and lists of entries to be put into one. */
const blocks = [...readFileSync("docs/guide/ledger.md", "utf8").matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, block = ""]) => block,
);
const ADULT = "owner: { name: Jordan A Rivera, born: 1979-04-02 }\n";
const SETTLED =
  "opening: { year: 2022, basis: 20000, roth_contributions: 0, roth_conversions: [], roth_since: 2012, homebuyer_used: 0 }\n";
const VALUES =
  "years: { 2023: { year_end_value: 50000 }, 2024: { year_end_value: 50000 }, 2025: { year_end_value: 50000 } }\n";

describe("every ledger of the guide reads and computes without a problem", () => {
  it.each(blocks.map((block) => [block.split("\n").slice(0, 2).join(" "), block] as const))(
    "%s",
    (_, block) => {
      const text = block.startsWith("- ") ? `${ADULT}${SETTLED}${VALUES}entries:\n${block}` : block;
      const read = readLedger(text, "yaml");
      expect(read.ok ? [] : read.problems).toEqual([]);
      if (!read.ok || block.includes("assert")) return;
      const computed = compute(read.value);
      expect(computed.ok ? [] : computed.problems).toEqual([]);
    },
  );

  it("shows every kind of entry there is", () => {
    const shown = new Set(blocks.join("\n").match(/kind: \w+/g));
    expect(shown.size).toBe(14);
  });
});
