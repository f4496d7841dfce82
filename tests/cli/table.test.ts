import { expect, it } from "vitest";
import { table } from "../../src/cli/table.js";
import { wrap } from "../../src/cli/wrap-text.js";
import { parseYearList } from "../../src/data/year-list.js";

it("aligns every column to its widest cell and leaves no space behind a row", () => {
  expect(
    table(
      [
        { heading: "Year", align: "left" },
        { heading: "14", align: "right" },
        { heading: "Why", align: "left" },
      ],
      [
        ["2023", "6,500", "conversion"],
        ["2024", "", ""],
      ],
    ),
  ).toEqual(["Year     14  Why", "2023  6,500  conversion", "2024"]);
});

it("gives a character of East Asia the two columns that a terminal gives it", () => {
  expect(
    table(
      [
        { heading: "Name", align: "left" },
        { heading: "14", align: "right" },
      ],
      [
        ["山田太郎", "0"],
        ["Zoe\u0308 Diaz", "6,500"],
      ],
    ),
  ).toEqual(["Name         14", "山田太郎      0", "Zoe\u0308 Diaz  6,500"]);
  expect(wrap("山田 太郎", { width: 8 })).toEqual(["山田", "太郎"]);
});

it("puts a shared heading in the middle of a rule over its columns", () => {
  expect(
    table(
      [
        { heading: "Year", align: "left" },
        { heading: "1", align: "right", over: "line" },
        { heading: "2", align: "right", over: "line" },
      ],
      [["2023", "6,500", "12,000"]],
    ),
  ).toEqual(["      --- line ----", "Year      1       2", "2023  6,500  12,000"]);
});

it("breaks text between words, and leaves a word that is too long whole", () => {
  expect(wrap("keep the Form 5498", { width: 12, indent: "  " })).toEqual(["  keep the", "  Form 5498"]);
  expect(wrap("a incomprehensibilities b", { width: 6 })).toEqual(["a", "incomprehensibilities", "b"]);
  expect(wrap("", { width: 6 })).toEqual([]);
});

it("reads years and ranges of years, in order and each once", () => {
  expect(parseYearList("2025, 2019-2021,2020")).toEqual([2019, 2020, 2021, 2025]);
});

it.each(["", "2019-", "19", "2021-2019", "2019,,2020", "1000-9999", "2019–2021", "all"])(
  "refuses %j as a list of years",
  (text) => {
    expect(parseYearList(text)).toBeNull();
  },
);
