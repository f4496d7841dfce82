import { describe, expect, it } from "vitest";
import { type Envelope, enclosed, envelopes } from "../../../src/correction/envelopes.js";
import { correctWith, type HouseholdCorrection } from "../../../src/correction/household-correction.js";
import {
  lastCheck,
  listProblems,
  type NamelessTexts,
  namelessTexts,
  signedProblems,
} from "../../../src/correction/last-check/last-check.js";
import { letterSentences } from "../../../src/correction/last-check/letter-sentences.js";
import { partTwoSentences } from "../../../src/correction/last-check/part-two-sentences.js";
import { sentencesOf } from "../../../src/correction/last-check/sentence-shape.js";
import { parseLedger } from "../../../src/ledger/parse.js";
import { AS_OF, unwrap } from "../examples.js";
import { earlyRoth, filed } from "../filed-ledgers.js";

/** Packages whose papers have every kind of sentence. */
const packages: Record<
  string,
  { owner?: object; opening?: object; years: object; entries: readonly object[] }
> = {
  "a refund": {
    years: {
      2023: { year_end_value: 0, filed: filed("2024-04-10", { form_1040: { "4a": 6500, "4b": 6500 } }) },
    },
    entries: [
      { date: "2023-02-01", kind: "contribution", amount: 6500 },
      { date: "2023-02-03", kind: "conversion", amount: 6500 },
    ],
  },
  "an additional tax": {
    years: {
      2023: {
        compensation: 1000,
        year_end_value: 7000,
        filing_status: "single",
        filed: filed("2024-04-10", { form_5329: { "17": 60 } }),
      },
    },
    entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
  },
  "a form by itself": {
    years: { 2021: { compensation: 90_000, filing_status: "single", filed: filed("2022-04-10", {}) } },
    entries: [{ date: "2021-05-05", kind: "contribution", amount: 6000 }],
  },
  "a closed claim": {
    opening: { year: 2019, basis: 9000 },
    years: {
      2020: { year_end_value: 9000, filed: filed("2021-04-10", { form_1040: { "4a": 3000, "4b": 3000 } }) },
    },
    entries: [{ date: "2020-05-05", kind: "distribution", amount: 3000, exception: "03" }],
  },
  "a deduction given back": {
    years: {
      2023: {
        deducted: 0,
        compensation: 90_000,
        filed: filed("2024-04-10", { form_8606: true, lines: { "1": 6500, "14": 6500 }, deducted: 6500 }),
      },
    },
    entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
  },
  "a conversion that came out early, and earnings": earlyRoth,
  "an inherited IRA": {
    owner: { inherited_from: "Wim Example" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: {
        year_end_value: 90_000,
        filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
  },
  "a gift to charity": {
    owner: { born: "1945-06-06" },
    years: {
      2023: {
        year_end_value: 90_000,
        filed: filed("2024-04-08", { form_1040: { "4a": 8000, "4b": 8000 } }),
      },
    },
    entries: [
      { date: "2023-08-10", kind: "distribution", amount: 5000, reason: "qcd" },
      { date: "2023-10-02", kind: "distribution", amount: 3000, reason: "rmd" },
    ],
  },
  "a closed claim whose last payment is known": {
    opening: { year: 2019, basis: 9000 },
    years: {
      2020: {
        year_end_value: 9000,
        filed: filed("2021-04-10", { paid_on: "2021-04-15", form_1040: { "4a": 3000, "4b": 3000 } }),
      },
    },
    entries: [{ date: "2020-05-05", kind: "distribution", amount: 3000, exception: "03" }],
  },
  "an owner who has died": {
    owner: { born: "1941-06-06", died: "2024-08-01" },
    opening: { year: 2022, basis: 20_000 },
    years: {
      2023: { year_end_value: 60_000, filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }) },
    },
    entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" }],
  },
};

function made(name: string): { correction: HouseholdCorrection; envelope: Envelope } {
  const { owner, ...rest } = packages[name] as (typeof packages)[string];
  const input = {
    owner: { name: "Amy I 2019 Example", ssn: "900-00-0001", born: "1984-06-06", ...owner },
    ...rest,
  };
  const correction = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  return { correction, envelope: envelopes(correction)[0] as Envelope };
}

/** The texts with each match of a pattern replaced, one at a time. */
function mutants(texts: NamelessTexts, pattern: RegExp, change: (found: string) => string): NamelessTexts[] {
  const inList = (list: readonly string[]) =>
    list.flatMap((sentence, at) =>
      [...sentence.matchAll(pattern)].map(({ 0: found, index }) =>
        list.with(at, sentence.slice(0, index) + change(found) + sentence.slice(index + found.length)),
      ),
    );
  return [
    ...inList(texts.letter).map((letter) => ({ ...texts, letter })),
    ...inList(texts.enclosed).map((enclosed) => ({ ...texts, enclosed })),
    ...inList(texts.explanation).map((explanation) => ({ ...texts, explanation })),
    ...texts.causes.flatMap(({ member, facts }) =>
      inList(facts).map((changed) => ({ ...texts, causes: [{ member, facts: changed }] })),
    ),
  ];
}

const AMOUNT = /\$[\d,]+/g;
const DAY = /(?:April|August|February) \d{1,2}(?=, \d{4})/g;
const YEAR = /(?<=for )20\d\d/g;

const moreDollars = (amount: string) =>
  `$${(Number(amount.replace(/[$,]/g, "")) + 137).toLocaleString("en-US")}`;
const nextDay = (day: string) => day.replace(/\d+/, (number) => String(Number(number) + 1));
const nextYear = (year: string) => String(Number(year) + 7);

describe.each(Object.keys(packages))("the papers of %s", (name) => {
  const { correction, envelope } = made(name);
  const texts = namelessTexts(envelope);

  it("pass as they are", () => {
    expect(lastCheck(correction, envelopes(correction))).toEqual([]);
  });

  it.each([
    ["amount", AMOUNT, moreDollars],
    ["day", DAY, nextDay],
    ["year", YEAR, nextYear],
  ] as const)("are refused with any other %s", (_, pattern, change) => {
    for (const mutant of mutants(texts, pattern, change))
      expect(signedProblems(correction, envelope, mutant), JSON.stringify(mutant)).not.toEqual([]);
  });
});

// What asserts no amount, day or year is refused as well, wherever it stands.
describe.each([
  "I have always paid all my taxes on time.",
  "The taxpayer acted in good faith and with ordinary care.",
  "A preparer gave wrong advice.",
  "Form 8606 for 2023 was filed on time.",
  "The tax for the year does change.",
])("the sentence %s", (sentence) => {
  it.each([
    ["a refund", "letter"],
    ["a refund", "explanation"],
    ["a form by itself", "causes"],
  ] as const)("is allowed nowhere: not in the papers of %s (%s)", (name, place) => {
    const { correction, envelope } = made(name);
    const texts = namelessTexts(envelope);
    const more =
      place === "causes"
        ? texts.causes.map((cause) => ({ ...cause, facts: [...cause.facts, sentence] }))
        : [...texts[place], sentence];
    expect(signedProblems(correction, envelope, texts)).toEqual([]);
    expect(signedProblems(correction, envelope, { ...texts, [place]: more }).join()).toContain(
      "has a sentence that nothing allows",
    );
  });
});

// What a letter lists as enclosed is signed with it.
describe("an enclosure that is not in the envelope", () => {
  it.each([
    ["a form by itself", "Form 1040-X for 2021"],
    ["a form by itself", "Corrected Form 1040 for 2021 with the changes"],
    ["a form by itself", "Form 5329 for 2021"],
    ["a form by itself", "Form 5329 for 2021 (check if enclosed: ____)"],
    ["a form by itself", "Copy of Form 8606 for 2021 (as filed)"],
    ["a form by itself", "Complete late return for 2021"],
    ["a form by itself", "Complete return for 2021 with SUPERSEDING RETURN at the top of page 1"],
    ["a closed claim", "Statement of reasonable cause"],
    ["a closed claim", "Worksheet 1-1"],
    ["a closed claim", "Statement: recharacterization"],
    ["a refund", "Form 1310"],
    ["a refund", "Form 1310 (check if enclosed: ____)"],
    ["a refund", "Court certificate of the appointment (check if enclosed: ____)"],
    ["a gift to charity", "Form 8606 for 2023"],
    ["an owner who has died", "Form 1310"],
    ["a refund", "A bribe"],
  ])("of %s is refused: %s", (name, item) => {
    const { correction, envelope } = made(name);
    const texts = namelessTexts(envelope);
    const said = signedProblems(correction, envelope, { ...texts, enclosed: [...texts.enclosed, item] });
    expect(said.join()).toMatch(/the list in the letter (?:says|has a sentence)/);
  });

  it.each(Object.keys(packages))("or that is not in the list of %s is noticed", (name) => {
    const { envelope } = made(name);
    const whole = enclosed(envelope);
    expect(listProblems(envelope, whole)).toEqual([]);
    for (const item of whole.filter((each) => /Form 1040-X|8606|5329|cause|Complete/.test(each)))
      expect(
        listProblems(
          envelope,
          whole.filter((each) => each !== item),
        ),
        item,
      ).not.toEqual([]);
  });
});

// A name takes no part in the sentences: it may be a word, a month, or an amount.
it.each(["May", "I", "The Form", "e", "line 1", "$500", "Will. Tax 1999", "Form 8606 for 2023 was wrong."])(
  "passes the papers of somebody called %s",
  (name) => {
    for (const one of Object.keys(packages)) {
      const { owner, ...rest } = packages[one] as (typeof packages)[string];
      const input = { owner: { ssn: "900-00-0001", born: "1984-06-06", ...owner, name }, ...rest };
      const correction = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
      expect(lastCheck(correction, envelopes(correction)), one).toEqual([]);
    }
  },
);

/** The only sentence that asserts nothing. */
const CLOSING = "If you need anything else, please write[ to {me}] at the address above.";

describe("a sentence that is not so", () => {
  it.each([
    ["an additional tax", "The tax for the year does not change."],
    ["an additional tax", "Income, deductions, tax, and payments do not change."],
    [
      "an additional tax",
      "It changes no amount of income, deductions, tax, or payments; it corrects Form 8606 alone.",
    ],
    ["an additional tax", "It claims a refund."],
    ["a deduction given back", "The contributions on line 1 were not deducted."],
    ["a deduction given back", "Form 8606 was required for 2023 and was not filed with the return."],
    [
      "a form by itself",
      "Enclosed is Form 8606 for 2021, signed and sent by itself: I was not required to file a return for that year.",
    ],
    ["a form by itself", "Enclosed is the return for 2021, which had not been filed."],
    ["a form by itself", "Enclosed is a complete return for 2021, marked SUPERSEDING RETURN."],
    ["a form by itself", "The claim is on time: it may be filed until April 15, 2025."],
    ["a refund", "The time to claim a refund ended on April 15, 2027, and I claim no refund."],
    ["a closed claim", "The time to claim a refund ended on April 15, 2024, and I claim no refund."],
    [
      "a refund",
      "The three years to claim a refund (section 6511(a)) ended on April 15, 2027, and I claim no refund.",
    ],
    ["a refund", "The three years of section 6501(a) ended on April 15, 2027."],
    ["a refund", "The change of that line lowers adjusted gross income (Form 1040-X, line 1) by $6,000."],
    ["a refund", "The change of that line raises adjusted gross income (Form 1040-X, line 1) by $6,500."],
    [
      "a refund",
      "Line 4b showed $6,500 as the taxable amount of IRA distributions; the correct amount is $0 (line 18 of Form 8606: $6,500).",
    ],
    [
      "an additional tax",
      "It shows additional tax of $330 on excess contributions to Roth IRAs (Form 5329, line 25), instead of $60 as filed.",
    ],
    ["a refund", "Of that, $6,500 is taxable (Form 8606, line 18)."],
    ["a refund", "Form 8606 for 2023, filed with the return, does not change; a copy is attached."],
    ["a refund", "The IRAs were inherited from \uE000, who died on ____________________."],
    [
      "a refund",
      "$6,500 was distributed from Roth IRAs (Form 8606, line 19) and was not a qualified distribution (section 408A(d)(2)).",
    ],
    [
      "a refund",
      "All contributions and conversions had been recovered before (Form 8606 for 2023, lines 22 and 24).",
    ],
    ["a refund", "$6,500 is earnings, which is taxable (Form 8606, line 25c)."],
    [
      "a refund",
      "Worksheet 1-1 of Publication 590-B therefore takes the place of lines 6 to 12 of Form 8606, which are blank on the attached form.",
    ],
    [
      "a refund",
      "A qualified charitable distribution of $6,500 was paid by the trustee directly to ____________________ (name of the charity) in 2023.",
    ],
    [
      "an additional tax",
      "$5,500 of the contributions to traditional IRAs for 2023 was above the limit, because there was no compensation for the year (sections 219(b) and 4973).",
    ],
    [
      "an additional tax",
      "$6,500 of excess contributions to traditional IRAs for earlier years had not been corrected by the end of 2023 (section 4973).",
    ],
    [
      "an additional tax",
      "No contribution to traditional IRAs for 2023 was above the limit (sections 219(b) and 4973).",
    ],
    [
      "an additional tax",
      "Line 17 is 6 percent of $6,500, the value of the traditional IRAs on December 31, 2023, because that is less than line 16 (section 4973(a)).",
    ],
    [
      "an additional tax",
      "An exception covers all of the $6,500 on line 1 of Form 5329 (line 2), so the additional tax on early distributions does not apply (section 72(t)).",
    ],
    ["a refund", "Line 4a showed $0 as the total of IRA distributions; the correct amount is $6,500."],
    [
      "an additional tax",
      "Form 5329 for 2023 is attached, unless box 7 of Form 1099-R shows the exception: no additional tax applies to early distributions of $6,500 (exception number 04).",
    ],
    [
      "an inherited IRA",
      "Line 2 of Form 8606 ($20,000) is line 14 of Form 8606 for 2022, mailed separately.",
    ],
    [
      "a refund",
      "Line 2 of Form 8606 ($6,500) is the basis from earlier years: line 14 of Form 8606 for ________.",
    ],
    ["an inherited IRA", "Line 2 of Form 8606 ($20,000) is line 14 of Form 8606 for 2022, as filed."],
    ["an owner who has died", "It should have been attached to my 2023 return."],
  ])("in the papers of %s is refused: %s", (name, sentence) => {
    const { correction, envelope } = made(name);
    const texts = namelessTexts(envelope);
    const place = [...letterSentences].some(({ pattern }) => pattern.test(sentence))
      ? "letter"
      : "explanation";
    const said = signedProblems(correction, envelope, { ...texts, [place]: [...texts[place], sentence] });
    expect(said.join("\n")).toMatch(/which is not so|somebody else speaks|is not that of its line/);
  });

  // Each sentence of these papers is refused in those of somebody for whom it is not so.
  it.each(["letter", "explanation"] as const)("is refused by its own rule: every one of the %s", (place) => {
    const all = Object.keys(packages).map((name) => {
      const { correction, envelope } = made(name);
      return { correction, envelope, texts: namelessTexts(envelope) };
    });
    const known = place === "letter" ? letterSentences : partTwoSentences;
    const found = new Map<string, string>();
    for (const text of all.flatMap(({ texts }) => texts[place].flatMap(sentencesOf)))
      for (const { shape, pattern } of known) if (pattern.test(text)) found.set(shape, text);
    const never = [...found].filter(([, sentence]) =>
      all.every(({ correction, envelope, texts }) => {
        const more = { ...texts, [place]: [...texts[place], sentence] };
        return !signedProblems(correction, envelope, more).join().includes("which is not so");
      }),
    );
    expect(found.size).toBeGreaterThan(15);
    expect(never.map(([shape]) => shape)).toEqual(place === "letter" ? [CLOSING] : []);
  });

  it("about the tax is refused while a fact about the additional taxes is missing", () => {
    const { correction, envelope } = made("a form by itself");
    const [member] = correction.members;
    const sentence = "The tax for the year does not change.";
    expect(member.assumed.filter(({ path }) => /additional|5329|value|compensation|magi/.test(path))).toEqual(
      [],
    );
    const input = packages["a form by itself"] as (typeof packages)[string];
    const bare = {
      owner: { name: "Ada", born: "1984-06-06" },
      ...input,
      years: { 2021: { filed: filed("2022-04-10", {}) } },
    };
    const unknown = unwrap(correctWith(unwrap(parseLedger(bare)), AS_OF));
    const [other] = envelopes(unknown);
    const said = { letter: [sentence], enclosed: [], explanation: [], causes: [], names: new Map() };
    expect(signedProblems(correction, envelope, said)).toEqual([]);
    expect(signedProblems(unknown, other as Envelope, said)).not.toEqual([]);
  });
});

// IRC 6511(b)(2)(A): only the signer knows what was paid within the three years.
it("passes a claim of a late return that no longer reaches withheld tax", () => {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Lena Example", ssn: "900-00-0003", born: "1979-06-06" },
          years: {
            2021: {
              year_end_value: 0,
              filed: {
                return: true,
                date: "2023-12-12",
                form_8606: false,
                form_1040: { "4a": 6000, "4b": 6000 },
                deducted: 0,
              },
            },
          },
          entries: [
            { date: "2021-02-01", kind: "contribution", amount: 6000 },
            { date: "2021-02-03", kind: "conversion", amount: 6000 },
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(all.map((envelope) => namelessTexts(envelope).letter.join(" "))).toEqual([
    expect.stringContaining("The claim is limited to $__________, paid on ____________________, within"),
  ]);
  expect(lastCheck(correction, all)).toEqual([]);
});
