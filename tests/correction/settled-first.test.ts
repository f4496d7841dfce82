import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { isHeld } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

function corrected(input: object) {
  const filing = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const [{ assumed }] = filing.members;
  return {
    held: isHeld(filing),
    open: assumed.filter(({ before_signing }) => before_signing).map(({ path }) => path),
    words: assumptionsInWords(assumed)
      .map(({ fact, text }) => `${fact}: ${text}`)
      .join("\n"),
    signed: all.map((envelope) => signedTexts(envelope).explanation.join("\n")).join("\n"),
  };
}

const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" };

/** The blank where Part II names an earlier form, or the day of death. */
const BLANK = /for _{8}\.|died on _{8}/;

describe("basis inherited from someone", () => {
  const inherited = (opening: object = {}, more: object = {}) => ({
    owner: { ...owner, inherited_from: "Wim Example", decedent_died: "2022-03-01", ...more },
    opening: { year: 2022, basis: 20_000, ...opening },
    years: {
      2023: {
        year_end_value: 90_000,
        filing_status: "single",
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
  });

  it.each([
    ["nothing", {}, ["opening.share", "opening.last_form"]],
    ["the share", { share: true }, ["opening.last_form"]],
    ["that it is not the share", { share: false, last_form: 2020 }, ["opening.share"]],
    ["the year of the form", { last_form: 2020 }, ["opening.share"]],
    ["the lines of the form", { basis: null, lines: { "14": 20_000 } }, ["opening.share"]],
  ])("is held while the ledger has only %s", (_, opening, open) => {
    const found = corrected(inherited(opening));
    expect(found.open).toEqual(open);
    expect(BLANK.test(found.signed)).toBe(open.includes("opening.last_form"));
  });

  it.each([
    [2020, "from line 14 of the last Form 8606 of Wim Example, for 2020."],
    ["none", "for which no Form 8606 was filed."],
  ])("is signed once both are known: %s", (last_form, ends) => {
    const found = corrected(inherited({ share: true, last_form }));
    expect(found.held).toBe(false);
    expect(found.signed).toContain(
      `Line 2 of Form 8606 ($20,000) is the basis of Wim Example that went with this IRA, ${ends}`,
    );
  });
});

describe("a share of a decedent's basis, and the form that has it", () => {
  const problems = (input: object) => {
    const read = parseLedger(input);
    return read.ok ? [] : read.problems.map(({ path }) => path);
  };
  it.each([
    ["a share without a decedent", { basis: 1, share: true }, ["opening.share"]],
    ["a form of a later year", { basis: 1, last_form: 2023 }, ["opening.last_form"]],
    ["no form with its lines", { lines: { "14": 1 }, last_form: "none" }, ["opening.last_form"]],
    ["another form than the lines are from", { lines: { "14": 1 }, last_form: 2019 }, ["opening.last_form"]],
    ["a word", { basis: 1, last_form: "never" }, ["opening.last_form"]],
    ["an earlier form", { basis: 1, last_form: 2001 }, []],
  ])("refuses %s, and nothing else", (_, opening, paths) => {
    expect(problems({ owner, opening: { year: 2022, ...opening } })).toEqual(paths);
  });
});

// Form 1040-X, page 1: one box has to be checked; on a joint return both spouses sign.
describe("Form 1040-X without a filing status", () => {
  const claim = (info: object) => ({
    owner,
    years: {
      2023: {
        year_end_value: 0,
        ...info,
        filed: filed("2024-04-08", { form_1040: { "4a": 6000, "4b": 6000 } }),
      },
    },
    entries: [
      { date: "2023-02-10", kind: "contribution", amount: 6000 },
      { date: "2023-02-11", kind: "conversion", amount: 6000 },
    ],
  });
  it.each([
    [{}, true],
    [{ filing_status: "single" }, false],
  ])("is held: %j", (info, held) => {
    const found = corrected(claim(info));
    expect(found.held).toBe(held);
    expect(found.open).toEqual(held ? ["years.2023.filing_status"] : []);
  });

  // Instructions for Form 1040-X, Name, Current Address, and SSN: the order of the return.
  it("is held for a joint return until the ledger says who is first on it", () => {
    const joint = claim({ filing_status: "married_joint" });
    const open = corrected(joint);
    expect(open.open).toEqual(["owner.first_on_return"]);
    expect(open.words).toContain("so the name in this ledger is the first one");
    for (const first_on_return of [true, false])
      expect(corrected({ ...joint, owner: { ...owner, first_on_return } }).held).toBe(false);
  });
});

// IRC 72(t)(2); Instructions for Form 5329, line 2.
describe("the tax on an early distribution that Part II says applies", () => {
  const early = (info: object, entry: object = {}) => ({
    owner,
    years: {
      2023: {
        year_end_value: 40_000,
        filing_status: "single",
        ...info,
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 }, form_5329: {} }),
      },
    },
    opening: { year: 2022, basis: 20_000, last_form: 2022 },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, ...entry }],
  });
  it("is held until the ledger says that no exception applies", () => {
    const open = corrected(early({}));
    expect(open.signed).toContain("so the additional tax applies");
    expect(open.open).toEqual(["years.2023.exception"]);
    expect(open.words).toContain("or add that none applies. Settle this before anyone signs.");
    const settled = corrected(early({ no_exception: true }));
    expect(settled.signed).toContain("so the additional tax applies");
    expect(settled.held).toBe(false);
    expect(corrected(early({ no_exception: false })).held).toBe(true);
    expect(corrected(early({}, { exception: "08", exception_shown: false })).open).toEqual([]);
  });
});

// IRC 219(b)(1)(B), 933, 931 and 911; Publication 590-A, What Is Compensation.
describe("pay that the owner's home may leave out of gross income", () => {
  const contributed = (address: object, info: object = {}) => ({
    owner: { ...owner, address: { street: "1 Main", city: "Town", ...address } },
    years: { 2022: { deducted: 0, ...info, filed: filed("2023-04-10") } },
    entries: [{ date: "2022-05-09", kind: "contribution", amount: 6000 }],
  });
  const PR = { state: "PR", zip: "00901" };
  it.each([
    ["Puerto Rico", PR, "section 933"],
    ["American Samoa", { state: "AS", zip: "96799" }, "section 931"],
    ["another country", { country: "Canada" }, "section 911"],
  ])("is asked for someone in %s, and decides whether anything is signed", (_, address, law) => {
    const open = corrected(contributed(address));
    expect(open.open).toEqual(["years.2022.included_pay"]);
    expect(open.words).toContain(law);
    expect(open.words.match(/Your compensation for 2022/g)).toHaveLength(1);
    const known = corrected(contributed(address, { compensation: 50_000 }));
    expect(known.held).toBe(false);
    expect(known.words).toContain("is $50,000 in the ledger.");
  });
  it("is not asked elsewhere, nor for a year without contributions", () => {
    expect(corrected(contributed({ state: "IA", zip: "50010" })).words).not.toContain("gross income");
    const out = {
      ...contributed(PR),
      opening: { year: 2021, basis: 6000, last_form: 2021 },
      years: { 2022: { year_end_value: 9000, filed: filed("2023-04-10") } },
      entries: [{ date: "2022-05-09", kind: "distribution", amount: 600 }],
    };
    expect(corrected(out).words).not.toContain("gross income");
  });
});

// Form 5329, lines 18 to 25, and 9 to 17: what earlier years left is taxed again, on line 10 of Form 1040-X (IRC 4973(b), (f)).
describe("an excess of an earlier year", () => {
  /** A Roth contribution for 2022 above the income limit; in 2023 a conversion that was taxed in full. */
  const roth = (y2023: object = {}, entries: readonly object[] = CONVERTED) => ({
    owner: { ...owner, born: "1971-08-01" },
    opening: { year: 2021, basis: 4200, last_form: 2011 },
    years: {
      2022: {
        ...{ year_end_value: 50_000, roth_year_end_value: 7310, deducted: 0, filing_status: "single" },
        ...{ magi: 200_000, compensation: 200_000 },
        filed: filed("2023-04-03", { form_5329: {} }),
      },
      2023: {
        ...{ year_end_value: 31_000, roth_year_end_value: 28_000, deducted: 0, filing_status: "single" },
        filed: filed("2024-04-10", { form_1040: { "4a": 20_000, "4b": 20_000 }, form_5329: {} }),
        ...y2023,
      },
    },
    entries: [{ date: "2023-04-10", for: 2022, kind: "contribution", ira: "roth", amount: 7000 }, ...entries],
  });
  const CONVERTED = [{ date: "2023-11-15", kind: "conversion", amount: 20_000 }];
  const FACT = "years.2023.compensation";

  it("holds a claim of the next year until its own limit is known", () => {
    const open = corrected(roth());
    expect(open.open).toEqual([FACT]);
    expect(open.words).toContain("Then a tax of 6 percent is due again, on Form 5329 for 2023");
    const room = corrected(roth({ compensation: 90_000, magi: 90_000 }));
    expect(room.held).toBe(false);
    const none = corrected(roth({ compensation: 200_000, magi: 200_000 }));
    expect(none.held).toBe(false);
    expect(none.signed).toContain("additional tax of $420 on excess contributions to Roth IRAs");
  });

  it("holds the package of a next year for which nothing would be sent", () => {
    const quiet = { filed: filed("2024-04-10", { form_1040: { "4a": 0, "4b": 0 }, form_5329: {} }) };
    expect(corrected(roth(quiet, [])).open).toEqual([FACT]);
    expect(corrected(roth({ ...quiet, compensation: 90_000, magi: 90_000 }, [])).held).toBe(false);
  });

  it("is taxed by the value of the IRAs, which has to be known before anyone signs", () => {
    const value = { year_end_value: 31_000, roth_year_end_value: null, compensation: 200_000, magi: 200_000 };
    expect(corrected(roth(value)).open).toEqual(["years.2023.roth_year_end_value"]);
    // The contribution for 2022 was paid in 2023, so that the value of 2022 cannot lower its tax.
    const later = roth({ compensation: 90_000, magi: 90_000 });
    Object.assign(later.years[2022], { roth_year_end_value: null });
    expect(corrected(later).held).toBe(false);
  });
});

// IRC 72(t): whether the tax applies depends on the age.
it("a claim with taxable distributions is held while the date of birth is missing", () => {
  const claim = (born: string | null) => ({
    owner: { ...owner, born },
    opening: { year: 2022, basis: 20_000, last_form: 2022 },
    years: {
      2023: {
        ...{ year_end_value: 40_000, filing_status: "single" },
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 }, form_5329: {} }),
      },
    },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000 }],
  });
  expect(corrected(claim(null)).open).toEqual(["owner.born"]);
  expect(corrected(claim("1950-06-06")).held).toBe(false);
});

// IRC 408A(c)(3): the limit of a Roth contribution depends on modified AGI, also for a year for which nothing is sent.
it("says that it assumes a Roth contribution to be within the income limits", () => {
  const two = (magi: number | null) => ({
    owner,
    years: {
      2022: {
        ...{ year_end_value: 0, deducted: 0, filing_status: "single", compensation: 90_000, magi },
        filed: filed("2023-04-03", { form_5329: {} }),
      },
      2023: {
        ...{ year_end_value: 0, deducted: 0, filing_status: "single", compensation: 90_000 },
        filed: filed("2024-04-10", { form_1040: { "4a": 6000, "4b": 6000 }, form_5329: {} }),
      },
    },
    entries: [
      { date: "2022-04-10", kind: "contribution", ira: "roth", amount: 6000 },
      { date: "2023-02-10", kind: "contribution", amount: 6000 },
      { date: "2023-02-11", kind: "conversion", amount: 6000 },
    ],
  });
  const ASSUMED =
    "Your modified AGI for 2022: not in the ledger, so this package assumes that the contributions were within the limits, and that no 6 percent tax is owed on them.";
  expect(corrected(two(null)).words).toContain(ASSUMED);
  expect(corrected(two(90_000)).words).not.toContain("modified AGI");
});

// IRC 4973(a), (b) and (f); an open question of docs/law: the tax is capped by the value of IRAs that a conversion emptied.
describe("an excess that was converted", () => {
  const converted = (
    value: number,
    entries: readonly object[] = [{ date: "2021-02-03", kind: "conversion", amount: 6000 }],
  ) => ({
    owner,
    years: {
      2021: {
        ...{ year_end_value: value, deducted: 0, filing_status: "single", compensation: 0 },
        line_1_above_limit: true,
        filed: filed("2022-04-12", {
          form_1040: { "4a": 6000, "4b": 0 },
          form_8606: true,
          lines: { "1": 0 },
          form_5329: {},
        }),
      },
    },
    entries: [{ date: "2021-02-01", kind: "contribution", amount: 6000 }, ...entries],
  });
  const NAMED =
    "Whether the converted excess of 2021 counts in your traditional or your Roth IRAs (Form 5329, Part III or IV): an open question.";

  it("is named, with the tax of the other reading, and no signed text swears to the tax", () => {
    const found = corrected(converted(0));
    expect(found.words).toContain(NAMED);
    expect(found.words).toContain("shows tax of $0, because");
    expect(found.words).toContain("up to $360 more is due for 2021, and for each later year");
    expect(found.signed).not.toContain("The additional tax does not change");
    expect(found.open).toEqual(["years.2021.converted_excess"]);
  });

  it("stays in Part III once somebody takes that position, which Part II then states", () => {
    const { years, ...rest } = converted(0);
    const taken = { years: { 2021: { ...years[2021], converted_excess: "traditional" } }, ...rest };
    const { open, signed } = corrected(taken);
    expect(open).toEqual([]);
    expect(signed).toContain(
      "Line 17 is $0, because the traditional IRAs held nothing on December 31, 2021 (section 4973(a)). The excess was converted; it stays in Part III, because a conversion does not count as a contribution to a Roth IRA (section 4973(f)(1)(A)). The additional tax does not change.",
    );
  });

  it.each([
    ["the IRAs still held as much", converted(6000)],
    ["it was not converted", converted(0, [])],
  ])("is not asked about where %s", (_, input) => {
    expect(corrected(input).words).not.toContain("converted excess");
  });
});
