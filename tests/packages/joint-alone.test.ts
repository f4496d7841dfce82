import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { nextForms } from "../../src/packages/pages/next-form.js";
import { ownersOnReturn, returnFacts } from "../../src/packages/pages/owner.js";
import { AS_OF, unwrap } from "../correction/examples.js";
import { filed } from "../correction/filed-ledgers.js";

const vic = (owner: object, year: object = {}, opening: object = {}) =>
  unwrap(
    parseLedger({
      owner: { name: "Vic Example", ssn: "900-00-7104", born: "1981-06-06", ...owner },
      opening: { year: 2022, basis: 0, roth_contributions: 0, ...opening },
      years: {
        2023: {
          filing_status: "married_joint",
          no_exception: true,
          ...year,
          filed: filed("2024-04-15", { form_5329: {}, form_1040: { "4a": 0, "4b": 0 } }),
        },
      },
      entries: [{ date: "2023-08-01", kind: "distribution", ira: "roth", amount: 12_000 }],
    }),
  );
const wanda = unwrap(
  parseLedger({
    owner: { name: "Wanda Example", ssn: "900-00-7105", household: "example" },
    entries: [],
  }),
);

// Form 1040-X, page 1: a joint return has the spouse's name and Social Security number.
it("a joint Form 1040-X from one ledger says that the spouse is missing, and how to add the spouse", () => {
  const paths = (...args: Parameters<typeof correctWith>) =>
    unwrap(correctWith(...args)).members.flatMap(({ assumed }) => assumed.map(({ path }) => path));
  expect(paths(vic({}), AS_OF)).toContain("owner.household");
  expect(paths(vic({}, { filing_status: "single" }), AS_OF)).not.toContain("owner.household");
  const both = paths(vic({ household: "example", first_on_return: true }), AS_OF, [wanda]);
  expect(both).not.toContain("owner.household");
});

it("a spouse whose ledger has no year has no basis to carry forward", () => {
  const { members } = unwrap(
    correctWith(vic({ household: "example", first_on_return: true }), AS_OF, [wanda]),
  );
  expect(nextForms(members)).toEqual([
    "No basis of Vic Example is left after 2023: line 2 of the next Form 8606 is 0.",
    "In the Roth IRAs of Vic Example, $0 of contributions and $0 of conversions are left after 2023, for lines 22 and 24 of the next Form 8606 with a Roth distribution.",
  ]);
});

// Instructions for Form 8606 (2023), lines 22 and 24: what earlier distributions used up is not left.
it("what is left of Roth contributions and conversions is on the checklist, once some have come out", () => {
  const roth = {
    roth_contributions: 13_000,
    roth_conversions: [{ year: 2020, amount: 5000, taxable: 5000 }],
  };
  const { members } = unwrap(correctWith(vic({}, {}, roth), AS_OF));
  expect(nextForms(members).at(-1)).toBe(
    "In the Roth IRAs, $1,000 of contributions and $5,000 of conversions are left after 2023, for lines 22 and 24 of the next Form 8606 with a Roth distribution.",
  );
});

// The letter and the continuation of Part II are those of both names on the return (Form 1040-X, page 1).
it.each([
  [true, ["Vic Example", null]],
  [false, [null, "Vic Example"]],
  [null, ["Vic Example", null]],
])(
  "the spouse without a ledger has a blank in the place on the return, where %s is first",
  (first, names) => {
    const [envelope] = envelopes(unwrap(correctWith(vic({ first_on_return: first }), AS_OF)));
    if (envelope === undefined) throw new Error("unreachable");
    expect(ownersOnReturn(envelope).map((owner) => owner?.name ?? null)).toEqual(names);
    const facts = returnFacts(envelope).map(([, value]) => value);
    const own = ["Vic Example", "900-00-7104"];
    const blank = ["____________________________", "___-__-____"];
    expect(facts).toEqual(names[0] === null ? [...blank, ...own] : [...own, ...blank]);
  },
);

it("nobody else is on a return that is not joint", () => {
  const [envelope] = envelopes(unwrap(correctWith(vic({}, { filing_status: "single" }), AS_OF)));
  if (envelope === undefined) throw new Error("unreachable");
  expect(ownersOnReturn(envelope)).toHaveLength(1);
});
