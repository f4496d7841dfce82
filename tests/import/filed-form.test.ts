import { expect, it } from "vitest";
import type { FormPaper } from "../../src/import/paper-facts.js";
import { fill } from "../../src/pdf/fill/fill.js";
import { compiledWorksheet, numberedValues, unwrap } from "../pdf/templates.js";
import { readOne } from "./samples.js";

it.each(["fillable", "flattened"] as const)("a Form 8606 that was filled in is read, %s", async (shape) => {
  const template = await compiledWorksheet(2023);
  const values = numberedValues(template);
  const { papers, problems } = await readOne(
    "f.pdf",
    unwrap(fill(template, values, { shape, money: "dollars" })),
  );
  expect(problems).toEqual([]);
  expect(papers).toMatchObject([
    { kind: "8606", format: "filled-form", tax_year: 2023, owner: { name: "name", ssn: "4321" } },
  ]);
  const amounts = Object.entries(values).flatMap(([slot, value]) =>
    "cents" in value ? [[`line_${slot}`, value.cents]] : [],
  );
  const facts = (papers as FormPaper[])[0]?.facts.filter(({ name }) => name.startsWith("line_")) ?? [];
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toEqual(
    Object.fromEntries(amounts),
  );
  expect(JSON.stringify(papers)).not.toContain("987-65-4321");
});
