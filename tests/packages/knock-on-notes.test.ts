import { expect, it } from "vitest";
import type { Send } from "../../src/correction/decisions.js";
import { knockOnNotes } from "../../src/packages/pages/summary-tables.js";

const year = (tax_year: number, knock_on_only: boolean, send: Send = "amend_same_tax") => ({
  ...{ tax_year, knock_on_only, send },
});

// Part II of a later year says that the form it starts from was mailed: then it has to be.
it("lets forms that are wrong only because of an earlier year stay only where no later year starts from them", () => {
  const notes = (...years: ReturnType<typeof year>[]) =>
    knockOnNotes(years, false).map(({ bold, text }) => `${bold} ${text}`);
  expect(notes(year(2021, false), year(2022, true), year(2023, true))).toEqual([
    expect.stringMatching(/earlier year: 2022 and 2023\. .* You can leave these forms as they are/),
  ]);
  expect(notes(year(2021, true), year(2022, false, "amend_refund"), year(2023, true))).toEqual([
    expect.stringMatching(/earlier year: 2021\. .* Mail them too: Form 8606 for 2022 starts from them/),
    expect.stringMatching(/earlier year: 2023\. .* You can leave these forms as they are/),
  ]);
  expect(notes(year(2021, true), year(2022, false, "nothing"))).toEqual([
    expect.stringMatching(/earlier year: 2021\. .* You can leave/),
  ]);
});
