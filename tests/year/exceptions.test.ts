import { describe, expect, it } from "vitest";
import { computeInput } from "../compute-input.js";

const emergency = (date: string, amount = 500) => ({
  date,
  kind: "distribution",
  reason: "emergency",
  amount,
});

/** Line 2 of Form 5329 by year: what is free of the additional tax, in dollars. */
function exceptedOf(entries: object[]) {
  const result = computeInput({ owner: { name: "Pat Sample", born: "1990-06-01" }, entries });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(
    result.value.years.flatMap(({ tax_year, form_5329 }) =>
      form_5329?.["2"] === undefined ? [] : [[tax_year, form_5329["2"] / 100]],
    ),
  );
}

/** IRC 72(t)(2)(I): one a calendar year, up to 1,000, and none for three years until it was made up. */
describe("an emergency distribution is free of the additional tax", () => {
  it.each<[string, object[], Record<number, number>]>([
    ["by itself", [emergency("2024-03-01")], { 2024: 500 }],
    ["up to 1,000", [emergency("2024-03-01", 1500)], { 2024: 1000 }],
    [
      "beside other distributions",
      [{ date: "2024-01-05", kind: "distribution", amount: 500 }, emergency("2024-03-01")],
      { 2024: 500 },
    ],
    ["once a year", [emergency("2024-03-01"), emergency("2024-09-01")], { 2024: 500 }],
    [
      "once a year, though it was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-05-01", kind: "repayment", of: "emergency", distributed: 2024, amount: 500 },
        emergency("2024-09-01", 300),
      ],
      // Neither: what came back is not taxed, and the second is not the year's first.
      { 2024: 0 },
    ],
    ["not in the next year", [emergency("2024-03-01"), emergency("2025-09-01")], { 2024: 500, 2025: 0 }],
    [
      "in the next year after it was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-05-01", kind: "repayment", of: "emergency", distributed: 2024, amount: 500 },
        emergency("2025-09-01"),
      ],
      { 2025: 500 },
    ],
    [
      "in the next year after as much was contributed",
      [
        emergency("2024-03-01"),
        { date: "2025-05-01", kind: "contribution", ira: "roth", amount: 500 },
        emergency("2025-09-01"),
      ],
      { 2024: 500, 2025: 500 },
    ],
    [
      "not after less was contributed, or a conversion was made",
      [
        emergency("2024-03-01"),
        { date: "2025-05-01", kind: "contribution", ira: "roth", amount: 499 },
        { date: "2025-05-02", kind: "conversion", amount: 5000 },
        emergency("2025-09-01"),
      ],
      { 2024: 500, 2025: 0 },
    ],
    [
      "not after what was contributed before it, or after the next one",
      [
        { date: "2024-02-01", kind: "contribution", ira: "roth", amount: 5000 },
        emergency("2024-03-01"),
        emergency("2025-09-01"),
        { date: "2025-10-01", kind: "contribution", ira: "roth", amount: 5000 },
      ],
      { 2024: 500, 2025: 0 },
    ],
    [
      "not after another distribution was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-04-01", kind: "distribution", reason: "domestic_abuse", amount: 500 },
        { date: "2024-05-01", kind: "repayment", of: "domestic_abuse", distributed: 2024, amount: 500 },
        emergency("2025-09-01"),
      ],
      // What was paid back is not taxed, and needs no exception.
      { 2024: 500, 2025: 0 },
    ],
    [
      "again when the one of the year was not free itself",
      [
        emergency("2024-03-01"),
        emergency("2025-02-01", 400),
        { date: "2025-03-01", kind: "contribution", ira: "roth", amount: 500 },
        emergency("2025-09-01", 300),
      ],
      { 2024: 500, 2025: 300 },
    ],
  ])("%s", (_, entries, expected) => {
    expect(exceptedOf(entries)).toEqual(expected);
  });
});
