import { expect, test } from "vitest";
import { prepaidTaxDeadline } from "../../src/year/limitation.js";

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
  [2022, info("2023-06-15", true), "2026-10-15", "an extension that reaches further than the postponement"],
])("tax of %i that was prepaid, %o, can be claimed until %s: %s", (year, facts, deadline, _why) => {
  expect(prepaidTaxDeadline(year, facts)).toBe(deadline);
});
