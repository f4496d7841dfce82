import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { isHeld } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { earlyRoth, filed } from "./filed-ledgers.js";

const IAN = { name: "Ian Forde", ssn: "900-00-5113", born: "1984-06-06" };

const NONE_BEFORE = {
  ...{ year: 2020, basis: 0, roth_contributions: 0, roth_conversions: [], homebuyer_used: 0 },
  /** The first Roth IRA is that of the conversion. */
  roth_since: 2021,
};

/** $10,000 was converted in 2021 and taxed then; it came out of the Roth IRA in 2023, before age 59 1/2. */
function rita({
  opening = NONE_BEFORE as object | null,
  of2023 = {} as object,
  filed2023 = {} as object,
  out = {} as object,
  owner = {} as object,
  more = [] as readonly object[],
} = {}) {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Rita Capture", ssn: "900-00-6001", born: "1984-06-06", ...owner },
          ...(opening === null ? {} : { opening }),
          years: {
            2021: {
              year_end_value: 0,
              deducted: 0,
              filing_status: "single",
              filed: filed("2022-04-10", {
                form_8606: true,
                lines: { "16": 10_000, "17": 0, "18": 10_000 },
                form_1040: { "4a": 10_000, "4b": 10_000 },
              }),
            },
            2022: {},
            2023: {
              deducted: 0,
              filing_status: "single",
              ...of2023,
              filed: filed("2024-04-10", {
                form_1040: { "4a": 10_000, "4b": 0 },
                form_5329: {},
                ...filed2023,
              }),
            },
          },
          entries: [
            { date: "2021-05-09", kind: "conversion", amount: 10_000 },
            { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 10_000, ...out },
            ...more,
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const [member] = correction.members;
  const envelope = all.find(({ tax_year }) => tax_year === 2023);
  return {
    year: yearOf(member, 2023),
    open: member.assumed.filter(({ before_signing }) => before_signing).map(({ path }) => path),
    assumed: member.assumed.map(({ path }) => path),
    held: isHeld(correction),
    contents: envelope?.contents ?? [],
    partTwo: envelope === undefined ? "" : amendedReturn(envelope).explanation.join("\n"),
    letter: envelope === undefined ? "" : letter(envelope).paragraphs.join("\n"),
  };
}

// Instructions for Form 5329, Who Must File and line 2; Publication 590-B, Amount to include on Form 5329, line 1.
describe("an exception to the additional tax on what came out of a Roth IRA", () => {
  it.each([
    ["08 for higher education expenses", { exception: "08" }],
    ["09 for a first home", { reason: "homebuyer" }],
    ["09 for a first home", { exception: 9 }],
  ])("is reported on Form 5329 with Form 1040-X, whatever box 7 of Form 1099-R shows: %s", (number, out) => {
    const { year, held, contents, partTwo, letter } = rita({ out });
    expect(year).toMatchObject({ send: "amend_same_tax", right: { form_5329: { "1": 1e6, "2": 1e6 } } });
    expect(sendInWords(year)).toBe(
      "Send Form 1040-X with Form 8606 and Form 5329, which shows the exception: the form is missing. The tax does not change.",
    );
    expect(held).toBe(false);
    expect(contents).toContain("Form 5329 for 2023");
    expect(partTwo).toContain(
      `Form 5329 for 2023 is attached: no additional tax applies to early distributions of $10,000 (exception number ${number}).`,
    );
    expect(partTwo).toContain("to file the correct Form 8606 and report an exception on Form 5329.");
    expect(letter).toContain("report an exception on Form 5329.");
  });

  it("is not sent again where Form 5329 as filed has it", () => {
    const { year } = rita({
      out: { exception: "08" },
      filed2023: { form_5329: { "1": 10_000, "2": 10_000 } },
    });
    expect(year.send).toBe("form_alone");
  });

  it("makes an amended return of its own where Form 8606 was right", () => {
    const filed2023 = { form_8606: true, lines: { "19": 10_000, "22": 0, "23": 10_000, "24": 10_000 } };
    const { year, held, partTwo } = rita({ out: { exception: "08" }, filed2023 });
    expect(year.send).toBe("amend_same_tax");
    expect(held).toBe(false);
    expect(sendInWords(year)).toContain("Send Form 1040-X with Form 5329, which shows the exception");
    expect(partTwo).toContain("is to report an exception on Form 5329.");
  });
});

// IRC 408A(d)(4)(B) and (d)(3)(F): contributions come out first, and then conversions, first in, first out.
describe("Roth amounts from before the ledger, on which the tax depends", () => {
  const of2023 = { no_exception: true };
  const opening = { year: 2020, basis: 0, roth_contributions: 0 };

  it.each([
    ["no opening", null, ["opening.roth_contributions", "opening.roth_conversions"]],
    ["no conversions", opening, ["opening.roth_conversions"]],
    ["all of them", NONE_BEFORE, []],
  ])("are asked for before anyone signs: %s", (_, before, open) => {
    const { open: found, partTwo } = rita({ opening: before, of2023 });
    expect(found).toEqual(open);
    expect(partTwo).toContain("so the 10 percent additional tax applies");
  });

  it("leave no tax where an old conversion comes out first", () => {
    const roth_conversions = [{ year: 2014, amount: 10_000, taxable: 10_000 }];
    const { year, held } = rita({ opening: { ...opening, roth_conversions }, of2023 });
    expect(year).toMatchObject({ send: "form_alone", form_5329: { right: 0 } });
    expect(held).toBe(false);
  });

  it("are asked for a first home too, which has a limit for a lifetime (IRC 72(t)(8)(B))", () => {
    const { open } = rita({
      opening: { ...opening, roth_conversions: [], roth_since: 2021 },
      out: { reason: "homebuyer" },
    });
    expect(open).toEqual(["opening.homebuyer_used"]);
  });
});

/** Only the five years decide whether what came out is qualified (IRC 408A(d)(2); Reg. 1.408A-6, A-1 and A-2). */
describe("the first year of the Roth IRAs", () => {
  const { roth_since: _, ...opening } = NONE_BEFORE;
  const home = { reason: "homebuyer" };

  it.each([
    ["a first home", {}, home],
    ["a disability", {}, { reason: "disability" }],
    ["age 59 1/2", { born: "1960-06-06" }, {}],
    ["a disabled owner", { disabled: "2023-01-05" }, {}],
  ])("has to be settled for %s", (_, owner, out) => {
    const before = rita({ opening, owner, out });
    expect(before.open).toContain("opening.roth_since");
    const { open } = rita({ opening: { ...opening, roth_since: 2020 }, owner, out });
    expect(open).not.toContain("opening.roth_since");
  });

  it("can be that of an entry, which is the true answer then", () => {
    const { open, year } = rita({ opening: { ...opening, roth_since: 2021 }, out: home });
    expect(open).toEqual([]);
    expect(year.right.lines).toMatchObject({ "19": 10_000_00, "20": 0 });
  });

  it("does not matter where age alone keeps a distribution from being qualified", () => {
    expect(rita({ opening, of2023: { no_exception: true } }).open).toEqual([]);
  });

  // Instructions for Form 8606 (2023), line 20, p. 11: a conversion starts the five years.
  it("is not asked for where a conversion of the opening is old enough", () => {
    const roth_conversions = [{ year: 2014, amount: 5000, taxable: 5000 }];
    const { open, year, partTwo } = rita({ opening: { ...opening, roth_conversions }, out: home });
    expect(open).toEqual([]);
    expect(year.right.lines).toMatchObject({ "19": 10_000_00, "20": 10_000_00, "21": 0 });
    expect(partTwo).toContain("All of it was a qualified distribution for a first home");
    expect(partTwo).not.toMatch(/not a qualified|come first from/);
  });
});

// Publication 590-B (2023), p. 31; IRC 72(t)(8)(B).
describe("the limit of a lifetime for a first home", () => {
  const of2023 = { no_exception: true };
  const out = { reason: "homebuyer", amount: 15_000 };
  const opening = { ...NONE_BEFORE, roth_since: 2015 };
  const LIMIT = "The exception for a first home is limited to $10,000 in a lifetime (section 72(t)(8)(B))";

  it("is why a part of one distribution is not qualified", () => {
    const { partTwo, assumed } = rita({ opening, out, of2023 });
    expect(partTwo).toContain(
      "$10,000 of it was a qualified distribution for a first home (Form 8606, line 20), which is not taxable (section 408A(d)(2) and (5)). The other $5,000 (Form 8606, line 21) was not a qualified distribution (section 408A(d)(2)). Distributions come first",
    );
    expect(partTwo).toContain(`covers $10,000 (line 2).\n${LIMIT}.\nThe other $5,000 was`);
    expect(assumed.join()).not.toContain("excepted_share");
  });

  it("counts what was used before", () => {
    const { partTwo, assumed } = rita({
      opening: { ...NONE_BEFORE, homebuyer_used: 4000 },
      out: { reason: "homebuyer" },
      of2023,
    });
    expect(partTwo).toContain(
      `covers $6,000 (line 2).\n${LIMIT}, and $4,000 of that was used before 2023.\nThe other $4,000 was`,
    );
    expect(assumed.join()).not.toContain("excepted_share");
  });

  it("is a matter of proportion only where a part of what came out is not taxable", () => {
    const two = (roth_contributions: number) =>
      rita({
        opening: { ...NONE_BEFORE, roth_since: 2015, roth_contributions },
        out: { amount: 5000 },
        more: [{ date: "2023-07-09", kind: "distribution", ira: "roth", amount: 5000, exception: "08" }],
        of2023,
      });
    expect(two(0).partTwo).not.toContain("in proportion");
    expect(two(0).assumed.join()).not.toContain("excepted_share");
    expect(two(3000).partTwo).toContain("(line 2), in proportion to the distributions.");
    expect(two(3000).assumed).toContain("years.2023.excepted_share");
  });
});

// One fact of the opening that matters to two years has one answer.
it("names the key that settles a fact once, though two years need it", () => {
  const { opening, ...ledger } = structuredClone(earlyRoth);
  const correction = unwrap(
    correctWith(
      unwrap(parseLedger({ owner: IAN, ...ledger, opening: { ...opening, roth_conversions: null } })),
      AS_OF,
    ),
  );
  const answers = assumptionsInWords(correction.members[0].assumed).flatMap((each) => each.answers);
  expect(answers.filter((answer) => answer.startsWith("opening.roth_conversions"))).toHaveLength(1);
  expect(new Set(answers).size).toBe(answers.length);
});

// Instructions for Form 8606 (2023), line 22 worksheet and the chart of line 24, footnote 2; IRC 408A(d)(4)(B).
describe("what an earlier first home used up", () => {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: IAN,
          opening: {
            ...{ year: 2020, basis: 0, roth_contributions: 15_000, roth_since: 2015 },
            ...{ roth_conversions: [], homebuyer_used: 0 },
          },
          years: {
            2021: {
              ...{ year_end_value: 0, deducted: 0, filing_status: "single" },
              filed: filed("2022-04-10", {
                form_8606: true,
                lines: { "16": 4000, "17": 0, "18": 4000 },
                form_1040: { "4a": 4000, "4b": 4000 },
              }),
            },
            2022: {},
            2023: {
              ...{ deducted: 0, filing_status: "single" },
              filed: filed("2024-04-10", {
                form_5329: { "4": 2200 },
                form_1040: { "4a": 22_000, "4b": 22_000 },
              }),
            },
            2024: {
              ...{ deducted: 0, filing_status: "single", no_exception: true },
              filed: filed("2025-04-10", { form_5329: {}, form_1040: { "4a": 1000, "4b": 0 } }),
            },
          },
          entries: [
            { date: "2021-05-09", kind: "conversion", amount: 4000 },
            { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 22_000, exception: 9 },
            { date: "2024-05-09", kind: "distribution", ira: "roth", amount: 1000 },
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  const papers = (taxYear: number) => {
    const envelope = all.find(({ tax_year }) => tax_year === taxYear);
    if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
    return amendedReturn(envelope);
  };

  it("signs the first home that was given by its number as a qualified distribution", () => {
    expect(lastCheck(correction, all)).toEqual([]);
    expect(papers(2023).explanation.join(" ")).toContain(
      "$10,000 of it was a qualified distribution for a first home (Form 8606, line 20), which is not taxable",
    );
    expect(papers(2023).explanation.join(" ")).toContain(
      "Line 4b showed $22,000 as the taxable amount of IRA distributions; the correct amount is $0.",
    );
  });

  it("names the lines that used up the conversions, of which line 24 is blank", () => {
    expect(papers(2024).explanation.join(" ")).toContain(
      "All contributions and conversions had been recovered before (Form 8606 for 2023, lines 19 and 22, and line 23 figured without line 20).",
    );
  });

  it("leaves lines 1 to 3 of Form 5329 as filed open where the ledger has only line 4", () => {
    const { amounts } = papers(2023);
    const asFiled = (line: string) => amounts.find(({ what }) => what === `Form 5329, line ${line}`);
    for (const line of ["1", "2", "3"]) expect(asFiled(line)).toMatchObject({ filed: null, change: null });
    expect(asFiled("4")).toMatchObject({ filed: 220_000, change: -220_000, right: 0 });
  });
});
