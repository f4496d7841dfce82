import { z } from "zod";
import { money, year } from "./scalars.js";

/** What the Roth IRAs hold of one year's conversions: a layer of its own in the order of distributions. */
export const rothConversion = z.strictObject({
  year: year.describe("The year of the conversion."),
  amount: money.describe("The part of that year's conversions that is left, in dollars."),
  taxable: money.describe("The part of it that was taxed when converted, in dollars."),
});
