import { describe, expect, it } from "vitest";
import { formShape } from "../../../src/pdf/official/form-shape.js";
import { boxSpoken } from "../../../src/pdf/official/spoken-boxes.js";

/** A year whose amounts have boxes for cents, and one whose amounts have not. */
const CENTS = formShape(2018);
const WHOLE = formShape(2023);

describe("the box that a spoken description names", () => {
  it.each([
    ["1. Cents.", "1.cents"],
    ["Line 1. Cents.", "1.cents"],
    ["Line 1 Cents", "1.cents"],
    ["15a. Subtract line 12 from line 7. Dollars.", "15a.dollars"],
    ["Line 15a. Subtract line 12 from line 7. Dollars.", "15a.dollars"],
    ["Line 25c: Taxable amount. Subtract line 25b from line 25a.", "25c.dollars"],
    ["Part I. A heading. 1. Enter what went in. Dollars.", "1.dollars"],
    ["Part 1. A heading. Line 1. Enter what went in. Dollars.", "1.dollars"],
    ["Page 2. Part 2. A heading. Line 16. If you completed Part 1, enter line 8. Dollars.", "16.dollars"],
    ["Line 10. Numbers after the decimal.", "10.decimal"],
    ["10. Number before the decimal.", "10.integer"],
    ["Apt. no.", "apt"],
    ["Apartment number", "apt"],
    ["Your social security number.", "ssn"],
  ])("%s", (spoken, box) => {
    expect(boxSpoken(spoken, CENTS)).toBe(box);
  });

  it.each([
    ["14. The basis. Subtract line 13 from line 3.", "14"],
    ["Line 14. The basis.", "14"],
    ["Line 25c.", "25c"],
  ])("%s, where an amount has one box", (spoken, box) => {
    expect(boxSpoken(spoken, WHOLE)).toBe(box);
  });

  it.each([
    "",
    "Part 1. A heading.",
    "Part 1. Enter something.",
    "Part 2. See line 8. Enter it.",
    "99. Enter something.",
    "Write here",
  ])("none: %s", (spoken) => {
    expect(boxSpoken(spoken, CENTS)).toBeUndefined();
  });
});
