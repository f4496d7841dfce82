import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compute, type YearResult } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import { readSource } from "../../src/node/read-source.js";
import { type Expected, ruleExamples } from "./rule-examples.js";

const FOLDER = "docs/examples";

/** The examples by file name, each year worked by hand from the form's own lines. */
const examples: Record<string, Record<number, Expected>> = {
  "clean-backdoor.yaml": {
    2025: {
      // 3 = 7,000 + 0. Nothing was paid after December 31: 5 = 7,000. 9 = 0 + 0 + 7,000. 10 = 7,000 / 7,000.
      // 11 = 7,000 x 1. 14 = 7,000 - 7,000. 18 = 7,000 - 7,000.
      lines: {
        "1": 7000,
        "2": 0,
        "3": 7000,
        "9": 7000,
        "10": "1.00000",
        "13": 7000,
        "14": 0,
        "16": 7000,
        "18": 0,
      },
      form_1040: { "4a": 7000, "4b": 0 },
    },
  },
  "two-year-backdoor.yaml": {
    // Nothing came out in 2021: 14 = 3, and the lines between are blank.
    2021: { lines: { "1": 6000, "2": 0, "3": 6000, "14": 6000 }, blank: ["4", "9", "13", "16"] },
    // 3 = 6,000 + 6,000. 4 = the 6,000 of March 2023. 5 = 6,000; 9 = 6,000; 13 = 6,000. 14 = 12,000 - 6,000.
    2022: {
      lines: {
        "1": 6000,
        "2": 6000,
        "3": 12000,
        "4": 6000,
        "5": 6000,
        "10": "1.00000",
        "13": 6000,
        "14": 6000,
        "18": 0,
      },
      form_1040: { "4a": 6000, "4b": 0 },
    },
    // 3 = 6,500 + 6,000. 4 = the 6,500 of March 2024. 5 = 6,000; 13 = 6,000. 14 = 12,500 - 6,000.
    2023: {
      lines: { "1": 6500, "2": 6000, "3": 12500, "4": 6500, "5": 6000, "13": 6000, "14": 6500, "18": 0 },
      form_1040: { "4a": 6000, "4b": 0 },
    },
    // All was converted, nothing contributed, nothing else taken out: Part I is not completed. 17 = line 2's 6,500.
    2024: {
      lines: { "16": 6500, "17": 6500, "18": 0 },
      blank: ["1", "2", "13", "14"],
      form_1040: { "4a": 6500, "4b": 0 },
    },
  },
  "pre-tax-money.yaml": {
    // 9 = 93,000 + 0 + 7,000. 10 = 7,000 / 100,000. 11 = 7,000 x 0.07. 14 = 7,000 - 490. 18 = 7,000 - 490.
    2024: {
      lines: {
        "1": 7000,
        "6": 93000,
        "9": 100000,
        "10": "0.07000",
        "11": 490,
        "13": 490,
        "14": 6510,
        "18": 6510,
      },
      form_1040: { "4a": 7000, "4b": 6510 },
    },
  },
  "partial-conversions.yaml": {
    // 24,000 / (90,000 + 10,000) = 0.24; 10,000 x 0.24 = 2,400; 24,000 - 2,400 = 21,600.
    2021: { lines: { "2": 24000, "9": 100000, "10": "0.24000", "13": 2400, "14": 21600, "18": 7600 } },
    // 21,600 / (60,000 + 20,000) = 0.27; 20,000 x 0.27 = 5,400; 21,600 - 5,400 = 16,200.
    2022: { lines: { "2": 21600, "9": 80000, "10": "0.27000", "13": 5400, "14": 16200, "18": 14600 } },
    // 16,200 / (34,000 + 20,000) = 0.3; 20,000 x 0.3 = 6,000; 16,200 - 6,000 = 10,200.
    2023: { lines: { "2": 16200, "9": 54000, "10": "0.30000", "13": 6000, "14": 10200, "18": 14000 } },
    // 10,200 / (29,000 + 10,000) = 0.261538…, printed 0.26154; 10,000 x 0.26154 = 2,615.40; 10,200 - 2,615 = 7,585.
    2024: {
      lines: { "2": 10200, "9": 39000, "10": "0.26154", "13": 2615, "14": 7585, "18": 7385 },
      form_1040: { "4a": 10000, "4b": 7385 },
    },
  },
  "retirement-withdrawals.yaml": {
    // 18,000 / (228,000 + 12,000) = 0.075; 12,000 x 0.075 = 900; 18,000 - 900; 12,000 - 900.
    2022: {
      lines: { "2": 18000, "10": "0.07500", "12": 900, "14": 17100, "15c": 11100 },
      form_1040: { "4a": 12000, "4b": 11100 },
    },
    // 17,100 / (213,750 + 15,000) = 0.0747540…; 15,000 x 0.07475 = 1,121.25; 17,100 - 1,121; 15,000 - 1,121.
    2023: {
      lines: { "10": "0.07475", "12": 1121, "14": 15979, "15c": 13879 },
      form_1040: { "4a": 15000, "4b": 13879 },
    },
    // 15,979 / (225,000 + 15,000) = 0.0665791…; 15,000 x 0.06658 = 998.70; 15,979 - 999; 15,000 - 999.
    2024: {
      lines: { "7": 15000, "10": "0.06658", "12": 999, "14": 14980, "15c": 14001 },
      blank: ["25c"],
      form_1040: { "4a": 15000, "4b": 14001 },
    },
  },
  "forgotten-years.yaml": {
    // Nothing ever came out: each year 14 = 3 = this year's contribution + the year before's 14.
    2018: { lines: { "1": 5500, "2": 0, "14": 5500 } },
    2019: { lines: { "1": 6000, "2": 5500, "14": 11500 } },
    2020: { lines: { "1": 6000, "2": 11500, "14": 17500 } },
    2021: { lines: { "1": 6000, "2": 17500, "14": 23500 } },
    2022: { lines: { "1": 6000, "2": 23500, "14": 29500 } },
    2023: { lines: { "1": 6500, "2": 29500, "14": 36000 }, form_1040: { "4a": 0, "4b": 0 } },
  },
  "early-roth-withdrawal.yaml": {
    // 21 = 22,000 - 0. 23 = 22,000 - 15,000. 25a = 7,000 - 4,000. 25c = 3,000 - 0.
    // Form 5329 line 1 = 3,000 + the 4,000 that were taxed when converted in 2022, inside five years.
    2024: {
      lines: { "19": 22000, "21": 22000, "22": 15000, "23": 7000, "24": 4000, "25a": 3000, "25c": 3000 },
      blank: ["1", "14", "16"],
      form_1040: { "4a": 22000, "4b": 3000 },
      form_5329: { "1": 7000 },
    },
  },
  "spouses-ana.yaml": {
    2024: {
      lines: { "1": 7000, "6": 0, "10": "1.00000", "14": 0, "18": 0 },
      form_1040: { "4a": 7000, "4b": 0 },
    },
  },
  "spouses-ben.yaml": {
    // 7,000 / (40,000 + 7,000) = 0.148936…, printed 0.14894; 7,000 x 0.14894 = 1,042.58; 7,000 - 1,043 = 5,957.
    2024: {
      lines: { "6": 40000, "9": 47000, "10": "0.14894", "11": 1043, "14": 5957, "18": 5957 },
      form_1040: { "4a": 7000, "4b": 5957 },
    },
  },
};

it.each([
  ["", examples],
  ["/rules", ruleExamples],
])("has lines worked by hand for every example of docs/examples%s", (folder, worked) => {
  const ledgers = readdirSync(`${FOLDER}${folder}`).filter((name) => name.endsWith(".yaml"));
  expect(Object.keys(worked).sort()).toEqual(ledgers.sort());
});

const inRules = Object.entries(ruleExamples).map(([file, years]) => [`rules/${file}`, years] as const);

describe.each([...Object.entries(examples), ...inRules])("%s", (file, years) => {
  const source = readSource(`${FOLDER}/${file}`);
  const ledger = readLedger(source.text, source.format);
  const computed = ledger.ok ? compute(ledger.value) : ledger;
  if (!computed.ok)
    throw new Error(`${file}: ${computed.problems.map((problem) => problem.message).join("; ")}`);
  const result = computed.value;

  it("has an SSN that nobody has", () => {
    expect(ledger.ok && ledger.value.owner.ssn).toMatch(/^900-00-\d{4}$/);
  });

  it("needs a form for the years worked by hand, and for no other", () => {
    expect(result.years.filter((year) => year.must_file).map((year) => year.tax_year)).toEqual(
      Object.keys(years).map(Number),
    );
  });

  it.each(Object.entries(years))("gives the lines of %s as worked by hand", (taxYear, expected) => {
    const year = result.years.find((each) => each.tax_year === Number(taxYear)) as YearResult;
    const printed = (label: string) =>
      label === "10" ? year.line10 : year.lines[label] === undefined ? undefined : year.lines[label] / 100;
    for (const [label, value] of Object.entries(expected.lines ?? {})) {
      expect(printed(label), `line ${label}`).toBe(value);
    }
    for (const label of expected.blank ?? []) expect(printed(label), `line ${label}`).toBeUndefined();
    if (expected.form_1040 !== undefined) {
      expect({ "4a": year.form_1040["4a"] / 100, "4b": year.form_1040["4b"] / 100 }).toEqual(
        expected.form_1040,
      );
    }
    for (const [label, value] of Object.entries(expected.form_5329 ?? {})) {
      expect((year.form_5329?.[label as "1"] ?? 0) / 100, `Form 5329, line ${label}`).toBe(value);
    }
    for (const [line, value] of Object.entries(expected.worksheet ?? {})) {
      const is = year.worksheet?.[line];
      expect(typeof is === "number" ? is / 100 : is, `Worksheet 1-1, line ${line}`).toBe(value);
    }
    expect(year.statements.map(({ kind }) => kind)).toEqual(expected.statements ?? []);
  });
});
