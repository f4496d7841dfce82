import { expect, it } from "vitest";
import { workOf } from "../../src/batch/client-work.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "../correction/examples.js";
import { spouse } from "../correction/one-couple.js";

it("holds the joint package back, too, for what the second spouse has to settle first", () => {
  const kim = spouse("kim");
  const settled = unwrap(correctWith(spouse("lee"), "2026-11-27", [kim]));
  expect(workOf(settled, 0).assumed).not.toContain("what happened");

  const open = { ...kim, opening: { ...openingOf(2020), basis: 100_000 } };
  const waiting = unwrap(correctWith(spouse("lee"), "2026-11-27", [open]));
  expect(workOf(waiting, 0)).toMatchObject({
    isOpen: true,
    assumed: expect.stringContaining("Kim Example: what happened in your IRAs in 2021 to 2023"),
  });
  expect(workOf(waiting, 1)).toMatchObject({ isOpen: true, envelopes: [] });
});

/** An opening as a ledger has it. */
function openingOf(year: number) {
  const { opening } = unwrap(
    parseLedger({ owner: { name: "Kim Example" }, opening: { year, basis: 0 }, entries: [] }),
  );
  if (opening === null) throw new Error("the ledger has an opening");
  return opening;
}
