import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { writeSummary } from "../../src/packages/pages/summary-pages.js";
import type { PageWriter } from "../../src/pdf/pages/page-writer.js";
import { unwrap } from "../correction/examples.js";
import { spouse } from "../correction/one-couple.js";

/** The summary as it is written, without a page: its bullets, and the headings of the tables with a change. */
function summaryOf(first: Ledger, { others = [] as Ledger[], asOf = "2026-11-27" } = {}) {
  const correction = unwrap(correctWith(first, asOf, others));
  const bullets: Record<string, string> = {};
  const changes: [string, string[]][] = [];
  const forms: string[] = [];
  const nothing = () => undefined;
  const pages = {
    bullets: (items: { bold: string; text: string }[]) => {
      for (const { bold, text } of items) bullets[bold] = text;
    },
    table: (columns: { heading: string }[], rows: string[][]) => {
      const at = columns.findIndex(({ heading }) => heading.startsWith("Change in AGI"));
      const heading = columns[at]?.heading;
      if (heading === undefined) return;
      changes.push([heading, rows.map((row) => row[at] ?? "")]);
      forms.push(
        ...rows.map((row) => row[columns.findIndex((column) => column.heading === "Form 8606")] ?? ""),
      );
    },
    ...Object.fromEntries(
      ["heading", "subheading", "paragraph", "facts", "together", "space"].map((name) => [name, nothing]),
    ),
  } as unknown as PageWriter;
  writeSummary(pages, correction, envelopes(correction), new Set());
  return { bullets, changes, forms };
}

const unfiled = { filing_status: "married_joint", year_end_value: 0, filed: { return: false } };

describe("the summary of a couple", () => {
  it.each([
    ["Lee first", spouse("lee"), spouse("kim")],
    ["Kim first", spouse("kim"), spouse("lee")],
  ])("tells the change of every joint return once: %s", (_, first, second) => {
    const { bullets, changes } = summaryOf(first, { others: [second] });
    expect(bullets["Adjusted gross income:"]).toMatch(/^2024 down \$6,500 and 2025 down \$7,000\. /);
    expect(changes.map(([heading]) => heading)).toEqual(["Change in AGI (joint)", "Change in AGI (joint)"]);
  });
});

describe("a nondeductible contribution that could still be deducted", () => {
  const ledger = (facts: object = {}, entries: object[] = []) =>
    unwrap(
      parseLedger({
        owner: { name: "Ada Example", ssn: "900-00-0001", born: "1970-06-06" },
        years: {
          2022: {
            year_end_value: 9000,
            deducted: 0,
            filed: {
              return: true,
              date: "2023-04-10",
              form_8606: false,
              form_1040: { "4a": 0, "4b": 0 },
              deducted: 0,
            },
            ...facts,
          },
        },
        entries: [{ date: "2022-05-05", kind: "contribution", amount: 6000 }, ...entries],
      }),
    );
  const CONVERTED = [{ date: "2022-06-06", kind: "conversion", amount: 6000 }];
  const said = (of: Ledger, asOf = "2026-03-02") => summaryOf(of, { asOf }).bullets["To consider:"] ?? null;
  const first = (of: Ledger) => summaryOf(of, { asOf: "2026-03-02" }).bullets["To consider first:"] ?? null;
  const joint = { filing_status: "married_joint" };
  const single = { filing_status: "single" };

  // Instructions for Form 8606, Amending Form 8606: within the time limit for filing Form 1040-X.
  it("is named with its last day", () => {
    expect(said(ledger())).toContain("a refund: $6,000 for 2022 by April 15, 2026.");
  });

  // A deduction of 6,000 would meet 6,000 that is then taxable: nothing is left of the 3,600 that is added otherwise.
  it("is named where it was converted and tax is added, because other money is in the IRAs", () => {
    expect(said(ledger({}, CONVERTED))).toContain(
      "or lower what is owed: $6,000 for 2022 by April 15, 2026.",
    );
  });

  // 2,400 of 6,000 is on line 18 as basis: a deduction of 6,000 gives up only that much, because the rest stays in the IRAs.
  it("is named where basis is left after what was converted", () => {
    expect(
      said(
        ledger(
          {
            filed: {
              ...{ return: true, date: "2023-04-10", form_8606: false, deducted: 0 },
              form_1040: { "4a": 6000, "4b": 6000 },
            },
          },
          CONVERTED,
        ),
      ),
    ).toContain("a refund: $6,000 for 2022 by April 15, 2026.");
  });

  // IRC 219(b) and (g); Notice 2021-61: from 68,000 to 78,000 (single), 109,000 to 129,000 (joint), 204,000 to 214,000 (only the
  // spouse covered) in 2022.
  it.each([
    [
      "open in income and coverage",
      {},
      "If no employer plan covered the owner or a spouse (Form W-2, box 13), or income was below",
    ],
    ["covered", { ...single, covered_by_plan: true }, "If income was below the limits for someone covered"],
    [
      "above the range",
      { ...single, magi: 90_000 },
      "If no employer plan covered the owner or a spouse (Form W-2, box 13), it can",
    ],
    [
      "in the range",
      { ...single, magi: 73_000 },
      "$6,000 for 2022, and $3,500 of that in any case, by April 15, 2026",
    ],
    [
      "joint and above all ranges",
      { ...joint, magi: 260_000 },
      "If no employer plan covered the owner or a spouse (Form W-2, box 13), it can",
    ],
    ["within pay", { ...single, compensation: 3000 }, "a refund: $3,000 for 2022"],
  ])("is asked as far as the ledger leaves it open: %s", (_, facts, says) => {
    expect(said(ledger({ line_1_above_limit: true, ...facts }))).toContain(says);
    expect(first(ledger({ line_1_above_limit: true, ...facts }))).toBeNull();
  });

  it.each([
    [
      "below the range, whoever is covered",
      { ...single, magi: 40_000 },
      "$6,000 of the contributions for 2022 can be deducted on Form 1040-X by April 15, 2026, at the modified AGI of $40,000 in the ledger, whether or not an employer plan covered the owner (section 219(g)).",
    ],
    [
      "below the range, covered",
      { ...joint, magi: 100_000, covered_by_plan: true },
      "$6,000 of the contributions for 2022 can be deducted on Form 1040-X by April 15, 2026, at the modified AGI of $100,000 in the ledger (section 219(g)).",
    ],
    [
      "in the range, covered",
      { ...single, magi: 73_000, covered_by_plan: true },
      "$3,500 of the contributions",
    ],
    [
      "not covered",
      { ...single, covered_by_plan: false },
      "$6,000 of the contributions for 2022 can be deducted on Form 1040-X by April 15, 2026, by the facts in the ledger (section 219(g)).",
    ],
    ["up to pay", { ...single, magi: 40_000, compensation: 3000 }, "$3,000 of the contributions"],
    [
      "what a part leaves",
      {
        ...single,
        magi: 40_000,
        deducted: 2000,
        filed: { return: true, date: "2023-04-10", form_8606: false, deducted: 2000 },
      },
      "$4,000 of the contributions",
    ],
  ])("is said first where the ledger leaves nothing open: %s", (_, facts, says) => {
    expect(first(ledger({ line_1_above_limit: true, ...facts }))).toContain(says);
    expect(said(ledger({ line_1_above_limit: true, ...facts }))).toBeNull();
  });

  it.each([
    ["without pay", { ...single, compensation: 0, magi: 40_000 }],
    ["covered and above the range", { ...single, covered_by_plan: true, magi: 90_000 }],
    [
      "above the range of someone whose spouse is covered",
      { ...joint, covered_by_plan: false, spouse: { covered_by_plan: true }, magi: 260_000 },
    ],
  ])("is not where nothing can be deducted: %s", (_, facts) => {
    const of = ledger({ line_1_above_limit: true, ...facts });
    expect([said(of), first(of)]).toEqual([null, null]);
  });

  // IRC 219(f)(6).
  it("is said first of an earlier excess that a year's limit takes up", () => {
    const year = { ...single, magi: 40_000, deducted: 0, year_end_value: 6900 };
    const filed = { return: true, form_8606: false, form_5329: {}, deducted: 0 };
    const of = unwrap(
      parseLedger({
        owner: { name: "Nora Example", ssn: "900-00-0021", born: "1985-06-06" },
        years: {
          2023: {
            ...year,
            compensation: 0,
            line_1_above_limit: false,
            filed: { ...filed, date: "2024-04-10" },
          },
          2024: { ...year, compensation: 5000, filed: { ...filed, date: "2025-04-10" } },
        },
        entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
      }),
    );
    expect(first(of)).toContain(
      "$5,000 of an earlier excess counts as contributed for 2024 (section 219(f)(6)) and can be deducted on Form 1040-X by April 18, 2028",
    );
    expect(Object.keys(summaryOf(of, { asOf: "2026-03-02" }).bullets)[0]).toBe("To consider first:");
  });

  it.each([
    ["the time has passed", ledger(), "2026-04-16"],
    [
      "it was converted with all other money, and the return taxed all of that",
      ledger(
        {
          year_end_value: 0,
          filed: {
            return: true,
            date: "2023-04-10",
            form_8606: false,
            form_1040: { "4a": 6000, "4b": 6000 },
            deducted: 0,
          },
        },
        CONVERTED,
      ),
      "2026-03-02",
    ],
  ])("is not where %s", (_, of, asOf) => expect(said(of, asOf)).toBeNull());
});

describe("the summary of one person", () => {
  it("heads the changes without a word on joint returns", () => {
    expect(summaryOf(spouse("lee")).changes).toEqual([["Change in AGI", ["0", "-6,500"]]]);
  });

  it("marks a change for which it is too late", () => {
    const { bullets, changes } = summaryOf(spouse("lee"), { asOf: "2030-01-01" });
    expect(changes).toEqual([["Change in AGI", ["0", "-6,500 (too late)"]]]);
    expect(bullets["Adjusted gross income:"]).toMatch(/^2024 down \$6,500 \(closed\)\. /);
  });

  it("has nothing to compare where no return was filed", () => {
    const years = { 2023: unfiled, 2024: unfiled };
    expect(summaryOf(spouse("lee", { years })).bullets["Adjusted gross income:"]).toBe(
      "no return on file: nothing to compare.",
    );
  });

  it("speaks of the returns that were filed where others were not", () => {
    const years = { 2024: unfiled };
    expect(summaryOf(spouse("lee", { years })).bullets["Adjusted gross income:"]).toBe(
      "does not change on any return that was filed.",
    );
  });
});

it("tells the penalties of a couple by person", () => {
  const { bullets } = summaryOf(spouse("lee"), { others: [spouse("kim")] });
  const text = bullets["Penalties under section 6693(b):"] ?? "";
  const years = text.match(/: 20\d\d[^;)]*/g) ?? [];
  expect(text).toMatch(/\(Lee [^:]+: \$50 for each year|\(Kim [^:]+: \$50 for each year/);
  for (const list of years) expect(new Set(list.match(/20\d\d/g)).size).toBe(list.match(/20\d\d/g)?.length);
});

it("speaks of receipts only where something is mailed", () => {
  expect(summaryOf(spouse("lee")).bullets["Keep everything"]).toContain("receipts for this mailing");
});

it("says why a contribution that was deducted is not basis", () => {
  const { bullets } = summaryOf(
    unwrap(
      parseLedger({
        owner: { name: "Dora Example", born: "1955-06-06" },
        years: {
          2019: {
            deducted: 0,
            filed: {
              return: true,
              date: "2020-04-10",
              form_8606: true,
              lines: { "1": 6000, "14": 6000 },
              deducted: 6000,
            },
          },
        },
        entries: [{ date: "2019-05-05", kind: "contribution", amount: 6000 }],
      }),
    ),
  );
  expect(bullets["Not basis for 2019:"]).toBe(
    "the return deducted $6,000 of contributions, and it is too late to change it. Deducted money is not basis.",
  );
});

// IRC 219(g): without modified AGI nobody knows whether the deduction was allowed, and so what is basis.
describe("the summary of a deduction that may not have been allowed", () => {
  it("calls the form, the income and the basis of each year open that depends on it", () => {
    const { bullets, changes, forms } = summaryOf(
      unwrap(
        parseLedger({
          owner: { name: "Gail Example", ssn: "900-00-0001", born: "1959-06-06" },
          years: {
            2023: {
              deducted: 7500,
              filing_status: "single",
              covered_by_plan: true,
              compensation: 240_000,
              filed: { return: true, date: "2024-03-20", form_8606: false, deducted: 7500 },
            },
            2024: {
              year_end_value: 140_000,
              deducted: 0,
              filing_status: "single",
              filed: {
                return: true,
                date: "2025-04-10",
                form_8606: false,
                deducted: 0,
                form_1040: { "4a": 10_000, "4b": 10_000 },
              },
            },
          },
          entries: [
            { date: "2024-02-15", kind: "contribution", for: 2023, amount: 7500 },
            { date: "2024-06-30", kind: "distribution", amount: 10_000 },
          ],
        }),
      ),
    );
    expect(bullets["Forms 8606:"]).toBe("not known for 2023 and 2024.");
    expect(bullets["Adjusted gross income:"]).toBe("not known yet for 2023 and 2024.");
    expect(bullets["Basis carried forward:"]).toMatch(/^not known after 2024/);
    expect(changes).toEqual([["Change in AGI", ["–", "–"]]]);
    expect(forms).toEqual(["not known", "not known"]);
  });
});
