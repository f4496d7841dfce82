import { expect, it } from "vitest";
import { noPenaltyBecause } from "../../src/correction/penalties.js";

const year = (status: "missing" | "right", due: string) => ({ form: { status }, state: { due } });

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
])("says why no penalty is expected where %s", (_, years, words) => {
  expect(noPenaltyBecause(years)).toBe(words);
});
