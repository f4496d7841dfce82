import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compute, type YearResult } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import { readSource } from "../../src/node/files/read-source.js";
import { type Expected, ruleExamples } from "./rule-examples.js";

const FOLDER = "docs/examples";

/** The examples by file name, each year worked by hand from the form's own lines. */
const examples: Record<string, Record<number, Expected>> = {
  "all-eras.yaml": {
    2001: { lines: { "1": 2000, "2": 0, "3": 2000, "14": 2000 }, blank: ["4", "13", "19", "23"] },
    2002: { lines: { "1": 3000, "2": 2000, "14": 5000 } },
    2003: { lines: { "1": 3000, "2": 5000, "14": 8000 } },
    // 11,000 / 32,000 = 0.34375; 2,000 x 0.34375 = 687.50.
    2004: { lines: { "5": 11000, "9": 32000, "10": "0.34375", "12": 688, "14": 10312, "15": 1312 } },
    // 10,312 / 40,000 = 0.25780; 12,000 x 0.25780 = 3,093.60; all of it after the hurricane.
    2005: {
      lines: { "4": 4500, "5": 10312, "12": 3094, "14": 11718, "15a": 8906, "15b": 8906, "15c": 0 },
      form_1040: { "4a": 12000, "4b": 0 },
      statements: ["disaster"],
    },
    // 16,718 / 37,000 = 0.45184; 1,000 x 0.45184 = 451.84.
    2007: { lines: { "5": 16718, "12": 452, "14": 16266, "15": 548 } },
    // 22,266 / 35,000 = 0.63617; 8,000 x 0.63617 = 5,089.36.
    2008: { lines: { "5": 22266, "9": 35000, "11": 5089, "14": 17177, "15c": 0, "18": 2911 } },
    2009: { lines: { "1": 6000, "2": 17177, "14": 23177 }, blank: ["4", "13"] },
    // 23,177 / 44,000 = 0.52675; 20,000 x 0.52675 = 10,535; half of 9,465 is 4,732.50.
    2010: {
      lines: { "11": 10535, "14": 12642, "18": 9465, "20a": 4733, "20b": 4732 },
      form_1040: { "4a": 20000, "4b": 0 },
    },
    // 8,000 of the 11,000 came from 2008, 3,000 from 2010. 34 = 3,000 + 4,733; 38 = 9,465 - 7,733.
    2011: {
      lines: { "23": 11000, "24": 28000, "28": 8000, "29": 3000, "35": 7733, "36": 7733, "38": 1732 },
      form_1040: { "4a": 11000, "4b": 7733 },
    },
    // 19,142 / 41,500 = 0.46125; 1,500 x 0.46125 = 691.88.
    2014: { lines: { "2": 12642, "5": 19142, "12": 692, "14": 18450, "15": 808 } },
    // 24,950 / 50,500 = 0.49406; 6,500 x 0.49406 = 3,211.39.
    2016: { lines: { "5": 24950, "11": 3211, "14": 21739, "15": 0, "18": 3289 } },
    // 28,239 / 55,500 = 0.50881; 6,500 x 0.50881 = 3,307.27.
    2017: { lines: { "5": 28239, "11": 3307, "14": 24932, "15c": 0, "18": 3193 } },
    // 31,432 / 48,500 = 0.64808; 6,500 x 0.64808 = 4,212.52.
    2018: { lines: { "5": 31432, "11": 4213, "14": 27219, "18": 2287 } },
    2019: { lines: { "1": 7000, "2": 27219, "14": 34219 }, blank: ["4", "13"] },
    // 41,719 / 66,000 = 0.63211; 15,000 x 0.63211 = 9,481.65.
    2023: { lines: { "5": 41719, "11": 9482, "14": 32237, "18": 5518 } },
    // 32,237 / 59,000 = 0.54639; 4,000 x 0.54639 = 2,185.56.
    2025: { lines: { "9": 59000, "12": 2186, "14": 30051, "15c": 1814 } },
    // 30,051 / 54,000 = 0.55650; 4,000 x 0.55650 = 2,226.
    2026: { lines: { "9": 54000, "12": 2226, "14": 27825, "15c": 1774 } },
  },
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
