import { describe, expect, it } from "vitest";
import { compute, readLedger } from "../../src/index.js";
import { answerOf, isBlankOn1040, jointAnswer } from "../../src/lines/answer.js";

function answer(ledger: object, taxYear: number, asOf = "2026-11-01"): string {
  const read = readLedger(
    JSON.stringify({ owner: { name: "Ada Example", born: "1980-01-01" }, ...ledger }),
    "json",
  );
  const computed = read.ok ? compute(read.value) : read;
  if (!computed.ok) throw new Error(JSON.stringify(computed.problems));
  const year = computed.value.years.find(({ tax_year }) => tax_year === taxYear);
  if (year === undefined) throw new Error(`no year ${taxYear}`);
  return answerOf(year, asOf);
}

const contribution = { date: "2025-01-14", kind: "contribution", amount: 7000 };

describe("the answer of a year", () => {
  it("is that nothing is taxable, with the lines of Form 1040, after a clean backdoor", () => {
    const entries = [contribution, { date: "2025-01-16", kind: "conversion", amount: 7000 }];
    expect(answer({ years: { 2025: { year_end_value: 0 } }, entries }, 2025)).toBe(
      "Nothing is taxable. File Form 8606 with your return; on Form 1040, enter 7,000 on line 4a and 0 on line 4b.",
    );
  });

  it("leaves the lines of Form 1040 blank when nothing came out", () => {
    expect(answer({ entries: [contribution] }, 2025)).toBe(
      "Nothing is taxable. File Form 8606 with your return; on Form 1040, leave lines 4a and 4b blank for these IRAs.",
    );
  });

  it("says so far while the year runs", () => {
    expect(answer({ entries: [contribution] }, 2025, "2025-06-01")).toMatch(/^Nothing is taxable so far\. /);
    expect(answer({ entries: [contribution] }, 2025, "2025-12-31")).toMatch(/^Nothing is taxable so far\. /);
    expect(answer({ entries: [contribution] }, 2025, "2026-01-01")).toMatch(/^Nothing is taxable\. /);
  });

  it("names the income on Form 8915 that the ledger does not have, and adds it where it does", () => {
    const disaster = {
      date: "2024-10-15",
      kind: "distribution",
      reason: "disaster",
      disaster: "DR-4834-FL",
      amount: 22000,
    };
    const more = { date: "2024-11-15", kind: "distribution", amount: 1000 };
    const of = (form_8915: number | null, ...entries: object[]) =>
      answer({ years: { 2024: { year_end_value: 178000, form_8915 } }, entries }, 2024);
    expect(of(null, disaster)).toBe(
      "Only the income on Form 8915 is taxable. You do not need Form 8606; on Form 1040, enter 22,000 on line 4a and 0 on line 4b, and add the income from Form 8915 to line 4b.",
    );
    expect(of(null, disaster, more)).toMatch(/^\$1,000 and the income on Form 8915 are taxable\. /);
    expect(of(7333, disaster)).toBe(
      "$7,333 is taxable. You do not need Form 8606; on Form 1040, enter 22,000 on line 4a and 7,333 on line 4b.",
    );
    expect(of(0, disaster)).toMatch(/^Nothing is taxable\. /);
  });

  it("has what Form 5329 adds, and the line numbers of an old Form 1040", () => {
    const entries = [{ date: "2016-03-01", kind: "distribution", amount: 1000 }];
    expect(answer({ years: { 2016: { year_end_value: 9000 } }, entries }, 2016)).toBe(
      "$1,000 is taxable. You do not need Form 8606; on Form 1040, enter 1,000 on line 15a and 1,000 on line 15b. Form 5329 adds $100 of tax.",
    );
  });
});

it("does not leave the lines blank when something nontaxable came out", () => {
  expect(jointAnswer(2024, [{ form_1040: { "4a": 700_000, "4b": 0 } }])).toBe(
    "If you file a joint return: on Form 1040, enter 7,000 on line 4a and 0 on line 4b.",
  );
});

it("adds up the lines of a couple", () => {
  expect(
    jointAnswer(2024, [
      { form_1040: { "4a": 700_000, "4b": 0 } },
      { form_1040: { "4a": 700_000, "4b": 595_700 } },
    ]),
  ).toBe("If you file a joint return: on Form 1040, enter 14,000 on line 4a and 5,957 on line 4b.");
});

// Income of 2010 conversions falls due in 2011 and 2012, whether or not anything comes out (IRC 408A(d)(3)(A)(iii) as it was).
it.each([
  [0, 0, true],
  [0, 100, false],
  [100, 0, false],
])("lines 4a of %i and 4b of %i stay blank: %s", (all, taxable, blank) => {
  expect(isBlankOn1040({ "4a": all, "4b": taxable })).toBe(blank);
});

it("names the income on Form 8915 of either spouse", () => {
  const disaster = {
    form_1040: { "4a": 2_200_000, "4b": 0 },
    form_8915: { reported: 2_200_000, income: null },
  };
  expect(jointAnswer(2024, [{ form_1040: { "4a": 700_000, "4b": 0 } }, disaster])).toBe(
    "If you file a joint return: on Form 1040, enter 29,000 on line 4a and 0 on line 4b, and add the income from Form 8915 to line 4b.",
  );
});
