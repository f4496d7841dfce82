import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { earlyRoth, filed } from "./filed-ledgers.js";

/** The year 2023 of which $3,000 is taxable and bears $700 of additional tax, beside what the return had. */
function of2023(line4b: number, form_5329: object) {
  const { years, ...rest } = earlyRoth;
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Ian Forde", ssn: "900-00-5113", born: "1984-06-06" },
          ...rest,
          years: {
            ...years,
            2023: {
              ...{ deducted: 0, filing_status: "single", no_exception: true },
              filed: filed("2024-04-10", { form_1040: { "4a": 22_000, "4b": line4b }, form_5329 }),
            },
          },
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const [member] = correction.members;
  const year = yearOf(member, 2023);
  const envelope = all.find(({ tax_year }) => tax_year === 2023);
  if (envelope === undefined) throw new Error("nothing is sent for 2023");
  return { year, envelope, words: sendInWords(year), letter: letter(envelope).paragraphs.join("\n") };
}

// Form 1040-X, lines 5 to 11 and 20 to 22: only the tax on all changes tells which of the two it is.
describe("changes of which one lowers the tax and another raises it", () => {
  it.each([
    [
      "too much was taxed, and additional tax was not reported",
      3500,
      {},
      "Send Form 1040-X with Form 5329 by April 15, 2027: the return reported $500 too much as taxable, and $700 of additional tax was not reported. Compute the tax on both to see whether a refund is due or tax is owed.",
    ],
    [
      "too little was taxed, and too much additional tax was reported",
      2900,
      { "4": 2200 },
      "Send Form 1040-X with Form 5329 by April 15, 2027: the return reported $100 too little as taxable, and $1,500 too much additional tax was reported. Compute the tax on both to see whether a refund is due or tax is owed.",
    ],
  ])("leave open whether a refund is claimed or tax is paid: %s", (_, line4b, form_5329, words) => {
    const found = of2023(line4b, form_5329);
    expect(found.year.send).toBe("amend_either");
    expect(found.words).toBe(words);
    expect(found.letter).toContain("claims any refund that results");
    expect(found.letter).not.toContain("claims a refund");
    expect(found.letter).toContain("(check one): ____ is not due.");
    expect(found.envelope.contents.join("\n")).toContain(
      "Payment, only if tax is owed after all changes: enclosed and not attached, unless it is paid online",
    );
  });

  it.each([
    ["both lower the tax", 22_000, { "4": 2200 }, "amend_refund"],
    ["both raise it", 2000, {}, "amend_payment"],
  ])("but not where %s", (_, line4b, form_5329, send) => {
    expect(of2023(line4b, form_5329).year.send).toBe(send);
  });
});
