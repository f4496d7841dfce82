import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COLUMNS } from "../../../src/batch/input/csv-columns.js";
import { ROW_KINDS } from "../../../src/batch/input/csv-ledger.js";
import { csvTemplate } from "../../../src/batch/input/csv-template.js";
import { listClients, loadClient } from "../../../src/batch/input/list-clients.js";
import { compute } from "../../../src/index.js";

const guide = readFileSync("docs/guide/batch-input.md", "utf8");

it("the guide shows the template", async () => {
  const [, shown] = /^```csv\n([\s\S]*?)\n```$/m.exec(guide) ?? [];
  expect(shown).toBe(csvTemplate());
});

it("the template is of clients whose years can be computed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "form8606-template-"));
  try {
    writeFileSync(join(folder, "clients.csv"), csvTemplate());
    const bases: (number | undefined)[] = [];
    for await (const client of listClients([folder])) {
      const loaded = "key" in client ? loadClient(client) : { ok: false as const, problems: client.problems };
      const result = loaded.ok ? compute(loaded.value) : loaded;
      expect(result.ok ? [] : result.problems).toEqual([]);
      if (result.ok) bases.push(result.value.years.at(-1)?.lines["14"]);
    }
    // 6,000 twice; and 12,000 less its share of 10,000 out of 103,500: 0.11594 of it.
    expect(bases).toEqual([12_000_00, 10_841_00]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("the guide names every kind of row and every column", () => {
  const named = new Set([...guide.matchAll(/`([\w.]+)`/g)].map(([, name]) => name));
  expect([...ROW_KINDS, ...Object.keys(COLUMNS)].filter((name) => !named.has(name))).toEqual([]);
});
