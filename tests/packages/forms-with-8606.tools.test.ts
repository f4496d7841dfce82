import { existsSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { correctWith } from "../../src/correction/household-correction.js";
import { companionForms } from "../../src/data/official-forms.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { buildPackage } from "../../src/packages/package.js";
import type { PackageFile } from "../../src/packages/package-kit.js";
import { readForms } from "../../src/pdf/official/read-forms.js";
import { AS_OF, unwrap } from "../correction/examples.js";
import { installed, run } from "../pdf/tools.js";

const folder = process.env.FORM8606_OFFICIAL_DIR;
const here = folder !== undefined && companionForms.every(({ name }) => existsSync(join(folder, name)));

async function filesOf(
  inputs: readonly object[],
  templates = new CompiledTemplates(),
  asOf = AS_OF,
): Promise<readonly PackageFile[]> {
  const [first, ...others] = inputs.map((input) => unwrap(parseLedger(input)));
  const filing = unwrap(correctWith(first as Ledger, asOf, others));
  return unwrap(await buildPackage(filing, { templates, choice: "auto" }));
}

/** What the fields of a fillable form hold, by the slots of its map. */
async function slotsOf(files: readonly PackageFile[], name: string, form: string) {
  const bytes = files.find((file) => file.name === name)?.bytes as Uint8Array;
  const doc = await PDFDocument.load(bytes);
  const { fields } = companionForms.find((each) => each.form === form) as (typeof companionForms)[number];
  const values: Record<string, string> = {};
  for (const [slot, field] of Object.entries(fields)) {
    const check = typeof field === "object" && "check" in field;
    const path =
      typeof field === "string" ? field : check ? field.check : "digits" in field ? field.digits : "";
    const text = check
      ? doc.getForm().getCheckBox(path).isChecked()
        ? "checked"
        : ""
      : (doc.getForm().getTextField(path).getText() ?? "");
    if (text !== "") values[slot] = text;
  }
  return values;
}

const filed = {
  return: true,
  date: "2024-04-12",
  form_8606: false,
  deducted: 0,
  form_1040: { "4a": 13_000, "4b": 13_000 },
};
const spouse = (name: string, ssn: string, more: object = {}) => ({
  owner: {
    name,
    ssn,
    born: "1979-06-06",
    household: "morse",
    address: { street: "1 Main St", apt: "4", city: "Columbus", state: "OH", zip: "43004" },
  },
  years: {
    2023: { year_end_value: 0, deducted: 0, filing_status: "married_joint", filed: { ...filed, ...more } },
  },
  entries: [
    { date: "2023-02-01", kind: "contribution", amount: 6500 },
    { date: "2023-02-03", kind: "conversion", amount: 6500 },
  ],
});
const couple = [
  spouse("Ada B de la Cruz", "900-00-5016", { agi: 90_000 }),
  spouse("Ben Morse Jr.", "900-00-5017"),
];

/** Too much was contributed for 2025, and the return reported no additional tax. */
const excess = {
  owner: { name: "Nora Example", ssn: "900-00-0021", born: "1980-06-06" },
  years: {
    2025: {
      year_end_value: 9000,
      roth_year_end_value: 0,
      deducted: 0,
      compensation: 80_000,
      filing_status: "single",
      filed: {
        return: true,
        date: "2026-02-10",
        form_8606: true,
        lines: { "1": 9000, "14": 9000 },
        form_5329: {},
      },
    },
  },
  entries: [{ date: "2025-02-01", kind: "contribution", amount: 9000 }],
};

describe.skipIf(!here)("the IRS's own Form 1040-X", () => {
  it("has the couple, their address and status, line 1 and Part II", async () => {
    const values = await slotsOf(await filesOf(couple), "2023-form-1040-x.pdf", "1040-X");
    const { part_ii, ...rest } = values;
    expect(rest).toEqual({
      calendar_year: "2023",
      first_name: "Ada B",
      last_name: "de la Cruz",
      ssn: "900005016",
      spouse_first_name: "Ben",
      spouse_last_name: "Morse Jr.",
      spouse_ssn: "900005017",
      address_home: "1 Main St",
      apt: "4",
      city: "Columbus",
      state: "OH",
      zip: "43004",
      status_married_joint: "checked",
      "1a": "90,000",
      "1b": "(13,000)",
      "1c": "77,000",
    });
    expect(part_ii).toContain("Ada B de la Cruz's Form 8606 was required for 2023");
    expect(part_ii).toContain("lowers adjusted gross income (Form 1040-X, line 1) by $13,000");
  });

  // Instructions for Form 1040-X, Name, Current Address, and SSN: the order of the return.
  it.each([
    [true, { last_name: "Morse", spouse_last_name: undefined }],
    [false, { last_name: undefined, spouse_last_name: "Morse" }],
  ])(
    "has someone whose spouse has no ledger in the right place: first is %s",
    async (first_on_return, names) => {
      const alone = spouse("Ben Morse", "900-00-5017", { form_1040: { "4a": 6500, "4b": 6500 } });
      const files = await filesOf([
        { ...alone, owner: { ...alone.owner, household: null, first_on_return } },
      ]);
      const { last_name, spouse_last_name } = await slotsOf(files, "2023-form-1040-x.pdf", "1040-X");
      expect({ last_name, spouse_last_name }).toEqual(names);
    },
  );

  it("has a continuation page where the explanation is long", async ({ skip }) => {
    skip(!installed("pdftotext"), "needs pdftotext");
    const lines = Object.fromEntries(
      ["1", "3", "5", "6", "9", "11", "13", "14", "16", "17", "18"].map((l) => [l, 1]),
    );
    const wrong = { form_8606: true, lines: { ...lines, "2": 0, "7": 5, "8": 4, "12": 7, "10": "0.99999" } };
    const files = await filesOf([
      spouse("Ada Quite Long Middle Names Of Every Kind Morse", "900-00-5016", wrong),
      spouse("Ben Other Long Middle Names Of Every Kind Morse", "900-00-5017", wrong),
    ]);
    const { part_ii } = await slotsOf(files, "2023-form-1040-x.pdf", "1040-X");
    expect(part_ii).toBe("See the attached explanation of changes.");
    const envelope = files.find(({ name }) => name === "envelope-1-2023.pdf")?.bytes as Uint8Array;
    expect(run("pdftotext", ["-layout", "FILE", "-"], envelope)).toContain(
      "Form 1040-X, Part II: explanation of changes",
    );
  });

  it.runIf(installed("qpdf"))("is sound to qpdf, fillable and in its envelope", async () => {
    for (const { name, bytes } of [...(await filesOf(couple)), ...(await filesOf([excess]))])
      if (name.endsWith(".pdf"))
        expect(run("qpdf", ["--check", "FILE"], bytes as Uint8Array), name).not.toContain("WARNING");
  });

  it("is not taken for a Form 8606 when an envelope is read", async () => {
    const files = await filesOf(couple);
    const envelope = files.find(({ name }) => name === "envelope-1-2023.pdf")?.bytes as Uint8Array;
    expect(unwrap(await readForms(envelope)).map(({ owner }) => owner)).toEqual([
      "Ada B de la Cruz",
      "Ben Morse Jr.",
    ]);
  });
});

describe.skipIf(!here)("the IRS's own Form 5329", () => {
  it("has the lines for IRAs, and Form 1040-X their change on line 10", async () => {
    const files = await filesOf([excess], new CompiledTemplates(), "2026-06-01");
    const values = await slotsOf(files, "2025-form-5329.pdf", "5329");
    expect(values).toMatchObject({
      name: "Nora Example",
      ssn: "900-00-0021",
      "15": "2,000",
      "16": "2,000",
      "17": "120",
    });
    expect(await slotsOf(files, "2025-form-1040-x.pdf", "1040-X")).toMatchObject({ "10b": "120" });
  });
});

it("is left out where it is not installed, and the page to copy from says so", async () => {
  const templates = new CompiledTemplates();
  templates.companion = async () => null;
  expect((await filesOf(couple, templates)).map(({ name }) => name)).not.toContain("2023-form-1040-x.pdf");
});
