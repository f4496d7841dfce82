import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { writeChecklist } from "../../src/packages/pages/checklist-pages.js";
import { writeSummary } from "../../src/packages/pages/summary-pages.js";
import type { PageWriter, Text } from "../../src/pdf/pages/page-writer.js";
import { AS_OF, unwrap } from "../correction/examples.js";

/** The sentences of the two parts that stay in the file, without a page. */
function kept(inputs: readonly object[]) {
  const [first, ...others] = inputs.map((input) => unwrap(parseLedger(input)));
  if (first === undefined) throw new Error("a package has a ledger");
  const correction = unwrap(correctWith(first, AS_OF, others));
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const texts: string[] = [];
  const one = (text: Text) => texts.push(typeof text === "string" ? text : `${text.bold} ${text.text}`);
  const nothing = () => undefined;
  const pages = {
    checks: (items: readonly Text[]) => items.forEach(one),
    bullets: (items: readonly Text[]) => items.forEach(one),
    paragraph: one,
    ...Object.fromEntries(
      ["heading", "subheading", "table", "facts", "together", "space", "ruled"].map((name) => [
        name,
        nothing,
      ]),
    ),
  } as unknown as PageWriter;
  const textOf = (write: () => void) => {
    texts.length = 0;
    write();
    return texts.join("\n");
  };
  return {
    envelopes: all,
    summary: textOf(() => writeSummary(pages, correction, all, new Set())),
    checklist: textOf(() =>
      writeChecklist(pages, { correction, envelopes: all, copied: [], slips: new Map() }),
    ),
  };
}

/** Two backdoor Roth conversions on joint returns; he has a SEP IRA without basis, and dies in 2025. */
const couple = (entries: readonly object[] = [], died: string | null = "2025-05-03") => {
  const joint = (year: number, value: unknown, amount: number) => ({
    ...{ year_end_value: value, deducted: 0, filing_status: "married_joint", compensation: 90_000 },
    filed: {
      ...{ return: true, date: `${year + 1}-04-10`, form_8606: false, deducted: 0, form_5329: {} },
      form_1040: { "4a": amount, "4b": 0 },
    },
  });
  const both = [
    { date: "2022-01-10", kind: "contribution", amount: 6000 },
    { date: "2022-01-14", kind: "conversion", amount: 6000 },
    { date: "2023-01-10", kind: "contribution", amount: 6500 },
    { date: "2023-01-14", kind: "conversion", amount: 6500 },
  ];
  const person = (name: string, ssn: string, sep: readonly [number, number], more: object) => ({
    owner: { name, ssn, born: "1961-02-02", household: "testperson", ...more },
    opening: { year: 2021, basis: 0 },
    years: {
      2022: joint(2022, sep[0], 12_000),
      2023: joint(2023, sep[1], 13_000),
      2024: {},
      2025: {},
    },
    entries: both,
  });
  const mira = person("Mira Testperson", "900-00-7002", [0, 0], {});
  return [
    person("Joel Testperson", "900-00-7001", [48_000, 61_000], {
      first_on_return: true,
      ...(died !== null && { died }),
    }),
    { ...mira, entries: [...mira.entries, ...entries] },
  ];
};

// IRC 408(d)(3)(C)(ii)(II); Publication 590-B, What if You Inherit an IRA?, Inherited from spouse.
describe("the basis of a spouse who has died", () => {
  const INHERITS =
    "No basis of Mira Testperson is left after 2025. If Mira Testperson inherits IRAs of Joel Testperson and treats them as Mira Testperson's own, the basis of $10,694, or the share of it that was inherited, goes onto line 2 of Mira Testperson's next Form 8606 (section 408(d)(3)(C)).";

  it("may be the survivor's, whose next line 2 is not called 0", () => {
    const { summary, checklist } = kept(couple());
    expect(checklist).toContain(INHERITS);
    expect(checklist).not.toContain("line 2 of the next Form 8606 is 0");
    expect(summary).toContain("$10,694 after 2025. It passes to the beneficiaries of the IRAs.");
    expect(checklist).not.toContain("both spouses sign");
  });

  it("is not asked about again once the survivor's ledger has it", () => {
    const own = { date: "2025-08-01", kind: "inherited_as_own", amount: 75_000, basis: 10_694 };
    const { summary, checklist } = kept(couple([own]));
    expect(checklist).not.toContain("If Mira Testperson inherits");
    expect(checklist).toContain("Mira Testperson's next Form 8606 starts with the correct line 2");
    expect(summary).toContain("Basis carried forward by Mira Testperson: $10,694 after 2025.");
  });

  it("stays with someone who is alive", () => {
    const { summary, checklist } = kept(couple([], null));
    expect(checklist).toContain(
      "No basis of Mira Testperson is left after 2025: line 2 of the next Form 8606 is 0.",
    );
    expect(summary).not.toContain("passes to the beneficiaries");
    expect(checklist).toContain("On a joint return, both spouses sign.");
  });
});

// IRC 6511(b)(2)(A): withheld tax counts as paid on April 15, 2023, and only a return claims it.
it("says that a form by itself does not claim what was withheld from someone who need not file", () => {
  const { checklist, summary } = kept([
    {
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1940-06-06" },
      opening: { year: 2021, basis: 10_000, last_form: 2012 },
      years: { 2022: { year_end_value: 20_000, filed: { return: false, required: false } } },
      entries: [{ date: "2022-05-05", kind: "distribution", amount: 1500 }],
    },
  ]);
  expect(checklist).toContain(
    "This form claims no refund. If tax was withheld or paid for 2022, mail a return for 2022 with it instead, by April 15, 2026.",
  );
  const first =
    "If tax was withheld or paid for 2022, mail a return for 2022 by April 15, 2026, even if none was required.";
  expect(checklist).toContain(`Put April 15, 2026 on your calendar. ${first}`);
  expect(summary).toContain(`First deadline: ${first}`);
});

it.each([
  [{ last_form: 2012 }, "The Form 8606 for 2012, the last one filed before 2022: its line 14 proves"],
  [{ last_form: "none" }, "What proves the basis up to 2021 without a Form 8606"],
  [{}, "The last Form 8606 up to 2021: its line 14 proves"],
])("gathers the form from which the basis comes: %j", (form, says) => {
  const { checklist } = kept([
    {
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1940-06-06" },
      opening: { year: 2021, basis: 10_000, ...form },
      years: { 2022: { year_end_value: 20_000, filed: { return: false, required: false } } },
      entries: [{ date: "2022-05-05", kind: "distribution", amount: 1500 }],
    },
  ]);
  expect(checklist).toContain(says);
});

// Instructions for Form 1040-X: the return attached has the corrected amounts; here only Form 8606 is corrected.
it("does not speak of changes on a corrected return without any", () => {
  const { envelopes: all } = kept([
    {
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1955-08-08" },
      years: {
        2020: {
          ...{ deducted: 2000, filing_status: "single" },
          filed: {
            ...{ return: true, date: "2021-05-10", form_8606: true, deducted: 2000 },
            lines: { "1": 6000, "2": 0, "3": 6000, "14": 6000 },
          },
        },
      },
      entries: [{ date: "2020-10-19", kind: "contribution", amount: 6000 }],
    },
  ]);
  expect(all[0]?.send).toBe("amend_same_tax");
  expect(all[0]?.contents).toContain("Corrected Form 1040 for 2020");
});

// IRC 72(t)(7) and (8): what an exception rests on is proven by papers.
it.each([
  [
    { reason: "homebuyer" },
    "For the first home in 2023: the closing papers; proof that the money paid for the home within",
  ],
  [
    { exception: "08" },
    "For the higher education expenses in 2023: Form 1098-T, the bills and payments of that year",
  ],
])("gathers what proves the exception of an early distribution: %j", (out, says) => {
  const early = (more: object) =>
    kept([
      {
        owner: { name: "Rita Example", ssn: "900-00-0001", born: "1984-06-06" },
        opening: { year: 2020, basis: 0, roth_contributions: 0 },
        years: {
          2021: {
            ...{ year_end_value: 0, deducted: 0, filing_status: "single" },
            filed: {
              ...{ return: true, date: "2022-04-10", form_8606: true, deducted: 0 },
              lines: { "16": 10_000, "17": 0, "18": 10_000 },
              form_1040: { "4a": 10_000, "4b": 10_000 },
            },
          },
          2022: {},
          2023: {
            ...{ deducted: 0, filing_status: "single", no_exception: true },
            filed: {
              ...{ return: true, date: "2024-04-10", form_8606: false, deducted: 0, form_5329: {} },
              form_1040: { "4a": 10_000, "4b": 0 },
            },
          },
        },
        entries: [
          { date: "2021-05-09", kind: "conversion", amount: 10_000 },
          { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 10_000, ...more },
        ],
      },
    ]).checklist;
  expect(early(out)).toContain(says);
  expect(early({})).not.toMatch(/For the (?:first home|higher education)/);
});

describe("a conversion that the return reported wrong", () => {
  const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1980-06-06" };
  const converted = (filed: object, taxYear: number, of: readonly object[] = []) =>
    kept([
      {
        owner,
        opening: { year: taxYear - 1, basis: 0, last_form: taxYear - 1 },
        years: {
          [taxYear]: {
            ...{ year_end_value: 0, deducted: 0, filing_status: "single", compensation: 30_000 },
            filed: { return: true, form_8606: false, deducted: 0, form_5329: {}, ...filed },
          },
        },
        entries: [...of, { date: `${taxYear}-02-03`, kind: "conversion", amount: 6000 }],
      },
    ]);

  // Reg. 1.6664-2(c)(2) and (3); IRC 7502 does not cover a return that nothing requires by the end of the assessment.
  it("is paid so that it arrives in time, and before the IRS examines the return", () => {
    const { summary, checklist } = converted(
      { date: "2023-04-10", form_1040: { "4a": 6000, "4b": 0 } },
      2022,
    );
    expect(checklist).toContain("if the IRS receives it before it contacts you about an examination of 2022");
    expect(checklist).toContain("so that it arrives by April 15, 2026. A postmark on that day is too late.");
    expect(summary).toContain("and the 20 percent accuracy penalty (section 6662), are not included.");
  });

  // IRC 6511(b)(2): three years from a late return reach more than two years from the last payment, but end sooner.
  it("is claimed back before the payments of the third year drop out", () => {
    const { summary, checklist } = converted(
      { date: "2023-12-12", paid_on: "2025-01-10", form_1040: { "4a": 6000, "4b": 6000 } },
      2021,
      [{ date: "2021-02-01", kind: "contribution", amount: 6000 }],
    );
    expect(checklist).toContain(
      "Mail now, and by December 14, 2026 to claim all of it. The claim covers only tax paid in the three years",
    );
    expect(checklist).toContain(
      "it covers only tax paid in the two years before (section 6511(b)(2)(B)), and after January 11, 2027, you cannot claim a refund.",
    );
    expect(checklist).toContain("IRS account transcript for 2021");
    expect(checklist).toContain("Put December 14, 2026 on your calendar.");
    expect(summary).toContain("First deadline: Mail the refund claim for 2021 by December 14, 2026.");
    expect(checklist).not.toContain("accuracy penalty");
    expect(summary).not.toContain("accuracy penalty");
  });
});

// Form W-2, box 13; IRC 219(g). Notice 2021-61: in 2022 from 68,000 (single).
describe("coverage by an employer plan", () => {
  const contributed = (year: object, more: object = {}) => ({
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
    years: {
      2022: {
        ...{ year_end_value: 9000, deducted: 0, filing_status: "single", ...year },
        filed: { return: true, date: "2023-04-10", form_8606: false, deducted: 0, form_5329: {} },
      },
      ...more,
    },
    entries: [{ date: "2022-05-05", kind: "contribution", amount: 6000 }],
  });
  const old = {
    ...contributed({}),
    years: { 2019: { deducted: 0, filed: { ...contributed({}).years[2022].filed, date: "2020-04-10" } } },
    entries: [{ date: "2019-05-05", kind: "contribution", amount: 6000 }],
  };
  const undone = {
    ...contributed({}),
    entries: [
      ...contributed({}).entries,
      {
        date: "2022-09-01",
        kind: "recharacterization",
        for: 2022,
        from: "traditional",
        amount: 6000,
        earnings: 0,
      },
    ],
  };

  it.each([
    ["not known", contributed({}), true],
    ["known, and income decides with it", contributed({ covered_by_plan: true, magi: 90_000 }), true],
    ["below the range", contributed({ magi: 40_000 }), false],
    ["without pay", contributed({ compensation: 0, line_1_above_limit: true }), false],
    ["a year that is closed both ways", old, false],
    ["recharacterized to a Roth IRA", undone, false],
  ])("is proven only where it decides: %s", (_, input, asks) => {
    expect(kept([input]).checklist.includes("Forms W-2, box 13, for 2022: whether it shows")).toBe(asks);
    expect(kept([input]).checklist.includes("box 13")).toBe(asks);
  });

  // All basis of hers came out in the same year; his is still in the SEP IRA.
  it("is asked of the spouse to whom a deduction gives anything", () => {
    const { summary } = kept(couple());
    expect(summary).toContain("To consider: Joel");
    expect(summary).not.toContain("To consider: Mira");
  });
});
