import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { firstSimpleDeposit, simpleDayOpen } from "../../src/year/simple-ira.js";

const deposit = (date: string, ira: string, more = {}) => ({
  date,
  kind: "contribution",
  ira,
  amount: 100,
  ...more,
});

function firstOf(entries: object[]) {
  const read = parseLedger({ owner: { name: "Owner A" }, entries });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return firstSimpleDeposit(read.value);
}

// IRC 72(t)(6): the two years begin with the first deposit of the employer into a SIMPLE IRA, traditional or Roth.
describe("the first deposit into a SIMPLE IRA", () => {
  test.each<[string, object[], number | undefined]>([
    [
      "is the earliest of several",
      [deposit("2024-03-01", "simple"), deposit("2023-05-01", "simple"), deposit("2025-02-03", "simple")],
      1,
    ],
    [
      "may be one into a Roth SIMPLE IRA",
      [deposit("2024-03-01", "simple"), deposit("2023-05-01", "roth_simple")],
      1,
    ],
    [
      "is none into another IRA",
      [deposit("2022-03-01", "sep"), deposit("2022-04-01", "traditional"), deposit("2023-05-01", "roth_sep")],
      undefined,
    ],
    [
      "is no distribution out of one",
      [
        { date: "2022-04-01", kind: "distribution", ira: "simple", amount: 5 },
        deposit("2023-05-01", "simple"),
      ],
      1,
    ],
    [
      "may be one of an unknown day, which may be January 1",
      [deposit("2023-05-01", "simple"), deposit("2023-12-31", "simple", { day: "unknown" })],
      1,
    ],
  ])("%s", (_, entries, at) => {
    expect(firstOf(entries)?.index).toBe(at);
  });
});

describe("whether money came out in the first two years depends on a day that is not known", () => {
  test.each<[string, string, boolean, string, boolean, string | undefined]>([
    ["in the year in which they end", "2022-03-01", true, "2024-12-31", false, "out"],
    ["in a year before", "2022-03-01", true, "2023-12-31", false, undefined],
    ["in a year after", "2022-03-01", true, "2025-12-31", false, undefined],
    ["in a year on whose last day they end", "2022-12-31", true, "2024-12-31", false, "out"],
    ["in a year on whose first day they have ended", "2022-01-01", true, "2024-12-31", false, undefined],
    ["by the day of the deposit", "2022-12-31", false, "2024-06-03", true, "first"],
    ["not by that day, when it is too early on any", "2022-12-31", false, "2023-06-03", true, undefined],
    ["not by that day, when it is late enough on any", "2022-12-31", false, "2025-01-02", true, undefined],
    ["on no day, when both are known", "2022-03-01", true, "2024-06-03", true, undefined],
  ])("%s", (_, first, isFirstKnown, out, isOutKnown, asked) => {
    const day = (isKnown: boolean) => (isKnown ? "known" : "unknown");
    const made = firstOf([deposit(first, "simple", { day: day(isFirstKnown) })]);
    if (!made) throw new Error("there is a deposit");
    const index = simpleDayOpen(made, { date: out, day: day(isOutKnown) as "known" | "unknown", index: 7 });
    expect(index).toBe(asked === undefined ? undefined : asked === "out" ? 7 : 0);
  });
});
