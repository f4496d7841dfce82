import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { yearsDrawn } from "../../src/data/printed-form.js";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Ledger } from "../../src/ledger/schema.js";
import type { YearResult } from "../../src/lines/result.js";
import { fallbackFonts } from "../../src/node/fonts.js";
import { formValues } from "../../src/packages/form-values.js";
import { fill } from "../../src/pdf/fill/fill.js";
import { readForms } from "../../src/pdf/official/read-forms.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import { readCases } from "../cases/case.js";
import { compiledOfficial, compiledWorksheet, officialYears, skipReason, unwrap } from "./templates.js";

interface FormOfYear {
  /** The case or example it is from. */
  from: string;
  ledger: Ledger;
  year: YearResult;
}

/** Every year's form of every case and every example that computes. */
function allForms(): FormOfYear[] {
  const examples = new URL("../../docs/examples/", import.meta.url);
  const inputs: [string, unknown][] = [
    ...[...readCases("published"), ...readCases("own")].map(({ id, ledger }): [string, unknown] => [
      id,
      ledger,
    ]),
    ...readdirSync(examples, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".yaml"))
      .map((file): [string, unknown] => [file, parse(readFileSync(new URL(file, examples), "utf8"))]),
  ];
  return inputs.flatMap(([from, input]) => {
    const ledger = parseLedger(input);
    if (!ledger.ok) return [];
    const result = compute(ledger.value);
    if (!result.ok) return [];
    const withForm = result.value.years.filter((year) => yearsDrawn().includes(year.tax_year));
    return withForm.map((year) => ({ from, ledger: ledger.value, year }));
  });
}

/**
 * The forms that are filled: of those that have the same year, the same owner and the same lines, the one with the most
 * digits, and all of them with FORM8606_RUNS.
 */
function chosen(forms: readonly FormOfYear[]): FormOfYear[] {
  if (process.env.FORM8606_RUNS) return [...forms];
  const digits = ({ year }: FormOfYear) => JSON.stringify(year.lines).length;
  const byLook = new Map<string, FormOfYear>();
  for (const form of forms) {
    const { tax_year, lines } = form.year;
    const look = [tax_year, form.ledger.owner.name, ...Object.keys(lines)].join();
    const other = byLook.get(look);
    if (other === undefined || digits(form) > digits(other)) byLook.set(look, form);
  }
  return [...byLook.values()];
}

const sheets = chosen(allForms());

/** Fills a year's form, which reads it back, and reads it once more with the reader for any form. */
async function readBack(
  template: CompiledTemplate,
  { ledger, year }: FormOfYear,
  shape: "fillable" | "flattened",
) {
  const values = formValues(ledger, year, { address: true, slots: template.slots });
  const bytes = unwrap(
    fill(template, values, { shape, money: ledger.options.round, fonts: fallbackFonts() }),
  );
  const [form, ...others] = unwrap(await readForms(bytes));
  expect(others).toEqual([]);
  return { tax_year: form?.tax_year, owner: form?.owner, lines: form?.lines, line10: form?.line10 };
}

function expectedOf({ ledger, year }: FormOfYear) {
  return {
    tax_year: year.tax_year,
    owner: ledger.owner.name.normalize("NFC"),
    lines: year.lines,
    line10: year.line10,
  };
}

describe("the cases and the examples", () => {
  it("are many", () => {
    expect(sheets.length).toBeGreaterThan(100);
  });

  it.each(yearsDrawn())("come back from the worksheet of %i as they were computed", async (taxYear) => {
    const ofYear = sheets.filter(({ year }) => year.tax_year === taxYear);
    const template = await compiledWorksheet(taxYear);
    for (const [index, sheet] of ofYear.entries()) {
      const shape = index % 2 === 0 ? "flattened" : "fillable";
      expect(await readBack(template, sheet, shape), sheet.from).toEqual(expectedOf(sheet));
    }
  });
});

describe.runIf(officialYears.length > 0)(`the cases and the examples on official forms${skipReason}`, () => {
  it.each(officialYears)("come back from the form of %i as they were computed", async (taxYear) => {
    const ofYear = sheets.filter(({ year }) => year.tax_year === taxYear);
    expect(ofYear.length).toBeGreaterThan(0);
    const template = await compiledOfficial(taxYear);
    for (const [index, sheet] of ofYear.entries()) {
      const shape = index % 2 === 0 ? "fillable" : "flattened";
      expect(await readBack(template, sheet, shape), sheet.from).toEqual(expectedOf(sheet));
    }
  });
});
