import { describe, expect, test } from "vitest";
import {
  dayOf59AndAHalf,
  dayOf70AndAHalf,
  dayOfAge,
  daysBetween,
  daysLater,
  fiftyByYearEnd,
  monthsLater,
  yearsLater,
} from "../../src/year/dates.js";

describe("days between two dates", () => {
  test.each([
    ["2024-02-28", "2024-03-01", 2, "a leap year"],
    ["2023-02-28", "2023-03-01", 1, "an ordinary year"],
    ["2023-03-11", "2023-03-13", 2, "across the change of the clocks"],
    ["2023-12-31", "2024-01-01", 1, "across a year's end"],
    ["2023-11-02", "2024-01-01", 60, "sixty days"],
    ["2023-05-10", "2023-05-10", 0, "the same day"],
  ])("%s to %s is %i: %s", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

test.each([
  ["2024-02-28", 2, "2024-03-01", "over a leap day"],
  ["2023-12-31", 60, "2024-02-29", "sixty days"],
  ["2024-03-01", -1, "2024-02-29", "the day before"],
])("the day after %s by %i is %s: %s", (date, days, later) => {
  expect(daysLater(date, days)).toBe(later);
});

describe("the day of an age", () => {
  test("59 1/2 and 70 1/2 are six calendar months after the birthday (Reg. 1.401(a)(9)-2)", () => {
    expect(dayOf59AndAHalf("1964-03-05")).toBe("2023-09-05");
    expect(dayOf70AndAHalf("1953-06-30")).toBe("2023-12-30");
  });

  test("in a month without that day it is the month's last day", () => {
    expect(dayOf59AndAHalf("1964-08-31")).toBe("2024-02-29");
    expect(monthsLater("2023-04-18", 6)).toBe("2023-10-18");
    expect(yearsLater("2024-02-29", 3)).toBe("2027-02-28");
  });

  test("stays right however many days were asked for", () => {
    for (let months = 1; months <= 1200; months++) dayOfAge("1950-01-01", months);
    expect(dayOfAge("1950-01-01", 1)).toBe("1950-02-01");
  });
});

describe("fifty by the end of the year (IRC 219(b)(5)(B))", () => {
  test.each([
    ["1973-12-31", 2023, true],
    ["1974-01-01", 2023, false],
    ["1960-05-05", 2023, true],
    [null, 2023, false],
  ])("born %s, %i: %s", (born, year, fifty) => {
    expect(fiftyByYearEnd(born, year)).toBe(fifty);
  });
});
