import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { isHeld, isSettledFirst } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctHousehold, correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";

const RETURN_2023 = {
  return: true,
  date: "2024-04-12",
  form_1040: { "4a": 13_000, "4b": 13_000 },
  deducted: 0,
};
const RETURN_2024 = {
  return: true,
  date: "2025-04-12",
  form_1040: { "4a": 14_000, "4b": 7000 },
  deducted: 0,
};
const RIGHT_2024 = { "1": 7000, "2": 0, "3": 7000, "14": 0, "16": 7000, "17": 7000, "18": 0 };

/**
 * One of a couple, each with two backdoor Roth conversions: 6,500 for 2023 and 7,000 for 2024. The joint return of 2023
 * taxed both conversions. That of 2024 taxed one: Ada's form was filed, Ben's was not.
 */
function spouse(
  name: "Ada" | "Ben",
  { owner = {}, y2023 = {}, y2024 = {}, entries = [] as object[] } = {},
): Ledger {
  const form = name === "Ada" ? { form_8606: true, lines: RIGHT_2024 } : { form_8606: false };
  return unwrap(
    parseLedger({
      owner: {
        name: `${name} Morse`,
        ssn: name === "Ada" ? "900-00-5016" : "900-00-5017",
        born: "1979-06-06",
        household: "morse",
        ...owner,
      },
      years: {
        2023: {
          year_end_value: 0,
          deducted: 0,
          filing_status: "married_joint",
          filed: { ...RETURN_2023, form_8606: false },
          ...y2023,
        },
        2024: {
          year_end_value: 0,
          deducted: 0,
          filing_status: "married_joint",
          filed: { ...RETURN_2024, ...form },
          ...y2024,
        },
      },
      entries: [
        { date: "2023-02-01", kind: "contribution", amount: 6500 },
        { date: "2023-02-03", kind: "conversion", amount: 6500 },
        { date: "2024-02-01", kind: "contribution", amount: 7000 },
        { date: "2024-02-03", kind: "conversion", amount: 7000 },
        ...entries,
      ],
    }),
  );
}

const filing = (ada: Ledger, ben: Ledger) => unwrap(correctWith(ada, AS_OF, [ben]));

describe("the package of a couple", () => {
  const couple = filing(spouse("Ada"), spouse("Ben"));
  const all = envelopes(couple);

  it("has one envelope for each joint return, with the forms of both", () => {
    expect(all.map(({ number, tax_year, send }) => [number, tax_year, send])).toEqual([
      [1, 2023, "amend_refund"],
      [2, 2024, "amend_refund"],
    ]);
    for (const { contents } of all)
      expect(contents.filter((item) => /Form 8606/.test(item))).toEqual([
        expect.stringContaining("Ada Morse's Form 8606"),
        expect.stringContaining("Ben Morse's Form 8606"),
      ]);
  });

  it("counts the change of each return once", () => {
    expect(couple.change).toBe(-2_000_000);
  });

  it("names both in Part II, each with what is so for them, and claims the joint change once", () => {
    const [, second] = all.map((envelope) => amendedReturn(envelope).explanation.join(" "));
    expect(second).toContain(
      "Ada Morse's Form 8606 for 2024, filed with the return, does not change; a copy is attached.",
    );
    expect(second).toContain(
      "By Ada Morse's Form 8606 as filed, $0 of line 4b was for the IRAs on that form; the other $7,000 was for Ben Morse's IRAs.",
    );
    expect(second).not.toMatch(/did not follow|Ada Morse: /);
    expect(second).toContain("Ben Morse's Form 8606 was required for 2024 and was not filed");
    expect(second).toContain(
      "Ben Morse: $7,000 was converted from traditional IRAs to Roth IRAs (Form 8606, line 16).",
    );
    expect(second?.match(/lowers adjusted gross income \(Form 1040-X, line 1\) by \$7,000/g)).toHaveLength(1);
  });

  it("says that the return did not follow the forms only when both were right on file", () => {
    const both = filing(
      spouse("Ada"),
      spouse("Ben", { y2024: { filed: { ...RETURN_2024, form_8606: true, lines: RIGHT_2024 } } }),
    );
    const part2 = envelopes(both).map((envelope) => amendedReturn(envelope).explanation.join(" "))[1];
    expect(part2?.match(/was correct as filed, but the return did not follow it\./g)).toHaveLength(2);
  });

  it("has one letter for each return, in which both speak", () => {
    const [first] = all.map((envelope) => letter(envelope).paragraphs.join(" "));
    expect(first).toContain("Form 1040-X for 2023, a joint return, with the corrected return");
    expect(first).toContain("please write to us");
  });

  // Instructions for Form 1040-X, Name, Current Address, and SSN: the order of the return that is amended.
  it.each([
    ["in the order given, and is held", {}, {}, ["Ada Morse", "Ben Morse"], ["owner.first_on_return"]],
    ["with the one first who says so", {}, { first_on_return: true }, ["Ben Morse", "Ada Morse"], []],
    ["with the one last who says so", { first_on_return: false }, {}, ["Ben Morse", "Ada Morse"], []],
  ])("names the spouses %s", (_, ada, ben, names, open) => {
    const { members } = filing(spouse("Ada", { owner: ada }), spouse("Ben", { owner: ben }));
    expect(members.map(({ ledger }) => ledger.owner.name)).toEqual(names);
    const settledFirst = members.flatMap(({ assumed }) => assumed).filter(isSettledFirst);
    expect(settledFirst.map(({ path }) => path)).toEqual(open);
    expect(assumptionsInWords(settledFirst).map(({ fact }) => fact)).toEqual(
      open.map(() => "Which spouse is listed first on the joint return"),
    );
  });

  it("asks for no order where only forms are sent, each by its owner", () => {
    const right = { filed: { ...RETURN_2023, form_8606: false, form_1040: { "4a": 13_000, "4b": 0 } } };
    const closed = {
      filed: { ...RETURN_2024, form_8606: true, lines: RIGHT_2024, form_1040: { "4a": 14_000, "4b": 0 } },
    };
    const years = { y2023: right, y2024: closed };
    const alone = filing(spouse("Ada", years), spouse("Ben", years));
    expect(alone.members.map((each) => each.years.map(({ send }) => send))).toEqual([
      ["form_alone", "nothing"],
      ["form_alone", "nothing"],
    ]);
    expect(isHeld(alone)).toBe(false);
  });

  it("takes what only one ledger tells of the return from it", () => {
    const told = { filed: { form_8606: false } };
    expect(filing(spouse("Ada"), spouse("Ben", { y2023: told, y2024: told })).change).toBe(-2_000_000);
  });

  it("waits while it is not known what the spouse filed", () => {
    const unknown = { filed: { ...RETURN_2023, form_8606: null } };
    const { members, lacks } = filing(spouse("Ada"), spouse("Ben", { y2023: unknown }));
    expect(members.map(({ years }) => years[0]?.send)).toEqual(["undecided", "undecided"]);
    expect(lacks.map(({ path }) => path)).toEqual(["years.2023.filed.form_8606"]);
  });

  it("is two packages when they file separately", () => {
    const apart = (form_1040: object) => ({
      y2023: { filing_status: "married_separate", filed: { ...RETURN_2023, form_1040, form_8606: false } },
      y2024: { filing_status: "married_separate", filed: { ...RETURN_2024, form_1040, form_8606: false } },
    });
    const own = apart({ "4a": 6500, "4b": 6500 });
    const made = correctHousehold([spouse("Ada", own), spouse("Ben", own)], AS_OF);
    expect(made.map(({ ledgers }) => ledgers)).toEqual([[0], [1]]);
  });
});

describe("a joint return with a deduction to give back", () => {
  const deducted = { filed: { ...RETURN_2023, deducted: 6500, form_8606: false } };
  const couple = filing(spouse("Ada", { y2023: deducted }), spouse("Ben"));

  it("claims no more than is left of both changes together", () => {
    expect(couple.members.map(({ years }) => years[0]?.income.change)).toEqual([-650_000, -650_000]);
    expect(couple.change).toBe(-650_000 - 700_000);
  });

  it("is one amended return for both reasons", () => {
    const [first] = envelopes(couple);
    expect(couple.members.map(({ years }) => years[0]?.send)).toEqual(["amend_refund", "amend_refund"]);
    expect(first?.contents.join("\n")).not.toContain("Payment");
    expect(first?.parts).toHaveLength(2);
    expect(letter(first as NonNullable<typeof first>).paragraphs[0]).toContain(
      "It lowers the taxable amount of IRA distributions (line 4b), removes an IRA deduction of Ada Morse of $6,500 (Schedule 1, line 20), and claims a refund.",
    );
  });
});

it("counts a spouse's deduction of a closed year as taken: it leaves no basis for a joint claim", () => {
  const closed = {
    owner: { name: "Ben Morse", ssn: "900-00-5017", born: "1979-06-06", household: "morse" },
    years: {
      2019: {
        year_end_value: 6000,
        deducted: 0,
        filing_status: "married_joint",
        filed: {
          return: true,
          date: "2020-04-10",
          form_8606: false,
          deducted: 6000,
          form_1040: { "4a": 0, "4b": 0 },
        },
      },
      ...Object.fromEntries([2020, 2021, 2022].map((year) => [year, { year_end_value: 6000, deducted: 0 }])),
      2023: {
        year_end_value: 0,
        deducted: 0,
        filing_status: "married_joint",
        filed: {
          return: true,
          date: "2024-04-12",
          form_8606: false,
          form_1040: { "4a": 12_500, "4b": 12_500 },
        },
      },
    },
    entries: [
      { date: "2019-02-01", kind: "contribution", amount: 6000 },
      { date: "2023-02-03", kind: "conversion", amount: 6000 },
    ],
  };
  const filed = {
    return: true,
    date: "2024-04-12",
    form_8606: false,
    form_1040: { "4a": 12_500, "4b": 12_500 },
  };
  const ada = spouse("Ada", { y2023: { filed } });
  const { members } = filing(ada, unwrap(parseLedger(closed)));
  const year = members[0].years.find(({ tax_year }) => tax_year === 2023);
  // Only Ada's 6,500 are basis; Ben's 6,000 were deducted in 2019.
  expect(year?.income.change).toBe(-650_000);
});

describe("ledgers of a couple that contradict each other", () => {
  it.each([
    [
      "who is first",
      { owner: { first_on_return: true } },
      { owner: { first_on_return: true } },
      "owner.first_on_return",
    ],
    [
      "the day",
      {},
      { y2023: { filed: { ...RETURN_2023, date: "2024-04-15", form_8606: false } } },
      "years.2023.filed.date",
    ],
    [
      "line 4b",
      {},
      { y2023: { filed: { ...RETURN_2023, form_1040: { "4a": 13_000, "4b": 6500 }, form_8606: false } } },
      "years.2023.filed.form_1040.4b",
    ],
    ["the filing status", {}, { y2024: { filing_status: "married_separate" } }, "years.2024.filing_status"],
  ])("about %s are told so, and nothing is made", (_, ada, ben, path) => {
    const made = correctWith(spouse("Ada", ada), AS_OF, [spouse("Ben", ben)]);
    expect(made.ok ? [] : made.problems.map((problem) => [problem.code, problem.path])).toEqual([
      ["inconsistent", path],
    ]);
  });
});

describe("the last check", () => {
  const couple = filing(spouse("Ada"), spouse("Ben"));
  /** The envelopes with another change of income than the lines support. */
  const withChange = (change: number) =>
    envelopes(couple).map((envelope) => {
      const parts = envelope.parts.map((part) => ({
        ...part,
        year: { ...part.year, income: { ...part.year.income, change } },
      }));
      return { ...envelope, parts: parts as unknown as typeof envelope.parts };
    });

  it("lets through what the lines support", () => {
    expect(lastCheck(couple, envelopes(couple))).toEqual([]);
  });

  it.each([
    ["a claim that is larger", -1_400_000, /claims more than the lines/],
    ["a refund without a claim", 100_000, /refund is claimed although nothing/],
  ])("stops %s, and names no amount", (_, change, expected) => {
    const problems = lastCheck(couple, withChange(change));
    expect(problems.map(({ message }) => message).join(" ")).toMatch(expected);
    expect(problems.map(({ message }) => message).join(" ")).not.toMatch(/\d/);
  });
});
