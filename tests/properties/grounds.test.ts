import fc from "fast-check";
import { expect, it } from "vitest";
import { changeOf4a, changeOf4b } from "../../src/correction/changed-lines.js";
import { deductedTooLittle } from "../../src/correction/deduction-in-words.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { isLessThanFiled } from "../../src/correction/excess-in-words.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { timeLimit } from "./accepted.js";
import { correctionOf, filedRuns, filing } from "./filed-years.js";

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
      const correction = correctionOf(one);
      if (correction === null) return;
      for (const envelope of envelopes(correction).filter(({ carrier }) => carrier === "form_1040_x")) {
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
    { numRuns: filedRuns },
  );
  expect(seen).toBeGreaterThan(0);
});

// docs/guide/correct.md: a form goes by itself only where no line of the return changes.
it("sends no form by itself while a line of the return as filed is wrong and can still be changed", {
  timeout: timeLimit * 3,
}, () => {
  let alone = 0;
  fc.assert(
    fc.property(filing, (one) => {
      const correction = correctionOf(one);
      if (correction === null) return;
      for (const { carrier, parts } of envelopes(correction)) {
        const [{ year }] = parts;
        if (carrier !== "form_8606" || year.state.return !== "filed") continue;
        alone++;
        const { income, form_5329, refund, assessment, excess_assessment: excess } = year;
        const isOver = refund.state === "closed" && assessment.state === "closed";
        const lines = {
          "4a": changeOf4a(income),
          "4b": changeOf4b(income),
          "20": income.deductedTooMuch + deductedTooLittle(income),
        };
        if (!isOver && income.change === 0) expect(lines).toEqual({ "4a": 0, "4b": 0, "20": 0 });
        if (form_5329.status === "owed")
          expect([assessment.state, excess?.state ?? "closed"]).toEqual(["closed", "closed"]);
      }
    }),
    { numRuns: filedRuns },
  );
  expect(alone).toBeGreaterThan(0);
});
