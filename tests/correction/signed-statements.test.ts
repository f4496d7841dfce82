import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { mailBy } from "../../src/correction/windows.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed, recapture } from "./filed-ledgers.js";

interface Case {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

function corrected({ owner, ...rest }: Case, asOf = AS_OF) {
  const input = { owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06", ...owner }, ...rest };
  const filing = unwrap(correctWith(unwrap(parseLedger(input)), asOf));
  const [correction] = filing.members;
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const envelopeOf = (taxYear: number) => all.find(({ tax_year }) => tax_year === taxYear);
  return {
    correction,
    year: (taxYear: number) => yearOf(correction, taxYear),
    letterFor: (taxYear: number) => {
      const envelope = envelopeOf(taxYear);
      return envelope === undefined ? "" : letter(envelope).paragraphs.join("\n");
    },
    envelope: envelopeOf,
    partTwo: (taxYear: number) => {
      const envelope = envelopeOf(taxYear);
      return envelope === undefined ? "" : amendedReturn(envelope).explanation.join("\n");
    },
  };
}

describe("an additional tax that was not reported", () => {
  it("goes on Form 1040-X with Form 5329 and a payment, though line 4b was right", () => {
    const { year, letterFor, partTwo, envelope } = corrected(recapture);
    expect(year(2023)).toMatchObject({
      send: "amend_payment",
      form_5329: { status: "owed", right: 1000_00 },
    });
    expect(letterFor(2023)).toContain("Form 5329 for 2023 is attached. It shows additional tax of $1,000.");
    expect(letterFor(2023)).not.toMatch(/does not change|reports additional tax|corrects Form 8606 alone/);
    expect(partTwo(2023)).toContain(
      "Form 5329 for 2023 is attached. It shows additional tax of $1,000 on early distributions (Form 5329, line 4). The change is on Schedule 2 (Form 1040), line 8, and on Form 1040-X, line 10.",
    );
    expect(partTwo(2023)).toContain(
      "$10,000 of the Roth IRA distribution came from the 2021 conversion, which was included in income then. It was distributed within five years and before age 59 1/2, so the 10 percent additional tax applies (sections 408A(d)(3)(F) and 72(t)).",
    );
    expect(envelope(2023)?.contents.join("\n")).toMatch(/Form 5329 for 2023[\s\S]*Payment/);
  });

  it("is reported by the letter when the ledger says that less was", () => {
    const less = structuredClone(recapture) as { years: Record<number, { filed: object }> } & Case;
    Object.assign(less.years[2023]?.filed ?? {}, {
      form_5329: { "1": 4000, "2": 0, "3": 4000, "4": 400 },
    });
    expect(corrected(less).letterFor(2023)).toContain("It reports additional tax on Form 5329.");
  });

  it("is not explained by the conversion where an exception takes a part of it away", () => {
    const excepted = structuredClone(recapture) as { entries: object[] } & Case;
    excepted.entries[1] = { ...excepted.entries[1], amount: 4000 };
    excepted.entries.push({ ...excepted.entries[1], date: "2023-06-09", amount: 6000, exception: "05" });
    const { partTwo, year } = corrected(excepted);
    expect(year(2023).right.form_5329).toMatchObject({ "2": 6000_00, "4": 400_00 });
    expect(partTwo(2023)).not.toContain("came from the 2021 conversion");
    expect(partTwo(2023)).toContain(
      "Of the $10,000 on line 1 of Form 5329, exception number 05 for medical expenses covers $6,000 (line 2).",
    );
    expect(partTwo(2023)).toContain(
      "The other $4,000 was distributed before age 59 1/2 without an exception, so the additional tax applies (sections 408A(d)(3)(F) and 72(t)).",
    );
  });

  it("has no number beside line 2 where two exceptions take parts of it away", () => {
    const excepted = structuredClone(recapture) as { entries: object[] } & Case;
    excepted.entries[1] = { ...excepted.entries[1], amount: 4000 };
    for (const exception of ["05", "08"])
      excepted.entries.push({ ...excepted.entries[1], date: "2023-06-09", amount: 3000, exception });
    expect(corrected(excepted).partTwo(2023)).toContain("an exception covers $6,000 (line 2)");
  });

  it("is settled when the ledger says that it was reported", () => {
    const reported = structuredClone(recapture) as { years: Record<number, { filed: object }> } & Case;
    Object.assign(reported.years[2023]?.filed ?? {}, {
      form_5329: { "1": 10_000, "2": 0, "3": 10_000, "4": 1000 },
    });
    expect(corrected(reported).year(2023)).toMatchObject({
      send: "form_alone",
      form_5329: { status: "same" },
    });
  });

  it("of 6 percent on an excess is owed for each year that it stayed", () => {
    const { year, partTwo } = corrected({
      years: {
        2023: { compensation: 0, magi: 40_000, filing_status: "single", filed: filed("2024-04-10", {}) },
        2024: { compensation: 0, magi: 40_000, filing_status: "single", filed: filed("2025-04-10", {}) },
      },
      entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
    });
    expect(year(2023).send).toBe("amend_payment");
    expect(partTwo(2023)).toContain("$390 on excess contributions to traditional IRAs (Form 5329, line 17)");
  });
});

describe("Part II gives the reason of this very case", () => {
  it("the order of Roth distributions, not basis", () => {
    const { partTwo, year } = corrected({
      opening: { year: 2022, basis: 0, roth_contributions: 22_000, roth_since: 2015 },
      years: { 2023: { filed: filed("2024-04-10", { form_1040: { "4a": 22_000, "4b": 22_000 } }) } },
      entries: [{ date: "2023-05-09", kind: "distribution", ira: "roth", amount: 22_000 }],
    });
    expect(year(2023).send).toBe("amend_refund");
    expect(partTwo(2023)).toContain("section 408A(d)(4)");
    expect(partTwo(2023)).not.toContain("nondeductible contributions, which");
    expect(partTwo(2023)).toContain("lowers adjusted gross income (Form 1040-X, line 1) by $22,000");
  });

  it("a charitable distribution, and no Form 8606 where none is enclosed", () => {
    const { partTwo, letterFor } = corrected({
      owner: { born: "1945-06-06" },
      opening: { year: 2021, basis: 0 },
      years: {
        2023: {
          year_end_value: 100_000,
          filed: filed("2024-04-10", { form_1040: { "4a": 8000, "4b": 8000 } }),
        },
      },
      entries: [
        { date: "2023-05-09", kind: "distribution", amount: 5000, reason: "qcd" },
        { date: "2023-06-09", kind: "distribution", amount: 3000, reason: "rmd" },
      ],
    });
    expect(partTwo(2023)).toContain(
      "A qualified charitable distribution of $5,000 was paid by the trustee directly to ____________________ (name of the charity) on May 9, 2023. It is not taxable (section 408(d)(8)).",
    );
    expect(partTwo(2023)).toContain("the correct amount is $3,000.");
    expect(partTwo(2023)).not.toContain("Form 8606");
    expect(partTwo(2023)).not.toContain("basis");
    expect(letterFor(2023)).not.toContain("Form 8606");
  });

  it("basis, where basis came out", () => {
    const { partTwo } = corrected({
      years: {
        2023: { year_end_value: 0, filed: filed("2024-04-10", { form_1040: { "4a": 6500, "4b": 6500 } }) },
      },
      entries: [
        { date: "2023-02-01", kind: "contribution", amount: 6500 },
        { date: "2023-02-03", kind: "conversion", amount: 6500 },
      ],
    });
    expect(partTwo(2023)).toContain(
      "$6,500 was converted from traditional IRAs to Roth IRAs (Form 8606, line 16). All of it is basis from nondeductible contributions (Form 8606, line 17), which is not taxed again (sections 408A(d)(3) and 408(d)).",
    );
  });

  it("a return of basis, where the ledger has only an opening", () => {
    const { partTwo } = corrected({
      opening: { year: 2022, basis: 5000 },
      years: {
        2023: { year_end_value: 0, filed: filed("2024-04-10", { form_1040: { "4a": 6500, "4b": 6500 } }) },
      },
      entries: [{ date: "2023-02-03", kind: "conversion", amount: 6500 }],
    });
    expect(partTwo(2023)).toContain(
      "Of that, $5,000 is basis (Form 8606, line 17), which is not taxed again, and $1,500 is taxable (Form 8606, line 18)",
    );
    expect(partTwo(2023)).not.toContain("nondeductible contributions");
  });
});

const contribution = (year: number) => ({ date: `${year}-05-09`, kind: "contribution", amount: 6000 });

describe("a letter says only what the ledger proves", () => {
  it("nothing of a deduction or of line 4b that the ledger does not give", () => {
    const { letterFor } = corrected({
      years: { 2022: { filed: { return: true, date: "2023-04-10", form_8606: false } } },
      entries: [contribution(2022)],
    });
    expect(letterFor(2022)).not.toMatch(/deducted|agrees|does not change/);
    expect(letterFor(2022)).toContain("I claim no refund.");
    expect(letterFor(2022)).toContain(
      "It should have been attached to my 2022 return, filed April 10, 2023.",
    );
  });

  it("nothing is late before the due date: a superseding return, no penalty, no statement of cause", () => {
    const { year, letterFor, correction, envelope } = corrected({
      years: {
        2025: { year_end_value: 0, filed: filed("2026-02-10", { form_1040: { "4a": 7000, "4b": 7000 } }) },
      },
      entries: [
        { date: "2025-01-05", kind: "contribution", amount: 7000 },
        { date: "2025-01-09", kind: "conversion", amount: 7000 },
      ],
    });
    expect(year(2025)).toMatchObject({
      send: "superseding_return",
      penalty: { not_filed: 0, overstated: 0 },
    });
    expect(correction.penalty).toEqual({ not_filed: 0, overstated: 0 });
    expect(letterFor(2025)).toContain("marked SUPERSEDING RETURN");
    expect(letterFor(2025)).toContain("April 15, 2026");
    expect(envelope(2025)?.contents.join("\n")).toContain("SUPERSEDING RETURN at the top of page 1");
  });

  it("a person who need not file a return sends the form by itself", () => {
    const years = { 2022: { year_end_value: 20_000, filed: { return: false, required: false } } };
    const entries = [{ date: "2022-05-05", kind: "distribution", amount: 1500 }];
    const { year, letterFor } = corrected({
      owner: { born: "1940-06-06" },
      opening: { year: 2021, basis: 10_000 },
      years,
      entries,
    });
    expect(year(2022).send).toBe("form_alone");
    expect(letterFor(2022)).toContain("I was not required to file a return");
  });

  it("a return of 2021 cannot be e-filed in 2026, one of 2023 can", () => {
    const unfiled = { filed: { return: false } };
    const { envelope } = corrected({
      years: { 2021: unfiled, 2023: unfiled },
      entries: [contribution(2021), contribution(2023)],
    });
    expect([envelope(2021)?.eFile, envelope(2023)?.eFile]).toEqual([false, true]);
  });
});

describe("the statement of reasonable cause", () => {
  const sound = (years: Record<number, object>) => {
    const entries = Object.keys(years).map((year) => contribution(Number(year)));
    const cause = reasonableCause(corrected({ years, entries }).correction);
    return (cause?.sections ?? [])
      .flatMap(({ facts, blanks }) => [...facts, ...blanks.map(({ begins }) => begins)])
      .join("\n");
  };
  const unfiled = { filed: { return: false } };
  const onTime = (year: number) => ({ filed: filed(`${year + 1}-04-10`, {}) });

  it.each([
    [
      "one return that was never filed",
      { 2021: unfiled },
      "No return for 2021 had been filed. The enclosed return takes no deduction for this contribution.",
    ],
    [
      "several that were never filed",
      { 2021: unfiled, 2022: unfiled },
      "No returns for 2021 and 2022 had been filed. The late returns take no deduction for the contributions of those years.",
    ],
  ])("says of %s that there was none, and asks for no preparer", (_, years, expected) => {
    const text = sound(years);
    expect(text).toContain(expected);
    expect(text).not.toMatch(/prepared|I took no deduction|already taxed/);
    expect(text).toContain("The money came from");
  });

  it.each([
    ["one", { 2021: onTime(2021) }, "for this contribution on my return for 2021."],
    [
      "two",
      { 2021: onTime(2021), 2022: onTime(2022) },
      "for these contributions on my returns for 2021 and 2022.",
    ],
  ])("counts %s filed, and never says where the money came from", (_, years, expected) => {
    const text = sound(years);
    expect(text).toContain(`I took no deduction ${expected}`);
    expect(text).toContain("prepared by");
    expect(text).not.toContain("already taxed");
  });

  it("asks only for what happened, and offers copies only of other years", () => {
    const one = sound({ 2021: onTime(2021) });
    expect(one).toContain("The form was not filed, because");
    expect(one).not.toMatch(/with an error|other years, and/);
    expect(sound({ 2021: onTime(2021), 2022: onTime(2022) })).toContain("copies for the other years");
  });

  it("is not written where nothing is sent that it could go with", () => {
    const { correction, year } = corrected({
      opening: { year: 2018, basis: 0 },
      years: {
        2019: {
          filed: filed("2020-04-10", { form_8606: true, lines: { "1": 6000, "14": 6000 }, deducted: 6000 }),
        },
      },
      entries: [contribution(2019)],
    });
    expect(year(2019).send).toBe("deduction_stands");
    expect(year(2019).penalty.overstated).toBeGreaterThan(0);
    expect(reasonableCause(correction)).toBeNull();
  });

  it("names the year of each where one was filed and one was not", () => {
    const text = sound({ 2021: unfiled, 2022: onTime(2022) });
    expect(text).toContain("I took no deduction for this contribution on my return for 2022.");
    expect(text).toContain("The late return for 2021 takes no deduction for this contribution.");
    expect(text).toContain("My return for 2022 was prepared by");
  });
});

describe("a refund claim", () => {
  const converted = (filedOn: object): Case => ({
    years: {
      2022: {
        year_end_value: 0,
        filed: {
          return: true,
          form_8606: false,
          deducted: 0,
          form_1040: { "4a": 6000, "4b": 6000 },
          ...filedOn,
        },
      },
    },
    entries: [
      { date: "2022-02-01", kind: "contribution", amount: 6000 },
      { date: "2022-02-03", kind: "conversion", amount: 6000 },
    ],
  });

  // IRC 6513(a): a return filed early counts as filed on its due date, so the claim is open at least three years from it.
  it("is open at least until three years after the due date when the filing date is missing", () => {
    const before = corrected(converted({}), "2026-03-02").year(2022);
    expect(before).toMatchObject({
      send: "amend_refund",
      refund: { state: "open", until: "2026-04-15", at_least: true },
    });
    const { correction } = corrected(converted({}), "2026-05-02");
    expect(yearOf(correction, 2022).send).toBe("undecided");
    expect(correction.lacks.map(({ path }) => path)).toEqual(["years.2022.filed.date"]);
  });

  // Instructions for Form 1310, Who Must File: the certificate is enough only with an original return.
  it("for someone who has died goes with Form 1310 and the certificate", () => {
    const { envelope } = corrected({
      ...converted({ date: "2023-04-12" }),
      owner: { died: "2024-05-05" },
    });
    const contents = envelope(2022)?.contents ?? [];
    expect(contents).toContain(
      "Form 1310 (unless a surviving spouse files this as a joint return), with box B checked by a court-appointed representative, or box C by anyone else",
    );
    expect(contents.join("\n")).toContain("Court certificate");
  });

  // IRC 6511(b)(2)(A), 6513(b): tax withheld for 2022 counts as paid on April 15, 2023.
  it("of a return filed late is mailed by the last day of the claim once withheld tax is out of reach", () => {
    const { letterFor, partTwo, year } = corrected(converted({ date: "2024-12-12" }), "2026-05-02");
    const late = year(2022);
    for (const text of [letterFor(2022), partTwo(2022)])
      expect(text).toContain(
        "The claim is limited to $__________, paid on ____________________, within the three years before it is filed (section 6511(b)(2)(A)).",
      );
    // What was paid soon after the due date may be out of reach too: only the limit names what comes back.
    expect(letterFor(2022)).toContain("and claims a refund. The claim is on time");
    expect(sendInWords(late)).toContain("claim a refund of tax paid after the due date, if any was,");
    const inTime = corrected(converted({ date: "2024-12-12" }), "2026-03-02");
    expect(inTime.partTwo(2022)).toContain("The claim is limited to tax paid within the three years");
    expect(inTime.letterFor(2022)).not.toContain("____");
    expect(corrected(converted({ date: "2023-04-12" })).partTwo(2022)).not.toContain("is limited to");
    expect(late.send).toBe("amend_refund");
    expect(mailBy(late.refund, "2026-05-02")).toBe("2027-12-13");
    expect(mailBy(late.refund, "2026-03-02")).toBe("2026-04-15");
  });
});

// IRC 408(d)(6); Instructions for Form 8606 (2023), p. 2 and 9: the transfer is on line 2 of the year's form.
describe("basis that a divorce moved since the last form filed", () => {
  it("is explained where the IRS has more on record, and the package says that its amount is a reading", () => {
    const { partTwo, correction } = corrected({
      opening: { year: 2018, basis: 27_500, last_form: 2018 },
      years: {
        2019: {},
        2020: { deducted: 0, filing_status: "head_of_household", filed: filed("2021-04-10") },
        2021: {},
        2022: {
          year_end_value: 28_000,
          deducted: 0,
          filing_status: "head_of_household",
          filed: filed("2023-04-10", { form_1040: { "4a": 15_000, "4b": 15_000 } }),
        },
      },
      entries: [
        {
          date: "2020-06-01",
          kind: "divorce_transfer",
          direction: "given",
          amount: 40_000,
          basis: 13_750,
          other: { name: "Ray Example", ssn: "900-00-7102" },
        },
        { date: "2022-06-01", kind: "conversion", amount: 15_000 },
      ],
    });
    expect(partTwo(2022)).toContain(
      "Line 2 of Form 8606 ($13,750) is line 14 of Form 8606 for 2020, mailed separately. Basis of $13,750 was transferred under a divorce or separation instrument in 2020; line 14 of the last Form 8606 filed, for 2018, was $27,500.",
    );
    expect(correction.assumed.find(({ path }) => path === "years.2020.divorce_basis")?.says).toContain(
      "is $13,750 in the ledger. The law does not say how much basis goes with a part of the IRAs",
    );
  });
});
