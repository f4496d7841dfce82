import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

// IRC 408(d)(8)(F): $50,000 of 2023, once in a lifetime; the trustee paid more.
it("a gift for a trust or an annuity is named with all that was paid, and with what is not taxable of it", () => {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Quentin Charity", ssn: "900-00-6002", born: "1945-06-06" },
          opening: { year: 2021, basis: 0, qcd_deductions: 0 },
          years: {
            2022: { deducted: 0 },
            2023: {
              ...{ year_end_value: 100_000, deducted: 0, filing_status: "single" },
              filed: filed("2024-04-10", { form_1040: { "4a": 63_000, "4b": 63_000 } }),
            },
          },
          entries: [
            {
              ...{ date: "2023-05-09", kind: "distribution", amount: 60_000, reason: "qcd" },
              ...{ charity: "Phoenix Food Bank", split_interest: true },
            },
            { date: "2023-06-09", kind: "distribution", amount: 3000, reason: "rmd" },
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const signed = all.map((envelope) => amendedReturn(envelope).explanation.join("\n")).join("\n");
  expect(signed).toContain("$60,000 was paid by the trustee directly to Phoenix Food Bank on May 9, 2023.");
  expect(signed).toContain("Of that, $50,000 is not taxable as a qualified charitable distribution");
});
