import fc from "fast-check";
import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { timeLimit } from "./accepted.js";
import { correctionOf, filedRuns, filing } from "./filed-years.js";

it("signs for nobody a sentence that is not known and so", { timeout: timeLimit * 3 }, () => {
  let signed = 0;
  fc.assert(
    fc.property(filing, (one) => {
      const correction = correctionOf(one);
      if (correction === null) return;
      const all = envelopes(correction);
      signed += all.length;
      expect(lastCheck(correction, all)).toEqual([]);
    }),
    { numRuns: filedRuns },
  );
  expect(signed).toBeGreaterThan(0);
});
