import { expect, it } from "vitest";
import { workOf } from "../../src/batch/client-work.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "../correction/examples.js";
import { spouse } from "../correction/one-couple.js";

it("holds the joint package back, too, for what the second spouse has to settle first", () => {
  const kim = spouse("kim");
  const settled = unwrap(correctWith(spouse("lee"), "2026-11-27", [kim]));
  expect(workOf(settled, 0).assumed).not.toContain("2021 to 2023");

  const open = { ...kim, opening: { ...openingOf(2020), basis: 100_000 } };
  const waiting = unwrap(correctWith(spouse("lee"), "2026-11-27", [open]));
  expect(workOf(waiting, 0)).toMatchObject({
    isOpen: true,
    assumed: expect.stringContaining("Kim Example: what happened in your IRAs in 2021 to 2023"),
  });
  expect(workOf(waiting, 1)).toMatchObject({ isOpen: true, envelopes: [] });
});

it("lists for a client the last day of a claim for a year that is not in the ledger, and for an envelope its own", () => {
  const ledger = unwrap(
    parseLedger({
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1940-06-06" },
      opening: { year: 2021, basis: 20_000 },
      years: {
        2023: {
          year_end_value: 60_000,
          filed: {
            return: true,
            date: "2024-04-12",
            form_8606: false,
            form_1040: { "4a": 5000, "4b": 5000 },
          },
        },
      },
      entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000 }],
    }),
  );
  const before = workOf(unwrap(correctWith(ledger, "2026-03-02")), 0);
  expect([before.mailBy, before.envelopes[0]?.mailBy]).toEqual(["2026-04-15", "2027-04-15"]);
  const after = workOf(unwrap(correctWith(ledger, "2026-04-16")), 0);
  expect([after.mailBy, after.envelopes[0]?.mailBy]).toEqual(["2027-04-15", "2027-04-15"]);
});

/** An opening as a ledger has it. */
function openingOf(year: number) {
  const { opening } = unwrap(
    parseLedger({ owner: { name: "Kim Example" }, opening: { year, basis: 0 }, entries: [] }),
  );
  if (opening === null) throw new Error("the ledger has an opening");
  return opening;
}
