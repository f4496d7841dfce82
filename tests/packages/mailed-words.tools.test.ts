import { describe, expect, it } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makePackage } from "../../src/packages/package.js";
import { AS_OF, unwrap } from "../correction/examples.js";
import { earlyRoth, filed, recapture } from "../correction/filed-ledgers.js";
import { installed, run } from "../pdf/tools.js";

const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

/** The words of what is mailed, envelope by envelope, each stretch of white space as one space. */
async function mailed(...household: object[]): Promise<string[]> {
  return wordsOf(/^envelope-/, household);
}

/** The same of the summary, the checklist, and the pages for the office. */
async function kept(...household: object[]): Promise<string> {
  return (await wordsOf(/^not-for-mailing/, household)).join();
}

async function wordsOf(which: RegExp, household: readonly object[]): Promise<string[]> {
  const [ledger, ...others] = household.map((each) => unwrap(parseLedger(each)));
  if (ledger === undefined) throw new Error("there is a ledger");
  const { files } = unwrap(await makePackage(ledger, AS_OF, others, means));
  return files
    .filter(({ name }) => which.test(name))
    .map(({ bytes }) => run("pdftotext", ["-layout", "FILE", "-"], bytes as Uint8Array).replace(/\s+/g, " "));
}

const rita = {
  owner: {
    name: "Rita Example",
    ssn: "900-00-0001",
    born: "1984-06-06",
    address: { street: "1 Main", city: "San Juan", state: "PR", zip: "00901" },
  },
  ...recapture,
};

it.skipIf(!installed("pdftotext"))(
  "an additional tax: how Form 5329 is completed, where the tax goes, and how it is paid",
  async () => {
    const [words = ""] = await mailed(rita);
    for (const said of [
      "Amended return check the box at the top of the form only if a Form 5329 was filed for the year",
      "Address, signature leave both blank: the form goes with a return",
      "The tax goes on Schedule 2 (Form 1040), line 8",
      "from a Roth IRA also conversions within",
      "Enter the additional tax of Form 5329 on Schedule 2 (Form 1040), line 8.",
      "The additional tax is $1,000, if none of it was reported. Interest on it runs from April 15, 2024.",
      "Payment of $__________ (check one): ____ is enclosed. ____ was made online on ____________________.",
      "Sign page 2 of the official form only when it is sent by itself",
      "on that year's Form 1040 or 1040-SR, whichever was filed",
      // A U.S. territory is in the row of foreign countries.
      "Austin, TX 73301-0215",
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/\[[a-z ]+\]/i);
  },
);

it.skipIf(!installed("pdftotext"))(
  "an inherited IRA: whose last form to gather, and Form 5329 only where it is needed",
  async () => {
    const words = await kept({
      owner: { ...rita.owner, inherited_from: "Wim Example", decedent_died: "2022-01-01" },
      opening: { year: 2022, basis: 20_000 },
      years: {
        2023: {
          year_end_value: 90_000,
          filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
        },
      },
      entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
    });
    expect(words).toContain("Wim Example's last Form 8606 up to 2022: its line 14 proves the basis");
    expect(words).toMatch(/Form 5329, line 1 \(unless box 7 of Form 1099-R [–\d, ]*shows the exception\)/);
    expect(words).toContain("is left out, as it is if Form 1099-R shows code 4 in box 7");
  },
);

it.skipIf(!installed("pdftotext"))(
  "a late return: the day on which withheld tax is lost, on the summary and on the calendar",
  async () => {
    const words = await kept({
      owner: rita.owner,
      opening: { year: 2021, basis: 10_000 },
      years: { 2022: { year_end_value: 20_000, filed: { return: false, required: true } } },
      entries: [{ date: "2022-05-05", kind: "distribution", amount: 1500 }],
    });
    const DAY = "If tax was withheld or paid for 2022, mail the 2022 return by April 15, 2026.";
    expect(words).toContain(`First deadline: ${DAY}`);
    expect(words).toContain(`Put April 15, 2026 on your calendar. ${DAY}`);
  },
);

it.skipIf(!installed("pdftotext"))(
  "a payment: what it is for, and from when interest runs (IRC 6601(a))",
  async () => {
    const [, words = ""] = await mailed({ owner: rita.owner, ...earlyRoth });
    expect(words).toContain(
      "Pay the income tax on $1,000 and additional tax of $100 (if none of it was reported). Interest runs from April 15, 2025.",
    );
  },
);

it.skipIf(!installed("pdftotext"))("an estate: its address, and papers that may be enclosed", async () => {
  const [words = ""] = await mailed({
    owner: { ...rita.owner, name: "Edith Example", born: "1941-06-06", died: "2024-08-01" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 60_000,
        filing_status: "single",
        filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }),
      },
    },
    entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" }],
  });
  expect(words).toContain("Court certificate of the appointment (check if enclosed: ____)");
  expect(words).toContain("• Form 1310 •");
  expect(words).toContain("Leave it out if no court appointed anyone.");
  expect(words).toContain("It depends on where the representative of the estate lives.");
  expect(words).not.toMatch(/San Juan|Austin/);
});

it.skipIf(!installed("pdftotext"))("an exception without a code: its number beside line 2", async () => {
  const [words = ""] = await mailed({
    owner: { name: "Dee Example", ssn: "900-00-0002", born: "1984-06-06" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 90_000,
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "disability" }],
  });
  expect(words).toContain("exception number 03");
  expect(words).toContain("Form 5329 for 2023 (check if enclosed: ____)");
});

it.skipIf(!installed("pdftotext"))(
  "a couple: a copy of the form that does not change, and a telephone",
  async () => {
    const spouse = (name: string, ssn: string, form: object) => ({
      owner: { name, ssn, born: "1980-06-06", household: "example" },
      years: {
        2024: {
          year_end_value: 0,
          deducted: 0,
          filing_status: "married_joint",
          filed: { ...filed("2025-04-10", { form_1040: { "4a": 14_000, "4b": 7000 } }), ...form },
        },
      },
      entries: [
        { date: "2024-02-01", kind: "contribution", amount: 7000 },
        { date: "2024-02-03", kind: "conversion", amount: 7000 },
      ],
    });
    const lines = { "1": 7000, "13": 7000, "14": 0, "16": 7000, "17": 7000, "18": 0 };
    const couple = [
      spouse("Kim Example", "900-00-0003", { form_8606: true, lines }),
      spouse("Lee Example", "900-00-0004", {}),
    ];
    const [words = ""] = await mailed(...couple);
    expect(words).toContain("Copy of Kim Example's Form 8606 for 2024 (as filed)");
    expect(words).toContain("with Lee Example's Form 8606 and a copy of Kim Example's Form 8606");
    expect(words).toContain("Telephone:");
    // On the summary and on the checklist: a worksheet of the unchanged form is not copied.
    const EXCEPT =
      "Do not copy that of Kim Example's Form 8606 for 2024: put a copy of the form as filed in its place.";
    expect((await kept(...couple)).split(EXCEPT)).toHaveLength(3);
  },
);

describe.skipIf(!installed("pdftotext"))("what follows after mailing", () => {
  const excess = (asOfYear: number) => ({
    owner: rita.owner,
    years: {
      [asOfYear]: {
        compensation: 0,
        year_end_value: 6500,
        filing_status: "single",
        filed: filed(`${asOfYear + 1}-04-10`, { form_5329: {} }),
      },
    },
    entries: [{ date: `${asOfYear}-05-05`, kind: "contribution", amount: 6000 }],
  });

  // IRC 4973: the tax is due for each year at whose end the excess is still there.
  it("names the next year that owes the 6 percent tax, and those whose returns are due", async () => {
    expect(await kept(excess(2024))).toContain(
      "If it was not corrected by the end of 2025, Form 5329 is due with the 2025 return by April 15, 2026.",
    );
    expect(await kept(excess(2022))).toContain(
      "If it was not corrected by the end of 2023 and 2024, the return for each of those years must have had Form 5329: if not, amend it. If it was not corrected by the end of 2025, Form 5329 is due with the 2025 return by April 15, 2026.",
    );
  });

  it("tells what to do about the state's return, by the return that is sent", async () => {
    const { years, entries } = excess(2025);
    const sent = (filedIn: object) =>
      kept({
        owner: rita.owner,
        years: { 2025: { ...years[2025], compensation: 90_000, deducted: 0, filed: filedIn } },
        entries,
      });
    const superseding = await sent(filed("2026-02-10", { form_1040: { "4a": 0, "4b": 0 } }));
    expect(superseding).toContain(
      "If your state return for the year of the superseding return was filed too",
    );
    expect(await kept(excess(2024))).toContain("Amend your state return if the federal change affects it.");
    const late = await kept({
      owner: rita.owner,
      years: { 2022: { year_end_value: 6000, filed: { return: false, required: true } } },
      entries: [{ date: "2022-05-05", kind: "contribution", amount: 6000 }],
    });
    expect(late).toContain("File your late state return too, if the state requires one for that year.");
  });

  it("has a dash for the refund claim of a year with nothing to claim", async () => {
    const words = await kept({
      owner: rita.owner,
      years: { 2023: { deducted: 0, filed: filed("2024-04-10", {}) } },
      entries: [{ date: "2023-05-05", kind: "contribution", amount: 6000 }],
    });
    expect(words).toContain("2023 missing form by itself 0 – until 2027-04-15");
  });
});
