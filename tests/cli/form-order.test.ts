import { expect, it } from "vitest";
import { inFormOrder } from "../../src/cli/form-order.js";
import { linesOfYear, yearsWithForm } from "../../src/data/printed-form.js";

it.each(yearsWithForm())("puts the lines of %i in the order of the form", (year) => {
  const labels = linesOfYear(year).map(({ label }) => label);
  expect([...labels].sort().sort(inFormOrder)).toEqual(labels);
});
