import { expect, test } from "vitest";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makeDrafts } from "../../src/packages/draft-pdf.js";
import { readPdfText } from "../../src/pdf/text/read-text.js";

const LEDGER = {
  owner: {
    name: "Sam Sample",
    address: { street: "7 Oak Road", city: "Salem", state: "OR", zip: "97301" },
  },
  years: { 2023: { deducted: 0 }, 2024: { deducted: 0 } },
  entries: [
    { date: "2023-03-01", kind: "contribution", amount: 6500 },
    { date: "2024-03-01", kind: "contribution", amount: 7000 },
  ],
};

// Form 8606, above Part I: the address is for a form that is sent by itself.
test.each([
  [false, []],
  [new Set([2023]), [2023]],
  [true, [2023, 2024]],
] as const)("with the forms of %s sent by themselves the address is on those of %j", async (alone, years) => {
  const ledger = parseLedger(LEDGER);
  const result = ledger.ok ? compute(ledger.value) : ledger;
  if (!ledger.ok || !result.ok) throw new Error("This ledger can be computed");
  const made = await makeDrafts(
    { ledger: ledger.value, result: result.value },
    result.value.years,
    "sam",
    { template: "worksheet", packet: false, flatten: true, alone },
    { templates: new CompiledTemplates() },
  );
  if (!made.ok) throw new Error("The forms can be filled");
  const found: number[] = [];
  for (const { name, bytes } of made.value) {
    const read = await readPdfText(bytes, { pages: 5, property: 1000 });
    if ("reason" in read) throw new Error(read.reason);
    const text = read.value.pages.flatMap((pieces) => pieces.map((piece) => piece.text)).join(" ");
    if (text.includes("7 Oak Road")) found.push(Number(name.slice(0, 4)));
  }
  expect(found).toEqual(years);
});
