import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const contribution = { date: "2023-04-10", for: 2022, kind: "contribution", amount: 7000 };
const conversion = { date: "2023-11-15", kind: "conversion", amount: 20_000 };
const recharacterized = (amount = 7000, date = "2023-09-01") => ({
  date,
  for: 2022,
  kind: "recharacterization",
  from: "traditional",
  amount,
  earnings: 310,
});
const returned = {
  date: "2023-09-01",
  for: 2022,
  kind: "returned_contribution",
  amount: 7000,
  earnings: 310,
};

/** The return for 2022 was filed on April 3, 2023; $7,000 was contributed after that, and undone in September. */
function una(undone: object, of2022: object = {}, others: object = {}) {
  return unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Una Sample", ssn: "900-00-7003", born: "1971-08-01" },
          opening: { year: 2021, basis: 4200, last_form: 2011 },
          years: {
            2022: {
              year_end_value: 0,
              deducted: 0,
              filing_status: "single",
              filed: filed("2023-04-03", of2022),
            },
            2023: {
              year_end_value: 31_000,
              deducted: 0,
              filing_status: "single",
              filed: filed("2024-04-10", { form_1040: { "4a": 20_000, "4b": 20_000 } }),
            },
            ...others,
          },
          entries: [contribution, undone, conversion],
        }),
      ),
      AS_OF,
    ),
  );
}

function papersOf(correction: ReturnType<typeof una>, taxYear: number) {
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  const { top, explanation } = amendedReturn(envelope);
  return { envelope, top, partTwo: explanation.join("\n"), letter: letter(envelope).paragraphs.join("\n") };
}

// Instructions for Form 8606 (2022), Recharacterizations and Return of IRA Contributions; Reg. 301.9100-2(b).
describe("a contribution that was undone after the return was filed, so that no Form 8606 is required", () => {
  it("is reported on Form 1040-X, with its statement and the words at the top", () => {
    const correction = una(recharacterized());
    const year = yearOf(correction.members[0], 2022);
    expect(year).toMatchObject({ send: "amend_same_tax", form: { status: "not_required" } });
    expect(sendInWords(year)).toContain("recharacterized or returned after the return was filed");
    const { envelope, top, partTwo, letter } = papersOf(correction, 2022);
    expect(envelope.contents).toEqual([
      "Cover letter, dated and signed",
      "Form 1040-X for 2022, completed (fill in lines 1 to 23, which do not change), signed and dated in ink",
      "Corrected Form 1040 for 2022",
      "Statement: recharacterization",
    ]);
    expect(partTwo).toContain(
      "Attached: the corrected Form 1040 for 2022 and a statement on the recharacterization.",
    );
    expect(top).toBe("Filed pursuant to section 301.9100-2");
    expect(partTwo).toContain(
      "$7,000 contributed for 2022 was recharacterized on September 1, 2023, from a traditional IRA to a Roth IRA, within",
    );
    expect(partTwo).toContain("The only purpose of this amended return is to report the recharacterization.");
    expect(letter).toContain("Its only purpose is to report the recharacterization.");
    expect(partTwo + letter).not.toContain("the correct Form 8606");
  });

  it("says where its earnings are taxed, when it was returned (IRC 408(d)(4))", () => {
    const correction = una(returned);
    expect(papersOf(correction, 2022).partTwo).toContain("is to report the return of a contribution.");
    const { partTwo } = papersOf(correction, 2023);
    expect(partTwo).toContain("$310 was earnings of contributions that were returned, which are taxable");
    expect(partTwo).toContain(
      "is $18,663 (line 18 of Form 8606: $18,353, earnings of returned contributions: $310)",
    );
  });

  it("is not sent again where the return was amended after it", () => {
    const correction = una(recharacterized(), { amended: ["2023-09-20"] });
    expect(yearOf(correction.members[0], 2022).send).toBe("nothing");
    expect(correction.members[0].assumed.map(({ path }) => path)).not.toContain("years.2022.statements");
  });

  it("pays the additional tax, where some is owed too", () => {
    const of2022 = { form_5329: {} };
    const correction = una(recharacterized(3000), of2022, {
      2022: {
        year_end_value: 0,
        deducted: 0,
        filing_status: "single",
        magi: 200_000,
        compensation: 200_000,
        roth_year_end_value: 8000,
        filed: filed("2023-04-03", of2022),
      },
    });
    const year = yearOf(correction.members[0], 2022);
    expect(year).toMatchObject({ send: "amend_payment", form: { status: "missing" } });
    expect(papersOf(correction, 2022).top).toBe("Filed pursuant to section 301.9100-2");
  });

  it("asks whether the statement was attached, where the contribution was undone in time without this relief", () => {
    const correction = una(recharacterized(7000, "2023-04-14"));
    expect(yearOf(correction.members[0], 2022).send).toBe("nothing");
    expect(correction.members[0].assumed).toContainEqual(
      expect.objectContaining({
        path: "years.2022.statements",
        says: expect.stringMatching(
          /send it with Form 1040-X\. It says: “I contributed to a traditional IRA for 2022: .*On April 14, 2023, I recharacterized .*”$/,
        ),
      }),
    );
  });
});

// Instructions for Form 8606, Amending Form 8606; a form of zeros is never filed.
describe("a form that was filed though none was required", () => {
  const claimed = { form_8606: true, lines: { "1": 7000, "2": 4200, "14": 11_200 } };

  it("is corrected on Form 1040-X, without a form of zeros, where it shows basis that does not exist", () => {
    const correction = una(recharacterized(), claimed);
    const [member] = correction.members;
    const year = yearOf(member, 2022);
    expect(year).toMatchObject({ send: "amend_same_tax", form: { unneeded: true, overstates: true } });
    const { envelope, partTwo } = papersOf(correction, 2022);
    expect(envelope.contents.join()).not.toContain("Form 8606");
    expect(partTwo).toContain(
      "was filed, but none was required: no reason to file one applied (Instructions for Form 8606, Who Must File). Line 1 as filed was $7,000 and should be $0.",
    );
    expect(partTwo).toContain(
      "Line 14 as filed was $11,200; the basis after 2022 is $4,200. No form replaces it.",
    );
    expect(member.penalty).toEqual({ not_filed: 0, overstated: 10_000 });
    expect(envelope.contents).toContain("Statement of reasonable cause, completed and signed in ink");
    const cause = reasonableCause(member, 2022);
    expect(cause?.sections.at(-1)?.facts).toEqual(["I can send the evidence on request."]);
  });

  it("is not called wrong on the day it was filed, where only what came later made line 1 too high", () => {
    const causeOf = (undone: object, of2022: object) =>
      JSON.stringify(reasonableCause(una(undone, of2022).members[0], 2022));
    const later = causeOf(recharacterized(), claimed);
    expect(later).toContain("Line 1 of my Form 8606 for 2022 became too high after filing.");
    expect(later).toContain("Line 1 as filed became too high: for 2022, $7,000 instead of $0.");
    expect(later).toContain(
      "Line 1 of Form 8606 for 2022 became too high only after it was filed on April 3, 2023, because a contribution was recharacterized on September 1, 2023.",
    );
    expect(later).toContain("Why line 1 became too high");
    expect(later).toContain("Line 1 was not corrected before, because");
    expect(later).not.toMatch(/filed with an error|Why the form was wrong|was too high/);
    expect(causeOf(returned, claimed)).toContain("because a contribution was returned on September 1, 2023.");

    const wrong = causeOf(recharacterized(), {
      ...claimed,
      lines: { "1": 7500, "2": 4200, "14": 11_700 },
    });
    expect(wrong).toContain("Line 1 of my Form 8606 for 2022 was too high.");
    expect(wrong).toContain("The form was filed with an error, because");
    expect(wrong).not.toContain("became");
  });

  it("is the last one on record: the next Part II says what its line 14 should be", () => {
    const { partTwo } = papersOf(una(recharacterized(), claimed), 2023);
    expect(partTwo).toContain(
      "Line 2 of Form 8606 ($4,200) is line 14 of Form 8606 for 2011. Form 8606 for 2022 was not required. Line 14 as filed for 2022 was $11,200 and should be $4,200. Form 1040-X for 2022, mailed separately, corrects it.",
    );
    expect(partTwo).not.toContain("last Form 8606 filed");
  });

  it("is where line 2 comes from, if its line 14 is right", () => {
    const right = { form_8606: true, lines: { "2": 4200, "14": 4200 }, amended: ["2023-09-20"] };
    const correction = una(recharacterized(), right);
    expect(yearOf(correction.members[0], 2022).send).toBe("nothing");
    expect(papersOf(correction, 2023).partTwo).toContain(
      "Line 2 of Form 8606 ($4,200) is line 14 of Form 8606 for 2022, as filed.",
    );
  });

  it("is asked for its lines before anyone signs, where the ledger does not have them", () => {
    const correction = una(recharacterized(), { form_8606: true, amended: ["2023-09-20"] });
    expect(correction.members[0].assumed).toContainEqual(
      expect.objectContaining({ path: "years.2022.filed.lines", before_signing: true }),
    );
    expect(papersOf(correction, 2023).partTwo).not.toContain("last Form 8606 filed");
  });
});

describe("a year of which nobody can say yet what to send", () => {
  const otto = (of2019: object) =>
    unwrap(
      correctWith(
        unwrap(
          parseLedger({
            owner: { name: "Otto Beispiel", ssn: "900-00-7004", born: "1965-08-01" },
            opening: { year: 2018, basis: 16_500, last_form: 2018 },
            years: {
              2019: {
                year_end_value: 90_000,
                filing_status: "single",
                no_exception: true,
                filed: {
                  return: true,
                  form_8606: false,
                  form_1040: { "4a": 10_000, "4b": 10_000 },
                  ...of2019,
                },
              },
              2020: {},
              2021: {
                year_end_value: 97_000,
                filing_status: "single",
                filed: filed("2022-04-10", { form_1040: { "4a": 12_000, "4b": 12_000 }, form_5329: {} }),
              },
            },
            entries: [
              { date: "2019-07-01", kind: "distribution", amount: 10_000, exception: "05" },
              { date: "2021-07-01", kind: "distribution", amount: 12_000, exception: "05" },
            ],
          }),
        ),
        AS_OF,
      ),
    );
  const held = expect.objectContaining({ path: "years.2019.filed.date", before_signing: true });

  it("holds the forms of later years, whose line 2 comes from its line 14", () => {
    const [member] = otto({}).members;
    expect(yearOf(member, 2019).send).toBe("undecided");
    expect(member.assumed).toContainEqual(held);
    expect(member.assumed.find(({ path }) => path === "years.2019.filed.date")?.says).toContain(
      "The form for 2021 comes from the form for 2019, which this package does not have yet.",
    );
  });

  it("holds nothing once it is decided", () => {
    const [member] = otto({ date: "2020-04-10", form_5329: {} }).members;
    expect(yearOf(member, 2019).send).not.toBe("undecided");
    expect(member.assumed).not.toContainEqual(held);
  });
});

describe("what else is said of money that was undone", () => {
  it("names the form and the recharacterization as the purposes of a return that has both", () => {
    const { partTwo } = papersOf(una(recharacterized(4000)), 2022);
    expect(partTwo).toContain("is to file the correct Form 8606 and report the recharacterization.");
  });

  // Instructions for Form 8606 (2023), p. 6, against IRC 72(t)(2)(A)(ix): Una was 52 on the day it was returned.
  it("tells the signer that the two texts differ on the additional tax too", () => {
    const said = una(returned).members.flatMap(({ assumed }) => assumed.map(({ says }) => says ?? ""));
    expect(said.join("\n")).toContain("section 72(t)(2)(A)(ix) excepts them");
  });
});
