import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { isStillReturnable } from "../../src/correction/still-returnable.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { slipsOf } from "../../src/packages/slip-sheets.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed, recapture } from "./filed-ledgers.js";

interface Case {
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

/** What is signed for a year, and what the slip sheet of its corrected return says. */
function signedFor({ years, ...rest }: Case, taxYear: number) {
  const input = {
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
    years: Object.fromEntries(
      Object.entries(years).map(([year, facts]) => [
        year,
        { deducted: 0, filing_status: "single", ...facts },
      ]),
    ),
    ...rest,
  };
  const correction = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  const { explanation, letter } = signedTexts(envelope);
  const kit = { find: () => ({ kind: "worksheet" }), companion: () => null } as never;
  const slip = slipsOf(envelope, kit, AS_OF).correctedReturn?.how ?? "";
  return { partTwo: explanation.join("\n"), letter: letter.join("\n"), slip };
}

const unpaid = { compensation: 0, magi: 40_000, filing_status: "single" };
/** 6,500 for 2023 above a limit that compensation sets. */
const excess = (first: object, second: object, entries: readonly object[] = []): Case => ({
  years: {
    2023: {
      ...unpaid,
      line_1_above_limit: false,
      year_end_value: 6900,
      filed: filed("2024-04-10", { form_5329: {} }),
      ...first,
    },
    2024: { ...unpaid, year_end_value: 6900, filed: filed("2025-04-10", { form_5329: {} }), ...second },
  },
  entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }, ...entries],
});
const roth = (first: object, second: object = {}): Case => {
  const all = excess(first, second);
  return { ...all, entries: [{ date: "2023-05-05", kind: "contribution", ira: "roth", amount: 6500 }] };
};
/** The same with 6,500 taken out in 2024 (IRC 408(d)(5)). */
const removed = (as: object) =>
  excess({}, { year_end_value: 300, filed: filed("2025-04-10", { form_5329: {}, ...as }) }, [
    { date: "2024-11-20", kind: "excess_removal", for: 2023, amount: 6500 },
  ]);
const out = (as: object, entry: object = {}): Case => ({
  ...recapture,
  years: {
    ...recapture.years,
    2023: { filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 0 }, ...as }) },
  },
  entries: [recapture.entries[0] as object, { ...recapture.entries[1], ...entry }],
});
const capped = (kind: string, line: string, of: string, value: string) =>
  `Line ${line} is 6 percent of ${value}, the value of the ${kind} IRAs on December 31, 2024, because that is less than line ${of} (section 4973(a)).`;

// Form 5329, lines 17 and 25: 6 percent of the smaller of the excess and the December 31 value (IRC 4973(a)).
describe("Part II says that the December 31 value ends the 6 percent tax", () => {
  it.each([
    ["a traditional IRA", excess({}, { year_end_value: 4000 }), capped("traditional", "17", "16", "$4,000")],
    [
      "a Roth IRA",
      roth({ roth_year_end_value: 6500 }, { roth_year_end_value: 4000 }),
      capped("Roth", "25", "24", "$4,000"),
    ],
  ])("in %s", (_, ledger, says) => {
    const { partTwo } = signedFor(ledger, 2024);
    expect(partTwo).toContain("additional tax of $240 on excess contributions");
    expect(partTwo).toContain(
      "IRAs for earlier years had not been corrected by the end of 2024 (section 4973).",
    );
    expect(partTwo).toContain(says);
    expect(partTwo).not.toContain("still in the IRAs");
  });

  it("where the IRAs were empty and the form shows no tax", () => {
    const { partTwo } = signedFor(
      {
        years: {
          2022: {
            ...{ year_end_value: 0, compensation: 4000, line_1_above_limit: true },
            filed: filed("2023-04-10", { form_1040: { "4a": 6000, "4b": 6000 } }),
          },
        },
        entries: [
          { date: "2022-02-01", kind: "contribution", amount: 6000 },
          { date: "2022-02-03", kind: "conversion", amount: 6000 },
        ],
      },
      2022,
    );
    expect(partTwo).toContain(
      "Form 5329 for 2022 is attached. It shows no additional tax. $2,000 of the contributions to traditional IRAs for 2022 was above the limit (sections 219(b) and 4973). Line 17 is $0, because the traditional IRAs held nothing on December 31, 2022 (section 4973(a)).",
    );
  });

  it("and nothing of it where they held enough", () => {
    expect(signedFor(excess({}, {}), 2024).partTwo).not.toContain("because that is less");
  });
});

// Reg. 301.6402-2(b)(1): a claim states in detail each ground on which it is made.
describe("Part II has the ground of each tax that is claimed back", () => {
  const taxed = (line: string, dollars: number) => ({ form_5329: { [line]: dollars } });
  it.each([
    [
      "an exception that covers everything",
      out(taxed("4", 1000), { exception: 5 }),
      2023,
      "Exception number 05 for medical expenses covers all of the $10,000 on line 1 of Form 5329 (line 2), so the additional tax on early distributions does not apply (section 72(t)).",
    ],
    [
      "more than 10 percent",
      { ...out(taxed("4", 2500)), years: { ...out(taxed("4", 2500)).years } },
      2023,
      "The additional tax on early distributions applies only to what is or counts as included in income, was distributed before age 59 1/2, and has no exception (sections 408A(d)(3)(F) and 72(t)). For 2023, that is $10,000.",
    ],
    [
      "an excess that was taken out",
      removed({ form_1040: { "4a": 6500, "4b": 6500 }, ...taxed("4", 650) }),
      2024,
      "The additional tax on early distributions applies only to what is included in income, was distributed before age 59 1/2, and has no exception (section 72(t)). For 2024, that is $0.",
    ],
    [
      "6 percent of contributions within the limit",
      excess(
        { compensation: 90_000, covered_by_plan: false, filed: filed("2024-04-10", taxed("17", 390)) },
        {},
      ),
      2023,
      "No contribution to traditional IRAs for 2023 was above the limit (sections 219(b) and 4973).",
    ],
    [
      "6 percent of a Roth contribution within the limit",
      roth({ compensation: 90_000, covered_by_plan: false, filed: filed("2024-04-10", taxed("25", 390)) }),
      2023,
      "No contribution to Roth IRAs for 2023 was above the limit (sections 219(b), 408A(c) and 4973).",
    ],
    [
      "6 percent of an excess that was returned in time (IRC 408(d)(4))",
      excess({ filed: filed("2024-04-10", taxed("17", 390)) }, {}, [
        { date: "2024-04-01", for: 2023, kind: "returned_contribution", amount: 6500, earnings: 0 },
      ]),
      2023,
      "$6,500 contributed to traditional IRAs for 2023 was returned in time (section 408(d)(4)), so it is not an excess.\nNo contribution",
    ],
    [
      "6 percent of an excess that the next limit took up",
      excess(
        { filed: filed("2024-04-10", { form_5329: { "15": 6500, "16": 6500, "17": 390 } }) },
        { compensation: 90_000, covered_by_plan: false, filed: filed("2025-04-10", taxed("17", 390)) },
      ),
      2024,
      "Of $6,500 of excess contributions to traditional IRAs for earlier years (Form 5329, line 9), $0 was left at the end of 2024 (line 14). What reduced it: the year's unused limit of $7,000 (line 10).",
    ],
  ] as const)("%s", (_, ledger, year, says) => {
    expect(signedFor(ledger as Case, year).partTwo).toContain(says);
  });

  it("and of income that was not taxable", () => {
    expect(signedFor(removed({ form_1040: { "4a": 6500, "4b": 6500 } }), 2024).partTwo).toContain(
      "$6,500 was excess contributions that were withdrawn after the due date of the return for their year, which is not taxable (section 408(d)(5)).",
    );
  });

  it("and the slip sheet takes the tax off instead of entering none", () => {
    const { slip } = signedFor(out(taxed("4", 1000), { exception: 5 }), 2023);
    expect(slip).toContain("Take $1,000 of additional tax off Schedule 2 (Form 1040), line 8.");
    expect(slip).not.toContain("Enter the additional tax");
  });
});

describe("the lines of Form 5329 as filed", () => {
  const answers = (ledger: Case) => {
    const input = { owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" }, ...ledger };
    const [{ assumed }] = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF)).members;
    return assumed.flatMap(({ path, answers = [] }) => (path.endsWith("filed.form_5329") ? answers : []));
  };
  const open = { filed: filed("2024-04-10"), filing_status: "single", deducted: 0 };

  it.each([
    ["17", excess(open, {})],
    ["25", roth(open)],
    [
      "4",
      {
        ...out({}),
        years: {
          ...out({}).years,
          2023: { ...open, filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 0 } }) },
        },
      },
    ],
  ] as const)("are asked for by the line that has the tax: %s", (line, ledger) => {
    expect(answers(ledger)).toEqual([
      "years.2023.filed.form_5329: {}",
      `years.2023.filed.form_5329: { "${line}": <dollars> }`,
    ]);
  });

  it("are not taken from the line of another tax", () => {
    const line4 = excess({ filed: filed("2024-04-10", { form_5329: { "4": 390 } }) }, {});
    expect(answers(line4)[0]).toBe('years.2023.filed.form_5329: { "17": <dollars> }');
    const line17 = excess({ filed: filed("2024-04-10", { form_5329: { "17": 390 } }) }, {});
    expect(answers(line17)).toEqual([]);
  });
});

it("names at once all facts that the tax on an earlier excess depends on", () => {
  const { years, entries } = roth({ filed: filed("2024-04-10", { form_5329: {} }) });
  const input = {
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
    years: { ...years, 2024: { filing_status: "single", filed: filed("2025-04-10", { form_8606: false }) } },
    entries,
  };
  const [{ assumed }] = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF)).members;
  expect(assumed.find(({ path }) => path === "years.2024.compensation")?.says).toContain(
    "Add these facts with it, because the tax for 2024 depends on them too: your modified AGI for 2024; the value of your Roth IRAs on December 31 of 2024 (Form 5498, box 5); the lines of Form 5329 as filed for 2024.",
  );
});

// A form that was filed though none was required: 11,200 less 7,000 is 4,200, so line 14 adds up only with line 2.
it("says that line 2 of an unneeded form was wrong", () => {
  const unneeded = (basis: number): Case => ({
    opening: { year: 2021, basis, last_form: 2011, basis_checked: true },
    years: {
      2022: {
        year_end_value: 44_000,
        filed: filed("2023-04-03", { form_8606: true, lines: { "1": 7000, "2": 4200, "14": 11_200 } }),
      },
    },
    entries: [
      { date: "2023-04-10", for: 2022, kind: "contribution", amount: 7000 },
      {
        date: "2023-09-01",
        for: 2022,
        kind: "recharacterization",
        from: "traditional",
        amount: 7000,
        earnings: 310,
      },
    ],
  });
  expect(signedFor(unneeded(0), 2022).partTwo).toContain(
    "Line 1 as filed was $7,000 and should be $0. Line 2 as filed was $4,200 and should be $0. Line 14 as filed was $11,200; the basis after 2022 is $0.",
  );
  expect(signedFor(unneeded(3000), 2022).partTwo).toContain(
    "Line 2 as filed was $4,200 and should be $3,000.",
  );
  expect(signedFor(unneeded(4200), 2022).partTwo).not.toContain("Line 2 as filed");
});

// IRC 408(d)(4), last sentence; the instructions for Form 8606 (2023), p. 6, say the 2022 return.
it("says in Part II of the year of a contribution on which return the earnings are", () => {
  const returned = (deposit: string): Case => ({
    opening: { year: 2021, basis: 4200, last_form: 2011 },
    years: {
      2022: { year_end_value: 44_000, filed: filed("2023-04-03") },
      2023: {
        year_end_value: 31_000,
        filed: filed("2024-04-10", { form_1040: { "4a": 20_000, "4b": 20_000 } }),
      },
    },
    entries: [
      { date: deposit, for: 2022, kind: "contribution", amount: 7000 },
      { date: "2023-09-01", for: 2022, kind: "returned_contribution", amount: 7000, earnings: 310 },
      { date: "2023-11-15", kind: "conversion", amount: 20_000 },
    ],
  });
  const SAYS =
    "The earnings of $310 are reported on the 2023 return, for the year in which the contribution was made (section 408(d)(4)).";
  expect(signedFor(returned("2023-04-10"), 2022).partTwo).toContain(SAYS);
  expect(signedFor(returned("2022-04-10"), 2022).partTwo).not.toContain("are reported on the 2023 return");
});

// IRC 408(d)(4); Instructions for Form 8606, Return of IRA Contributions; Reg. 301.9100-2(b).
describe("an excess that can still be returned", () => {
  const words = (filing: object, more: object = {}, asOf = AS_OF) => {
    const input = {
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06", ...more },
      years: {
        2025: {
          ...{ compensation: 3000, line_1_above_limit: false, year_end_value: 7000, filing_status: "single" },
          ...{ deducted: 0, magi: 40_000, covered_by_plan: false, filed: filing },
        },
      },
      entries: [{ date: "2025-01-05", kind: "contribution", amount: 7000 }],
    };
    const [{ assumed }] = unwrap(correctWith(unwrap(parseLedger(input)), asOf)).members;
    return assumptionsInWords(assumed.filter(isStillReturnable))
      .map(({ fact, text }) => `${fact} ${text}`)
      .join();
  };
  const OPEN =
    "The excess contribution for 2025 is $4,000, and it can still be undone. If it is returned to you with its earnings by October 15, 2026, it is no excess, and no 6 percent tax is due on it";

  it.each([
    ["filed early", filed("2026-02-10"), AS_OF, "because the 2025 return was filed on time."],
    [
      "filed early, in summer",
      filed("2026-02-10"),
      "2026-10-15",
      "because the 2025 return was filed on time.",
    ],
    ["not filed yet", { return: false }, AS_OF, "if the 2025 return is filed on time."],
  ])("is named with its last day: %s", (_, filing, asOf, why) => {
    expect(words(filing, {}, asOf)).toContain(OPEN);
    expect(words(filing, {}, asOf)).toContain(why);
  });

  it.each([
    ["the day has passed", filed("2026-02-10"), {}, "2026-10-16"],
    ["the return was late", filed("2026-05-10"), {}, "2026-06-01"],
    ["the return is not in and no longer in time", { return: false }, {}, "2026-06-01"],
    ["the owner has died", filed("2026-02-10"), { died: "2026-02-20" }, AS_OF],
  ])("is not named where %s", (_, filing, more, asOf) => {
    expect(words(filing, more, asOf)).toBe("");
  });
});

// Instructions for Form 8606 (2023), p. 7: the total amount that was distributed goes on line 4a.
describe("line 4a", () => {
  const SHOWED = "Line 4a showed $0 as the total of IRA distributions; the correct amount is $6,500.";

  it("is said where nothing else of the return changes", () => {
    const { partTwo, letter, slip } = signedFor(removed({ form_1040: { "4a": 0, "4b": 0 } }), 2024);
    expect(partTwo).toContain(SHOWED);
    const purpose =
      "is to report an excess contribution of an earlier year on Form 5329 and correct the total of IRA distributions on line 4a.";
    expect(partTwo).toContain(purpose);
    expect(letter).toContain(purpose);
    expect(slip).toContain("It has to correct the total of IRA distributions on line 4a.");
    expect(slip).not.toContain("changes no line");
  });

  it("is said beside another change", () => {
    const ledger = out({ form_1040: { "4a": 0, "4b": 0 }, form_5329: {} });
    const { partTwo, letter } = signedFor(ledger, 2023);
    expect(partTwo).toContain(SHOWED.replace("6,500", "10,000"));
    expect(letter).toContain(
      "It corrects the total of IRA distributions on line 4a and reports additional tax on Form 5329.",
    );
  });

  // Instructions for Form 1040, lines 4a and 4b: all of it is taxable, so line 4a stays blank.
  it("stays blank where everything is taxable", () => {
    const { partTwo } = signedFor(
      {
        opening: { year: 2022, basis: 0 },
        years: {
          2023: {
            year_end_value: 40_000,
            no_exception: true,
            filed: filed("2024-04-10", { form_1040: { "4a": 0, "4b": 8000 }, form_5329: {} }),
          },
        },
        entries: [{ date: "2023-07-10", kind: "distribution", amount: 8000 }],
      },
      2023,
    );
    expect(partTwo).not.toContain("Line 4a");
  });
});
