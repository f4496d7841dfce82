import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { correctWith } from "../../src/correction/household-correction.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { buildPackage, makePackage } from "../../src/packages/package.js";
import type { PackageFile } from "../../src/packages/package-kit.js";
import { AS_OF, exampleLedger, unwrap } from "../correction/examples.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../pdf/tools.js";

const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

async function filesOf(ledger: Ledger, household: readonly Ledger[] = []): Promise<readonly PackageFile[]> {
  return unwrap(await makePackage(ledger, AS_OF, household, means)).files;
}

const written = (input: unknown) => filesOf(unwrap(parseLedger(input)));
const named = (files: readonly PackageFile[], name: string) => {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`there is no ${name}`);
  return file.bytes;
};
const textFile = (files: readonly PackageFile[], name: string) => named(files, name) as string;
const json = (files: readonly PackageFile[]) => JSON.parse(textFile(files, "package.json"));

/** The fields of a form file that hold something. */
async function fieldsOf(files: readonly PackageFile[], year: number): Promise<Record<string, string>> {
  const doc = await PDFDocument.load(named(files, `${year}-form-8606.pdf`) as Uint8Array);
  const fields: Record<string, string> = {};
  for (const field of doc.getForm().getFields()) {
    const value =
      "isChecked" in field ? ((field as { isChecked(): boolean }).isChecked() ? "checked" : "") : null;
    const text = value ?? (field as unknown as { getText(): string | undefined }).getText() ?? "";
    if (text !== "") fields[field.getName()] = text;
  }
  return fields;
}

/** The words of the packet, each stretch of white space as one space. */
function wordsOf(files: readonly PackageFile[]): string {
  const printed = files.filter(({ name }) => /^(not-for-mailing|envelope-.*)\.pdf$/.test(name));
  const texts = printed.map(({ bytes }) => run("pdftotext", ["-layout", "FILE", "-"], bytes as Uint8Array));
  return texts.join(" ").replace(/\s+/g, " ");
}

const owner = {
  name: "Jordan A Rivera",
  ssn: "900-00-1234",
  born: "1979-04-02",
  address: { street: "12 Elm St", city: "Ames", state: "IA", zip: "50010" },
};
const contribution = (taxYear: number) => ({ date: `${taxYear}-06-01`, kind: "contribution", amount: 5000 });

describe("the package of an owner", () => {
  it("has the packet, each form, the texts and package.json, in equal bytes each time", async () => {
    const ledger = exampleLedger("contribution-in-the-wrong-year");
    const files = await filesOf(ledger);
    expect(files.map(({ name }) => name)).toEqual([
      "not-for-mailing.pdf",
      "envelope-1-2021.pdf",
      "envelope-2-2022.pdf",
      "2021-form-8606.pdf",
      "2022-form-8606.pdf",
      "reasonable-cause.txt",
      "2022-form-1040-x-part-ii.txt",
      "package.json",
    ]);
    expect(json(files).files).toEqual(files.map(({ name }) => name));
    expect(await filesOf(ledger)).toEqual(files);
  });

  it("says in package.json what to send, in dollars and with the addresses", async () => {
    const { people, envelopes, penalty_at_most, as_of } = json(
      await filesOf(exampleLedger("contribution-in-the-wrong-year")),
    );
    const [{ years }] = people;
    expect(as_of).toBe(AS_OF);
    expect(
      years.map(({ tax_year, status, send }: Record<string, unknown>) => [tax_year, status, send]),
    ).toEqual([
      [2021, "missing", "form_alone"],
      [2022, "wrong", "amend_same_tax"],
    ]);
    expect(years[0].lines).toEqual({ "1": 6000, "2": 0, "3": 6000, "14": 6000 });
    expect(penalty_at_most).toEqual({ not_filed: 50, overstated: 100, total: 150 });
    // Washington: both kinds go to Ogden, to different places there.
    expect(envelopes.map(({ address }: { address: { lines: string[] } }) => address.lines[2])).toEqual([
      "Ogden, UT 84201-0002",
      "Ogden, UT 84201-0052",
    ]);
  });

  it("gives the figures of a form that is not filled here, to be copied by hand", async ({ skip }) => {
    const files = await filesOf(exampleLedger("../all-eras"));
    expect(files.map(({ name }) => name)).toEqual([
      "not-for-mailing.pdf",
      "envelope-1-2009.pdf",
      "envelope-2-2010.pdf",
      "2009-form-8606.pdf",
      "reasonable-cause.txt",
      "package.json",
    ]);
    expect(json(files).envelopes.map(({ tax_year }: { tax_year: number }) => tax_year)).toEqual([2009, 2010]);
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const words = wordsOf(files);
    const figures = words.slice(words.indexOf("Amounts for Form 8606, tax year 2010"));
    expect(figures).toContain("The form is not filled in here: we do not have the 2010 form");
    expect(figures).toMatch(/20a Taxed next year: half of line 18, .* 4,733/);
    expect(words).toContain("Form 8606 for 2010, filled in by hand on the IRS's form");
    expect(figures).not.toContain("check the boxes");
    const chosen = exampleLedger("../all-eras");
    Object.assign(chosen.years[2010] ?? {}, { tax_conversion_in: "2010" });
    expect(wordsOf(await filesOf(chosen))).toContain(
      "On lines 19 and 24, check the boxes to report all of the income in 2010.",
    );
  });

  it("holds cover, checklist, letters, forms and statements in the order of mailing", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const words = wordsOf(await filesOf(exampleLedger("contribution-in-the-wrong-year")));
    const order = [
      "Form 8606: what to correct",
      "Every line that differs",
      "Checklist",
      "Envelope 1: tax year 2021",
      "Envelope 2: tax year 2022",
      "Part II, explanation of changes",
      "Envelope 1 of 2: tax year 2021",
      "Form 8606 for tax year 2021, sent by itself",
      "Form 8606 worksheet",
      "Statement of reasonable cause Name",
      "Envelope 2 of 2: tax year 2022",
      "Form 1040-X for tax year 2022, with Form 8606",
      "AMENDED Form 8606 worksheet",
    ];
    const places: number[] = [];
    for (const part of order.slice(0, -1)) places.push(words.indexOf(part, places.at(-1) ?? 0));
    expect(places).not.toContain(-1);
    expect(words.indexOf("AMENDED", places.at(-1))).toBeGreaterThan(0);
  });

  it("mails nothing when nothing is wrong, and says so", async ({ skip }) => {
    const files = await filesOf(exampleLedger("nothing-to-correct"));
    expect(files.map(({ name }) => name)).toEqual(["not-for-mailing.pdf", "package.json"]);
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const words = wordsOf(files);
    expect(words).toContain("To mail: nothing.");
    expect(words).toContain("2. The basis from here on");
    for (const absent of ["in this order", "Certified mail", "penalty notice", "Confirm every address"])
      expect(words).not.toContain(absent);
  });

  it("asks for what the year needs, and speaks of a statement only where there is one", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const inherited = wordsOf(await filesOf(exampleLedger("inherited")));
    expect(inherited).not.toContain("W-2, box 13, for");
    expect(inherited).not.toContain("statement of reasonable cause");
    expect(inherited).toContain("Form 5329 is left out, as it is if Form 1099-R shows code 4 in box 7");
    const missing = wordsOf(await filesOf(exampleLedger("six-missing-years")));
    expect(missing).toContain("W-2, box 13, for");
    expect(missing).toContain("answer it with the statement of reasonable cause");
    expect(missing).not.toContain("Form 5329 reports");
  });

  it.runIf(installed("qpdf"))("is sound to qpdf, with a name in a fallback font too", async () => {
    for (const name of ["sep-paid-next-spring", "name-in-a-wider-font"]) {
      for (const { name: file, bytes } of await filesOf(exampleLedger(name)))
        if (file.endsWith(".pdf"))
          expect(run("qpdf", ["--check", "FILE"], bytes as Uint8Array), file).toContain(
            "No syntax or stream encoding errors",
          );
    }
  });

  it("is not made when no font has a character of the name, which is told", async () => {
    const ledger = unwrap(
      parseLedger({
        owner: { ...owner, name: "王 Rivera" },
        years: { "2021": { filed: { return: true, date: "2022-04-10", form_8606: false } } },
        entries: [contribution(2021)],
      }),
    );
    const made = await makePackage(ledger, AS_OF, [], means);
    expect(made.ok ? [] : made.problems.map(({ message }) => message)).toEqual([
      "no installed font can show “王” (U+738B)",
    ]);
  });
});

describe("the form in an envelope", () => {
  it("has the address by itself, and not with Form 1040-X", async () => {
    const files = await filesOf(exampleLedger("contribution-in-the-wrong-year"));
    expect(await fieldsOf(files, 2021)).toMatchObject({
      address_home: "2207 Alder St",
      city_state_zip: "Tacoma, WA 98402",
      line_1: "6,000",
      line_14: "6,000",
    });
    expect(Object.keys(await fieldsOf(files, 2022)).sort()).toEqual([
      "line_16",
      "line_17",
      "line_18",
      "name",
      "notice",
      "ssn",
    ]);
  });

  it("is marked AMENDED when it replaces a filed one, and not when it is the first", async () => {
    const files = await filesOf(exampleLedger("contribution-in-the-wrong-year"));
    expect((await fieldsOf(files, 2022)).notice).toBe("AMENDED");
    expect(await fieldsOf(files, 2021)).not.toHaveProperty("notice");
  });

  it.each([2017, 2018])("has its box checked instead on the form of %i", async (taxYear) => {
    const filed = {
      return: true,
      date: `${taxYear + 1}-04-10`,
      form_8606: true,
      lines: { "1": 5000, "14": 4000 },
    };
    const files = await written({
      owner,
      years: { [taxYear]: { deducted: 0, filed } },
      entries: [contribution(taxYear)],
    });
    const fields = await fieldsOf(files, taxYear);
    expect(fields.amended).toBe("checked");
    expect(fields).not.toHaveProperty("notice");
  });

  it("keeps its own notice while a fact is open, beside the mark on every page", async () => {
    const filed = { return: true, date: "2024-04-10", form_8606: true, lines: { "1": 5000, "14": 4000 } };
    const files = await written({ owner, years: { 2023: { filed } }, entries: [contribution(2023)] });
    expect((await fieldsOf(files, 2023)).notice).toBe("AMENDED");
  });

  it("says in the year of death of which day line 6 is", async () => {
    const dead = { ...owner, died: "2024-09-30" };
    const years = {
      2024: {
        value_at_death: 50_000,
        filed: { return: true, date: "2025-04-10", form_8606: false, form_1040: { "4a": 3000, "4b": 3000 } },
      },
    };
    const entries = [{ date: "2024-02-05", kind: "distribution", amount: 3000 }];
    const files = await written({ owner: dead, opening: { year: 2023, basis: 9000 }, years, entries });
    expect((await fieldsOf(files, 2024)).notice).toBe(
      "Line 6: value on September 30, 2024, the date of death",
    );
  });

  it("has the paid preparer only when the ledger names one", async () => {
    const input = {
      owner,
      years: { "2021": { filed: { return: true, date: "2022-04-10", form_8606: false } } },
      entries: [contribution(2021)],
    };
    const prepared = await fieldsOf(
      await written({ ...input, preparer: { name: "Ada Byron", ptin: "P01234567" } }),
      2021,
    );
    expect(prepared).toMatchObject({ preparer_name: "Ada Byron", preparer_ptin: "P01234567" });
    const keys = Object.keys(await fieldsOf(await written(input), 2021));
    expect(keys.filter((key) => key.startsWith("preparer"))).toEqual([]);
  });
});

describe("Form 1040-X", () => {
  it("has the amounts and the whole text for Part II", async () => {
    const files = await filesOf(exampleLedger("sep-paid-next-spring"));
    const [, second] = json(files).envelopes;
    expect(second.form_1040_x.amounts).toEqual([
      { what: "Line 4a, IRA distributions", filed: 7000, change: 0, right: 7000 },
      { what: "Line 4b, taxable amount", filed: 4126, change: 1184, right: 5310 },
      { what: "Form 1040-X, line 1, column B, from these", filed: null, change: 1184, right: null },
    ]);
    const text = textFile(files, "2024-form-1040-x-part-ii.txt");
    expect(text).toContain(
      "Line 4b showed $4,126 as the taxable amount of IRA distributions; the correct amount is $5,310",
    );
    expect(text).not.toMatch(/[[\]]/);
    expect(text).toContain("raises adjusted gross income (Form 1040-X, line 1) by $1,184");
  });

  it("names the IRA deduction and its amount where it is taken back", async () => {
    const filed = {
      return: true,
      date: "2025-04-10",
      form_8606: true,
      lines: { "1": 5000, "14": 5000 },
      deducted: 5000,
    };
    const files = await written({
      owner,
      years: { "2024": { deducted: 0, filed } },
      entries: [contribution(2024)],
    });
    const text = textFile(files, "2024-form-1040-x-part-ii.txt");
    expect(text).toContain("claimed an IRA deduction of $5,000 (Schedule 1, line 20)");
    expect(text).toContain("The IRA deduction is removed in full");
  });

  it("leaves the money lines alone where no tax changes", async () => {
    const files = await filesOf(exampleLedger("contribution-in-the-wrong-year"));
    const text = textFile(files, "2022-form-1040-x-part-ii.txt");
    expect(text).toContain("Income, deductions, tax, and payments do not change.");
    for (const { change } of json(files).envelopes[1].form_1040_x.amounts) expect(change).toBe(0);
  });

  it("tells how much of line 4b is whose", async () => {
    const couple = ["couple-pooled-noreen", "couple-pooled-felix"].map(exampleLedger);
    const noreen = await filesOf(couple[0] as Ledger, couple.slice(1));
    expect(textFile(noreen, "2024-form-1040-x-part-ii.txt").replace(/\s+/g, " ")).toContain(
      "the correct amount is $5,957 (line 18 of Felix Castellano's Form 8606: $5,957)",
    );
  });

  it("is one for a couple, whoever of them is asked about, and whoever stands first is first", async () => {
    const [noreen, felix] = ["couple-pooled-noreen", "couple-pooled-felix"].map(exampleLedger) as [
      Ledger,
      Ledger,
    ];
    const placed = (ledger: Ledger, first_on_return: boolean) => ({
      ...ledger,
      owner: { ...ledger.owner, first_on_return },
    });
    const [second, first] = [placed(noreen, false), placed(felix, true)];
    const files = await filesOf(second, [first]);
    expect(await filesOf(first, [second])).toEqual(files);
    expect(files.map(({ name }) => name)).toEqual([
      "not-for-mailing.pdf",
      "envelope-1-2024.pdf",
      "2024-form-8606-felix-castellano.pdf",
      "2024-form-8606-noreen-castellano.pdf",
      "reasonable-cause-felix-castellano.txt",
      "reasonable-cause-noreen-castellano.txt",
      "2024-form-1040-x-part-ii.txt",
      "package.json",
    ]);
    const { people, envelopes, change_in_taxable_income } = json(files);
    expect(people.map((one: { owner: string }) => one.owner)).toEqual([
      "Felix Castellano",
      "Noreen Castellano",
    ]);
    expect(envelopes).toHaveLength(1);
    expect(change_in_taxable_income).toBe(-4413);
  });

  it("uses that year's own line numbers before 2018", async () => {
    const filed = {
      return: true,
      date: "2018-04-10",
      paid_on: "2025-05-01",
      form_8606: false,
      form_1040: { "4a": 5000, "4b": 5000 },
    };
    const files = await written({
      owner,
      years: { "2017": { year_end_value: 0, filing_status: "single", filed } },
      entries: [contribution(2017), { date: "2017-06-05", kind: "conversion", amount: 5000 }],
    });
    expect(textFile(files, "2017-form-1040-x-part-ii.txt")).toContain("Line 15b showed $5,000");
  });

  it("claims the six months at its top, and the Form 8606 never does", async ({ skip }) => {
    const filed = { return: true, date: "2025-03-03", form_8606: false };
    const files = await written({
      owner,
      years: { "2024": { deducted: 0, filed } },
      entries: [
        { date: "2024-05-03", kind: "contribution", ira: "roth", amount: 5000 },
        {
          date: "2025-09-01",
          kind: "recharacterization",
          for: 2024,
          from: "roth",
          amount: 5000,
          earnings: 250,
        },
      ],
    });
    expect(json(files).envelopes[0].form_1040_x.top_of_page_1).toBe("Filed pursuant to section 301.9100-2");
    expect(textFile(files, "2024-form-1040-x-part-ii.txt")).toContain(
      "was recharacterized on September 1, 2025",
    );
    expect(JSON.stringify(await fieldsOf(files, 2024))).not.toContain("301.9100");
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    expect(wordsOf(files)).toContain("Statement");
    const late = wordsOf(await filesOf(exampleLedger("six-missing-years")));
    expect(late).not.toContain("301.9100");
  });

  it("gives the lines of Form 5329 that change the tax", async () => {
    const young = { ...owner, born: "1990-01-01" };
    const filed = {
      return: true,
      date: "2025-04-10",
      form_8606: false,
      form_1040: { "4a": 4000, "4b": 4000 },
    };
    const files = await written({
      owner: young,
      opening: { year: 2023, basis: 2000 },
      years: { "2024": { year_end_value: 16000, filing_status: "single", filed } },
      entries: [{ date: "2024-05-03", kind: "distribution", amount: 4000 }],
    });
    // 2,000 / 20,000 = 0.1; 4,000 x 0.1 = 400; 4,000 - 400 = 3,600, all of it early.
    expect(json(files).people[0].years[0].form_5329).toEqual({ "1": 3600, "2": 0, "3": 3600, "4": 360 });
    const whats = json(files).envelopes[0].form_1040_x.amounts.map(({ what }: { what: string }) => what);
    expect(whats).toContain("Form 5329, line 1");
    expect(whats).toContain("Form 5329, line 4");
  });
});

describe("the statement of reasonable cause", () => {
  it("states what the ledger knows and leaves the rest to the client", async () => {
    const text = textFile(await filesOf(exampleLedger("six-missing-years")), "reasonable-cause.txt");
    expect(text).toContain(
      "Nondeductible contributions not reported on time: $5,500 for 2018, $6,000 for 2019",
    );
    expect(text).toContain("I took no deduction for these contributions on my returns for 2018 to 2023");
    expect(text.match(/\[complete this\]/g)?.length).toBeGreaterThan(8);
  });

  it("has no title alone at the foot of a page", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const words = wordsOf(await filesOf(exampleLedger("contribution-in-the-wrong-year")));
    expect(words).toContain(
      "How I found the error and corrected it When, by whom, and how the error was found:",
    );
  });

  it("does not say that nothing was deducted when the ledger does not", async () => {
    const files = await written({
      owner,
      years: { "2021": { filed: { return: true, date: "2022-04-10", form_8606: false } } },
      entries: [contribution(2021)],
    });
    expect(textFile(files, "reasonable-cause.txt")).not.toContain("I took no deduction");
  });

  it("is not written where no penalty is at stake", async () => {
    const names = (await filesOf(exampleLedger("inherited"))).map(({ name }) => name);
    expect(names).not.toContain("reasonable-cause.txt");
  });
});

describe("the letter of a form by itself", () => {
  it("claims no refund once the window has closed", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const words = wordsOf(await filesOf(exampleLedger("refund-window-closed")));
    expect(words).toContain(
      "The return reported $3,000 too much as taxable. The three years to claim a refund (section 6511(a)) ended on April 15, 2024, and I claim no refund.",
    );
  });
});

it("prints only the end of the SSN on the pages that stay in the file", async ({ skip }) => {
  skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
  const words = wordsOf(await filesOf(exampleLedger("nothing-to-correct")));
  expect(words).toContain("SSN ending in 4107");
  expect(words).not.toContain("900-00-4107");
});

it("marks nothing as decided that is not", async () => {
  const ledger = unwrap(parseLedger({ owner, entries: [contribution(2021)] }));
  const correction = unwrap(correctWith(ledger, AS_OF));
  const files = unwrap(await buildPackage(correction, means));
  expect(files.map(({ name }) => name)).toEqual(["not-for-mailing.pdf", "package.json"]);
  expect(json(files).people[0].cannot_be_decided).toEqual([
    { path: "years.2021.filed.form_8606", whether: "whether Form 8606 was filed for 2021" },
  ]);
});
