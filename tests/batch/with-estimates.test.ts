import { expect, it } from "vitest";
import { workOf } from "../../src/batch/client-work.js";
import { computeWithEstimates } from "../../src/batch/with-estimates.js";
import { correctHousehold } from "../../src/correction/household-correction.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "../correction/examples.js";

const ledger = unwrap(
  parseLedger({
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
    years: { 2025: { year_end_value: 9000, filed: { return: true, date: "2026-02-10", form_8606: false } } },
    entries: [
      { date: "2025-02-03", kind: "contribution", amount: 7000 },
      { date: "2026-02-03", kind: "conversion", amount: 1000 },
    ],
  }),
);

it("estimates the value of a year that is not over, and the report names it", () => {
  const { ledgers, estimates, results } = computeWithEstimates([ledger], { asOf: "2026-03-02" });
  expect(estimates).toEqual([[{ year: 2026, value: 800_000 }]]);
  expect(results[0]?.ok).toBe(true);
  const [made] = correctHousehold(ledgers, "2026-03-02");
  const correction = made?.correction;
  if (correction?.ok !== true) throw new Error("the ledger can be corrected");
  const work = workOf(
    correction.value,
    0,
    estimates[0]?.map(({ year }) => year),
  );
  expect(work.assumed).toContain("on December 31 of 2026 (Form 5498, box 5)");
});

it("estimates nothing once the year is over, and nothing without a day", () => {
  for (const options of [{ asOf: "2027-01-01" }, {}])
    expect(computeWithEstimates([ledger], options)).toMatchObject({
      estimates: [[]],
      results: [{ ok: false }],
    });
});
