import { z } from "zod";
import { money, year } from "./scalars.js";

/** What the Roth IRAs hold of one year's conversions: a layer of its own in the order of distributions. */
export const rothConversion = z.strictObject({
  year: year.describe("The year of the conversion."),
  amount: money.describe("What is left of the amount converted in that year, in dollars."),
  taxable: money.describe("What is left of its part that was taxed at conversion, in dollars."),
});
