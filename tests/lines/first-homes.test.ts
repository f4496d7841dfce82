import { expect, test } from "vitest";
import { undatedFirstHome } from "../../src/lines/roth.js";
import { formOf } from "./form-of.js";

const home = (ira: string, amount: number, more: object = {}) => ({
  ...{ date: "2023-06-01", kind: "distribution", reason: "homebuyer", ira, amount, ...more },
});
const UNDATED = { date: "2023-12-31", day: "unknown" };
const young = { born: "1985-01-05" };
/** 59 1/2 on July 5, 2023, and on January 1, 2023. */
const [inMidyear, onNewYear] = [{ born: "1964-01-05" }, { born: "1963-07-01" }];
const opening = (homebuyer_used: number) => ({
  ...{ year: 2022, basis: 0, roth_contributions: 0, roth_conversions: [], roth_since: 2021, homebuyer_used },
});

// IRC 72(t)(8)(B)(i): $10,000 in a lifetime, for what was received first.
test.each<[string, number | undefined, object, number, object[]]>([
  ["both kinds of IRA", 0, young, 0, [home("roth", 8000, UNDATED), home("traditional", 7000)]],
  ["whichever of them it is", 1, young, 0, [home("roth", 8000), home("traditional", 7000, UNDATED)]],
  ["without a date of birth", 0, {}, 0, [home("roth", 8000, UNDATED), home("traditional", 7000)]],
  ["only if a day is not known", undefined, young, 0, [home("roth", 8000), home("traditional", 7000)]],
  [
    "only if they are alike in nothing",
    undefined,
    young,
    0,
    [home("roth", 8000, UNDATED), home("roth", 7000)],
  ],
  [
    "with an exception of one of them",
    0,
    young,
    0,
    [home("traditional", 8000, UNDATED), home("traditional", 7000, { exception: "05" })],
  ],
  [
    "only if they are above the limit",
    undefined,
    young,
    0,
    [home("roth", 3000, UNDATED), home("traditional", 7000)],
  ],
  [
    "above what earlier years left of it",
    0,
    young,
    9000,
    [home("roth", 600, UNDATED), home("traditional", 600)],
  ],
  [
    "not where they left nothing",
    undefined,
    young,
    10_000,
    [home("roth", 8000, UNDATED), home("traditional", 7000)],
  ],
  [
    "not with a distribution for something else",
    undefined,
    young,
    0,
    [home("roth", 8000, UNDATED), home("traditional", 7000, { reason: "normal" })],
  ],
  [
    "not with one after age 59 1/2",
    undefined,
    inMidyear,
    0,
    [home("traditional", 8000), home("roth", 7000, { date: "2023-08-01" })],
  ],
  [
    "with one that may have come before it",
    1,
    inMidyear,
    0,
    [home("simple", 8000), home("traditional", 7000, UNDATED)],
  ],
  [
    "not with one of a year that began at that age",
    undefined,
    onNewYear,
    0,
    [home("simple", 8000), home("traditional", 7000, UNDATED)],
  ],
  [
    "not where a day at that age is known",
    undefined,
    inMidyear,
    0,
    [home("simple", 8000, { date: "2023-08-01" }), home("traditional", 7000, { date: "2023-09-01" })],
  ],
])("the day of a first home decides: %s", (_, place, owner, used, entries) => {
  expect(undatedFirstHome(formOf(2023, { owner, opening: opening(used), entries } as never))).toBe(place);
});
