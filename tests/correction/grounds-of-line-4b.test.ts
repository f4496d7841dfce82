import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

interface Case {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

/** A ledger of someone who was born in 1955, with 4,000 of basis on the form for 2022. */
const ledgerOf = ({ owner, opening, ...rest }: Case) =>
  unwrap(
    parseLedger({
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1955-06-06", ...owner },
      opening: {
        ...{ year: 2022, basis: 4000, last_form: 2022, qcd_deductions: 0, roth_contributions: 0 },
        ...{ roth_conversions: [], roth_since: 2012, homebuyer_used: 0, ...opening },
      },
      ...rest,
    }),
  );

/** Part II for a year, after the last check has passed all that is signed. */
function partTwo(taxYear: number, one: Case, spouse?: Case): string {
  const filing = unwrap(correctWith(ledgerOf(one), AS_OF, spouse === undefined ? [] : [ledgerOf(spouse)]));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  return signedTexts(envelope).explanation.join("\n");
}

const year = (taxed: number, more: object = {}) => ({
  deducted: 0,
  ...{ filing_status: "single", year_end_value: 90_000, ...more },
  filed: filed("2024-04-10", { form_1040: { "4a": taxed, "4b": taxed } }),
});
const joint = (taxed: number, more: object = {}) => year(taxed, { filing_status: "married_joint", ...more });

// Reg. 301.6402-2(b)(1): a claim states each ground on which it is made, also that of a spouse without Form 8606.
describe("Part II of a joint return says what came out of the IRAs of a spouse without a Form 8606", () => {
  const couple = (entry: object, taxed: number): [Case, Case] => [
    {
      owner: { name: "Pa Example", ssn: "900-00-0002", born: "1945-06-06", household: "example" },
      opening: { basis: 0, last_form: "none" },
      years: { 2023: joint(taxed) },
      entries: [{ date: "2023-05-05", ...entry }],
    },
    {
      owner: { name: "Pb Example", ssn: "900-00-0003", household: "example" },
      years: { 2023: joint(taxed) },
      entries: [{ date: "2023-06-05", kind: "distribution", amount: 10_000 }],
    },
  ];
  it.each([
    [
      "a gift to charity",
      { kind: "distribution", amount: 12_000, reason: "qcd", charity: "Example Church" },
      "Pa Example: A qualified charitable distribution of $12,000 was paid by the trustee directly to Example Church on May 5, 2023.",
    ],
    [
      "an ordinary one, which may be what the return left out",
      { kind: "distribution", amount: 12_000, reason: "rmd" },
      "Pa Example: $12,000 was distributed from IRAs, and all of it is taxable (section 408(d)(1)).",
    ],
    [
      "a gift of which a part is taxable",
      { kind: "distribution", amount: 112_000, reason: "qcd", charity: "Example Church" },
      "Pa Example: $12,000 of the distributions from IRAs is taxable (section 408(d)(1)).",
    ],
  ])("%s", (_, entry, says) => {
    const [one, other] = couple(entry, entry.amount + 10_000);
    const text = partTwo(2023, one, other);
    expect(text).toContain(says);
    expect(text).toContain("Pb Example: $10,000 was distributed from traditional IRAs");
  });

  it("and of one whose form was right, with money that is on no form", () => {
    const [one, other] = couple(
      { kind: "distribution", amount: 12_000, reason: "qcd", charity: "Example Church" },
      22_000,
    );
    const spouse = {
      ...one,
      opening: {},
      years: {
        2023: {
          ...joint(22_000),
          filed: filed("2024-04-10", {
            form_8606: true,
            lines: { "1": 1000, "2": 4000, "14": 5000 },
            form_1040: { "4a": 22_000, "4b": 22_000 },
          }),
        },
      },
      entries: [{ date: "2023-04-05", kind: "contribution", amount: 1000 }, ...one.entries],
    };
    expect(partTwo(2023, spouse, other)).toContain("directly to Example Church");
  });
});

const one = (
  taxed: number,
  entries: readonly object[],
  more: Omit<Case, "years" | "entries"> = {},
): Case => ({
  ...more,
  years: { 2023: year(taxed) },
  entries: [...entries],
});

// IRC 408A(d)(2): the five years, and age 59 1/2, a disability or a beneficiary.
describe("Part II says why a Roth distribution was qualified", () => {
  const FIVE =
    "The first contribution or conversion to a Roth IRA was for 2012 or an earlier year, so the five tax years had passed. It was a qualified distribution, which is not taxable (section 408A(d)(1) and (2)).";
  const roth = (more: object = {}) => [
    { date: "2023-10-09", kind: "distribution", ira: "roth", amount: 22_000, ...more },
  ];
  it.each([
    ["age", one(22_000, roth()), `on October 9, 2023, at age 59 1/2 or older. ${FIVE}`],
    ["an unknown day", one(22_000, roth({ day: "unknown" })), `in 2023, at age 59 1/2 or older. ${FIVE}`],
    [
      "a disability",
      one(22_000, roth({ reason: "disability" }), { owner: { born: "1984-06-06" } }),
      `on October 9, 2023, because of a disability (section 72(m)(7)). ${FIVE}`,
    ],
    [
      "a beneficiary",
      one(22_000, roth({ reason: "death" }), {
        owner: { inherited_from: "Olaf Example", decedent_died: "2022-05-05" },
        opening: { share: true },
      }),
      "on October 9, 2023, to a beneficiary after the owner's death. The first contribution or conversion to a Roth IRA of Olaf Example was for 2012",
    ],
    [
      "two of them",
      one(23_000, [...roth(), { date: "2023-11-09", kind: "distribution", ira: "roth", amount: 1000 }]),
      "They were qualified distributions, which are not taxable (section 408A(d)(1) and (2)).",
    ],
  ])("%s", (_, ledger, says) => {
    expect(partTwo(2023, ledger)).toContain(says);
  });
});

// IRC 408(d)(3)(A), (E) and (I); 72(t)(8)(E); Notice 2020-23.
describe("Part II says when and where money was rolled over, and why it counts or not", () => {
  const rollover = (more: object) => [
    { date: "2023-05-01", kind: "rollover", amount: 15_000, deposited: "2023-06-10", ...more },
    { date: "2023-08-01", kind: "distribution", amount: 5000 },
  ];
  it.each([
    [
      "in time",
      {},
      "$15,000 was taken out on May 1, 2023 and rolled over to an IRA on June 10, 2023, within 60 days (section 408(d)(3)).",
    ],
    [
      "to a plan",
      { to: "employer_plan" },
      "$15,000 was taken out on May 1, 2023 and rolled over to an employer plan on June 10, 2023, within 60 days (section 408(d)(3)).",
    ],
    [
      "with a waiver",
      { deposited: "2023-08-20", waiver: true },
      "rolled over to an IRA on August 20, 2023, and the 60-day requirement was waived, or a reason for a waiver was certified to the trustee (section 408(d)(3)(I)).",
    ],
    [
      "for a first home that failed",
      { amount: 9000, deposited: "2023-08-20", failed_home_purchase: true },
      "rolled over to an IRA on August 20, 2023, within the 120 days for a first home whose purchase was delayed or canceled (section 72(t)(8)(E)).",
    ],
    [
      "too late",
      { deposited: "2023-07-01", waiver: false },
      "$15,000 was taken out on May 1, 2023 and paid into an IRA on July 1, 2023, 61 days later. The 60 days of section 408(d)(3)(A) had passed, and there was no waiver, so it was not rolled over. The $15,000 that came out is a distribution, and the $15,000 that was paid in is a contribution for 2023.",
    ],
    [
      "too late for a plan",
      { deposited: "2023-07-01", waiver: false, to: "employer_plan" },
      "The $15,000 that came out is a distribution.",
    ],
  ])("%s", (_, entry, says) => {
    expect(partTwo(2023, one(20_000, rollover(entry)))).toContain(says);
  });

  it("in the next year too, where it was paid in then", () => {
    const ledger: Case = {
      years: {
        2023: year(0, { no_other_distribution: true }),
        2024: {
          ...{ filing_status: "single", year_end_value: 90_000, deducted: 0, compensation: 50_000 },
          ...{ magi: 60_000, line_1_above_limit: false },
          filed: filed("2025-04-10", { form_5329: {}, form_1040: { "4a": 0, "4b": 0 } }),
        },
      },
      entries: [
        { date: "2023-12-15", kind: "rollover", amount: 20_000, deposited: "2024-02-20", waiver: false },
      ],
    };
    for (const taxYear of [2023, 2024])
      expect(partTwo(taxYear, ledger)).toContain(
        "The $20,000 that came out is a distribution, and the $20,000 that was paid in is a contribution for 2024.",
      );
  });

  it("what was required, which stays out", () => {
    const ledger: Case = {
      owner: { born: "1946-06-06" },
      years: { 2022: { year_end_value: 220_000 }, 2023: year(0, { year_end_value: 215_000 }) },
      entries: [
        { date: "2023-02-10", kind: "rollover", amount: 30_000, deposited: "2023-03-20" },
        { date: "2023-09-10", kind: "distribution", reason: "rmd", amount: 5000 },
      ],
    };
    expect(partTwo(2023, ledger)).toContain(
      "$30,000 was taken out on February 10, 2023 and paid into an IRA on March 20, 2023. Of that, $4,607 was a required minimum distribution, which cannot be rolled over (section 408(d)(3)(E)). The $4,607 that came out is a distribution, and the $4,607 that was paid in is a contribution for 2023.",
    );
  });
});

// IRC 408(d)(9); Instructions for Form 8889, line 10.
describe("Part II says what was paid to a health savings account", () => {
  it.each(["traditional", "roth"])("from a %s IRA", (ira) => {
    const transfer = { reason: "hsa_funding", hsa_coverage: "self_only", amount: 3850, ira };
    expect(partTwo(2023, one(3850, [{ date: "2023-05-01", kind: "distribution", ...transfer }]))).toContain(
      "A qualified HSA funding distribution of $3,850 was paid by the trustee directly to a health savings account on May 1, 2023. It is not taxable (section 408(d)(9)) and on Form 8889, line 10.",
    );
  });
});

// Instructions for Form 8606, line 2: basis that is on no earlier Form 8606.
describe("Part II says from where line 2 has basis that no earlier form has", () => {
  const LAST = "Basis before that ($4,000) is line 14 of the last Form 8606 filed, for 2022.";
  it.each([
    [
      { date: "2023-02-10", kind: "inherited_as_own", amount: 80_000, basis: 20_000 },
      `Line 2 of Form 8606 includes $20,000 of basis in a deceased spouse's IRAs that the surviving spouse took over on February 10, 2023. ${LAST}`,
    ],
    [
      { date: "2023-03-01", day: "unknown", kind: "plan_rollover", amount: 45_000, after_tax: 9000 },
      `Line 2 of Form 8606 includes $9,000 of after-tax money that was rolled over from an employer plan in 2023. ${LAST}`,
    ],
    [
      { date: "2023-12-31", kind: "basis_adjustment", amount: 6000, note: "left off the form for 2019." },
      `Line 2 of Form 8606 includes $6,000 for this reason: left off the form for 2019. ${LAST}`,
    ],
    [
      { date: "2023-12-31", kind: "basis_adjustment", amount: -600, note: "counted twice in 2019" },
      `Line 2 of Form 8606 is reduced by $600 for this reason: counted twice in 2019. ${LAST}`,
    ],
    [
      { date: "2023-03-31", kind: "divorce_transfer", direction: "given", amount: 6000, basis: 600 },
      `Line 2 of Form 8606 is reduced by $600 of basis that was transferred under a divorce or separation instrument on March 31, 2023. ${LAST}`,
    ],
  ])("%j", (entry, says) => {
    const distribution = { date: "2023-09-10", kind: "distribution", amount: 9000 };
    expect(partTwo(2023, one(9000, [entry, distribution]))).toContain(says);
  });
});

// Form 8915-F; IRC 72(t)(11) and 72(t)(2)(I).
describe("Part II says what a disaster or a repayment has to do with line 4b", () => {
  const disaster = (date: string) => ({
    ...{ date, kind: "distribution", reason: "disaster", disaster: "DR-4834-FL", amount: 22_000 },
  });
  const year2024 = (taxed: number, form_8915: number | undefined, more: object = {}): Case => ({
    opening: { year: 2023, basis: 9000, last_form: 2023 },
    years: {
      2024: {
        ...{ deducted: 0, filing_status: "single", year_end_value: 30_000, form_8915 },
        filed: filed("2025-04-10", { form_1040: { "4a": taxed, "4b": taxed }, form_5329: {} }),
      },
    },
    entries: [disaster("2024-10-15")],
    ...more,
  });
  it("in the year of the distribution", () => {
    const text = partTwo(2024, year2024(22_000, 6064));
    expect(text).toContain(
      "$22,000 was taken out on October 15, 2024 because of DR-4834-FL and was a qualified disaster distribution, which is on Form 8915.",
    );
    expect(text).toContain(
      "$6,064 is income for 2024 from Form 8915, which is on line 4b. It is one third of the taxable amount, which is included over three years.",
    );
    expect(text).toContain("the correct amount is $6,064 (Form 8915: $6,064).");
    expect(text).toContain("Form 8606, Form 8915, and a statement");
  });

  it("in a later year, with what was repaid", () => {
    const ledger: Case = {
      opening: { year: 2021, basis: 0, last_form: "none" },
      years: {
        2022: {
          ...year(22_000, { form_8915: 7333 }),
          filed: filed("2023-04-10", { form_1040: { "4a": 22_000, "4b": 7333 } }),
        },
        2023: {
          ...year(0, { form_8915: 4000 }),
          filed: filed("2024-04-10", { form_1040: { "4a": 0, "4b": 7333 } }),
        },
      },
      entries: [
        disaster("2022-10-15"),
        {
          ...{ date: "2024-01-15", kind: "repayment", of: "disaster", distributed: 2022, amount: 3333 },
          disaster: "DR-4834-FL",
        },
      ],
    };
    expect(partTwo(2023, ledger)).toContain(
      "$3,333 of the qualified disaster distributions of 2022 was repaid on January 15, 2024. $4,000 is income for 2023 from Form 8915 for qualified disaster distributions of 2022, which is on line 4b.",
    );
  });

  it("where an emergency distribution was repaid", () => {
    const entries = [
      { date: "2024-08-01", kind: "distribution", amount: 1000, reason: "emergency" },
      { date: "2025-06-02", kind: "repayment", amount: 1000, of: "emergency", distributed: 2024 },
    ];
    expect(partTwo(2024, year2024(1000, undefined, { entries }))).toContain(
      "$1,000 of what was distributed in 2024 for an emergency was repaid on June 2, 2025 (section 72(t)(2)(I)) and counts as rolled over, so it is not taxable.",
    );
  });
});

// Instructions for Form 5329, line 2, number 12: "other" states no ground.
describe("Part II says why exception number 12 applies", () => {
  const claimed = (exception_reason?: string): Case => ({
    owner: { born: "1984-06-06" },
    years: {
      2023: {
        ...year(6000),
        filed: filed("2024-04-10", { form_1040: { "4a": 6000, "4b": 6000 }, form_5329: { "4": 600 } }),
      },
    },
    entries: [{ date: "2023-05-01", kind: "distribution", amount: 6000, exception: 12, exception_reason }],
  });
  it("in the words of the ledger", () => {
    expect(partTwo(2023, claimed("box 7 has code 1 by mistake."))).toContain(
      "(section 72(t)).\nException number 12 applies for this reason: box 7 has code 1 by mistake.",
    );
  });
  it("with a blank until the ledger has them", () => {
    expect(partTwo(2023, claimed())).toContain(
      "Exception number 12 applies for this reason: ____________________.",
    );
  });
});
