import { expect, test } from "vitest";
import { compute, parseLedger } from "../../src/index.js";

/** The problems of one-time transfers to an HSA, which need no other fact. */
function problems(owner: object, ...entries: object[]) {
  const read = parseLedger({
    owner: { name: "Jordan A Sample", ...owner },
    opening: { year: 2023, basis: 0 },
    years: { 2024: { year_end_value: 50_000 }, 2025: { year_end_value: 50_000 } },
    entries: entries.map((entry) => ({ kind: "distribution", reason: "hsa_funding", ...entry })),
  });
  const result = read.ok ? compute(read.value) : read;
  return result.ok ? [] : result.problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

const BORN =
  "missing_fact owner.born: the date of birth decides the limit of a transfer from an IRA to an HSA";

// IRC 223(b)(2) and (3): 4,150 for self-only coverage in 2024, 8,300 for family coverage, and 1,000 more from age 55.
test("the date of birth is asked for only where the 1,000 of age 55 can decide", () => {
  const transfer = (amount: number) => ({ date: "2024-03-01", amount, hsa_coverage: "self_only" });
  expect(problems({}, transfer(4150))).toEqual([]);
  const [asked = ""] = problems({}, transfer(4150.01));
  expect(asked.startsWith(BORN)).toBe(true);
  expect(problems({ born: "1990-05-05" }, transfer(4150.01))).toEqual([]);
});

test("it is asked for once, and not for a second transfer", () => {
  const first = { date: "2024-03-01", amount: 4000, hsa_coverage: "self_only" };
  const second = { date: "2024-09-01", amount: 9000, hsa_coverage: "family" };
  expect(problems({}, first, second)).toEqual([]);
});

// IRC 408(d)(9)(C)(ii): the order of two transfers matters where coverage changed to family coverage between them, in one year.
test.each<[string, object, object, string[]]>([
  ["coverage changed", { hsa_coverage: "self_only" }, { hsa_coverage: "family" }, ["entries[1].date"]],
  ["both had self-only coverage", { hsa_coverage: "self_only" }, { hsa_coverage: "self_only" }, []],
  ["both had family coverage", { hsa_coverage: "family" }, { hsa_coverage: "family" }, []],
  [
    "the second was in the next year",
    { hsa_coverage: "self_only" },
    { hsa_coverage: "family", date: "2025-12-31" },
    [],
  ],
])("a day that is not known is asked for only if it decides: %s", (_, first, second, places) => {
  const transfer = { date: "2024-12-31", amount: 1000 };
  const found = problems(
    { born: "1990-05-05" },
    { ...transfer, date: "2024-03-01", ...first },
    { ...transfer, day: "unknown", ...second },
  );
  expect(found.map((problem) => problem.replace(/^missing_fact ([^:]*):.*$/, "$1"))).toEqual(places);
});
