import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import {
  closingInWords,
  earliestClosing,
  envelopeDayInWords,
  firstDeadline,
} from "../../src/correction/first-deadline.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { correctInput, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" };
const backdoor = (year: number) => [
  { date: `${year}-02-01`, kind: "contribution", amount: 6000 },
  { date: `${year}-02-03`, kind: "conversion", amount: 6000 },
];
const taxed = { form_1040: { "4a": 6000, "4b": 6000 } };

function deadlineOf(filedIn: object, year: number, asOf = "2026-03-02") {
  const input = { owner, years: { [year]: { year_end_value: 0, filed: filedIn } }, entries: backdoor(year) };
  const correction = correctInput(input, asOf);
  const household = { members: [correction], as_of: asOf };
  const first = firstDeadline(household);
  return {
    words: first === null ? null : closingInWords(first),
    refund: earliestClosing(household)?.until ?? null,
    does: sendInWords(yearOf(correction, year)),
  };
}

describe("the first deadline of a package", () => {
  it("is that of a refund claim (IRC 6511(a))", () => {
    expect(deadlineOf(filed("2024-04-10", taxed), 2023).words).toBe(
      "Mail the refund claim for 2023 by April 15, 2027.",
    );
  });

  // IRC 6511(b)(2)(A) and 6513(b): withheld tax counts as paid on April 15, 2023.
  it("is that of a late return, which claims what was withheld", () => {
    const late = deadlineOf({ return: false }, 2022);
    expect(late).toMatchObject({
      words:
        "If tax was withheld or paid for 2022, mail the 2022 return by April 15, 2026. After that day, it can no longer be refunded.",
      refund: "2026-04-15",
    });
    expect(deadlineOf({ return: false }, 2022, "2026-04-16").words).toBeNull();
  });

  // A person who need not file loses what was withheld on the same day (IRC 6511(b)(2)(A), 6513(b)).
  it.each([
    ["a form goes by itself", backdoor(2022), "form_alone"],
    ["nothing is sent", [], "nothing"],
  ])("is that of tax withheld from someone who need not file, where %s", (_, entries, send) => {
    const input = {
      owner,
      years: { 2022: { year_end_value: 0, filed: { return: false, required: false } } },
      entries,
    };
    const at = (asOf: string) => {
      const correction = correctInput(input, asOf);
      expect(yearOf(correction, 2022).send).toBe(send);
      const first = firstDeadline({ members: [correction], as_of: asOf });
      expect(earliestClosing({ members: [correction], as_of: asOf })).toEqual(first);
      return first === null ? null : closingInWords(first);
    };
    expect(at("2026-04-15")).toBe(
      "If tax was withheld or paid for 2022, mail a return for 2022 by April 15, 2026, even if none was required. After that day, that tax can no longer be refunded.",
    );
    expect(at("2026-04-16")).toBeNull();
  });

  it("is the due date of a superseding return, which is no refund claim", () => {
    expect(deadlineOf(filed("2026-02-10", taxed), 2025)).toMatchObject({
      words: "Mail the superseding return for 2025 by April 15, 2026.",
      refund: null,
    });
  });

  it("is that of a claim which a missing fact decides", () => {
    const { form_8606: _, ...open } = filed("2024-04-10", taxed);
    expect(deadlineOf(open, 2023).words).toBe(
      "If a refund is owed for 2023, the claim can be mailed until April 15, 2027. Add the missing facts first.",
    );
  });

  it("is now where each day may take a payment out of the claim", () => {
    const { words, does } = deadlineOf(filed("2024-12-12", taxed), 2022, "2026-05-02");
    expect(words).toMatch(/^Mail the refund claim for 2022 now, and by December 13, 2027 at the latest\./);
    expect(does).toContain("now, and by December 13, 2027 at the latest");
  });
});

describe("a deadline that is no refund claim", () => {
  const firstOf = (input: object, asOf = "2026-03-02") => {
    const first = firstDeadline({ members: [correctInput(input, asOf)], as_of: asOf });
    return first === null ? null : closingInWords(first);
  };

  // IRC 6501(a) and (b)(1): filed early counts as filed on April 15, 2023.
  it("is the end of the time to assess the tax that a correction adds", () => {
    const low = (form_1040: object) => ({
      owner,
      years: { 2022: { year_end_value: 0, filed: filed("2023-04-10", { form_1040 }) } },
      entries: [{ date: "2022-02-03", kind: "conversion", amount: 6000 }],
    });
    const input = low({ "4a": 6000, "4b": 0 });
    expect(firstOf(input)).toBe(
      "Mail Form 1040-X for 2022 with the payment so that it arrives by April 15, 2026. A postmark on that day is too late. After that day, the IRS can normally no longer assess this tax, and this package must be made again.",
    );
    expect(firstOf(input, "2026-04-16")).toBeNull();
    expect(firstOf(low({ "4a": 6000, "4b": 6000 }))).toBeNull();
  });

  // IRC 4973(a): the 6 percent is due again for each year at whose end the excess is still there.
  it("is that of the next Form 5329 for an excess that still stands, and none where nobody is alive to owe it", () => {
    const excess = (died: string | null) => ({
      owner: { ...owner, ...(died !== null && { died }) },
      years: {
        2024: {
          year_end_value: 9000,
          filed: filed("2025-04-10", { form_5329: { "9": 0 }, form_1040: { "4a": 0, "4b": 0 } }),
        },
      },
      entries: [{ date: "2024-05-05", kind: "contribution", amount: 10_000 }],
    });
    expect(firstOf(excess(null))).toBe(
      "If the excess contribution was not corrected by the end of 2025, Form 5329 is due with the 2025 return by April 15, 2026.",
    );
    expect(firstOf(excess("2025-01-05"))).not.toContain("Form 5329");
  });

  it("is that of a claim which a year after the ledger may have, where none was required too", () => {
    const input = {
      owner,
      years: {
        2021: { year_end_value: 3000, filed: filed("2022-04-10", { form_1040: { "4a": 0, "4b": 0 } }) },
      },
      entries: [{ date: "2021-02-03", kind: "contribution", amount: 3000 }],
    };
    expect(firstOf(input)).toBe(
      "If a distribution or conversion of 2022 was taxed in full, a claim for 2022 can be mailed until April 15, 2026. This package does not have it: add that year to the ledger first.",
    );
    // What is claimed on the return of a year that is not due yet is no late claim.
    expect(firstOf({ ...input, years: { ...input.years, 2022: {}, 2023: {}, 2024: {} } })).toBeNull();
  });

  it("is that of a return that is not due yet", () => {
    const input = { owner, years: { 2025: { year_end_value: 0 } }, entries: backdoor(2025) };
    expect(firstOf(input)).toBe("File the 2025 return with its forms by April 15, 2026.");
  });
});

describe("the last day of an envelope", () => {
  const days = (input: object, asOf = "2026-03-02") =>
    envelopes(unwrap(correctWith(unwrap(parseLedger(input)), asOf))).map((envelope) =>
      envelopeDayInWords(envelope, asOf),
    );
  const of = (year: number, filedIn: object) => ({
    owner,
    years: { [year]: { year_end_value: 0, filing_status: "single", filed: filedIn } },
    entries: backdoor(year),
  });

  it.each([
    ["a claim", 2023, filed("2024-04-10", taxed), "Mail by April 15, 2027."],
    [
      "a late return",
      2022,
      { return: false },
      "Not settled: do not mail this yet. If tax was withheld or paid for 2022, mail by April 15, 2026.",
    ],
    ["a superseding return", 2025, filed("2026-02-10", taxed), "Mail by April 15, 2026."],
    ["a form by itself, which is never late", 2021, filed("2022-04-10", taxed), null],
  ])("is its own: %s", (_, year, filedIn, says) => {
    expect(days(of(year, filedIn))).toEqual([says]);
  });

  it("is not waited for where tax is added, as interest runs", () => {
    const input = {
      owner,
      years: {
        2022: {
          year_end_value: 0,
          filing_status: "single",
          filed: filed("2023-04-10", { form_1040: { "4a": 6000, "4b": 0 } }),
        },
      },
      entries: [{ date: "2022-02-03", kind: "conversion", amount: 6000 }],
    };
    expect(days(input)).toEqual([
      "Mail soon, because interest runs until the tax is paid, so that it arrives by April 15, 2026. A postmark on that day is too late.",
    ]);
  });

  it("is now where each day may take a payment out of the claim", () => {
    expect(days(of(2022, filed("2024-12-12", taxed)), "2026-05-02")).toEqual([
      "Not settled: do not mail this yet. Settle it now, and in time to mail by December 13, 2027 at the latest.",
    ]);
  });

  // The claim for 2022 ends on April 15, 2026, and is in no envelope.
  it("is not that of a year that is missing before the ledger", () => {
    const input = {
      owner: { ...owner, born: "1940-06-06" },
      opening: { year: 2021, basis: 20_000 },
      years: {
        2023: {
          year_end_value: 60_000,
          filed: filed("2024-04-12", { form_1040: { "4a": 5000, "4b": 5000 } }),
        },
      },
      entries: [{ date: "2023-02-01", kind: "distribution", amount: 5000 }],
    };
    expect(days(input)).toEqual([
      "Not settled: do not mail this yet. Settle it in time to mail by April 15, 2027.",
    ]);
    const household = { members: [correctInput(input)], as_of: "2026-03-02" };
    expect(firstDeadline(household)?.until).toBe("2026-04-15");
  });
});
