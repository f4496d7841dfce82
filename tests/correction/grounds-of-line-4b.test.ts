import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

interface Case {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

/** A ledger of someone who was born in 1955, with 4,000 of basis on the form for 2022. */
const ledgerOf = ({ owner, opening, ...rest }: Case) =>
  unwrap(
    parseLedger({
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1955-06-06", ...owner },
      opening: {
        ...{ year: 2022, basis: 4000, last_form: 2022, qcd_deductions: 0, roth_contributions: 0 },
        ...{ roth_conversions: [], roth_since: 2012, homebuyer_used: 0, ...opening },
      },
      ...rest,
    }),
  );

/** Part II for a year, after the last check has passed all that is signed. */
function partTwo(taxYear: number, one: Case, spouse?: Case): string {
  const filing = unwrap(correctWith(ledgerOf(one), AS_OF, spouse === undefined ? [] : [ledgerOf(spouse)]));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  return signedTexts(envelope).explanation.join("\n");
}

const year = (taxed: number, more: object = {}) => ({
  deducted: 0,
  ...{ filing_status: "single", year_end_value: 90_000, ...more },
  filed: filed("2024-04-10", { form_1040: { "4a": taxed, "4b": taxed } }),
});
const joint = (taxed: number, more: object = {}) => year(taxed, { filing_status: "married_joint", ...more });

// Reg. 301.6402-2(b)(1): a claim states each ground on which it is made, also that of a spouse without Form 8606.
describe("Part II of a joint return says what came out of the IRAs of a spouse without a Form 8606", () => {
  const couple = (entry: object, taxed: number): [Case, Case] => [
    {
      owner: { name: "Pa Example", ssn: "900-00-0002", born: "1945-06-06", household: "example" },
      opening: { basis: 0, last_form: "none" },
      years: { 2023: joint(taxed) },
      entries: [{ date: "2023-05-05", ...entry }],
    },
    {
      owner: { name: "Pb Example", ssn: "900-00-0003", household: "example" },
      years: { 2023: joint(taxed) },
      entries: [{ date: "2023-06-05", kind: "distribution", amount: 10_000 }],
    },
  ];
  it.each([
    [
      "a gift to charity",
      { kind: "distribution", amount: 12_000, reason: "qcd", charity: "Example Church" },
      "Pa Example: A qualified charitable distribution of $12,000 was paid by the trustee directly to Example Church on May 5, 2023.",
    ],
    [
      "an ordinary one, which may be what the return left out",
      { kind: "distribution", amount: 12_000, reason: "rmd" },
      "Pa Example: $12,000 was distributed from IRAs, and all of it is taxable (section 408(d)(1)).",
    ],
    [
      "a gift of which a part is taxable",
      { kind: "distribution", amount: 112_000, reason: "qcd", charity: "Example Church" },
      "Pa Example: $12,000 of the distributions from IRAs is taxable (section 408(d)(1)).",
    ],
  ])("%s", (_, entry, says) => {
    const [one, other] = couple(entry, entry.amount + 10_000);
    const text = partTwo(2023, one, other);
    expect(text).toContain(says);
    expect(text).toContain("Pb Example: $10,000 was distributed from traditional IRAs");
  });

  it("and of one whose form was right, with money that is on no form", () => {
    const [one, other] = couple(
      { kind: "distribution", amount: 12_000, reason: "qcd", charity: "Example Church" },
      22_000,
    );
    const spouse = {
      ...one,
      opening: {},
      years: {
        2023: {
          ...joint(22_000),
          filed: filed("2024-04-10", {
            form_8606: true,
            lines: { "1": 1000, "2": 4000, "14": 5000 },
            form_1040: { "4a": 22_000, "4b": 22_000 },
          }),
        },
      },
      entries: [{ date: "2023-04-05", kind: "contribution", amount: 1000 }, ...one.entries],
    };
    expect(partTwo(2023, spouse, other)).toContain("directly to Example Church");
  });
});
