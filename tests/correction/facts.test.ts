import { describe, expect, it } from "vitest";
import { correctInput, yearOf } from "./examples.js";

/** 6,000 contributed for 2021, with what was filed for it. */
function contributed(filed: object | null, more: object = {}) {
  return {
    owner: { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" },
    years: { "2021": { ...(filed && { filed }), ...more } },
    entries: [{ date: "2021-06-01", kind: "contribution", amount: 6000 }],
  };
}

/** 6,000 contributed and converted in 2021, nothing left at the end of the year, with what was filed. */
function converted(filed: object, more: object = {}) {
  return {
    ...contributed(filed, { year_end_value: 0, ...more }),
    entries: [
      { date: "2021-06-01", kind: "contribution", amount: 6000 },
      { date: "2021-06-03", kind: "conversion", amount: 6000 },
    ],
  };
}

const returnOf2021 = { return: true, date: "2022-04-10" };

describe("what was filed", () => {
  it("is not known without years.Y.filed, and says so", () => {
    const { years, lacks } = correctInput(contributed(null));
    expect(years[0]?.form.status).toBe("undecided");
    expect(lacks).toEqual([
      { path: "years.2021.filed.form_8606", whether: "whether Form 8606 was filed for 2021" },
    ]);
  });

  it("is not known to be right when a line that decides is not given", () => {
    const { years, lacks } = correctInput(
      contributed({ ...returnOf2021, form_8606: true, lines: { "1": 6000 } }),
    );
    expect(years[0]?.form.status).toBe("undecided");
    expect(lacks[0]).toEqual({
      path: "years.2021.filed.lines",
      whether: "whether the 2021 form as filed is right (line 14)",
    });
  });

  it("is wrong by a line that differs, whatever else is not given", () => {
    const { years } = correctInput(contributed({ ...returnOf2021, form_8606: true, lines: { "1": 5000 } }));
    expect(years[0]?.form).toMatchObject({
      status: "wrong",
      differences: [{ line: "1", filed: 500000, right: 600000 }],
    });
  });

  it("is right within a dollar, and where a blank line stands for zero", () => {
    const lines = { "1": 6000.4, "2": 0, "4": 0, "14": 5999.6, "7": 0 };
    const { years } = correctInput(contributed({ ...returnOf2021, form_8606: true, lines }));
    expect(years[0]?.form.status).toBe("right");
  });

  it("may have fewer decimals on line 10 than ours, and what follows from them", () => {
    const ledger = {
      ...converted({
        ...returnOf2021,
        form_8606: true,
        lines: { "1": 6000, "2": 0, "10": "0.146", "11": 876, "14": 5124, "18": 5124 },
        form_1040: { "4a": 6000, "4b": 5124 },
      }),
    };
    // 6,000 / 41,000 = 0.146341…; with three places 6,000 x 0.146 = 876.
    (ledger.years["2021"] as Record<string, unknown>).year_end_value = 35000;
    const { years } = correctInput(ledger);
    expect(years[0]?.form.status).toBe("right");
    expect(years[0]?.send).toBe("nothing");
  });

  it("is a form of zeros that nobody needs", () => {
    const { years } = correctInput({
      owner: { name: "Jordan A Rivera" },
      years: { "2021": { filed: { ...returnOf2021, form_8606: true, lines: { "1": 0, "14": 0 } } } },
      entries: [{ date: "2021-05-01", kind: "contribution", ira: "roth", amount: 6000 }],
    });
    expect(years[0]).toMatchObject({ send: "nothing", form: { status: "not_required", unneeded: true } });
  });

  it("is nothing yet for a year whose return is not due", () => {
    const { years } = correctInput(contributed(null), "2022-03-01");
    expect(years[0]).toMatchObject({ send: "with_the_return", form: { status: "not_due" } });
  });

  it("is replaced by a superseding return until the due date with extensions", () => {
    const filed = { return: true, date: "2022-03-01", form_8606: false };
    const ledger = contributed(filed, { extended: true });
    expect(correctInput(ledger, "2022-10-17").years[0]?.send).toBe("superseding_return");
    expect(correctInput(ledger, "2022-10-18").years[0]?.send).toBe("form_alone");
  });

  it("is a late return where none was filed", () => {
    expect(correctInput(contributed({ return: false })).years[0]?.send).toBe("delinquent_return");
  });
});

describe("what the return taxed", () => {
  it("is not known where money came out and lines 4a and 4b are not given", () => {
    const { lacks } = correctInput(converted({ ...returnOf2021, form_8606: false }));
    expect(lacks.map(({ path }) => path)).toEqual(["years.2021.filed.form_1040"]);
  });

  it("cannot be claimed back as far as anybody knows when the day of filing is not given", () => {
    const filed = { return: true, form_8606: false, form_1040: { "4a": 6000, "4b": 6000 } };
    const { years, lacks } = correctInput(converted(filed));
    expect(years[0]?.send).toBe("undecided");
    expect(lacks).toEqual([
      { path: "years.2021.filed.date", whether: "whether a refund can still be claimed for 2021" },
    ]);
  });

  it("changes with the window: open on its last day, closed the day after", () => {
    const filed = { ...returnOf2021, form_8606: false, form_1040: { "4a": 6000, "4b": 6000 } };
    expect(correctInput(converted(filed), "2025-04-15").years[0]?.send).toBe("amend_refund");
    expect(correctInput(converted(filed), "2025-04-16").years[0]?.send).toBe("form_alone_no_refund");
  });

  it("stays open two years from a late payment, and longer than withheld tax can be reached", () => {
    const filed = {
      ...returnOf2021,
      paid_on: "2024-06-03",
      form_8606: false,
      form_1040: { "4a": 6000, "4b": 6000 },
    };
    const { refund, send } = yearOf(correctInput(converted(filed), "2026-03-02"), 2021);
    expect(refund).toEqual({
      state: "open",
      until: "2026-06-03",
      prepaid_until: "2025-04-15",
      prepaid_lost: true,
      paid_on: "2024-06-03",
    });
    expect(send).toBe("amend_refund");
  });

  it("was too little where the contribution was deducted and is basis too", () => {
    const filed = {
      ...returnOf2021,
      form_8606: true,
      lines: { "1": 6000, "2": 0, "14": 6000 },
      deducted: 6000,
    };
    const open = yearOf(correctInput(contributed(filed, { deducted: 0 }), "2025-03-03"), 2021);
    expect(open).toMatchObject({
      send: "amend_deduction",
      income: { change: 600000, deductedTooMuch: 600000 },
    });
    expect(yearOf(correctInput(contributed(filed, { deducted: 0 })), 2021).send).toBe("deduction_stands");
  });

  it("is not blamed on a right form when line 4a has the spouse's money too", () => {
    const filed = {
      ...returnOf2021,
      form_8606: true,
      lines: { "1": 6000, "2": 0, "14": 0, "18": 0 },
      form_1040: { "4a": 20000, "4b": 14000 },
    };
    expect(yearOf(correctInput(converted(filed, { filing_status: "married_joint" })), 2021).send).toBe(
      "nothing",
    );
  });

  it("asks for the filing status when line 4a has more than this ledger", () => {
    const filed = { ...returnOf2021, form_8606: false, form_1040: { "4a": 20000, "4b": 20000 } };
    expect(correctInput(converted(filed)).lacks.map(({ path }) => path)).toEqual([
      "years.2021.filing_status",
    ]);
  });
});

describe("penalties", () => {
  it("are 50 for a contribution that no form reported, and none for a missing form without one", () => {
    const lines = { ...returnOf2021, form_8606: false };
    expect(correctInput(contributed(lines)).penalty).toEqual({ not_filed: 5000, overstated: 0 });
    const conversionOnly = {
      ...converted({ ...lines, form_1040: { "4a": 6000, "4b": 6000 } }),
      entries: [{ date: "2021-06-03", kind: "conversion", amount: 6000 }],
    };
    expect(correctInput(conversionOnly).penalty).toEqual({ not_filed: 0, overstated: 0 });
  });

  it("are 50 for a filed form that left the contribution out", () => {
    const filed = { ...returnOf2021, form_8606: true, lines: { "1": 0, "14": 0 } };
    expect(correctInput(contributed(filed)).penalty).toEqual({ not_filed: 5000, overstated: 0 });
  });

  it("are 100 for line 1 too high, and none for lines 2 and 14", () => {
    const tooHigh = { ...returnOf2021, form_8606: true, lines: { "1": 7000, "2": 0, "14": 7000 } };
    expect(correctInput(contributed(tooHigh)).penalty).toEqual({ not_filed: 0, overstated: 10000 });
    const wrongBasis = { ...returnOf2021, form_8606: true, lines: { "1": 6000, "2": 900, "14": 6900 } };
    expect(correctInput(contributed(wrongBasis)).penalty).toEqual({ not_filed: 0, overstated: 0 });
  });
});

describe("six months' relief", () => {
  const moved = (date: string, filedOn = "2022-03-01") => ({
    owner: { name: "Jordan A Rivera" },
    years: { "2021": { deducted: 0, filed: { return: true, date: filedOn, form_8606: false } } },
    entries: [
      { date: "2021-05-03", kind: "contribution", ira: "roth", amount: 6000 },
      { date, kind: "recharacterization", for: 2021, from: "roth", amount: 6000, earnings: 0 },
    ],
  });

  it("is claimed on Form 1040-X for what moved after the due date and within six months of it", () => {
    expect(yearOf(correctInput(moved("2022-09-01")), 2021)).toMatchObject({
      send: "amend_same_tax",
      state: { relief: "six_months" },
    });
  });

  it("is not needed for what moved by the due date, and not given after a late return", () => {
    expect(yearOf(correctInput(moved("2022-04-11")), 2021).state.relief).toBe("none");
    expect(yearOf(correctInput(moved("2022-09-01", "2022-05-02")), 2021).state.relief).toBe("none");
  });

  // Reg. 301.9100-2(b): the statement names the day, and the day decides.
  it("is not claimed for a day that nobody knows", () => {
    const { entries, ...rest } = moved("2022-09-01");
    const unknown = entries.map((entry) =>
      entry.kind === "recharacterization" ? { ...entry, day: "unknown" } : entry,
    );
    const read = correctInput({ ...rest, entries: unknown });
    expect(yearOf(read, 2021).state.relief).toBe("none");
  });
});
