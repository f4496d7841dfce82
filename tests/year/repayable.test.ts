import { describe, expect, test } from "vitest";
import { limitKey } from "../../src/year/repayable.js";
import { computeInput } from "../compute-input.js";

const key = (of: string, distributed: number) =>
  limitKey({ of, distributed } as Parameters<typeof limitKey>[0]);

// IRC 72(t)(2)(I)(iii): emergencies have a limit for each year. 72(t)(2)(K): what is paid back after domestic abuse counts together.
test("distributions of one reason share a limit in one year, or in all years", () => {
  expect(key("emergency", 2024)).not.toBe(key("emergency", 2025));
  expect(key("disaster", 2024)).not.toBe(key("disaster", 2025));
  expect(key("domestic_abuse", 2024)).toBe(key("domestic_abuse", 2025));
  expect(key("domestic_abuse", 2024)).not.toBe(key("emergency", 2024));
});

/** The places of a ledger's problems. */
function refused(entries: object[]): string[] {
  const result = computeInput({ owner: { name: "Owner A", born: "1990-05-20" }, entries });
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

const out = (date: string, amount: number, reason = "normal") => ({
  date,
  kind: "distribution",
  reason,
  amount,
});
const back = (date: string, of: string, amount: number) => ({
  date,
  kind: "repayment",
  of,
  distributed: Number(date.slice(0, 4)),
  amount,
});

// IRC 72(t)(2)(I)(iii) and (vi): 1,000 for the emergencies of a year; (K)(ii) and (vi): 10,000 after domestic abuse, 10,300 from 2025.
describe("of distributions without a reason, what the limit of a reason leaves can be paid back", () => {
  test.each<[string, object[], string[]]>([
    [
      "all of it beside what had the reason",
      [out("2024-03-01", 400, "emergency"), out("2024-04-01", 5000), back("2024-06-01", "emergency", 1000)],
      [],
    ],
    [
      "not a cent more",
      [
        out("2024-03-01", 400, "emergency"),
        out("2024-04-01", 5000),
        back("2024-06-01", "emergency", 1000.01),
      ],
      ["entries[2].amount"],
    ],
    [
      "in two repayments",
      [out("2024-04-01", 5000), back("2024-06-01", "emergency", 700), back("2024-07-01", "emergency", 300)],
      [],
    ],
    [
      "not a cent more in two repayments",
      [
        out("2024-04-01", 5000),
        back("2024-06-01", "emergency", 700),
        back("2024-07-01", "emergency", 300.01),
      ],
      ["entries[2].amount"],
    ],
    [
      "not more than there is of them and than the limit leaves, whichever is less",
      [out("2024-04-01", 500), back("2024-06-01", "emergency", 1500)],
      ["entries[1].amount"],
    ],
    [
      "and when the limit is used up the amount is what is wrong, not the day",
      [out("2024-04-01", 5000), back("2024-06-01", "emergency", 1000), back("2024-07-01", "emergency", 1)],
      ["entries[2].amount"],
    ],
    [
      "each dollar once, when it had the reason",
      [
        out("2024-04-01", 500, "emergency"),
        back("2024-06-01", "emergency", 300),
        back("2024-07-01", "emergency", 300),
      ],
      ["entries[2].amount"],
    ],
    [
      "each dollar once, when it had no reason",
      [out("2024-04-01", 800), back("2024-06-01", "emergency", 700), back("2024-07-01", "emergency", 101)],
      ["entries[2].amount"],
    ],
    [
      "whatever was taken for another reason",
      [
        out("2024-03-01", 400, "domestic_abuse"),
        out("2024-04-01", 5000),
        back("2024-06-01", "emergency", 1000),
      ],
      [],
    ],
    [
      "whatever was taken for an emergency of another year",
      [
        out("2024-04-01", 5000),
        back("2024-06-01", "emergency", 1000),
        out("2025-03-01", 400, "emergency"),
        out("2025-04-01", 5000),
        back("2025-06-01", "emergency", 1000),
      ],
      [],
    ],
    [
      "less what all years had after domestic abuse",
      [
        out("2024-03-01", 9000, "domestic_abuse"),
        out("2025-04-01", 5000),
        back("2025-06-01", "domestic_abuse", 1300),
      ],
      [],
    ],
    [
      "and not a cent more after domestic abuse",
      [
        out("2024-03-01", 9000, "domestic_abuse"),
        out("2025-04-01", 5000),
        back("2025-06-01", "domestic_abuse", 1300.01),
      ],
      ["entries[2].amount"],
    ],
    [
      "with no limit where the reason has none",
      [out("2025-04-01", 50_000), back("2025-06-01", "terminal_illness", 50_000)],
      [],
    ],
  ])("%s", (_, entries, places) => {
    expect(refused(entries)).toEqual(places);
  });
});

// Three years, the day of the distribution not counted (IRC 72(t)(2)(H)(v)(I), (11)(C)(i); Form 8915-F).
describe("a distribution can be paid back for three years", () => {
  const storm = (date: string, more = {}) => ({
    ...out(date, 1000, "disaster"),
    disaster: "DR-4586-TX",
    ...more,
  });
  const paid = (date: string, more = {}) => ({ ...back("2021-01-01", "disaster", 1000), date, ...more });
  test.each<[string, object[], string[]]>([
    ["to the same day three years later", [storm("2021-03-01"), paid("2024-03-01")], []],
    ["not a day longer", [storm("2021-03-01"), paid("2024-03-02")], ["entries[1].date"]],
    [
      "to February 28 from a February 28, though February 29 follows",
      [storm("2021-02-28"), paid("2024-02-29")],
      ["entries[1].date"],
    ],
    ["to February 28 from a February 28", [storm("2021-02-28"), paid("2024-02-28")], []],
    ["to February 29 from a March 1", [storm("2021-03-01"), paid("2024-02-29")], []],
    [
      "to a day that is asked for",
      [storm("2021-03-01"), paid("2024-12-31", { day: "unknown" })],
      ["entries[1].date"],
    ],
    [
      "to a day that need not be asked for",
      [storm("2021-03-01"), paid("2023-12-31", { day: "unknown" })],
      [],
    ],
    [
      "if there is any: else no day is asked for",
      [paid("2024-12-31", { day: "unknown" })],
      ["entries[0].amount"],
    ],
    [
      "from a day that is asked for",
      [storm("2021-12-31", { day: "unknown" }), paid("2024-06-01")],
      ["entries[0].date"],
    ],
  ])("%s", (_, entries, places) => {
    expect(refused(entries)).toEqual(places);
  });
});
