import { expect, test } from "vitest";
import { fieldsOf } from "../../../src/batch/client-list/headings.js";

test.each([
  ["Name", "name"],
  ["FULL NAME", "name"],
  ["Taxpayer", "name"],
  ["Client Name", "name"],
  ["Taxpayer's Last Name", "last"],
  ["First Name & Middle Initial", null],
  ["First name and middle initial", "first"],
  ["MI", "middle"],
  ["Social Security Number", "ssn"],
  ["Taxpayer SSN", "ssn"],
  ["TP SSN", "ssn"],
  ["Taxpayer ID", "ssn"],
  ["SSN/ITIN", "ssn"],
  ["D.O.B.", "born"],
  ["Date of birth", "born"],
  ["Spouse", "spouse name"],
  ["Spouse's Name", "spouse name"],
  ["Name of spouse", null],
  ["Spouse SSN", "spouse ssn"],
  ["SSN (spouse)", "spouse ssn"],
  ["SP DOB", "spouse born"],
  ["Spouse Last Name", "spouse last"],
  ["Client #", "client"],
  ["Client ID", "client"],
  ["Street Address", "street"],
  ["Address Line 2", "apt"],
  ["Address", "street"],
  ["address.zip", "zip"],
  ["ST", "state"],
  ["State of residence", "state"],
  ["Postal Code", "postal"],
  ["Phone", null],
  ["E-mail address", null],
  ["", null],
])("reads the heading %s as %s", (heading, field) => {
  expect(fieldsOf([heading])).toEqual([field]);
});

test("takes Client for the name, or for a number where another column has the name", () => {
  expect(fieldsOf(["Client", "SSN"])).toEqual(["name", "ssn"]);
  expect(fieldsOf(["Client", "Last name", "First name"])).toEqual(["client", "last", "first"]);
});
