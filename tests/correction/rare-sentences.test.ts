import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";
import { COUPLE } from "./one-couple.js";

const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1979-06-06" };
const couple = (more: object) => ({ household: "example", ...more });
const joint = (more: object) => ({ filing_status: "married_joint", ...more });
const contribution = { date: "2023-05-05", kind: "contribution", amount: 6500 };

/** A claim for somebody who has died. */
const estate = (status: object) => [
  {
    owner: { ...owner, born: "1941-06-06", died: "2024-08-01" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        ...status,
        year_end_value: 60_000,
        filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }),
      },
    },
    entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" }],
  },
];

/** Papers with a sentence that random ledgers hardly ever have, each with the sentence: who signs it, and why it is so. */
const rare: Record<string, { household: readonly object[]; says: string }> = {
  // Line 4b is 4,000: all from the spouse's IRAs, which have no basis.
  "a spouse's distributions on the return of a form by itself": {
    household: [
      {
        owner: couple({ name: "Lee Example", ssn: "900-00-2222", born: "1979-06-06" }),
        years: {
          2023: joint({
            compensation: 90_000,
            deducted: 0,
            filed: filed("2024-04-10", { form_1040: { "4a": 4000, "4b": 4000 } }),
          }),
        },
        entries: [contribution],
      },
      {
        owner: couple({ name: "Kim Example", ssn: "900-00-3333", born: "1950-06-06" }),
        years: { 2023: joint({ year_end_value: 50_000 }) },
        entries: [{ date: "2023-07-07", kind: "distribution", amount: 4000 }],
      },
    ],
    says: "The taxable amount of IRA distributions on the return agrees with this form and the other IRAs on the return.",
  },
  // IRC 6511(b)(2)(A): three years back from March 2, 2026 reach neither day.
  "a payment that no claim reaches": {
    household: [
      {
        owner,
        years: {
          2021: {
            year_end_value: 0,
            filed: filed("2023-12-12", { paid_on: "2022-12-01", form_1040: { "4a": 6000, "4b": 6000 } }),
          },
        },
        entries: [
          { date: "2021-02-01", kind: "contribution", amount: 6000 },
          { date: "2021-02-03", kind: "conversion", amount: 6000 },
        ],
      },
    ],
    says: "Tax withheld, paid by April 15, 2022, or paid on December 1, 2022 can no longer be refunded (section 6511(b)(2)), and I claim no refund.",
  },
  "a payment on the due date that no claim reaches": {
    household: [
      {
        owner,
        years: {
          2021: {
            year_end_value: 0,
            filed: filed("2023-12-12", { paid_on: "2022-04-15", form_1040: { "4a": 6000, "4b": 6000 } }),
          },
        },
        entries: [
          { date: "2021-02-01", kind: "contribution", amount: 6000 },
          { date: "2021-02-03", kind: "conversion", amount: 6000 },
        ],
      },
    ],
    says: "Tax withheld, or paid by April 15, 2022, can no longer be refunded (section 6511(b)(2)), and I claim no refund.",
  },
  "two spouses who each missed a form of one year": {
    household: [
      {
        ...COUPLE.lee,
        entries: [
          ...COUPLE.lee.entries,
          { date: "2025-01-05", kind: "contribution", for: 2024, amount: 7000 },
        ],
      },
      COUPLE.kim,
    ],
    says: "Statements of reasonable cause of Lee Example and Kim Example are enclosed.",
  },
  "basis from a form that the ledger has": {
    household: [
      {
        owner,
        opening: { year: 2022, lines: { "14": 20_000 } },
        years: {
          2023: {
            year_end_value: 90_000,
            filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
          },
        },
        entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, exception: "03" }],
      },
    ],
    says: "Line 2 of Form 8606 ($20,000) is line 14 of the last Form 8606 filed, for 2022.",
  },
  // Single and covered by a plan, 2023: at 80,000 of 73,000 to 83,000 three tenths of 6,500 are left.
  "a deduction above the income limits": {
    household: [
      {
        owner,
        years: {
          2023: {
            compensation: 90_000,
            magi: 80_000,
            deducted: 2500,
            filing_status: "single",
            covered_by_plan: true,
            filed: filed("2024-04-10", { deducted: 2500 }),
          },
        },
        entries: [contribution],
      },
    ],
    says: "At most $1,950 can be deducted for the year (section 219(b) and (g)).",
  },
  // Ten percent of the 10,000 is basis: 1,000 was taxed too much, and 1,000 deducted too much.
  "two changes that cancel out": {
    household: [
      {
        owner: { ...owner, born: "1960-01-01" },
        opening: { year: 2022, basis: 3500 },
        years: {
          2023: {
            deducted: 0,
            year_end_value: 90_000,
            filing_status: "single",
            filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 }, deducted: 1000 }),
          },
        },
        entries: [contribution, { date: "2023-09-09", kind: "distribution", amount: 10_000 }],
      },
    ],
    says: "Together these changes leave adjusted gross income (Form 1040-X, line 1) as it was.",
  },
  // Instructions for Form 1310, Who Must File.
  "Form 1310 for somebody without a spouse": {
    household: estate({ filing_status: "single" }),
    says: "Attached: the corrected Form 1040 for 2023, Form 8606, and Form 1310.",
  },
  "Form 1310 where a surviving spouse may file a joint return": {
    household: estate({}),
    says: "Attached: the corrected Form 1040 for 2023, Form 8606, and Form 1310 (check if attached: ____).",
  },
  // Lee's form was filed and right: nothing of the 6,000 on line 4b was Lee's.
  "a line 4b that one spouse's form explains and the other's does not": {
    household: [
      {
        owner: couple({ name: "Lee Example", ssn: "900-00-2222", born: "1979-06-06" }),
        years: {
          2023: joint({
            deducted: 0,
            filed: filed("2024-04-10", {
              form_8606: true,
              lines: { "1": 6500, "2": 0, "3": 6500, "14": 6500 },
              form_1040: { "4a": 6000, "4b": 6000 },
            }),
          }),
        },
        entries: [contribution],
      },
      {
        owner: couple({ name: "Kim Example", ssn: "900-00-3333", born: "1979-06-06" }),
        years: { 2023: joint({ deducted: 0, year_end_value: 0, filed: filed("2024-04-10") }) },
        entries: [
          { ...contribution, amount: 6000 },
          { date: "2023-05-08", kind: "conversion", amount: 6000 },
        ],
      },
    ],
    says: "By Lee Example's Form 8606 as filed, $0 of line 4b was for the IRAs on that form; the other $6,000 was for Kim Example's IRAs.",
  },
};

it.each(Object.entries(rare))("%s is said, and passes the last check", (_, { household, says }) => {
  const [first, ...others] = household.map((each) => unwrap(parseLedger(each)));
  if (first === undefined) throw new Error("there is a ledger");
  const correction = unwrap(correctWith(first, AS_OF, others));
  const all = envelopes(correction);
  const said = all.map(signedTexts).flatMap(({ letter, explanation }) => [...letter, ...explanation]);
  expect(said.join("\n")).toContain(says);
  expect(lastCheck(correction, all)).toEqual([]);
});
