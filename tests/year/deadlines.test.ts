import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { correctionDeadline, filingDeadline, returnDue } from "../../src/year/deadlines.js";
import { workingDay } from "../../src/year/working-day.js";

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

/** A contribution counts until this day in a state. */
const dueIn = (state: string, year: number) => {
  const read = parseLedger({ owner: { name: "Owner A", address: { state } }, entries: [] });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return returnDue(read.value, year);
};

describe("the due date of a state", () => {
  // Rev. Rul. 2015-13: the working day after April 15, when Patriots' Day, the third Monday of April, is none either.
  test.each(Array.from({ length: 26 }, (_, i) => 2001 + i).filter((year) => year !== 2019 && year !== 2020))(
    "of Maine and Massachusetts for %i is the next day that is not Patriots' Day",
    (year) => {
      const weekdayOf1 = new Date(year + 1, 3, 1).getDay();
      const patriots = `${year + 1}-04-${String(((8 - weekdayOf1) % 7) + 15).padStart(2, "0")}`;
      let day = workingDay(`${year + 1}-04-15`);
      if (day === patriots) day = workingDay(`${year + 1}-04-${Number(day.slice(8)) + 1}`);
      expect([dueIn("ME", year), dueIn("MA", year)]).toEqual([day, day]);
    },
  );

  test.each([
    ["TX", 2020, "2021-06-15"],
    ["OK", 2020, "2021-06-15"],
    ["LA", 2020, "2021-06-15"],
    ["AR", 2020, "2021-05-17"],
    ["NH", 2005, "2006-04-18"],
    ["NH", 2018, "2019-04-15"],
    ["SC", 2024, "2025-05-01"],
    ["TN", 2024, "2025-11-03"],
    ["VA", 2024, "2025-04-15"],
  ])("of %s for %i is %s", (state, year, day) => {
    expect(dueIn(state, year)).toBe(day);
  });
});

describe("the October day", () => {
  test.each([
    [2016, "2017-10-16"],
    [2017, "2018-10-15"],
    [2019, "2020-10-15"],
    [2020, "2021-10-15"],
  ])("of %i is %s, however the due date was moved", (year, day) => {
    expect(correctionDeadline(ledgerOf(year, null), year)).toBe(day);
    expect(correctionDeadline(ledgerOf(year, info(true)), year)).toBe(day);
  });

  test("is the postponed day when that is later", () => {
    expect(correctionDeadline(ledgerOf(2023, info(false, "2025-02-03")), 2023)).toBe("2025-02-03");
    expect(correctionDeadline(ledgerOf(2023, info(false, "2024-06-17")), 2023)).toBe("2024-10-15");
  });
});
