import fc from "fast-check";
import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { runs, timeLimit } from "./accepted.js";
import { filing } from "./filed-years.js";

it("signs for nobody a sentence that is not known and so", { timeout: timeLimit * 3 }, () => {
  let signed = 0;
  fc.assert(
    fc.property(filing, (one) => {
      if (one === null) return;
      const ledger = parseLedger(one.input);
      if (!ledger.ok) return;
      const correction = correctWith(ledger.value, one.asOf);
      if (!correction.ok) return;
      const all = envelopes(correction.value);
      signed += all.length;
      expect(lastCheck(correction.value, all)).toEqual([]);
    }),
    { numRuns: process.env.FORM8606_RUNS === undefined ? 60 : runs },
  );
  expect(signed).toBeGreaterThan(0);
});
