import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { correctionDeadline, filingDeadline } from "../../src/year/limitation.js";

const info = (extended: boolean, due: string | null = null) => ({ extended, due });

const ledgerOf = (year: number, facts: ReturnType<typeof info> | null) => {
  const read = parseLedger({
    owner: { name: "Owner A" },
    entries: [],
    years: facts ? { [year]: facts } : {},
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

describe("a return is in time until", () => {
  test.each<[number, ReturnType<typeof info> | null, string, string]>([
    [2023, null, "2024-04-15", "the due date of its year"],
    [2022, info(false), "2023-04-18", "the due date that a weekend and a holiday moved"],
    [2019, null, "2020-07-15", "the due date that was postponed for everyone"],
    [2023, info(false, "2024-06-17"), "2024-06-17", "a day postponed for this person"],
    [2023, info(true), "2024-10-15", "six months later with an extension"],
    [2022, info(true), "2023-10-16", "six months later, past a Sunday"],
    [
      2023,
      info(true, "2024-06-17"),
      "2024-10-15",
      "the extended day when that is later than a postponed one",
    ],
    [
      2023,
      info(true, "2025-02-03"),
      "2025-02-03",
      "the postponed day when that is later than the extended one",
    ],
    [2049, null, "2050-04-18", "April 15, 2050, a Friday, on which Emancipation Day (a Saturday) is kept"],
    [2040, null, "2041-04-15", "a Monday"],
    [2044, null, "2045-04-18", "April 15, 2045, a Saturday; Emancipation Day (a Sunday) is kept on Monday"],
  ])("%i, %o: %s, %s", (year, facts, deadline) => {
    expect(filingDeadline(ledgerOf(year, facts), year)).toBe(deadline);
  });
});

describe("a contribution can be taken back or moved until", () => {
  test.each([
    [2023, "2024-10-15", "October 15"],
    [2022, "2023-10-16", "October 15, 2023 was a Sunday"],
    [2021, "2022-10-17", "October 15, 2022 was a Saturday"],
  ])("%i: %s, %s", (year, deadline) => {
    expect(correctionDeadline(ledgerOf(year, null), year)).toBe(deadline);
  });
});
