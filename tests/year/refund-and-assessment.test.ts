import { describe, expect, test } from "vitest";
import {
  assessmentDeadline,
  excessAssessmentDeadline,
  longAssessmentDeadline,
  refundDeadline,
} from "../../src/year/deadlines.js";
import { workingDay } from "../../src/year/working-day.js";

const filed = (date: string | null, paid_on: string | null = null) => ({ date, paid_on });

describe("a day that is not a working day moves to the next one", () => {
  test.each([
    ["2026-04-15", "2026-04-15", "an ordinary Wednesday"],
    ["2028-04-15", "2028-04-18", "a Saturday, with Emancipation Day kept on the Monday after"],
    ["2022-04-15", "2022-04-18", "Emancipation Day, a Saturday, was kept on Friday"],
    ["2023-04-15", "2023-04-18", "a Saturday, with Emancipation Day on Monday itself"],
    ["2021-12-31", "2022-01-03", "New Year's Day 2022, a Saturday, was kept on December 31"],
    ["2026-05-25", "2026-05-26", "Memorial Day, the last Monday in May"],
    ["2026-11-26", "2026-11-27", "Thanksgiving Day, the fourth Thursday"],
    ["2020-06-19", "2020-06-19", "Juneteenth was no legal holiday yet"],
    ["2026-06-19", "2026-06-22", "Juneteenth, a Friday, before a weekend"],
  ])("%s becomes %s: %s", (day, expected) => {
    expect(workingDay(day)).toBe(expected);
  });

  test("the due dates in forms/ are what this rule makes of April 15, but for the two years moved for everyone", async () => {
    const { default: dueDates } = await import("../../forms/figures/due-dates.json", {
      with: { type: "json" },
    });
    const moved = Object.entries(dueDates.return_due).filter(
      ([year, due]) => workingDay(`${Number(year) + 1}-04-15`) !== due,
    );
    expect(moved.map(([year]) => year)).toEqual(["2019", "2020"]);
  });
});

describe("a refund can be claimed until", () => {
  test.each<[number, string, string | null, string, string]>([
    [2024, "2025-02-20", null, "2028-04-18", "three years from April 15 for a return that was early"],
    [2021, "2022-04-11", null, "2025-04-15", "April 15 itself though the due date was April 18"],
    [
      2021,
      "2022-04-18",
      null,
      "2025-04-18",
      "three years from its own day for one filed on the moved due date",
    ],
    [2019, "2020-06-30", null, "2023-06-30", "its own day for one filed in the postponed time of 2020"],
    [2022, "2023-10-10", null, "2026-10-13", "the day of filing on extension, past Columbus Day's Monday"],
    [
      2020,
      "2021-04-01",
      "2023-09-01",
      "2025-09-02",
      "two years from a late payment when that is later, past Labor Day",
    ],
    [2020, "2021-04-01", "2021-06-01", "2024-04-15", "three years from filing when the payment gives less"],
  ])("%i filed %s, paid %s: %s, %s", (year, date, paid, deadline) => {
    expect(refundDeadline(year, filed(date, paid))).toBe(deadline);
  });

  test("nobody knows when the day of filing is not in the ledger", () => {
    expect(refundDeadline(2021, filed(null, "2022-06-01"))).toBeNull();
    expect(refundDeadline(2021, null)).toBeNull();
    expect(assessmentDeadline(2021, filed(null))).toBeNull();
    expect(assessmentDeadline(2021, null)).toBeNull();
  });
});

test("more tax can be assessed for three years from filing, whenever it was paid", () => {
  expect(assessmentDeadline(2021, filed("2022-03-01", "2024-03-01"))).toBe("2025-04-15");
});

// IRC 6501(e)(1)(A)(i), and 6501(l)(4) for the tax on excess contributions; a return before April 15 counts as filed on it (6501(b)(1)).
describe.each([
  ["when much income was left out", longAssessmentDeadline],
  ["for the tax on excess contributions", excessAssessmentDeadline],
])("%s tax can be assessed for six years from filing", (_, deadline) => {
  test.each([
    ["2022-03-01", "2028-04-18", "six years from April 15, a Saturday with Emancipation Day kept on Monday"],
    ["2023-06-01", "2029-06-01", "six years from its own day"],
  ])("filed %s: until %s, %s", (date, last) => {
    expect(deadline(2021, filed(date, "2024-03-01"))).toBe(last);
  });

  test("without an end when no return was filed, or nobody knows when", () => {
    expect(deadline(2021, null)).toBeNull();
    expect(deadline(2021, filed(null))).toBeNull();
  });
});
