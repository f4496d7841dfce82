import { expect, test } from "vitest";
import { paymentDeadline, prepaidTaxDeadline } from "../../src/year/deadlines.js";

const info = (due: string | null, extended = false) => ({ due, extended });

test.each([
  [2021, null, "2025-04-15", "three years from April 15, when withheld tax counts as paid"],
  [2024, null, "2028-04-18", "moved by a weekend and Emancipation Day"],
  [2022, info(null, true), "2026-10-15", "six months more with an extension"],
  [
    2022,
    info("2023-11-16"),
    "2026-11-16",
    "a due date postponed for a disaster, for claims after December 26, 2025",
  ],
  [2021, info("2022-10-17"), "2025-04-15", "but not for claims that end before that day"],
  [2021, info("2022-12-26"), "2025-04-15", "or on that day itself"],
  [2022, info("2023-06-15", true), "2026-10-15", "an extension that reaches further than the postponement"],
])("tax of %i that was prepaid, %o, can be claimed until %s: %s", (year, facts, deadline, _why) => {
  expect(prepaidTaxDeadline(year, facts)).toBe(deadline);
});

// IRC 6511(b)(2)(A): three years, and any extension of time to file, between payment and claim.
test.each([
  [info(null), "2023-12-12", "2026-12-14", "three years, moved by a weekend"],
  [null, "2023-12-12", "2026-12-14", "the same where the ledger has no facts of the year"],
  [info(null, true), "2023-06-12", "2026-12-14", "and the 183 days of an extension"],
  [info("2022-06-15", true), "2023-06-12", "2026-12-14", "which reaches further than a postponement to June"],
  [
    info("2022-10-17"),
    "2023-06-12",
    "2026-12-14",
    "or 185 days of a postponement, for claims after it counts",
  ],
  [info("2022-10-17"), "2022-05-02", "2025-05-02", "but not for claims that end before that"],
  [info("2022-10-17"), "2022-06-24", "2025-06-24", "or on the day of the law, December 26, 2025"],
])("a claim for 2021 with %o reaches tax paid on %s until %s: %s", (facts, paid, deadline, _why) => {
  expect(paymentDeadline(2021, facts, paid)).toBe(deadline);
});
