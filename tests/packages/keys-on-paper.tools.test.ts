import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compute } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import { ledgerSchema } from "../../src/ledger/schema.js";
import { readSource } from "../../src/node/files/read-source.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { isDrafted, makeDrafts, whyNotFilled } from "../../src/packages/draft-pdf.js";
import { makePackage } from "../../src/packages/package.js";
import { readPdfText } from "../../src/pdf/text/read-text.js";

/** Every key and word of the ledger that has an underscore: nothing that a person reads on paper has one. */
const KEYS = wordsIn(z.toJSONSchema(ledgerSchema, { io: "input", unrepresentable: "any" })).filter((word) =>
  word.includes("_"),
);
/** Places in a ledger, such as `filed.lines` and `entries[2].amount`. */
const PLACE = /\b(?:owner|opening|years|entries|filed|options|preparer)(?:\.\w|\[\d)/;

function wordsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== "object" || node === null) return [];
  const { properties = {}, enum: values = [], const: value = [] } = node as Record<string, object | string[]>;
  const own = [...Object.keys(properties), ...[values, value].flat()].filter(
    (word) => typeof word === "string",
  );
  return [...own, ...Object.values(node).flatMap(wordsIn)];
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await readPdfText(bytes, { pages: 500, property: 1000 });
  if ("reason" in read) throw new Error(read.reason);
  return read.value.pages.map((pieces) => pieces.map(({ text }) => text).join(" ")).join("\n");
}

const FOLDERS = [
  "docs/examples",
  "docs/examples/late-filing",
  "docs/examples/pitfalls",
  "docs/examples/rules",
];
const examples = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "bad-data.yaml")
    .map((name) => join(folder, name)),
);

const templates = new CompiledTemplates();

it("knows the keys of the ledger", () => {
  expect(KEYS).toEqual(
    expect.arrayContaining(["year_end_value", "form_8606", "plan_rollover", "married_joint"]),
  );
});

describe("no page names a key of the ledger", () => {
  it.each(examples)("of %s", async (path) => {
    const { text, format } = readSource(path);
    const ledger = readLedger(text, format);
    const result = ledger.ok ? compute(ledger.value, { asOf: "2026-03-02" }) : ledger;
    if (!ledger.ok || !result.ok) throw new Error(`${path} is not a ledger`);
    const years = result.value.years.filter((year) => isDrafted(year) && whyNotFilled(year) === null);
    const shape = { template: "worksheet", packet: true, flatten: true, alone: true } as const;
    const drafts = await makeDrafts({ ledger: ledger.value, result: result.value }, years, "x", shape, {
      templates,
    });
    const made = await makePackage(ledger.value, "2026-03-02", [], { templates, choice: "worksheet" });
    const pdfs = [
      ...(drafts.ok ? drafts.value.map(({ bytes }) => bytes) : []),
      ...(made.ok
        ? made.value.files.filter(({ name }) => name.endsWith(".pdf")).map(({ bytes }) => bytes)
        : []),
    ];
    const pages = (await Promise.all(pdfs.map((bytes) => textOf(bytes as Uint8Array)))).join("\n");
    expect(KEYS.filter((key) => new RegExp(`\\b${key}\\b`).test(pages))).toEqual([]);
    expect(PLACE.exec(pages)?.[0]).toBeUndefined();
    if (pdfs.length > 0) expect(pages.length).toBeGreaterThan(500);
  });
});
