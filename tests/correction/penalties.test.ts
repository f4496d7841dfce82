import { expect, it } from "vitest";
import { noPenaltyBecause, otherPenalties } from "../../src/correction/penalties.js";

const year = (status: "missing" | "right", due: string, line1 = 0) => ({
  form: { status },
  state: { due },
  right: { lines: { "1": line1 } },
});

// IRC 6693(b)(2): a form is late after the due date of its return; the instructions name contributions alone.
it.each([
  ["no form is missing", [year("right", "past")], ""],
  [
    "the only missing form is not due yet",
    [year("right", "past"), year("missing", "coming")],
    " Nothing is late yet.",
  ],
  [
    "one is late beside one that is not due yet",
    [year("missing", "past"), year("missing", "coming")],
    " The instructions name them for contributions only.",
  ],
  [
    "what is on line 1 was recharacterized after the return was filed",
    [year("missing", "past"), year("missing", "past", 700_000)],
    " When the return was filed, no form was required for the contribution: it was recharacterized later.",
  ],
])("says why no penalty is expected where %s", (_, years, words) => {
  expect(noPenaltyBecause(years)).toBe(words);
});

// IRC 408(o)(2)(B) and 6693(b)(1): a line 1 above the contribution limit may be an overstated one; Form 5329, line 15, has the excess.
it.each([
  ["missing", 650_000, " If line 1 must end at the contribution limit, $100 more may apply for 2023."],
  ["wrong", 50_000, " If line 1 must end at the contribution limit, $100 more may apply for 2023."],
  ["missing", 0, ""],
  ["right", 650_000, ""],
] as const)(
  "names what a %s form with %i on line 1 above the limit may cost besides",
  (status, aboveLimit, words) => {
    const form = { status, aboveLimit } as const;
    expect(otherPenalties([{ tax_year: 2023, send: "form_alone", form }])).toBe(words);
  },
);

// IRC 6693(b)(2): $50 for each year whose nondeductible contribution no form reported.
it.each([
  [
    "none",
    20_000_00,
    " The contributions that made the basis of $20,000 before the ledger begins were never reported: $50 more may apply for each year with one.",
  ],
  ["none", 0, ""],
  [2021, 20_000_00, ""],
])(
  "with the last form %s, basis of %d cents before the ledger may bear more: %s",
  (last_form, basis, words) => {
    expect(otherPenalties([], [{ opening: { year: 2021, basis, lines: null, last_form } }] as never)).toBe(
      words,
    );
  },
);
