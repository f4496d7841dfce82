/** A situation whose sheet is typed into the models of programs: a plainly invented owner. */
export interface Situation {
  readonly name: string;
  readonly year: number;
  readonly ledger: object;
  /** Line 4b of Form 1040 in dollars, figured by hand. */
  readonly taxable: number;
  /** How it was figured. */
  readonly work: string;
}

/** The story of the sample papers: a contribution converted at once, beside pre-tax money of which a part was taken out. */
export const STORY = {
  owner: { name: "Jordan A Sample", ssn: "900-00-1234", born: "1979-04-02" },
  years: {
    "2023": { year_end_value: 0 },
    "2024": { year_end_value: 0.15 },
    "2025": { year_end_value: 12000 },
  },
  entries: [
    { date: "2024-02-10", kind: "contribution", for: 2023, amount: 6500, account: "...6789" },
    { date: "2024-02-12", kind: "conversion", amount: 6500.37, account: "...6789" },
    { date: "2024-03-01", kind: "contribution", for: 2024, amount: 7000, account: "...6789" },
    { date: "2024-03-04", kind: "conversion", amount: 7003.12, account: "...6789" },
    { date: "2025-01-10", kind: "contribution", for: 2025, amount: 7000, account: "...6789" },
    { date: "2025-01-15", kind: "conversion", amount: 7000, account: "...6789" },
    {
      date: "2025-05-05",
      kind: "plan_rollover",
      ira: "traditional",
      amount: 13000,
      after_tax: 0,
      account: "...4411",
    },
    { date: "2025-06-02", kind: "distribution", amount: 1200, account: "...4411" },
  ],
};

const owner = { name: "Robin Example", ssn: "987-65-4321", born: "1975-06-01" };

export const SITUATIONS: readonly Situation[] = [
  {
    name: "a contribution converted at once",
    year: 2024,
    ledger: {
      owner,
      years: { 2024: { year_end_value: 0 } },
      entries: [
        { date: "2024-01-05", kind: "contribution", amount: 7000, account: "...1111" },
        { date: "2024-01-08", kind: "conversion", amount: 7003, account: "...1111" },
      ],
    },
    taxable: 3,
    work: "7,000 of 7,003 is basis: 7,003 x 0.99957 = 7,000; 3 is taxable",
  },
  {
    name: "pre-tax money beside it, a part taken out",
    year: 2025,
    ledger: STORY,
    taxable: 5358,
    work: "7,000 / 20,200 = 0.34653; 1,200 - 416 = 784; 7,000 - 2,426 = 4,574",
  },
  {
    name: "two years at once: the contribution for the year comes after its end",
    year: 2024,
    ledger: {
      owner,
      opening: { year: 2023, basis: 6500 },
      years: { 2024: { year_end_value: 13000 } },
      entries: [
        { date: "2024-02-01", kind: "conversion", amount: 6500, account: "...1111" },
        { date: "2025-03-01", kind: "contribution", for: 2024, amount: 7000, account: "...1111" },
      ],
    },
    taxable: 4333,
    work: "line 5 is 6,500 + 7,000 - 7,000; 6,500 / 19,500 = 0.33333; 6,500 x 0.33333 = 2,167; 6,500 - 2,167 = 4,333",
  },
  {
    name: "retired: distributions with basis, a rollover, a gift to charity, and part of a contribution deducted",
    year: 2024,
    ledger: {
      owner: { ...owner, born: "1950-03-01" },
      opening: { year: 2023, basis: 40000, roth_contributions: 0 },
      years: {
        2023: { year_end_value: 200000 },
        2024: { year_end_value: 150000, compensation: 20000, deducted: 3000, required_distribution: 7000 },
      },
      entries: [
        { date: "2024-02-01", kind: "contribution", amount: 5000, account: "...2222" },
        { date: "2024-03-01", kind: "distribution", amount: 20000, account: "...2222" },
        { date: "2024-05-01", kind: "distribution", reason: "qcd", amount: 4000, account: "...2222" },
        { date: "2024-07-01", kind: "rollover", amount: 10000, deposited: "2024-07-20", account: "...3333" },
      ],
    },
    taxable: 17416,
    work: "the deduction takes 3,000 of the gift away, which is an ordinary distribution: 23,000 in line 7; 42,000 / 173,000 = 0.24277; 23,000 x 0.24277 = 5,584 is not taxable",
  },
  {
    name: "first to a Roth IRA, recharacterized, then converted with tax withheld",
    year: 2024,
    ledger: {
      owner,
      opening: { year: 2023, basis: 2000, roth_contributions: 0 },
      years: { 2024: { year_end_value: 5000 } },
      entries: [
        { date: "2024-01-10", kind: "contribution", ira: "roth", amount: 6000, account: "...4444" },
        {
          date: "2024-04-01",
          kind: "recharacterization",
          for: 2024,
          from: "roth",
          amount: 6000,
          earnings: 300,
          account: "...4444",
        },
        { date: "2024-05-01", kind: "conversion", amount: 10000, withheld: 1000, account: "...5555" },
      ],
    },
    taxable: 5500,
    work: "8,000 / (5,000 + 1,000 + 10,000) = 0.5; 1,000 - 500 + 10,000 - 5,000",
  },
  {
    name: "a transfer to an HSA beside a withdrawal",
    year: 2024,
    ledger: {
      owner,
      opening: { year: 2023, basis: 10000, roth_contributions: 0 },
      years: { 2024: { year_end_value: 36000 } },
      entries: [
        {
          date: "2024-02-01",
          kind: "distribution",
          reason: "hsa_funding",
          hsa_coverage: "self_only",
          amount: 3000,
          account: "...6666",
        },
        { date: "2024-06-01", kind: "distribution", amount: 4000, account: "...6666" },
      ],
    },
    taxable: 3000,
    work: "the transfer is excluded; 10,000 / 40,000 = 0.25; 4,000 - 1,000",
  },
];
