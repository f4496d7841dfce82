import { describe, expect, test } from "vitest";
import { computeHouseholds } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Ledger } from "../../src/ledger/schema.js";
import { replay } from "../../src/lines/replay.js";
import { review } from "../../src/review/review.js";
import { reviewHouseholds } from "../../src/review/review-household.js";

function ledger(input: object): Ledger {
  const read = parseLedger(input);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function member(input: object) {
  const read = ledger(input);
  const years = replay(read);
  if (!years.ok) throw new Error(JSON.stringify(years.problems));
  return { ledger: read, years: years.value };
}

const backdoor = (name: string, household: string | null, more: object = {}) => ({
  owner: { name, born: "1980-05-20", household },
  years: { 2024: { deducted: 0, year_end_value: 0, filing_status: "married_joint", ...more } },
  entries: [
    { date: "2024-01-08", kind: "contribution", amount: 7000 },
    { date: "2024-01-10", kind: "conversion", amount: 7000 },
  ],
});

describe("a household is reviewed together", () => {
  test("findings come back in the order of the ledgers, each with its own", () => {
    const ana = member(backdoor("Ana Example", "example"));
    const ben = member(backdoor("Ben Example", "example", { year_end_value: 40000 }));
    const codes = reviewHouseholds([ben, ana]).map((found) => found.map(({ code }) => code));
    expect(codes[0]).toContain("pro_rata");
    expect(codes[1]).not.toContain("pro_rata");
  });

  test("one ledger alone gives what the review of a ledger gives", () => {
    const ana = member(backdoor("Ana Example", "example", { year_end_value: 40000 }));
    expect(reviewHouseholds([ana])).toEqual([review(ana.ledger, ana.years)]);
  });

  test("what a ledger says about the spouse goes before what the spouse's ledger says", () => {
    const told = { compensation: 0, spouse: { compensation: 0, ira_contributions: 7000 } };
    const ana = member(backdoor("Ana Example", "example", told));
    const ben = member(backdoor("Ben Example", "example", { compensation: 90000 }));
    const [found = []] = reviewHouseholds([ana, ben]);
    expect(found.find(({ code }) => code === "spousal_limit")?.message).toContain("$7,000 is too much");
  });

  test("three owners are no couple, so nobody's compensation is another's", () => {
    const members = ["Ana", "Ben", "Cleo"].map((name) =>
      member(backdoor(`${name} Example`, "example", { compensation: name === "Ana" ? 0 : 90000 })),
    );
    const [found = []] = reviewHouseholds(members);
    const limit = found.find(({ code }) => code === "spousal_limit");
    expect(limit?.message).toContain("your spouse's compensation for 2024");
    expect(limit?.enter).toContain("years.2024.spouse.compensation");
  });
});

describe("computing several ledgers", () => {
  test("reviews those of a household together and leaves the others alone", () => {
    const one = { ssn: "900-00-1234" };
    const ledgers = [
      backdoor("Ana Example", "example"),
      backdoor("Stranger", null),
      backdoor("Ben Example", "example"),
    ].map((input) => ledger({ ...input, owner: { ...input.owner, ...one } }));
    const pooled = computeHouseholds(ledgers).map(
      (result) => result.ok && result.value.findings.some(({ code }) => code === "spouse_pooled"),
    );
    expect(pooled).toEqual([true, false, true]);
  });

  test("does not stop at a ledger that cannot be computed", () => {
    const broken = ledger({
      owner: { name: "Owner B", household: "example" },
      entries: backdoor("Owner B", "example").entries,
    });
    const results = computeHouseholds([broken, ledger(backdoor("Ana Example", "example"))]);
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
    const [, ana] = results;
    expect(ana?.ok && ana.value.findings.length).toBeGreaterThan(0);
  });
});

describe("what a joint return shows is joint, in both ledgers", () => {
  const sam = (filed: object) => ({
    ...backdoor("Sam Sample", "sample", {
      filed: { return: true, date: "2025-04-10", form_8606: false, ...filed },
    }),
    entries: [
      { date: "2024-02-20", kind: "contribution", amount: 7000 },
      { date: "2024-03-01", kind: "conversion", amount: 7020 },
    ],
  });
  const lee = (filed: object) =>
    backdoor("Lee Sample", "sample", {
      year_end_value: 41200,
      filed: { return: true, form_8606: false, ...filed },
    });
  /** What each is told of the missing form and of the tax, Sam first. */
  const told = (first: object, second: object) =>
    reviewHouseholds([member(sam(first)), member(lee(second))], { asOf: "2026-06-01" }).map((found) =>
      found.flatMap(({ code, message, fix }) =>
        ["form_not_filed", "taxed_twice_open_year"].includes(code) ? [`${code}: ${message} ${fix}`] : [],
      ),
    );

  test("before line 4b is there, each is asked for the same joint amount", () => {
    for (const found of told({}, {})) {
      const [missing = ""] = found.filter((each) => each.startsWith("form_not_filed"));
      expect(missing).toContain("if line 4b of your return shows $6,003, for all IRAs on it together");
    }
  });

  test.each([
    ["the first", { form_1040: { "4a": 14020, "4b": 14020 } }, {}],
    ["the second", {}, { form_1040: { "4a": 14020, "4b": 14020 } }],
    ["both", { form_1040: { "4a": 14020, "4b": 14020 } }, { form_1040: { "4a": 14020, "4b": 14020 } }],
  ])("lines that %s ledger has hold for both, and the refund is told once", (_, first, second) => {
    const found = told(first, second);
    for (const each of found)
      expect(each.find((one) => one.startsWith("form_not_filed"))).toContain(
        "with Form 1040-X by April 18, 2028. Line 4b as filed is $14,020; the right amount is $6,003.",
      );
    expect(found.flat().filter((one) => one.startsWith("taxed_twice"))).toHaveLength(1);
  });

  test("alone, before line 4b is there, the spouse's part of a joint return is not forgotten", () => {
    const { ledger, years } = member(sam({}));
    const found = review(ledger, years, { asOf: "2026-06-01" });
    expect(found.find(({ code }) => code === "form_not_filed")?.fix).toContain(
      "if line 4b of your return shows $20, plus what your spouse's IRAs add",
    );
  });

  test("alone, what line 4a has more counts the same everywhere, and the spouse is asked for", () => {
    const { ledger, years } = member(sam({ form_1040: { "4a": 14020, "4b": 14020 } }));
    const found = review(ledger, years, { asOf: "2026-06-01" });
    const texts = found
      .map(({ message, fix }) => `${message} ${fix}`)
      .filter((text) => /right amount/.test(text));
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(text).toMatch(/right amount is \$7,020/);
      expect(text).toContain("Is the $7,000 more on line 4a your spouse's? Then add your spouse's IRAs");
    }
  });
});
