import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { endsWithLastName, firstNameFirst, isSameName, nameParts } from "../../src/ledger/person-name.js";
import { complaints } from "./good.js";

test.each([
  ["Jordan A Rivera", null, "Jordan A", "Rivera"],
  ["Jordan A Rivera Jr.", null, "Jordan A", "Rivera Jr."],
  ["Ana de la Cruz", null, "Ana", "de la Cruz"],
  ["Ana De La Cruz", null, "Ana", "De La Cruz"],
  ["Ana Van Dyke", null, "Ana", "Van Dyke"],
  ["Ana B Van Dyke III", null, "Ana B", "Van Dyke III"],
  ["Van Dyke, Ana", null, "Ana", "Van Dyke"],
  ["Van Dyke Jr., Ana B", null, "Ana B", "Van Dyke Jr."],
  ["Rivera, Jordan, Jr.", null, "Jordan", "Rivera Jr."],
  ["Jordan Rivera, Jr.", null, "Jordan", "Rivera Jr."],
  ["Ana Ruiz Molina", null, "Ana Ruiz", "Molina"],
  ["Ana Ruiz Molina", "Ruiz Molina", "Ana", "Ruiz Molina"],
  ["Ana Ruiz Molina Jr.", "Ruiz Molina", "Ana", "Ruiz Molina Jr."],
  ["Ana Ruiz Molina Jr.", "Ruiz Molina Jr.", "Ana", "Ruiz Molina Jr."],
  ["Nguyen Van Minh", "Minh", "Nguyen Van", "Minh"],
  ["Minh Van Tran", "Tran", "Minh Van", "Tran"],
  ["Ruiz Molina, Ana", "Ruiz Molina", "Ana", "Ruiz Molina"],
  ["Cher", null, "", "Cher"],
  ["Van Morrison", null, "Van", "Morrison"],
])("splits %s, last name %s, into two boxes", (name, lastName, first, last) => {
  expect(nameParts(name, lastName)).toEqual({ first, last });
});

test.each([
  ["Van Dyke, Ana B", "Ana B Van Dyke"],
  ["  Ana   Van Dyke ", "Ana Van Dyke"],
  ["Jordan Rivera, Jr.", "Jordan Rivera Jr."],
])("writes %s in the order of a return", (name, inOrder) => {
  expect(firstNameFirst(name)).toBe(inOrder);
});

test.each([
  ["Van Dyke, Ana", "Ana B. VAN DYKE", true],
  ["José Núñez", "Jose Nunez", true],
  ["Ana Lopez-Diaz", "Ana Lopez Diaz", true],
  ["Ana Diaz", "Ana M Diaz Jr", true],
  ["Ana Marie Diaz", "Ana M Diaz", true],
  ["Ana M Diaz", "Ana B Diaz", false],
  ["Jon Q Roe Sr.", "Jon Q Roe Jr.", false],
  ["Ana Diaz", "Ben Diaz", false],
  ["Ana Diaz", "Ana Diez", false],
])("compares %s with %s", (a, b, same) => {
  expect(isSameName(a, b)).toBe(same);
  expect(isSameName(b, a)).toBe(same);
});

describe("the last name in a ledger", () => {
  const owner = (last_name: string) => ({ owner: { name: "Ana Van Dyke Jr.", last_name }, entries: [] });

  test.each(["Van Dyke", "van dyke", "Van Dyke Jr.", "Dyke"])("may be %s", (last) => {
    expect(endsWithLastName("Ana Van Dyke Jr.", last)).toBe(true);
    expect(parseLedger(owner(last)).ok).toBe(true);
  });

  test("is refused when the name does not end with it", () => {
    expect(complaints(owner("Van Dike"))).toEqual(["inconsistent owner.last_name"]);
  });
});
