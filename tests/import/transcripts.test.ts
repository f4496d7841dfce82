import { describe, expect, it } from "vitest";
import type { FormPaper } from "../../src/import/paper-facts.js";
import { isForm, readOne, type ShortForm, sampleText, shortForms } from "./samples.js";
import { bytesOf, variants, withHeaderAt, withoutZeros } from "./variants.js";

const original = { submission: "original" };
const noBoxes = { contributions: null, conversion: null };

/** What the Forms 1099-R and 5498 of each sample say. */
const expected: Record<string, { year: number; forms: ShortForm[] }> = {
  "wage-and-income-2022.txt": {
    year: 2022,
    forms: [
      {
        form: "1099-R",
        account: "2468",
        ...original,
        gross: 310000,
        withheld: 31000,
        codes: "7K",
        ira: true,
      },
      {
        form: "1099-R",
        account: "2468",
        submission: "corrected",
        gross: 204417,
        withheld: null,
        codes: "8J",
        ira: false,
      },
      {
        form: "5498",
        account: "2468",
        ...original,
        type: ["traditional"],
        contributions: 600000,
        conversion: null,
        fmv: 4187066,
      },
      { form: "5498", account: "1357", ...original, type: ["sep"], ...noBoxes, fmv: 990200 },
    ],
  },
  "wage-and-income-2017-leaders.txt": {
    year: 2017,
    forms: [
      {
        form: "1099-R",
        account: "2468",
        ...original,
        gross: 105575,
        withheld: 5500,
        codes: "8J",
        ira: false,
      },
      {
        form: "5498",
        account: "8080",
        ...original,
        type: ["roth"],
        contributions: 0,
        conversion: null,
        fmv: 290010,
      },
    ],
  },
  "wage-and-income-2021.html": {
    year: 2021,
    forms: [
      {
        form: "5498",
        account: "2468",
        ...original,
        type: ["traditional"],
        contributions: 525000,
        conversion: null,
        fmv: 3800199,
      },
    ],
  },
};

const texts = Object.keys(expected).filter((name) => name.endsWith(".txt"));

describe.each(Object.entries(expected))("%s", (name, { year, forms }) => {
  it("gives its facts, with nothing left over", async () => {
    const { papers, problems } = await readOne(name, sampleText(name));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(forms);
    expect(papers[0]).toMatchObject({ kind: "wage-and-income", tax_year: year, owner: { ssn: "4321" } });
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
  });
});

describe.each(texts)("%s", (name) => {
  const { year, forms } = expected[name] as (typeof expected)[string];

  it.each(Object.keys(variants))("gives the same from %s", async (variant) => {
    const { papers, problems } = await readOne(name, bytesOf(variant, sampleText(name)));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(forms);
    expect(new Set(papers.map(({ tax_year }) => tax_year))).toEqual(new Set([year]));
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it("gives the same with a page header in front of any line", async () => {
    const text = sampleText(name);
    const first = text.split("\n").findIndex((line) => line.startsWith("Form "));
    for (let line = first; line < text.split("\n").length; line++) {
      const { papers } = await readOne(name, withHeaderAt(text, line));
      expect([line, shortForms(papers)]).toEqual([line, forms]);
      expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
    }
  });

  it("gives no amount for a zero that is left out", async () => {
    const { papers } = await readOne(name, withoutZeros(sampleText(name)));
    const amounts = papers.filter(isForm).flatMap(({ facts }) => facts.map(({ value }) => value));
    expect(amounts).not.toContain(0);
    expect(shortForms(papers)).toEqual(
      forms.map((form) =>
        "contributions" in form && form.contributions === 0 ? { ...form, contributions: null } : form,
      ),
    );
  });
});

/** The lines of a text whose label is one of a form, from the first form on. */
function labelLines(text: string): number[] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("Form "));
  const isHeader = /^(?:Request|Response|Tracking|TIN|SSN|Tax Period|Customer)/;
  return lines.flatMap((line, index) =>
    index >= first && line.includes(":") && !isHeader.test(line) ? [index] : [],
  );
}

describe("a label that is not known", () => {
  it.each(texts)("is reported for each label of %s, and its value is kept", async (name) => {
    const lines = sampleText(name).split("\n");
    let checked = 0;
    let passed = false;
    for (const index of labelLines(sampleText(name))) {
      const line = lines[index] as string;
      const form = lines.slice(0, index).findLast((text) => text.startsWith("Form "));
      passed = !/^Form (?:1099-R|5498|W-2) /.test(form ?? "");
      if (passed) continue;
      const label = line.slice(0, line.indexOf(":"));
      const changed = [...lines];
      changed[index] = line.replace(label, `${label.slice(0, -2)}qz`);
      const { papers } = await readOne(name, changed.join("\n"));
      const unknown = papers.flatMap((paper) => paper.unknown.map(({ place }) => place.line));
      expect([line, unknown.includes(index + 1)]).toEqual([line, true]);
      checked++;
    }
    expect(checked).toBeGreaterThan(20);
  });

  it("is reported in return and account transcripts too", async () => {
    for (const name of ["return-2022-joint.txt", "account-2020.txt"]) {
      const lines = sampleText(name).split("\n");
      for (const [index, line] of lines.entries()) {
        const label = /^([A-Za-z][^:]*): \$/.exec(line)?.[1];
        if (label === undefined) continue;
        const changed = lines.with(index, line.replace(label, `${label.slice(0, -2)}qz`));
        const { papers } = await readOne(name, changed.join("\n"));
        const unknown = papers.flatMap((paper) => paper.unknown.map(({ place }) => place.line));
        expect([line, unknown]).toEqual([line, [index + 1]]);
      }
    }
  });

  it("is never taken for a part of another: Roth IRA Code is not IRA Code", async () => {
    const text = sampleText("wage-and-income-2017-leaders.txt").replace(/^IRA Code.*\n/m, "");
    const { papers } = await readOne("t.txt", text);
    expect(shortForms(papers).at(-1)?.type).toEqual(["roth"]);
    expect(facts(papers.filter(isForm).at(-1) as FormPaper)).not.toHaveProperty("ira");
  });

  it("belongs to a form even when the heading of the form is not known", async () => {
    const text = sampleText("wage-and-income-2022.txt").replace(/^Form 5498 Ind/m, "Farm 5498 Ind");
    const { papers } = await readOne("t.txt", text);
    const found = papers.filter((paper): paper is FormPaper => paper.kind === "5498");
    expect(found).toHaveLength(2);
    expect(found[0]?.facts.every(({ certainty }) => certainty === "doubtful")).toBe(true);
    expect(papers.flatMap(({ unknown }) => unknown)).not.toEqual([]);
  });

  it("is reported when a heading names a form that is not known", async () => {
    const text = sampleText("wage-and-income-2022.txt").replace(
      "Form 1099-INT Interest",
      "Form 1099-XYZ Interest",
    );
    const { papers } = await readOne("t.txt", text);
    expect(papers[0]?.unknown).toHaveLength(1);
    expect(shortForms(papers)).toEqual(expected["wage-and-income-2022.txt"]?.forms);
  });
});

const facts = (paper: FormPaper) => Object.fromEntries(paper.facts.map(({ name, value }) => [name, value]));

describe("the parts of a form", () => {
  it("are read with their boxes and their places, numbers of persons cut", async () => {
    const { papers } = await readOne("w.txt", sampleText("wage-and-income-2022.txt"));
    const [, w2, , , ira] = papers as FormPaper[];
    expect(w2).toMatchObject({ kind: "W-2", custodian: { name: "MAPL", tin: "0303" } });
    expect(facts(w2 as FormPaper)).toEqual({ wages: 8841250, wages_withheld: 912000, retirement_plan: true });
    expect(ira).toMatchObject({
      kind: "5498",
      owner: { name: "ROBI PLAC", ssn: "4321" },
      custodian: { name: "HARB", tin: "0404" },
      dated: "2025-08-14",
    });
    expect(facts(ira as FormPaper)).toMatchObject({
      rollover_contributions: 50025,
      recharacterized_contributions: 151103,
      rmd_date: "2023-12-31",
    });
    expect(ira?.facts[0]).toEqual({
      name: "ira_contributions",
      box: "1",
      value: 600000,
      place: { line: 102, text: "IRA Contributions: $6,000.00" },
      certainty: "certain",
    });
  });

  it.each([
    ["a bare integer", "6000"],
    ["a European amount", "$6.000,00"],
    ["three decimals", "$6,000.001"],
    ["words", "six thousand"],
  ])("that hold %s instead of money are reported, not read", async (_, value) => {
    const text = sampleText("wage-and-income-2022.txt").replace(
      "IRA Contributions: $6,000.00",
      `IRA Contributions: ${value}`,
    );
    const { papers } = await readOne("w.txt", text);
    expect(shortForms(papers)[2]?.contributions).toBeNull();
    expect(papers.flatMap(({ unknown }) => unknown)).toHaveLength(1);
  });

  it("that stand twice with different values are reported", async () => {
    const text = sampleText("wage-and-income-2022.txt").replace(
      "IRA Contributions: $6,000.00",
      "$&\nIRA Contributions: $7.00",
    );
    const { papers } = await readOne("w.txt", text);
    expect(shortForms(papers)[2]?.contributions).toBe(600000);
    expect(papers.flatMap(({ unknown }) => unknown)).toHaveLength(1);
  });

  it("take no code that was not in use: Y began with 2025", async () => {
    const text = sampleText("wage-and-income-2022.txt").replace(
      "Distribution Code: K",
      "Distribution Code: Y",
    );
    const [first] = shortForms((await readOne("w.txt", text)).papers);
    expect(first?.codes).toBe("7");
    const [later] = shortForms(
      (await readOne("w.txt", text.replaceAll("December, 2022", "December, 2025"))).papers,
    );
    expect(later?.codes).toBe("7Y");
  });
});

describe("several transcripts in one file", () => {
  it("are told apart by year, person and title", async () => {
    const [modern, leaders] = texts.map((name) => sampleText(name)) as [string, string];
    const spouse = modern.replaceAll("4321", "8765");
    const all = [
      modern,
      leaders,
      spouse,
      sampleText("account-2020.txt"),
      sampleText("return-2022-joint.txt"),
    ];
    const { papers, problems } = await readOne("all.txt", all.join("\n"));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual([
      ...(expected[texts[0] as string]?.forms ?? []),
      ...(expected[texts[1] as string]?.forms ?? []),
      ...(expected[texts[0] as string]?.forms ?? []),
    ]);
    const heads = papers.filter(({ kind }) => /wage|transcript$/.test(kind));
    expect(heads.map(({ kind, tax_year, owner }) => [kind, tax_year, owner.ssn])).toEqual([
      ["wage-and-income", 2022, "4321"],
      ["wage-and-income", 2017, "4321"],
      ["wage-and-income", 2022, "8765"],
      ["account-transcript", 2020, "4321"],
      ["return-transcript", 2022, "4321"],
      ["8606-on-transcript", 2022, "4321"],
      ["8606-on-transcript", 2022, "4321"],
    ]);
  });

  it("are not needed: a transcript without forms is an answer", async () => {
    const head = sampleText("wage-and-income-2022.txt").split("\n").slice(0, 7).join("\n");
    const { papers, problems } = await readOne("none.txt", head);
    expect(problems).toEqual([]);
    expect(papers).toMatchObject([
      { kind: "wage-and-income", tax_year: 2022, dated: "2025-08-14", facts: [] },
    ]);
  });
});

describe("a return transcript", () => {
  it("gives what was filed, and each Form 8606 by itself", async () => {
    const { papers } = await readOne("r.txt", sampleText("return-2022-joint.txt"));
    const [filed, first, second] = papers as FormPaper[];
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
    expect(facts(filed as FormPaper)).toEqual({
      filing_status: "Married Taxpayer Filing Joint Return",
      received: "2023-04-10",
      wages: 8841200,
      total_ira_distributions: 910000,
      taxable_ira_distributions: 803100,
      total_pensions: 0,
      taxable_pensions: 0,
      ira_deduction: 250000,
      ira_deduction_per_computer: 250000,
      adjusted_gross_income: 9396100,
      form_5329_tax: 0,
    });
    expect(facts(first as FormPaper)).toEqual({
      spouse_indicator: "Taxpayer",
      taxable_distributions: 203100,
      converted: 600000,
      basis_of_conversion: 0,
      taxable_conversion: 600000,
      roth_basis: 0,
      ira_distributions: 310000,
    });
    expect(facts(second as FormPaper)).toMatchObject({ spouse_indicator: "Spouse", roth_basis: 1200000 });
    expect(first?.facts.map(({ name }) => name)).not.toContain("line_1");
  });
});

describe("an account transcript", () => {
  it.each(["as it is", "upper case", "cells on lines of their own"])(
    "says when returns came, from %s",
    async (variant) => {
      const text = sampleText("account-2020.txt");
      const cells = text.replace(/^(\d{3}) (.*?)(?: (\d{8}))? (\d\d-\d\d-\d{4}) (\S+)$/gm, "$1\n$2\n$4\n$5");
      const changed = variant === "as it is" ? text : variant === "upper case" ? text.toUpperCase() : cells;
      const { papers } = await readOne("a.txt", changed);
      const [account] = papers as FormPaper[];
      expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
      expect(
        account?.facts
          .filter(({ name }) => !/status|income/.test(name))
          .map(({ name, value, date }) => [name, value, date]),
      ).toEqual([
        ["received", "2021-05-17", undefined],
        ["filed", "2021-06-14", undefined],
        ["withholding_credit", 700000, "2021-04-15"],
        ["amended", "2022-02-10", undefined],
        ["amended", "2022-02-10", undefined],
        ["adjustment", -22000, "2022-04-25"],
      ]);
    },
  );

  it("says that no return was filed", async () => {
    const { papers } = await readOne("a.txt", sampleText("account-2016-no-return.txt"));
    expect(facts(papers[0] as FormPaper)).toEqual({ no_return_filed: true });
    expect(papers[0]).toMatchObject({ tax_year: 2016, kind: "account-transcript" });
  });

  it("reports a transaction code that is not known", async () => {
    const { papers } = await readOne(
      "a.txt",
      sampleText("account-2020.txt").replace("846 Refund", "047 Refund"),
    );
    expect(papers[0]?.unknown.map(({ place }) => place.text)).toEqual([
      "047 Refund issued 06-14-2021 $616.00",
    ]);
  });
});

describe("a record of account", () => {
  it("is a return and an account transcript", async () => {
    const { papers, problems } = await readOne("r.txt", sampleText("record-of-account-2022.txt"));
    expect(problems).toEqual([]);
    expect(papers.map(({ kind, tax_year }) => [kind, tax_year])).toEqual([
      ["return-transcript", 2022],
      ["account-transcript", 2022],
    ]);
    expect(papers.filter(isForm).map(facts)).toEqual([
      { received: "2023-04-10", total_ira_distributions: 310000, taxable_ira_distributions: 203100 },
      { filed: "2023-05-01" },
    ]);
  });

  it("is both without their titles inside", async () => {
    const text = sampleText("record-of-account-2022.txt").replace(
      /^(?:Form 1040 Tax Return|Account) Transcript\n/gm,
      "",
    );
    const { papers } = await readOne("r.txt", text);
    expect(papers.map(({ kind }) => kind)).toEqual(["return-transcript", "account-transcript"]);
    expect(facts(papers[1] as FormPaper)).toEqual({ filed: "2023-05-01" });
  });
});

describe("what cannot be used", () => {
  it("is declined with its reason: a summary adds up IRAs and pensions", async () => {
    const { papers, problems } = await readOne("s.txt", sampleText("summary-2022.txt"));
    expect(papers).toEqual([]);
    expect(problems).toMatchObject([{ code: "not_supported", path: "s.txt", line: 2 }]);
    expect(problems[0]?.message).toContain("Download the Wage & Income Transcript");
  });

  it("is declined with its reason: a transcript without its tax period", async () => {
    const text = sampleText("wage-and-income-2022.txt").replace(/^Tax Period.*\n/m, "");
    const { problems } = await readOne("t.txt", text);
    expect(problems[0]?.message).toContain("tax period");
  });
});
