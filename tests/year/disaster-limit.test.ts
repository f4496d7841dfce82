import { describe, expect, test } from "vitest";
import { countsAfter, dayDecidesLimit, keyOf } from "../../src/year/disaster-limit.js";

describe("what was used of a limit is carried to the next year", () => {
  test.each([
    [
      "DR-1603-LA",
      2005,
      true,
      "Katrina, Rita and Wilma have one limit for 2005 and 2006 (IRC 1400Q(a)(2) as it was)",
    ],
    ["DR-1603-LA", 2007, false, "the limit from 2008 on was for others (P.L. 110-343, section 702(d)(10))"],
    ["DR-1763-IA", 2008, true, "the Midwestern disasters have one limit for 2008 and 2009"],
    [
      "DR-4287-KS",
      2016,
      true,
      "disasters declared in 2016 have distributions of 2016 and 2017 (P.L. 115-97, section 11028)",
    ],
    ["DR-4287-KS", 2017, false, "and none from 2018 on"],
    [
      "coronavirus",
      2020,
      false,
      "it had distributions in 2020 alone (P.L. 116-136, section 2202(a)(4)(A)(i))",
    ],
    ["DR-4734-FL", 2023, true, "the limit of a disaster is for all years together (IRC 72(t)(11)(B))"],
  ])("%s after %i: %s, %s", (disaster, year, counts) => {
    expect(countsAfter(disaster, year)).toBe(counts);
  });
});

describe("the day of a distribution in its year decides", () => {
  test.each([
    ["coronavirus", 2020, true, "the time ended on December 30"],
    ["DR-4287-KS", 2017, false, "the time ended with the year"],
    ["DR-4287-KS", 2018, false, "the time had ended before the year"],
    ["DR-1609-FL", 2005, false, "the time for Wilma began in the year, and before it nothing was for it"],
  ])("%s in %i: %s, because %s", (disaster, year, decides) => {
    expect(dayDecidesLimit(disaster, year, 50_000)).toBe(decides);
  });
});

test.each([
  ["DR-4734-FL", " dr 4734 (Florida)", true],
  ["Hurricane Idalia", "  hurricane IDALIA ", true],
  ["DR-4734-FL", "DR-4735-GA", false],
  ["COVID-19", "coronavirus", true],
])("%j and %j are one disaster: %s", (one, other, same) => {
  expect(keyOf(one) === keyOf(other)).toBe(same);
});
