import fc from "fast-check";
import { expect, it } from "vitest";
import { changeOf4a, changeOf4b } from "../../src/correction/amended-amounts.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { isLessThanFiled } from "../../src/correction/excess-in-words.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { runs, timeLimit } from "./accepted.js";
import { filing } from "./filed-years.js";

/** What states why line 4b changes: a line of Form 8606, a section of law, or that everything is taxable. */
const OF_INCOME =
  /\(Form 8606, lines? |section 408|line \w+ of Form 8606: |other IRAs on this return: |earnings of returned|The return reported less than the taxable amount/;
const OF_TAX = {
  "4": /section 72\(t\)|72\(t\)\)/,
  "17": /traditional IRAs .*(?:4973|line 14)/,
  "25": /Roth IRAs .*(?:4973|line 22)/,
} as const;

// Reg. 301.6402-2(b)(1): a claim states in detail each ground on which it is made.
it("states in Part II the ground of each line of the return that changes", { timeout: timeLimit * 3 }, () => {
  let seen = 0;
  fc.assert(
    fc.property(filing, (one) => {
      const ledger = one === null ? null : parseLedger(one.input);
      if (one === null || !ledger?.ok) return;
      const correction = correctWith(ledger.value, one.asOf);
      if (!correction.ok) return;
      for (const envelope of envelopes(correction.value).filter(({ carrier }) => carrier === "form_1040_x")) {
        const [part] = envelope.parts;
        const { income, form_5329, right } = part.year;
        const text = amendedReturn(envelope).explanation.join("\n");
        if (changeOf4a(income) > 0) expect(text).toContain("as the total of IRA distributions");
        if (changeOf4b(income) !== 0) expect(text).toMatch(OF_INCOME);
        for (const line of ["4", "17", "25"] as const) {
          const due = right.form_5329?.[line] ?? 0;
          const isClaimed = form_5329.status !== "same" && isLessThanFiled(part, line);
          if (isClaimed && form_5329.assumed.length === 0) {
            seen++;
            expect({ line, due, text }).toMatchObject({ text: expect.stringMatching(OF_TAX[line]) });
          }
        }
      }
    }),
    { numRuns: process.env.FORM8606_RUNS === undefined ? 60 : runs },
  );
  expect(seen).toBeGreaterThan(0);
});
