import { describe, expect, test } from "vitest";
import { workingDay } from "../../src/year/working-day.js";

// 5 U.S.C. 6103(a) and D.C. Code 28-2701, for IRC 7503.
describe("the next working day", () => {
  test.each([
    ["2024-07-05", "2024-07-05", "a Friday is one itself"],
    ["2024-07-06", "2024-07-08", "Saturday"],
    ["2024-07-07", "2024-07-08", "Sunday"],
    ["2024-01-01", "2024-01-02", "New Year's Day"],
    ["2021-12-31", "2022-01-03", "New Year's Day of 2022, a Saturday, kept on Friday"],
    ["2023-01-02", "2023-01-03", "New Year's Day of 2023, a Sunday, kept on Monday"],
    ["2024-01-15", "2024-01-16", "Martin Luther King, third Monday of January"],
    ["2024-01-08", "2024-01-08", "the second Monday of January is none"],
    ["2024-01-22", "2024-01-22", "nor is the fourth"],
    ["2018-01-15", "2018-01-16", "Martin Luther King, in a January that begins on a Monday"],
    ["2021-01-20", "2021-01-21", "Inauguration Day, January 20 of every fourth year"],
    ["2013-01-20", "2013-01-22", "Inauguration Day, a Sunday, kept on the Monday of Martin Luther King"],
    ["1985-01-21", "1985-01-22", "Inauguration Day, a Sunday, kept on Monday"],
    ["2029-01-19", "2029-01-19", "Inauguration Day of 2029, a Saturday: the Friday before is none"],
    ["2022-01-20", "2022-01-20", "no Inauguration Day in 2022"],
    ["2024-02-19", "2024-02-20", "Washington, third Monday of February"],
    ["2020-02-17", "2020-02-18", "Washington, in a February that begins on a Saturday"],
    ["2024-04-16", "2024-04-17", "Emancipation Day"],
    ["2006-04-17", "2006-04-17", "not yet a holiday in 2006, when it would have been kept on a Monday"],
    ["2024-05-27", "2024-05-28", "Memorial Day, last Monday of May"],
    ["2021-05-31", "2021-06-01", "Memorial Day, on the last day of May"],
    ["2020-05-25", "2020-05-26", "Memorial Day, in a May that ends on a Sunday"],
    ["2024-05-20", "2024-05-20", "the Monday before is none"],
    ["2021-06-18", "2021-06-21", "Juneteenth of 2021, a Saturday, kept on Friday"],
    ["2020-06-19", "2020-06-19", "not yet a holiday in 2020"],
    ["2024-07-04", "2024-07-05", "Independence Day"],
    ["2024-09-02", "2024-09-03", "Labor Day, first Monday of September"],
    ["2025-09-01", "2025-09-02", "Labor Day, on the first of September"],
    ["2024-10-14", "2024-10-15", "Columbus Day, second Monday of October"],
    ["2024-11-11", "2024-11-12", "Veterans Day"],
    ["2024-11-28", "2024-11-29", "Thanksgiving, fourth Thursday of November"],
    ["2024-11-21", "2024-11-21", "the third Thursday is none"],
    ["2024-12-25", "2024-12-26", "Christmas Day"],
  ])("of %s is %s: %s", (date, working) => {
    expect(workingDay(date)).toBe(working);
  });
});

// A year's holidays are found once, so this test takes years that no other one asks for: what it runs is what it looks at.
test("the holidays of a year are found by the same law in any year", () => {
  const after = (day: string) => workingDay(day);
  expect(after("2045-01-16"), "Martin Luther King").toBe("2045-01-17");
  expect(after("2045-01-20"), "Inauguration Day, a Friday").toBe("2045-01-23");
  expect(after("2050-01-20"), "no Inauguration Day").toBe("2050-01-20");
  expect(after("2069-01-21"), "Inauguration Day, a Sunday, kept on Monday").toBe("2069-01-22");
  expect(after("2045-02-20"), "Washington").toBe("2045-02-21");
  expect(after("2045-05-22"), "the Monday before Memorial Day").toBe("2045-05-22");
  expect(after("2045-05-29"), "Memorial Day").toBe("2045-05-30");
  expect(after("2045-09-04"), "Labor Day").toBe("2045-09-05");
  expect(after("2045-10-09"), "Columbus Day").toBe("2045-10-10");
  expect(after("2045-11-23"), "Thanksgiving Day").toBe("2045-11-24");
  expect(after("1995-06-19"), "Juneteenth before the law").toBe("1995-06-19");
});
