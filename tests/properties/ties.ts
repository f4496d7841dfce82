import fc from "fast-check";
import type { EntryInput, LedgerInput } from "./ledgers.js";

/**
 * Random ledgers full of ties: few days, two amounts, and entries that are alike in date, kind and amount but differ in
 * another key, so that whatever takes one before another has to choose by what they say.
 */
const day = fc.constantFrom("2022-06-01", "2022-10-01", "2023-02-01", "2023-03-01", "2024-05-01");
const amount = fc.constantFrom(1000, 2000);
const ira = fc.constantFrom("traditional", "roth", "sep");
const year = fc.constantFrom(2022, 2023);
const earnings = fc.constantFrom(-10, 0, 100);
const disaster = fc.constantFrom("DR-4683-CA", "DR-4724-HI");

function entry(kind: string, keys: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<EntryInput> {
  return fc.record({ date: day, kind: fc.constant(kind), amount, ...keys }) as fc.Arbitrary<EntryInput>;
}

const anything = fc.oneof(
  { weight: 6, arbitrary: entry("contribution", { ira }) },
  entry("contribution", { ira: fc.constantFrom("traditional", "roth"), for: year }),
  entry("conversion", { withheld: fc.constantFrom(0, 100) }),
  entry("distribution", {
    ira,
    reason: fc.constantFrom("normal", "rmd", "homebuyer", "birth_adoption", "hsa_funding"),
  }),
  entry("distribution", {
    ira,
    reason: fc.constantFrom("emergency", "domestic_abuse"),
    exception: fc.constantFrom(null, 5),
  }),
  entry("distribution", {
    ira: fc.constantFrom("traditional", "roth"),
    reason: fc.constant("disaster"),
    disaster,
  }),
  entry("distribution", { ira, reason: fc.constant("qcd"), split_interest: fc.boolean() }),
  entry("rollover", {
    deposited: fc.constantFrom("2024-06-01", "2024-12-01"),
    to: fc.constantFrom("ira", "employer_plan"),
    waiver: fc.boolean(),
    failed_home_purchase: fc.boolean(),
  }),
  entry("plan_rollover", {
    ira: fc.constantFrom("roth"),
    after_tax: fc.constantFrom(0, 500),
    source: fc.constantFrom("plan", "designated_roth", "airline_payment"),
  }),
  entry("recharacterization", { from: fc.constantFrom("roth", "traditional"), for: year, earnings }),
  entry("returned_contribution", { ira, for: year, earnings }),
  entry("excess_removal", { ira: fc.constantFrom("traditional", "sep"), for: year }),
  entry("repayment", {
    ira: fc.constantFrom("traditional", "roth"),
    of: fc.constantFrom("disaster", "reservist", "domestic_abuse", "birth_adoption"),
    distributed: year,
  }),
  entry("divorce_transfer", { direction: fc.constant("received"), basis: fc.constantFrom(0, 500) }),
  entry("inherited_as_own", { basis: fc.constantFrom(0, 500) }),
);

/** Entries, and the same in another order. */
export const tiedLedgers: fc.Arbitrary<{ straight: LedgerInput; mixed: LedgerInput }> = fc
  .record({
    entries: fc.array(anything, { minLength: 2, maxLength: 9 }),
    seed: fc.infiniteStream(fc.nat(1000)),
    born: fc.constantFrom("1950-01-01", "1980-01-01"),
    round: fc.constantFrom("dollars" as const, "cents" as const),
  })
  .map(({ entries, seed, born, round }) => {
    const keyed = entries.map((each) => ({ each, key: Number(seed.next().value) }));
    const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ each }) => each);
    const ledger = (list: EntryInput[]): LedgerInput => ({
      owner: { name: "Owner A", born },
      opening: { year: 2021, basis: 5000, roth_contributions: 4000, roth_since: 2019, roth_conversions: [] },
      years: {
        2022: { year_end_value: 50_000 },
        2023: { year_end_value: 40_000 },
        2024: { year_end_value: 30_000 },
      },
      entries: list,
      options: { round, line10_places: 5, carry_leftover: false },
    });
    return { straight: ledger(entries), mixed: ledger(shuffled) };
  });
