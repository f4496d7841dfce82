import { describe, expect, it } from "vitest";
import {
  amountOn,
  formYear,
  labelIn,
  lineLabel,
  linesOfYear,
  partsOfYear,
  poolsOfYear,
  slotNamed,
  whyNotDrawn,
  worksheet11Lines,
  yearsDrawn,
  yearsWithForm,
} from "../../src/data/printed-form.js";

const captionOf = (year: number, label: string) =>
  linesOfYear(year).find((line) => line.label === label)?.caption ?? "";
const labelsOf = (year: number) => linesOfYear(year).map((line) => line.label);

const ONE_TO_14 = "1 2 3 4 5 6 7 8 9 10 11 12 13 14".split(" ");
const FROM_16 = "16 17 18 19 20 21 22 23 24".split(" ");

describe("the lines of a year", () => {
  it.each([2001, 2002, 2003])("%i has a shorter Part III", (year) => {
    expect(labelsOf(year)).toEqual([...ONE_TO_14, ..."15 16 17 18 19 20 21 22 23".split(" ")]);
    const named = linesOfYear(year).filter(({ part }) => part === "III");
    expect(named.map(({ id, label }) => `${label}=${id}`)).toEqual([
      "19=19",
      "20=22",
      "21=23",
      "22=24",
      "23=25c",
    ]);
  });

  it("2010 has four parts, and halves of the conversion income", () => {
    const from26 = "26 27 28 29 30 31 32 33 34 35 36".split(" ");
    expect(labelsOf(2010)).toEqual([
      ...ONE_TO_14,
      ..."15 16 17 18 19 20a 20b 21 22 23 24 25a 25b".split(" "),
      ...from26,
    ]);
    expect(partsOfYear(2010).map(({ label }) => label)).toEqual(["I", "II", "III", "IV"]);
    expect(linesOfYear(2010).find(({ label }) => label === "31")?.id).toBe("24");
  });

  it("2011 goes on to line 38, where income put off in 2010 falls due", () => {
    const from16 = Array.from({ length: 23 }, (_, index) => String(16 + index));
    expect(labelsOf(2011)).toEqual([...ONE_TO_14, "15", ...from16]);
    expect(partsOfYear(2011).map(({ label }) => label)).toEqual(["I", "II", "III", "IV"]);
    expect(linesOfYear(2011).filter(({ part }) => part === "designated")).toEqual([]);
  });

  it.each([2004, 2007, 2012, 2013, 2014, 2015, 2016])("%i has single lines 15 and 25", (year) => {
    expect(labelsOf(year)).toEqual([...ONE_TO_14, "15", ...FROM_16, "25"]);
  });

  it.each([2005, 2006, 2008, 2009, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    "%i has 15a to 25c",
    (year) => {
      expect(labelsOf(year)).toEqual([...ONE_TO_14, "15a", "15b", "15c", ...FROM_16, "25a", "25b", "25c"]);
    },
  );

  it("are known for 2001 to 2026, and drawn where the form is settled", () => {
    expect(yearsWithForm()).toEqual(Array.from({ length: 26 }, (_, index) => 2001 + index));
    expect(yearsWithForm().filter((year) => !yearsDrawn().includes(year))).toEqual([2003, 2010]);
    expect(whyNotDrawn(2003)).toContain("line 23");
    expect(whyNotDrawn(2010)).toContain("line 15");
    expect([whyNotDrawn(2004), whyNotDrawn(1999)]).toEqual([undefined, undefined]);
    expect(() => formYear(2000)).toThrow(RangeError);
    expect(() => linesOfYear(2027)).toThrow(RangeError);
  });

  it("keep their id when the label changes", () => {
    expect([lineLabel("15c", 2016), lineLabel("15c", 2017)]).toEqual(["15", "15c"]);
    expect([lineLabel("25c", 2012), lineLabel("25c", 2026)]).toEqual(["25", "25c"]);
    expect([lineLabel("15a", 2016), lineLabel("15a", 2017)]).toEqual([null, "15a"]);
    expect([lineLabel("25b", 2013), lineLabel("14", 2013)]).toEqual([null, "14"]);
    expect(() => lineLabel("26", 2020)).toThrow(RangeError);
  });

  // Forms 8606 of 2001 to 2003, Part III: no line for a first home, and other lines 20 and 21.
  it("reads a form that has no line for a first home", () => {
    const form = { tax_year: 2003, lines: { "19": 300, "20": 100, "21": 200 } };
    expect(["19", "20", "21", "22", "23"].map((id) => amountOn(form, id))).toEqual([300, 0, 300, 100, 200]);
    expect(labelIn(2003, "21")).toBe("19");
  });

  it("stand in the order of their parts, line 10 alone a ratio", () => {
    for (const year of yearsWithForm()) {
      const order = partsOfYear(year).map(({ id }) => id);
      const parts = linesOfYear(year).map((line) => order.indexOf(line.part));
      expect(parts).toEqual([...parts].sort((a, b) => a - b));
      expect(parts).not.toContain(-1);
      expect(linesOfYear(year).filter(({ part }) => part === "II")).toHaveLength(year === 2010 ? 6 : 3);
      const ratios = linesOfYear(year).filter((line) => line.kind === "ratio");
      expect(ratios.map((line) => line.label)).toEqual(["10"]);
    }
  });
});

describe("the words of a year", () => {
  it("have every placeholder filled", () => {
    for (const year of yearsWithForm()) {
      const texts = [
        ...linesOfYear(year).flatMap((line) => [line.caption, line.note ?? ""]),
        ...partsOfYear(year).flatMap((part) => [part.title, part.condition]),
        poolsOfYear(year),
      ];
      for (const text of texts) expect(text).not.toMatch(/[{}]|undefined| {2}/);
    }
  });

  it.each([
    [2005, "January 1 to April 17, 2006"],
    [2010, "January 1 to April 18, 2011"],
    [2011, "January 1 to April 17, 2012"],
    [2015, "January 1 to April 18, 2016"],
    [2016, "January 1 to April 18, 2017"],
    [2017, "January 1 to April 17, 2018"],
    [2019, "January 1 to April 15, 2020"],
    [2020, "January 1 to April 15, 2021"],
    [2021, "January 1 to April 18, 2022"],
    [2025, "January 1 to April 15, 2026"],
  ])("%i prints its window on lines 1 and 4", (year, window) => {
    expect(captionOf(year, "1")).toContain(window);
    expect(captionOf(year, "4")).toContain(window);
  });

  it.each([
    [2005, "15b", "line 13 of Form 8915"],
    [2006, "15b", "Form 8915"],
    [2006, "25b", "line 23 of Form 8915"],
    [2008, "15b", "line 13 of Form 8930"],
    [2009, "25b", "Form 8930"],
    [2001, "23", "line 15b of Form 1040, 11b of 1040A, or 16b of 1040NR"],
    [2016, "18", "line 15b of Form 1040, 11b of 1040A, or 16b of 1040NR"],
    [2018, "15c", "line 4b of Form 1040, or 17b of 1040NR"],
    [2019, "25c", "line 4b of Form 1040 or 1040-SR, or 16b of 1040-NR"],
    [2020, "18", "line 4b of Form 1040, 1040-SR or 1040-NR"],
    [2017, "15b", "line 22 of Form 8915A, or 13 of 8915B"],
    [2018, "25b", "line 23 of Form 8915B"],
    [2020, "15b", "line 23 of Form 8915-C, 22 of 8915-D, or 13 of 8915-E"],
    [2021, "25b", "line 24 of Form 8915-D, or 19 of 8915-F"],
    [2025, "25b", "line 19 of Form 8915-F"],
  ])("%i sends line %s to %s", (year, label, target) => {
    expect(captionOf(year, label)).toMatch(new RegExp(`(add it|copy) to ${target}$`, "i"));
  });

  it("differ where the forms do", () => {
    expect(captionOf(2012, "18")).not.toContain("Above zero");
    expect(captionOf(2014, "18")).toContain("Above zero");
    expect(captionOf(2013, "21")).toContain("leave lines 22 to 25 blank");
    expect(captionOf(2014, "21")).not.toContain("blank");
    expect(captionOf(2017, "8")).toContain("recharacterized");
    expect(captionOf(2018, "8")).not.toContain("recharacterized");
    expect([2016, 2017, 2018, 2019].map((year) => captionOf(year, "6").includes("not below zero"))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(
      [2005, 2006, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2025].map((year) =>
        captionOf(year, "7").includes("QCDs"),
      ),
    ).toEqual([false, true, true, false, true, false, true, false, false, true, true]);
    expect([2006, 2007].map((year) => captionOf(year, "7").includes("HSA"))).toEqual([false, true]);
    expect(yearsWithForm().filter((year) => captionOf(year, "6").includes("not below zero"))).toEqual([
      2005, 2006, 2008, 2009, 2017, 2018,
    ]);
    expect(captionOf(2018, "20")).not.toContain("earlier years");
    expect(captionOf(2019, "20")).toContain("earlier years");
  });
});

describe("the facts of a year", () => {
  it("put the amended box on 2017 and 2018 alone, and cents in boxes of their own up to 2018", () => {
    const years = yearsWithForm();
    expect(years.filter((year) => formYear(year).amended_box)).toEqual([2017, 2018]);
    expect(years.filter((year) => formYear(year).cents_boxes).at(-1)).toBe(2018);
  });

  it("call no form final before it is", () => {
    expect(yearsWithForm().filter((year) => formYear(year).status === "draft")).toEqual([2026]);
  });

  it("begin the window on January 1 of the next year and end it in its April", () => {
    for (const year of yearsWithForm()) {
      const { from, through } = formYear(year).window;
      expect(from).toBe(`${year + 1}-01-01`);
      expect(through).toMatch(new RegExp(`^${year + 1}-04-1[5-8]$`));
    }
  });
});

describe("e-file names", () => {
  it("are each line's own", () => {
    for (const year of yearsWithForm().filter((each) => each >= 2011)) {
      const names = linesOfYear(year).map((line) => line.mef);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("are not known before 2011, whose lines 25 and 36 later years have as one", () => {
    expect(linesOfYear(2009).map(({ mef }) => mef)).toEqual(linesOfYear(2009).map(() => undefined));
    const mef = (label: string) => linesOfYear(2011).find((line) => line.label === label)?.mef;
    expect([mef("25"), mef("36"), mef("38")]).toEqual([
      "NetBasisInCnvtQlfyRtrPlanAmt",
      "DistributionFromRothTaxableAmt",
      "DistriFromRothSubjToTYPlus1Amt",
    ]);
  });

  it("changed for lines 24 and 25 in 2013", () => {
    const mef = (year: number, label: string) => linesOfYear(year).find((line) => line.label === label)?.mef;
    expect([mef(2012, "24"), mef(2013, "24")]).toEqual([
      "BasisInCnvtQlfyRtrPlanAmt",
      "BasisInCnvrtQlfyRtrPlanAmt",
    ]);
    expect([mef(2012, "25"), mef(2013, "25"), mef(2025, "25c")]).toEqual([
      "NetBasisInCnvtQlfyRtrPlanAmt",
      "TaxableIRADistributionAmt",
      "TaxableIRADistributionAmt",
    ]);
  });
});

it("knows the places that are not lines, and no others", () => {
  expect(slotNamed("ssn").max_length).toBe(11);
  expect(() => slotNamed("line_1")).toThrow(RangeError);
});

it("has the eleven lines of Worksheet 1-1", () => {
  expect(worksheet11Lines().map(({ line }) => line)).toEqual("1 2 3 4 5 6 7 8 9 10 11".split(" "));
});
