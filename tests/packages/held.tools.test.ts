import { describe, expect, it } from "vitest";
import { NOT_SETTLED } from "../../src/correction/assumed/held.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makePackage } from "../../src/packages/package.js";
import type { PackageFile } from "../../src/packages/package-kit.js";
import { AS_OF, unwrap } from "../correction/examples.js";
import { filed, recapture } from "../correction/filed-ledgers.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../pdf/tools.js";

const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

async function filesOf(input: object): Promise<readonly PackageFile[]> {
  return unwrap(await makePackage(unwrap(parseLedger(input)), AS_OF, [], means)).files;
}

/** The words of each page of some files of a package. */
function pagesOf(files: readonly PackageFile[], which: RegExp): string[] {
  return files
    .filter(({ name }) => which.test(name))
    .flatMap(({ bytes }) =>
      run("pdftotext", ["-layout", "FILE", "-"], bytes as Uint8Array)
        .split("\f")
        .slice(0, -1)
        .map((words) => words.replace(/\s+/g, " ")),
    );
}

/** Sheets that nobody mails, with which an envelope's file keeps places and sides. */
const STAYS = /Take out this page|This page is blank on purpose/;

const owner = {
  name: "Ada Example",
  ssn: "900-00-0001",
  born: "1960-06-06",
  address: { street: "1 Main", city: "Ames", state: "IA", zip: "50010" },
};
const wrong = filed("2024-04-10", {
  form_8606: true,
  lines: { "1": 0, "2": 20_000, "14": 19_000 },
  form_1040: { "4a": 5000, "4b": 4000 },
});
const chain = {
  owner,
  opening: { year: 2020, basis: 6000 },
  years: { 2023: { year_end_value: 45_000, filing_status: "single", filed: wrong } },
  entries: [{ date: "2023-05-05", kind: "distribution", amount: 5000 }],
};

const held: Record<string, object> = {
  "a gap before the first year": chain,
  "an additional tax of which nobody knows whether it was reported": {
    owner: { ...owner, born: "1984-06-06" },
    ...recapture,
  },
  "a gift to charity without its papers": {
    owner: { ...owner, born: "1945-06-06" },
    years: {
      2023: {
        year_end_value: 90_000,
        filed: filed("2024-04-08", { form_1040: { "4a": 8000, "4b": 8000 } }),
      },
    },
    entries: [
      { date: "2023-08-10", kind: "distribution", amount: 5000, reason: "qcd" },
      { date: "2023-10-02", kind: "distribution", amount: 3000, reason: "rmd" },
    ],
  },
  "an inheritance without the day of death": {
    owner: { ...owner, inherited_from: "Wim Example" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 90_000,
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
  },
  "a contribution that may have been deducted": {
    owner,
    years: {
      2023: {
        filed: { return: true, date: "2024-04-10", form_8606: true, lines: { "1": 5000, "14": 4000 } },
      },
    },
    entries: [{ date: "2023-05-05", kind: "contribution", amount: 5000 }],
  },
};

describe.each(Object.entries(held))("a package that is held by %s", (_, input) => {
  it("says so on each page that is signed or mailed, and above each text", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const files = await filesOf(input);
    const mailed = [
      ...pagesOf(files, /^envelope-/).filter((words) => !STAYS.test(words)),
      ...pagesOf(files, /-form-\w+(?:-x)?\.pdf$/),
    ];
    expect(mailed.length).toBeGreaterThan(1);
    expect(mailed.filter((words) => !words.includes(NOT_SETTLED))).toEqual([]);
    const texts = files.filter(({ name }) => name.endsWith(".txt"));
    for (const { bytes } of texts) expect(bytes).toMatch(new RegExp(`^${NOT_SETTLED}\n\n`));
    expect(pagesOf(files, /^not-for-mailing/).join()).toContain("Settle this before anyone signs.");
  });
});

it("has no mark once nothing is open, and one beside AMENDED while something is", async ({ skip }) => {
  skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
  const settled = await filesOf({
    ...chain,
    // Line 2 as filed was 20,000: it was compared with the form for 2020.
    opening: { ...chain.opening, last_form: 2020, basis_checked: true },
    years: { ...chain.years, 2021: {}, 2022: {} },
  });
  expect(JSON.stringify(settled)).not.toContain(NOT_SETTLED);
  expect(pagesOf(settled, /pdf$/).join()).not.toContain(NOT_SETTLED);
  for (const files of [settled, await filesOf(chain)]) {
    expect(pagesOf(files, /^2023-form-8606/)[0]).toContain("AMENDED");
    expect(JSON.stringify(files)).toContain("The attached form, marked AMENDED, replaces it.");
  }
});
