import { describe, expect, it } from "vitest";
import type { FormPaper } from "../../src/import/paper-facts.js";
import { readOne, sample, sampleText } from "./samples.js";

/** A form in short: its head, then its facts by name. */
type Short = [head: Record<string, unknown>, facts: Record<string, unknown>, unknown: string[]];

function short({ kind, tax_year, account, submission, owner, custodian, facts, unknown }: FormPaper): Short {
  return [
    {
      kind,
      year: tax_year,
      account,
      submission,
      owner: [owner.name, owner.ssn],
      custodian: [custodian.name, custodian.tin],
    },
    Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    unknown.map(({ place }) => place.text),
  ];
}

const robin = ["Robin T Placeholder", "4321"];
const harbor = ["Sample Harbor Trust", "0404"];

const expected: Record<string, { certainty: string; forms: Short[] }> = {
  "fdx-5.json": {
    certainty: "certain",
    forms: [
      [
        {
          kind: "1099-R",
          year: 2023,
          account: "2333",
          submission: "corrected",
          owner: robin,
          custodian: harbor,
        },
        {
          gross_distribution: 600055,
          taxable_amount: 600055,
          taxable_amount_not_determined: true,
          total_distribution: false,
          distribution_codes: "2",
          ira_sep_simple: true,
        },
        ["surprise: 1"],
      ],
    ],
  },
  "fdx-6.json": {
    certainty: "certain",
    forms: [
      [
        {
          kind: "5498",
          year: 2023,
          account: "2444",
          submission: "original",
          owner: robin,
          custodian: harbor,
        },
        { roth_ira_conversion: 600055, fair_market_value: 612340, roth_ira: true, ira: false },
        [],
      ],
      [
        {
          kind: "W-2",
          year: 2023,
          account: null,
          submission: "original",
          owner: robin,
          custodian: ["Sample Harbor Trust", "0303"],
        },
        { wages: 9000000, retirement_plan: true },
        [],
      ],
    ],
  },
  "ofx-1.ofx": {
    certainty: "certain",
    forms: [
      [
        {
          kind: "1099-R",
          year: 2023,
          account: "0001",
          submission: "original",
          owner: robin,
          custodian: ["Sample Harbor Trust & Co", "0404"],
        },
        {
          gross_distribution: 90000,
          taxable_amount_not_determined: true,
          federal_tax_withheld: 9000,
          distribution_codes: "7K",
          ira_sep_simple: true,
        },
        [],
      ],
    ],
  },
  "ofx-2.xml": {
    certainty: "certain",
    forms: [
      [
        {
          kind: "5498",
          year: 2023,
          account: "0001",
          submission: "original",
          owner: [null, "4321"],
          custodian: ["Sample Harbor & Sons", "0404"],
        },
        {
          ira_contributions: 550000,
          fair_market_value: 1234,
          ira: true,
          roth_ira: false,
          postponed_contribution: 10000,
          postponed_year: 2020,
          postponed_code: "EO13119",
        },
        ["NEWBOX: 1"],
      ],
    ],
  },
  "boxes.csv": {
    certainty: "certain",
    forms: [
      [
        {
          kind: "1099-R",
          year: 2023,
          account: "0001",
          submission: "corrected",
          owner: [null, null],
          custodian: ["Sample Harbor", null],
        },
        {
          gross_distribution: 90000,
          taxable_amount_not_determined: true,
          federal_tax_withheld: 9000,
          distribution_codes: "7K",
          ira_sep_simple: true,
        },
        [],
      ],
      [
        {
          kind: "5498",
          year: 2023,
          account: "0001",
          submission: "original",
          owner: [null, null],
          custodian: ["Sample Harbor", null],
        },
        { ira: true, ira_contributions: 550000, fair_market_value: 1234 },
        [],
      ],
    ],
  },
  "leaders-2023.txt": {
    certainty: "confirm",
    forms: [
      [
        {
          kind: "5498",
          year: 2023,
          account: "2333",
          submission: "original",
          owner: ["ROBIN T PLACEHOLDER", "4321"],
          custodian: ["SAMPLE HARBOR TRUST COMPANY", "0404"],
        },
        { ira_contributions: 600000, fair_market_value: 51207, ira: true },
        [],
      ],
      [
        {
          kind: "5498",
          year: 2023,
          account: "2555",
          submission: "original",
          owner: ["ROBIN T PLACEHOLDER", "4321"],
          custodian: ["SAMPLE HARBOR TRUST COMPANY", "0404"],
        },
        { fair_market_value: 90000, sep: true },
        [expect.stringContaining("9. Something else that is new")],
      ],
      [
        {
          kind: "1099-R",
          year: 2023,
          account: "2333",
          submission: "original",
          owner: ["ROBIN T PLACEHOLDER", "4321"],
          custodian: ["SAMPLE HARBOR TRUST COMPANY", "0404"],
        },
        {
          gross_distribution: 600055,
          taxable_amount: 600055,
          taxable_amount_not_determined: true,
          distribution_codes: "7K",
          ira_sep_simple: true,
        },
        [],
      ],
    ],
  },
  "grid-5498-2023.txt": {
    certainty: "confirm",
    forms: [
      [
        {
          kind: "5498",
          year: 2023,
          account: "0001",
          submission: "corrected",
          owner: ["ROBIN T PLACEHOLDER", "4321"],
          custodian: ["SAMPLE HARBOR TRUST", "0404"],
        },
        {
          ira_contributions: 550000,
          recharacterized_contributions: 7525,
          fair_market_value: 1234,
          ira: true,
          sep: false,
          simple: false,
          roth_ira: false,
        },
        [],
      ],
    ],
  },
};

describe.each(Object.entries(expected))("%s", (name, { certainty, forms }) => {
  it("gives its boxes", async () => {
    const { papers, problems } = await readOne(name, sample(name));
    expect(problems).toEqual([]);
    expect((papers as FormPaper[]).map(short)).toEqual(forms);
    expect(
      new Set((papers as FormPaper[]).flatMap(({ facts }) => facts.map((fact) => fact.certainty))),
    ).toEqual(new Set([certainty]));
  });

  it.each([
    ["Windows line ends", (text: string) => text.replace(/\r?\n/g, "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["curly apostrophes", (text: string) => text.replaceAll("'", "’")],
  ])("gives the same with %s", async (_, change) => {
    const { papers } = await readOne(name, change(sampleText(name)));
    expect((papers as FormPaper[]).map(short)).toEqual(forms);
  });

  it("keeps no SSN and no account number", async () => {
    const { papers, problems } = await readOne(name, sample(name));
    expect(JSON.stringify([papers, problems])).not.toMatch(/987-?65-?4321|311-?222|5566000|0000000?404/);
  });
});

describe("FDX", () => {
  const form = {
    tax1099R: {
      taxYear: 2023,
      grossDistribution: 1,
      distributionCodes: ["7"],
      recipientAccountNumber: "11110001",
    },
  };

  it.each<[string, unknown]>([
    ["forms", { forms: [form] }],
    ["taxDataList", { taxDataList: [form] }],
    ["statements", { statements: [{ taxYear: 2023, forms: [form] }] }],
    ["taxStatements", { taxStatements: [{ forms: [form] }] }],
    ["a statement", { taxYear: 2023, forms: [form] }],
    ["a bare form", form],
    ["a list of forms", [form]],
    ["keys in lower case", { forms: [{ tax1099r: form.tax1099R }] }],
  ])("is read in %s", async (_, value) => {
    const { papers } = await readOne("f.json", JSON.stringify(value));
    expect(
      (papers as FormPaper[]).map(short).map(([head, facts]) => [head.kind, head.year, head.account, facts]),
    ).toEqual([["1099-R", 2023, "0001", { gross_distribution: 100, distribution_codes: "7" }]]);
  });

  it("gives no fact for null, for an empty text, and for what is absent", async () => {
    const { papers } = await readOne(
      "f.json",
      JSON.stringify({ tax5498: { taxYear: 2023, iraContributions: null, fairMarketValue: "" } }),
    );
    expect((papers as FormPaper[])[0]?.facts).toEqual([]);
  });

  it("has the line of each value", async () => {
    const { papers } = await readOne("fdx-5.json", sample("fdx-5.json"));
    const [gross] = (papers as FormPaper[])[0]?.facts ?? [];
    const line = sampleText("fdx-5.json").split("\n")[(gross?.place.line ?? 0) - 1];
    expect(line).toContain("grossDistribution");
  });

  it.each<[string, unknown]>([
    ["a text that is no amount", "1.234,56"],
    ["three decimals", 1.234],
    ["a list", [1]],
    ["more than a form can hold", 1e15],
  ])("reports %s", async (_, grossDistribution) => {
    const { papers } = await readOne(
      "f.json",
      JSON.stringify({ tax1099R: { taxYear: 2023, grossDistribution } }),
    );
    expect((papers as FormPaper[])[0]).toMatchObject({
      facts: [],
      unknown: [{ reason: expect.any(String) }],
    });
  });

  it("says when it has no form that is read", async () => {
    const { papers, problems } = await readOne(
      "f.json",
      JSON.stringify({ forms: [{ tax1099Int: { interestIncome: 3 } }] }),
    );
    expect(papers).toEqual([]);
    expect(problems).toMatchObject([
      { code: "not_supported", message: "this file has no Form 1099-R, 5498 or W-2." },
    ]);
  });
});

describe("a printed form", () => {
  const grid = sampleText("grid-5498-2023.txt");

  it("is one form when it is printed twice, and two when the copies differ", async () => {
    const twice = await readOne("g.txt", `${grid}\n\n\n${grid}`);
    expect((twice.papers as FormPaper[]).map(short)).toEqual(expected["grid-5498-2023.txt"]?.forms);
    const other = grid.replace("55660001", "55660002").replace("5,500.00", "1,000.00");
    const two = await readOne("g.txt", `${grid}\n\n\n${other}`);
    expect((two.papers as FormPaper[]).map(({ account, facts }) => [account, facts[0]?.value])).toEqual([
      ["0001", 550000],
      ["0002", 100000],
    ]);
  });

  it("never takes a value from above its caption, nor a blank box from below", async () => {
    const blank = grid.replace("$ 5,500.00                 ", "$                          ");
    const { papers } = await readOne("g.txt", blank);
    expect((papers as FormPaper[]).map(short)[0]?.[1]).not.toHaveProperty("ira_contributions");
  });

  it("with each of its captions changed loses nothing silently", async () => {
    const lines = sampleText("leaders-2023.txt").split("\n");
    for (const [index, line] of lines.entries()) {
      if (!/\.{3}[^.]/.test(line)) continue;
      const changed = lines.with(index, line.replace(/[A-Za-z]{3}/, "qzq"));
      const { papers } = await readOne("l.txt", changed.join("\n"));
      const unknown = papers.flatMap((paper) => paper.unknown.map(({ place }) => place.line));
      expect([line, unknown.includes(index + 1)]).toEqual([line, true]);
    }
  });
});
