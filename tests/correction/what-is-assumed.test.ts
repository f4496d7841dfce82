import { describe, expect, it } from "vitest";
import { returnAmounts } from "../../src/correction/amended-amounts.js";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { closingInWords, earliestClosing } from "../../src/correction/first-deadline.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { yearsAsked } from "../../src/correction/missing-years.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { sendersOf, signersOf } from "../../src/correction/signers.js";
import { mailDay } from "../../src/correction/windows.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { ofClient, ofOwner } from "../../src/review/facts-in-words.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

interface Case {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: object;
  readonly entries: readonly object[];
}

function corrected(inputs: Case | readonly Case[], asOf = AS_OF) {
  const [first, ...others] = (Array.isArray(inputs) ? inputs : [inputs]).map(({ owner, ...rest }) =>
    unwrap(
      parseLedger({
        owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06", ...owner },
        ...rest,
      }),
    ),
  );
  if (first === undefined) throw new Error("a case has a ledger");
  const filing = unwrap(correctWith(first, asOf, others));
  const [correction] = filing.members;
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const envelopeOf = (year: number) => {
    const found = all.find(({ tax_year }) => tax_year === year);
    if (found === undefined) throw new Error(`nothing is mailed for ${year}`);
    return found;
  };
  return {
    correction,
    assumed: assumptionsInWords(correction.assumed).map(({ fact, text }) => `${fact}: ${text}`),
    year: (year: number) => yearOf(correction, year),
    envelope: envelopeOf,
    letterFor: (year: number) => letter(envelopeOf(year)).paragraphs.join("\n"),
    partTwo: (year: number) => amendedReturn(envelopeOf(year)).explanation.join("\n"),
  };
}

const contribution = (year: number, amount = 6000) => ({
  date: `${year}-05-09`,
  kind: "contribution",
  amount,
});

describe("a return that was never filed", () => {
  const unfiled = (more: object): Case => ({
    years: { 2021: { filed: { return: false, ...more } } },
    entries: [contribution(2021)],
  });

  it("is sent late, and the package says that it assumes that one was required", () => {
    const { year, assumed } = corrected(unfiled({}));
    expect(year(2021).send).toBe("delinquent_return");
    expect(assumed).toContain(
      "Whether you had to file a return for 2021: not in the ledger, so this package assumes that a return was required. If none was, the form goes by itself. Settle this before anyone signs.",
    );
    expect(sendInWords(year(2021))).toContain("This assumes that a return was required.");
  });

  it.each([
    [true, "delinquent_return"],
    [false, "form_alone"],
  ])("assumes nothing where the ledger says %s", (required, send) => {
    const { year, assumed } = corrected(unfiled({ required }));
    expect(year(2021).send).toBe(send);
    expect(assumed.join()).not.toContain("had to file");
  });
});

describe("Form 5329 without a return", () => {
  const excess = {
    compensation: 0,
    filing_status: "single",
    year_end_value: 9000,
    roth_year_end_value: 9000,
  };

  // Instructions for Form 5329: a person who need not file a return sends it by itself, with the payment.
  it("goes by itself, signed and paid, where no return and no Form 8606 was required", () => {
    const { year, envelope, letterFor } = corrected({
      years: { 2023: { ...excess, magi: 0, filed: { return: false, required: false } } },
      entries: [{ ...contribution(2023, 5000), ira: "roth" }],
    });
    expect(year(2023).send).toBe("form_5329_alone");
    expect(envelope(2023).contents).toEqual([
      "Cover letter, dated and signed",
      "Form 5329 for 2023, signed and dated in ink on the last page",
      "Payment, enclosed and not attached, unless it is paid online",
    ]);
    expect(letterFor(2023)).toContain(
      "Enclosed is Form 5329 for 2023, signed and sent by itself: I was not required to file a return for that year.\nForm 5329 shows additional tax of $300.",
    );
  });

  it("goes beside Form 8606 where that one is required too", () => {
    const { year, envelope, letterFor } = corrected({
      years: { 2023: { ...excess, filed: { return: false, required: false } } },
      entries: [contribution(2023, 5000)],
    });
    expect(year(2023).send).toBe("form_alone");
    expect(envelope(2023).contents.join("\n")).toMatch(
      /Form 5329 for 2023, signed[\s\S]*Form 8606 for 2023, signed[\s\S]*Payment/,
    );
    expect(letterFor(2023)).toContain("Enclosed are Form 5329 and Form 8606 for 2023");
  });
});

describe("the tax on an excess", () => {
  const ABOVE =
    "Whether the contributions above the limit for 2023 belong on line 1 of Form 8606: line 1 has $6,000 above the limit. The instructions end line 1 at the contribution limit: answer no to leave that amount off, and make this package again. Answer yes if it stays as basis; then the penalty of $100 for overstated nondeductible contributions may apply too (section 6693(b)(1)). If line 1 is 0, no Form 8606 is required for 2023, and there is no penalty under section 6693(b). Settle this before anyone signs.";
  const NOT_REPORTED =
    "The lines of Form 5329 as filed for 2023: not in the ledger, so this package assumes that no additional tax was reported, on Form 5329 or on Schedule 2. If some was, line 10 of Form 1040-X changes only by the difference. Settle this before anyone signs.";

  const standing = (year: number, more: object = {}): Case => ({
    years: {
      [year]: {
        compensation: 0,
        magi: 40_000,
        filing_status: "single",
        deducted: 0,
        filed: filed(`${year + 1}-04-10`, { form_1040: { "4a": 0, "4b": 0 } }),
        ...more,
      },
    },
    entries: [contribution(year)],
  });

  it("says what it assumes of a December 31 value that the ledger does not have", () => {
    const aboutTax = (more?: object) =>
      corrected(standing(2023, more)).assumed.filter(
        (each) => !/^(The basis before|What happened in)/.test(each),
      );
    expect(aboutTax()).toEqual([
      ABOVE,
      "The value of your traditional IRAs (including SEP and SIMPLE IRAs) on December 31 of 2023 (Form 5498, box 5): not in the ledger, so this package assumes that the IRAs held at least the excess on line 16 of Form 5329 then, so that line 17 is 6 percent of it. Settle this before anyone signs.",
      NOT_REPORTED,
    ]);
    expect(aboutTax({ year_end_value: 5000 })).toEqual([ABOVE, NOT_REPORTED]);
  });

  // IRC 6501(l)(4): six years, where the income tax has three.
  it("is paid while its own six years run, though three years have passed", () => {
    expect(corrected(standing(2020)).year(2020)).toMatchObject({
      send: "amend_payment",
      assessment: { state: "closed" },
      excess_assessment: { state: "open", until: "2027-04-15" },
    });
    expect(corrected(standing(2018)).year(2018).send).toBe("form_alone");
  });

  it.each([
    ["compensation", { compensation: null }],
    ["nothing", { compensation: 90_000 }],
  ])("lets a letter say of the tax only what is certain: %s is missing", (what, more) => {
    const { letterFor } = corrected(standing(2021, { year_end_value: 6000, ...more }));
    const claim = "The tax for the year does not change.";
    if (what === "nothing") expect(letterFor(2021)).toContain(claim);
    else expect(letterFor(2021)).not.toContain(claim);
  });
});

describe("a deduction that the ledger does not call right or wrong", () => {
  const deducted = (more: object): Case => ({
    years: {
      2023: { ...more, filed: filed("2024-04-10", { deducted: 6500 }) },
      2024: {
        year_end_value: 50_000,
        filed: filed("2025-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    entries: [contribution(2023, 6500), { date: "2024-05-05", kind: "distribution", amount: 10_000 }],
  });

  it("is asked for while the year is open, and nothing later rests on it", () => {
    const { year, correction } = corrected(deducted({}));
    expect([year(2023).send, year(2024).send]).toEqual(["undecided", "undecided"]);
    expect(correction.lacks.map(({ path }) => path)).toContain("years.2023.deducted");
  });

  it.each([
    [0, "amend_deduction"],
    [6500, "nothing"],
  ])("is decided by an answer of %i", (answer, send) => {
    expect(corrected(deducted({ deducted: answer })).year(2023).send).toBe(send);
  });
});

describe("an owner who has died", () => {
  const person = (more: object, contributed = 0): Case => ({
    owner: { born: "1941-06-06", ...more },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 60_000,
        filing_status: "married_joint",
        filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }),
      },
    },
    entries: [
      { date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" },
      ...(contributed > 0 ? [contribution(2023, contributed)] : []),
    ],
  });

  it("does not speak in the letter or in the statement of cause", () => {
    const { letterFor, correction } = corrected(person({ died: "2024-08-01" }, 3000));
    expect(letterFor(2023)).not.toMatch(/\b(I|my|me)\b/);
    const cause = reasonableCause(correction);
    expect(cause?.intro).toContain("Ada Example did not report nondeductible contributions");
    expect(cause?.signer).toBe("Personal representative or surviving spouse of Ada Example");
    expect(cause?.sections.flatMap(({ facts }) => facts)).toContain(
      "Ada Example took no deduction for this contribution on the return for 2023.",
    );
  });

  it("is named with the day at the top of Form 1040-X", () => {
    const { envelope } = corrected(person({ died: "2024-08-01" }));
    expect(amendedReturn(envelope(2023)).top).toBe("DECEASED: Ada Example, August 1, 2024");
  });

  it("leaves the surviving spouse to sign a joint return, without Form 1310", () => {
    const household = { household: "gone" };
    const widow: Case = {
      ...person({ ...household, name: "Ben Example", ssn: "900-00-0002" }),
      entries: [],
      opening: { year: 2022, basis: 0 },
    };
    const { envelope } = corrected([person({ ...household, died: "2024-08-01" }), widow]);
    const found = envelope(2023);
    expect(signersOf(found)).toEqual([
      "Personal representative of Ada Example (if not the spouse)",
      "Ben Example, surviving spouse",
    ]);
    expect(sendersOf(found)).toEqual(["Ben Example, surviving spouse of Ada Example"]);
    expect(found.contents.filter((item) => item.includes("1310"))).toEqual([
      "Form 1310 and the court certificate, only if a court-appointed representative claims the refund and not the surviving spouse",
    ]);
  });
});

describe("what an owner without a spouse leaves behind", () => {
  const gone = (status: string): Case => ({
    owner: { born: "1941-06-06", died: "2024-08-01" },
    opening: { year: 2021, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 60_000,
        filing_status: status,
        filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }),
      },
    },
    entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" }],
  });

  it.each([
    ["single", "Personal representative of Ada Example"],
    ["head_of_household", "Personal representative of Ada Example"],
    ["married_separate", "Personal representative or surviving spouse of Ada Example"],
  ])("is signed for by whoever can: %s", (status, signer) => {
    const { envelope } = corrected(gone(status));
    expect(signersOf(envelope(2023))).toEqual([signer]);
    expect(sendersOf(envelope(2023))).toEqual([signer]);
    expect(envelope(2023).contents.join().includes("or the surviving spouse")).toBe(
      signer.includes("spouse"),
    );
  });

  // Nobody signs that a form was filed where the ledger has no more than an amount.
  const LAST_FORM =
    "The last Form 8606 filed before the ledger begins, with the basis on line 14: not in the ledger, which only has the amount of $20,000. Part II of Form 1040-X names that form, and its year is blank. Find that form, compare its line 14, and add its year. If none was filed, add that: forms for earlier years may be missing too, and you must prove the basis another way. Settle this before anyone signs.";

  it("names the years between the opening and the first year, of which the ledger says nothing", () => {
    // Born in 1941, at 81: a distribution was required in 2022 (IRC 401(a)(9)), so that it cannot be taken for none.
    expect(corrected(gone("single")).assumed).toEqual([
      "What happened in your IRAs in 2022: not in the ledger. At age 81, a distribution from a traditional IRA was required in 2022, and it used up basis. Add that year with each distribution, from Form 1099-R or the account statements. If the 2022 distribution was taxed in full, a claim for 2022 can be mailed until April 15, 2026, or longer if the return was filed late. Settle this before anyone signs.",
      LAST_FORM,
    ]);
    const young = { ...gone("single"), owner: { born: "1984-06-06" } };
    expect(corrected(young).assumed).toContain(
      "What happened in your IRAs in 2022: not in the ledger, so this package assumes that there was no contribution, conversion, or distribution then, and the basis did not change. If that is so, add the year with nothing in it. Settle this before anyone signs.",
    );
    const next = { ...gone("single"), opening: { year: 2022, basis: 20_000 } };
    expect(corrected(next).assumed).toEqual([LAST_FORM]);
    const shown = { ...next, opening: { year: 2022, lines: { "14": 20_000 } } };
    expect(corrected(shown).assumed).toEqual([]);
    // At 80, a distribution was required in 2021 too, and the form of 2019 does not know of it.
    const named = { ...next, opening: { year: 2022, basis: 20_000, last_form: 2019 } };
    expect(corrected(named).assumed).toEqual([
      "The last year before the ledger begins: 2022, and the last Form 8606 filed was for 2019. At age 80, a distribution from a traditional IRA was required in 2021, and it used up basis. Begin the ledger with the year and line 14 of that form, and add each year since then with its distributions. Settle this before anyone signs.",
    ]);
    expect(corrected(named).partTwo(2023)).toContain(
      "Line 2 of Form 8606 ($20,000) is line 14 of the last Form 8606 filed, for 2019.",
    );
    const never = { ...next, opening: { year: 2022, basis: 20_000, last_form: "none" } };
    expect(corrected(never).assumed.join()).toContain("you must prove the basis another way");
    // Without a form, nothing took off what was required at 70 (2011) and after.
    const held = corrected(never).correction.assumed.filter(({ before_signing }) => before_signing);
    expect(held.map(({ path, answers }) => [path, answers])).toEqual([
      ["opening.year", ["opening.year: 2010"]],
    ]);
    expect(corrected(never).partTwo(2023)).toContain(
      "Line 2 of Form 8606 ($20,000) is the basis from earlier years, for which no Form 8606 was filed.",
    );
    const nothing = { ...gone("single"), opening: { year: 2021, basis: 0 } };
    expect(corrected(nothing).assumed).toEqual([]);
  });

  // IRC 6511(a) and 6513(a): three years from the due date, if the return was filed by then.
  it("names the last day to claim a refund for such a year, as long as it can be claimed", () => {
    const LINE =
      "If the 2022 distribution was taxed in full, a claim for 2022 can be mailed until April 15, 2026";
    const open = corrected(gone("single"), "2026-03-02");
    expect(open.assumed.join()).toContain(LINE);
    expect(earliestClosing({ members: [open.correction], as_of: "2026-03-02" })).toEqual({
      tax_year: 2022,
      until: "2026-04-15",
      not_in_ledger: true,
    });
    const late = corrected(gone("single"), "2026-04-16");
    expect(late.assumed.join()).not.toContain("taxed in full");
    expect(earliestClosing({ members: [late.correction], as_of: "2026-04-16" })?.tax_year).not.toBe(2022);
  });

  it("asks for the years after the last one that had a required distribution", () => {
    const old = { ...gone("single"), owner: { born: "1941-06-06" }, opening: { year: 2022, basis: 20_000 } };
    const { assumed, correction } = corrected(old, "2026-03-02");
    expect(assumed).toContain(
      "What happened in your IRAs in 2024: not in the ledger. At age 83, a distribution from a traditional IRA was required in 2024, and it used up basis. Add that year with each distribution, from Form 1099-R or the account statements. The basis after 2023 is not what is left now.",
    );
    expect(yearsAsked(correction)).toEqual([2024, 2025]);
    const none = (owner: object, asOf = "2026-03-02") =>
      yearsAsked(corrected({ ...old, owner }, asOf).correction);
    expect(none({ born: "1984-06-06" })).toEqual([]);
    expect(none({ born: "1941-06-06", died: "2024-08-01" })).toEqual([]);
    expect(none({ born: "1941-06-06" }, "2024-12-31")).toEqual([]);
    expect(none({ born: "1941-06-06", inherited_from: "Wim Example" })).toEqual([]);
  });

  it("says that line 6 of the year of death is the value on that day", () => {
    const one = { ...gone("single"), owner: { born: "1941-06-06", died: "2023-08-01" } };
    expect(corrected(one).assumed.join()).toContain(
      "The value of your traditional IRAs on the date of death in 2023: not in the ledger, so this package takes the year-end value. Line 6 of the year of death is the value on August 1, 2023, the date of death",
    );
    const told = { ...one, years: structuredClone(one.years) as Record<number, object> };
    Object.assign(told.years[2023] ?? {}, { value_at_death: 40_000 });
    expect(corrected(told).assumed.join()).not.toContain("date of death");
    expect(corrected(told).year(2023).right.lines["6"]).toBe(4_000_000);
  });
});

it("says that a claim without a filing date counts on a return filed by its due date", () => {
  const { assumed, partTwo } = corrected({
    years: {
      2022: { year_end_value: 0, filed: filed("x", { date: null, form_1040: { "4a": 6000, "4b": 6000 } }) },
    },
    entries: [contribution(2022), { date: "2022-05-10", kind: "conversion", amount: 6000 }],
  });
  expect(assumed).toContain(
    "The date you filed your return for 2022: not in the ledger, so this package assumes that the return was filed by its due date, and the claim must be mailed by April 15, 2026.",
  );
  expect(partTwo(2022)).toContain("Attached: the corrected Form 1040 for 2022");
});

it("asks for tax paid late where a claim no longer reaches withheld tax", () => {
  const { assumed, correction } = corrected({
    years: {
      2021: { year_end_value: 0, filed: filed("2023-12-12", { form_1040: { "4a": 6000, "4b": 6000 } }) },
    },
    entries: [contribution(2021), { date: "2021-05-10", kind: "conversion", amount: 6000 }],
  });
  expect(assumed.join()).toContain(
    "The date of the last payment of your tax for 2021: not in the ledger. Only tax paid after April 15, 2022",
  );
  expect(correction.assumed.find(({ path }) => path === "years.2021.filed.paid_on")?.before_signing).toBe(
    true,
  );
});

it("signs nothing before it is known whether a contribution on line 1 was deducted", () => {
  const { correction } = corrected({
    years: { 2022: { filed: { return: true, date: "2023-04-10", form_8606: false } } },
    entries: [contribution(2022)],
  });
  expect(correction.assumed.find(({ path }) => path === "years.2022.deducted")?.before_signing).toBe(true);
});

it("a statement of cause names the year of its envelope, and marks with brackets what is to complete", () => {
  const { correction } = corrected({
    years: { 2021: { filed: filed("2022-04-10") }, 2022: { filed: filed("2023-04-10") } },
    entries: [contribution(2021), contribution(2022)],
  });
  const text = (year?: number) => JSON.stringify(reasonableCause(correction, year));
  expect(text(2022)).toContain("Form 8606 for 2022. I can send copies for the other years");
  expect(text()).toContain("Form 8606 for [the year of this envelope: 2021 or 2022]. I can");
  expect(text()).toContain("When, by whom, and how the error was found:");
  expect(text()).toContain("What I did at the time, if anything, to report my IRAs:");
});

describe("a superseding return", () => {
  const early: Case = {
    years: {
      2025: { year_end_value: 0, filed: filed("2026-02-10", { form_1040: { "4a": 7000, "4b": 7000 } }) },
    },
    entries: [
      { date: "2025-01-05", kind: "contribution", amount: 7000 },
      { date: "2025-01-09", kind: "conversion", amount: 7000 },
    ],
  };

  it("has its lines, and its letter swears to no day of mailing", () => {
    const { envelope, letterFor } = corrected(early);
    expect(returnAmounts(envelope(2025))).toEqual([
      { what: "Line 4a, IRA distributions", filed: 700_000, change: 0, right: 700_000 },
      { what: "Line 4b, taxable amount", filed: 700_000, change: -700_000, right: 0 },
    ]);
    expect(letterFor(2025)).toContain("It replaces the return filed on February 10, 2026.");
    expect(letterFor(2025)).not.toContain("filed on time");
    expect(envelope(2025).eFile).toBe(false);
  });

  it("is not called in time for tax that was due earlier", () => {
    const owed = structuredClone(early) as {
      years: Record<number, { filed: object; extended?: boolean }>;
    } & Case;
    Object.assign(owed.years[2025] ?? {}, { year_end_value: 7000, extended: true });
    Object.assign(owed.years[2025]?.filed ?? {}, { form_1040: { "4a": 7000, "4b": 0 } });
    const { year, envelope } = corrected(owed, "2026-08-03");
    expect(year(2025).send).toBe("superseding_return");
    expect(sendInWords(year(2025))).not.toContain("Nothing is late");
    expect(envelope(2025).contents.join()).toContain("Payment");
  });
});

it("says that a payment is known in a claim that no longer reaches withheld tax", () => {
  const late = (paid_on: string): Case => ({
    years: {
      2021: {
        year_end_value: 0,
        filed: filed("2023-12-12", { paid_on, form_1040: { "4a": 6000, "4b": 6000 } }),
      },
    },
    entries: [contribution(2021), { date: "2021-05-10", kind: "conversion", amount: 6000 }],
  });
  const open = corrected(late("2023-12-12"));
  expect(open.assumed.join()).not.toContain("tax you paid");
  expect(open.letterFor(2021)).toContain(
    "claims a refund. The claim is on time: it may be filed until December 14, 2026. The claim is limited to tax paid within the three years before it is filed",
  );
  expect(`${open.letterFor(2021)} ${open.partTwo(2021)}`).not.toContain("$____");
  expect(sendInWords(open.year(2021))).toContain(
    "claim a refund of tax paid in the three years before the claim,",
  );

  // IRC 6511(b)(2)(A): what was paid more than three years before the claim cannot come back, though it can be filed.
  const lost = corrected(late("2022-12-01"));
  expect(lost.year(2021)).toMatchObject({ send: "form_alone_no_refund", refund: { state: "closed" } });
  expect(lost.letterFor(2021)).toContain(
    "Tax withheld, paid by April 15, 2022, or paid on December 1, 2022 can no longer be refunded (section 6511(b)(2)), and I claim no refund.",
  );
  const onDue = corrected(late("2022-04-15"));
  expect(onDue.letterFor(2021)).toContain(
    "Tax withheld, or paid by April 15, 2022, can no longer be refunded (section 6511(b)(2)), and I claim no refund.",
  );

  // IRC 6511(a) and (b)(2): two years from the last payment run longer than three years from filing, but reach less.
  const sooner = corrected(late("2025-01-10"));
  expect(sooner.year(2021).refund).toMatchObject({
    state: "open",
    until: "2027-01-11",
    three_years_until: "2026-12-14",
  });
  expect(mailDay(sooner.year(2021), "2026-03-02")).toBe("2026-12-14");
  expect(sendInWords(sooner.year(2021))).toContain("by December 14, 2026:");
  expect(sooner.letterFor(2021)).toContain("it may be filed until December 14, 2026.");
  const THREE =
    "The claim is limited to tax paid within the three years before it is filed, the last of it on January 10, 2025 (section 6511(b)(2)(A)).";
  expect(sooner.letterFor(2021)).toContain(THREE);
  expect(sooner.partTwo(2021)).toContain(THREE);

  const later = corrected(late("2025-01-10"), "2026-12-15");
  expect(later.year(2021).refund).not.toHaveProperty("three_years_until");
  expect(mailDay(later.year(2021), "2026-12-15")).toBe("2027-01-11");
  const TWO =
    "The claim is limited to tax paid within the two years before it is filed, the last of it on January 10, 2025 (section 6511(b)(2)(B)).";
  expect(later.letterFor(2021)).toContain(TWO);
  expect(later.partTwo(2021)).toContain(TWO);
  expect(`${sooner.letterFor(2021)} ${later.letterFor(2021)}`).not.toContain("paid on January 10, 2025");
});

// IRC 6511(b)(2)(A): three years plus the period of any extension of time for filing the return.
describe("the time to file that was extended", () => {
  const late = (taxYear: number, date: string, more: object = {}, paid: object = {}): Case => ({
    years: {
      [taxYear]: {
        year_end_value: 0,
        ...more,
        filed: filed(date, { ...paid, form_1040: { "4a": 6000, "4b": 6000 } }),
      },
    },
    entries: [contribution(taxYear), { date: `${taxYear}-05-10`, kind: "conversion", amount: 6000 }],
  });
  const PLUS = "within the three years, plus the extension of time to file the return, before it is filed";

  it("makes the time longer that a claim reaches back", () => {
    const { letterFor, partTwo, year } = corrected(
      late(2021, "2023-12-12", { extended: true }, { paid_on: "2025-01-10" }),
    );
    expect(letterFor(2021)).toContain(PLUS);
    expect(partTwo(2021)).toContain(PLUS);
    expect(sendInWords(year(2021))).toContain("in the three years and the extension before the claim,");
  });

  it("is asked for where it moves the day of a claim", () => {
    const asked = (extended: boolean | null) =>
      corrected(late(2022, "2023-10-10", { extended })).assumed.filter((each) => each.includes("Form 4868"));
    expect(asked(null).join()).toContain(
      "not in the ledger, so this package assumes that it was not. If it was, a claim mailed by October 13, 2026 still reaches tax that was withheld",
    );
    expect(asked(true)).toEqual([]);
    expect(asked(false)).toEqual([]);
  });

  it("is not asked for where the return was in time, or so late that no day moves", () => {
    for (const date of ["2023-04-10", "2024-02-10"])
      expect(corrected(late(2022, date), "2027-01-04").assumed.join()).not.toContain("Form 4868");
  });
});

it("settles the years before the first one, and an unknown Form 5329, before anyone signs", () => {
  const { correction, assumed } = corrected({
    opening: { year: 2020, basis: 6000 },
    years: { 2022: { filed: filed("2023-04-10") } },
    entries: [contribution(2022)],
  });
  expect(correction.assumed.find(({ path }) => path === "years.2021")?.before_signing).toBe(true);
  expect(assumed.join()).toContain("nothing in it. Settle this before anyone signs.");
  const told = corrected({
    opening: { year: 2020, basis: 6000 },
    years: { 2021: {}, 2022: { filed: filed("2023-04-10") } },
    entries: [contribution(2022)],
  });
  expect(told.correction.assumed.map(({ path }) => path)).not.toContain("years.2021");
});

it.each([
  ["Your compensation for 2021", "The client's compensation for 2021"],
  ["your spouse's IRA contributions for 2021", "the client's spouse's IRA contributions for 2021"],
  ["whether you had to file a return for 2021", "whether the client had to file a return for 2021"],
])("a preparer's papers say of %s: %s", (fact, told) => {
  expect(ofClient(fact)).toBe(told);
});

describe("what a signed sentence names and the ledger does not have", () => {
  const taxed = filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 } });
  const years = { 2023: { year_end_value: 90_000, filing_status: "single", filed: taxed } };

  it("is the day on which the decedent died, for inherited IRAs", () => {
    const inherited = (owner: object): Case => ({
      owner: { inherited_from: "Wim Example", ...owner },
      opening: { year: 2022, basis: 20_000 },
      years,
      entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
    });
    const asked = corrected(inherited({}));
    expect(asked.assumed.join("\n")).toMatch(
      /^The date on which the person whose IRAs you inherited died: .*Settle this before anyone signs\.$/m,
    );
    expect(asked.partTwo(2023)).toContain("who died on ____________________.");
    const told = corrected(inherited({ decedent_died: "2022-11-04" }));
    expect(told.assumed.join()).not.toContain("person whose IRAs");
    expect(told.partTwo(2023)).toContain("inherited from Wim Example, who died on November 4, 2022.");
  });

  it("is the charity, with its papers, for a charitable distribution", () => {
    const given = (note: object): Case => ({
      owner: { born: "1945-06-06" },
      opening: { year: 2022, basis: 0, qcd_deductions: 0 },
      years,
      entries: [{ date: "2023-05-09", kind: "distribution", amount: 10_000, reason: "qcd", ...note }],
    });
    expect(corrected(given({})).assumed.join("\n")).toMatch(
      /^The charity's name, its acknowledgment, and .* of the 1st entry: .*Settle this before anyone signs\.$/m,
    );
    // A note is anybody's own words: it is printed nowhere and settles nothing.
    expect(corrected(given({ note: "acknowledgment not found yet" })).assumed.join()).toContain(
      "The charity's name",
    );
    const told = corrected(given({ charity: "Example Food Bank" }));
    expect(told.assumed.join()).not.toContain("The charity's name");
    expect(told.partTwo(2023)).toContain("directly to Example Food Bank on May 9, 2023.");
  });
});

it("calls an owner who has died by name", () => {
  const told = ofOwner("Ada Example");
  expect(told("What happened in your IRAs in 2022")).toBe("What happened in Ada Example's IRAs in 2022");
  expect(told("Whether you filed Form 8606")).toBe("Whether Ada Example filed Form 8606");
});

it("asks to mail a claim now when each day may take a payment out of it", () => {
  const words = closingInWords({ tax_year: 2022, until: "2026-12-14", is_shrinking: true });
  expect(words).toMatch(/^Mail the refund claim for 2022 now, and by December 14, 2026 at the latest\./);
});
