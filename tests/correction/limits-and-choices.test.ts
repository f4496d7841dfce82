import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { isSettledFirst } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { firstDeadline } from "../../src/correction/first-deadline.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { otherPenalties } from "../../src/correction/penalties.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

function corrected(years: Record<number, object>, entries: readonly object[], owner: object = {}) {
  const input = {
    owner: { name: "Nora Example", ssn: "900-00-0001", born: "1985-06-06", ...owner },
    years,
    entries,
  };
  const filing = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  const [correction] = filing.members;
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const cause = reasonableCause(correction);
  return {
    filing,
    correction,
    year: (taxYear: number) => yearOf(correction, taxYear),
    partTwo: (taxYear: number) => {
      const envelope = all.find(({ tax_year }) => tax_year === taxYear);
      return envelope === undefined ? "" : amendedReturn(envelope).explanation.join("\n");
    },
    cause: JSON.stringify(cause?.sections ?? []),
    says: assumptionsInWords(correction.assumed)
      .map(({ fact, text }) => `${fact}: ${text}`)
      .join("\n"),
    held: correction.assumed.filter(isSettledFirst).map(({ path }) => path),
  };
}

/** 6,500 for 2023 above a limit that compensation sets, left off line 1. */
function leftOff(first: object, second: object, entries: readonly object[] = []) {
  const common = { deducted: 0, filing_status: "single", magi: 40_000 };
  return corrected(
    {
      2023: {
        ...common,
        line_1_above_limit: false,
        year_end_value: 6900,
        compensation: 0,
        filed: filed("2024-04-10", { form_5329: {} }),
        ...first,
      },
      2024: {
        ...common,
        year_end_value: 5000,
        compensation: 0,
        filed: filed("2025-04-10", { form_5329: {} }),
        ...second,
      },
    },
    [{ date: "2023-05-05", kind: "contribution", amount: 6500 }, ...entries],
  );
}

describe("an excess that was left off line 1", () => {
  const removed = { date: "2024-11-20", kind: "excess_removal", for: 2023 };

  // Form 5329, line 12; IRC 408(d)(5): taken out in 2024, it bears no tax for 2024. The form has to show that (Part III).
  it("bears no tax in the year in which it is taken out", () => {
    const { year, filing, partTwo } = leftOff({}, { year_end_value: 300 }, [{ ...removed, amount: 6500 }]);
    expect(year(2024).right.form_5329).toMatchObject({ "12": 6500_00, "16": 0, "17": 0 });
    expect(year(2024).send).toBe("amend_same_tax");
    expect(firstDeadline(filing)?.until).toBe("2030-04-15");
    const sent = envelopes(filing);
    expect(sent.at(-1)?.contents.slice(-2)).toEqual(["Form 5329 for 2024", "Statement: excess removal"]);
    expect(partTwo(2024)).toContain("is to report an excess contribution of an earlier year on Form 5329.");
    expect(partTwo(2024)).toContain(
      "Form 5329 for 2024 is attached. It shows no additional tax. Of $6,500 of excess contributions to traditional IRAs for earlier years (Form 5329, line 9), $0 was left at the end of 2024 (line 14). What reduced it: withdrawals of excess contributions of $6,500 (line 12).",
    );
    // Instructions for Form 8606 (2023), Return of Excess Traditional IRA Contributions, the example.
    expect(
      year(2024)
        .right.statements.map(({ text }) => text)
        .join(),
    ).toMatch(
      /With Form 1040-X for 2023 and Form 5329 for that year, I report and pay the additional tax of 6 percent on the excess contributions\.$/,
    );
    expect(sendInWords(year(2024))).toContain("Form 5329, which shows what became of an excess");
  });

  it("needs no second form for the year after that, nor where Form 5329 was filed", () => {
    const out = [{ ...removed, amount: 6500 }];
    const shown = { year_end_value: 300, filed: filed("2025-04-10", { form_5329: { "9": 6500 } }) };
    expect(leftOff({}, shown, out).year(2024).send).toBe("nothing");
    const paid = { filed: filed("2024-04-10", { form_5329: { "15": 6500, "16": 6500, "17": 390 } }) };
    const unknown = { year_end_value: 300, filed: filed("2025-04-10") };
    expect(leftOff(paid, unknown, out).year(2024).send).toBe("nothing");
  });

  // IRC 408(o)(2)(B), 6693(b)(1): line 1 is within the limit, so it is not overstated.
  it("adds no penalty for an overstated line 1", () => {
    const { correction } = leftOff({ compensation: 2000 }, {}, [{ ...removed, amount: 4500 }]);
    expect(otherPenalties(correction.years)).not.toContain("above");
    expect(otherPenalties(correction.years)).not.toContain("contribution limit");
  });

  // IRC 219(f)(6), 408(o)(2): what 2024 absorbs is a contribution for 2024, and nobody deducted it.
  it("requires the form of the year that absorbs it, whose Part II says why", () => {
    const { year, partTwo } = leftOff({}, { compensation: 5000 });
    expect(year(2024).form.status).toBe("missing");
    expect(year(2024).right.lines).toMatchObject({ "1": 5000_00, "14": 5000_00 });
    expect(partTwo(2024)).toContain(
      "$5,000 of excess contributions to traditional IRAs for earlier years was not on line 1 of Form 8606 for those years and is treated as contributed for 2024 (section 219(f)(6)).",
    );
  });

  it("is no basis as far as the year that absorbs it deducts it", () => {
    const { year } = leftOff(
      {},
      { compensation: 5000, deducted: 5000, filed: filed("2025-04-10", { deducted: 5000, form_5329: {} }) },
    );
    expect(year(2024).form.status).toBe("not_required");
    expect(year(2024).right.carry.basis).toBe(0);
  });

  // Line 4a has what was taken out, though the ledger does not have the line as filed.
  it("is on line 4a of the amounts where a part of it is taken out", () => {
    const { filing } = leftOff({}, {}, [{ ...removed, amount: 3000 }]);
    const envelope = envelopes(filing).find(({ tax_year }) => tax_year === 2024);
    const [line4a, line4b] = amendedReturn(envelope as never).amounts;
    expect(line4a).toMatchObject({ filed: null, change: 0, right: 3000_00 });
    expect(line4b).toMatchObject({ right: 0 });
  });
});

/** 7,500 for 2023 by someone of 64, deducted on the return as filed; 10,000 come out in 2024, all of it taxed. */
function deducting(info: object) {
  return corrected(
    {
      2023: {
        filing_status: "single",
        covered_by_plan: true,
        compensation: 240_000,
        filed: filed("2024-03-20", { deducted: 7500 }),
        ...info,
      },
      2024: {
        year_end_value: 140_000,
        deducted: 0,
        filing_status: "single",
        filed: filed("2025-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
      },
    },
    [
      { date: "2024-02-15", kind: "contribution", for: 2023, amount: 7500 },
      { date: "2024-06-30", kind: "distribution", amount: 10_000 },
    ],
    { born: "1959-06-06" },
  );
}

// IRC 219(g): someone covered by a plan, far above the range of 2023 (Notice 2022-55: 73,000 to 83,000).
describe("a deduction that income limits may not have allowed", () => {
  it.each([
    ["as the ledger has it", 7500],
    ["where the ledger does not say what was right", undefined],
  ])("is removed %s, and Part II says why", (_, deducted) => {
    const { year, partTwo } = deducting({ magi: 250_000, ...(deducted && { deducted }) });
    expect(year(2023)).toMatchObject({ send: "amend_deduction", income: { deductedTooMuch: 7500_00 } });
    expect(year(2024).right.lines).toMatchObject({ "2": 7500_00, "12": 500_00, "15c": 9500_00 });
    expect(partTwo(2023)).toContain(
      "none of which could be deducted. Nothing can be deducted for the year, because an employer plan covered Nora Example and modified adjusted gross income was above the limit (section 219(g)). The IRA deduction is removed in full.",
    );
  });

  it("is asked for where modified AGI is missing, and nothing is sent for the years that depend on it", () => {
    const { correction, year } = deducting({ deducted: 7500 });
    expect([year(2023).send, year(2024).send]).toEqual(["undecided", "undecided"]);
    expect(new Set(correction.lacks.map(({ path }) => path))).toEqual(new Set(["years.2023.magi"]));
  });
});

/** 7,000 for 2021, of which no return was filed; in 2022, 5,000 came out and was taxed in full. */
function unfiled(info: object, notFiled: object) {
  return corrected(
    {
      2021: {
        year_end_value: 30_000,
        compensation: 50_000,
        filing_status: "single",
        ...info,
        filed: { return: false, ...notFiled },
      },
      2022: {
        year_end_value: 25_000,
        deducted: 0,
        filing_status: "single",
        filed: filed("2023-04-10", { form_1040: { "4a": 5000, "4b": 5000 } }),
      },
    },
    [
      { date: "2021-02-01", kind: "contribution", amount: 7000 },
      { date: "2022-02-01", kind: "distribution", amount: 5000 },
    ],
    { born: "1955-06-06" },
  );
}

// IRC 6012, 219(a), 408(o)(2): the return that deducts is still due, and without it there is no deduction.
describe("a contribution for a year whose return was never filed", () => {
  it("stays out of basis only once the return that deducts it is filed, which the package says", () => {
    const { year, says } = unfiled({ deducted: 7000 }, { required: true });
    expect(sendInWords(year(2021))).toBe(
      "Send nothing: no Form 8606 is required. The 2021 return is still due: file it with the IRA deduction of $7,000, which counts only if that return is filed.",
    );
    expect(says).toContain(
      "Your return for 2021: was never filed. It is still due: file it with the IRA deduction of $7,000.",
    );
  });

  it.each([
    [{}, { required: true }, ["years.2021.deducted"]],
    [{}, {}, ["years.2021.filed.required", "years.2021.deducted"]],
    [{ deducted: 0 }, {}, ["years.2021.filed.required"]],
    [{ deducted: 0 }, { required: true }, []],
  ])("is a choice, which the deduction in the ledger %j settles (%j)", (info, notFiled, open) => {
    expect(unfiled(info, notFiled).held).toEqual(open);
  });

  it("is named with what the late return deducts besides", () => {
    const { cause } = unfiled({ deducted: 3000 }, { required: true });
    expect(cause).toContain("The enclosed return deducts only other contributions for 2021, of $3,000.");
    expect(cause).not.toContain("takes no deduction");
  });

  it("is not said to have had a return that was due, where none was required", () => {
    const { cause } = unfiled({ deducted: 0 }, { required: false });
    expect(cause).toContain("No return for 2021 was required, and none was filed.");
    expect(cause).toContain("The form was not filed, because");
    expect(cause).not.toContain("The return for 2021");
  });
});
