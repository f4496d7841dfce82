/** A ledger in which every key of the format is written, and every kind of entry stands. */
export function fullLedger() {
  return {
    owner: {
      name: "Jordan A Rivera",
      last_name: "Rivera",
      ssn: "900-00-1234",
      born: "1950-04-02",
      died: "2025-06-30",
      disabled: "2001-01-01",
      household: "rivera",
      inherited_from: null,
      decedent_died: null,
      beneficiary: null,
      address: {
        street: "12 Elm St",
        apt: "4",
        city: "Ames",
        state: "IA",
        zip: "02139-4307",
        country: null,
        province: null,
        postal_code: null,
      },
    },
    opening: {
      year: 2010,
      basis: 5500,
      lines: null,
      last_form: 2010,
      basis_checked: null,
      share: null,
      roth_contributions: 60,
      roth_conversions: [
        { year: 2006, amount: 10000, taxable: 9000 },
        { year: 2008, amount: "2,000.50", taxable: 0 },
      ],
      roth_since: 2002,
      homebuyer_used: 0,
      repayments_carried: 12.5,
      excess_traditional: 100,
      excess_off_line_1: 60,
      excess_roth: 20,
      excess_unknown: false,
      rolled_from_529: 3000,
      in_plan_rollovers: [{ year: 2010, amount: 50, taxable: 40 }],
      disaster_distributions: [{ disaster: "DR-1763-IA", amount: 500 }],
      qcd_deductions: 0,
      hsa_funded: 2008,
      split_interest_gift: null,
    },
    years: {
      "2010": { tax_conversion_in: "2011_2012" },
      "2023": {
        year_end_value: [
          { account: "A-1", ira: "traditional", value: 6105.12 },
          { account: "A-2", ira: "sep", value: 1 },
        ],
        line_1_above_limit: false,
        converted_excess: "traditional",
        deducted: 0,
        deduction_limited: false,
        nondeductible_first: "earliest",
        filing_status: "married_joint",
        roth_year_end_value: 1000,
        difficulty_of_care: 10,
        required_distribution: 4000,
        no_other_distribution: true,
        no_other_contribution: true,
        form_8915: 2000,
        magi: -310000,
        magi_is: "right",
        no_exception: true,
        compensation: 250000,
        covered_by_plan: true,
        employer_plan: {
          accepts_ira_rollovers: "all",
          after_tax: true,
          in_plan_conversion: true,
          deferrals: 23000,
          employer: 12000,
          after_tax_contributed: 0,
        },
        lived_apart: false,
        spouse: { covered_by_plan: false, compensation: 0, ira_contributions: 0 },
        extended: false,
        due: "2024-10-07",
        filed: {
          return: true,
          date: "2024-04-10",
          paid_on: "2024-04-15",
          amended: ["2024-09-01"],
          form_8606: true,
          lines: { "1": 6500, "10": "0.06542", "14": 12000, "25c": -1 },
          form_1040: { "4a": 0, "4b": 0 },
          deducted: 0,
          form_5329: { "1": 0, "17": 120 },
          required: true,
        },
        tax_conversion_in: null,
      },
    },
    entries: [
      {
        date: "2024-02-10",
        kind: "contribution",
        ira: "roth",
        for: 2023,
        amount: 6500,
        note: "by check",
        account: "A-1",
      },
      { date: "2024-02-12", kind: "conversion", ira: "sep", amount: 6500.37, withheld: 10 },
      {
        date: "2024-03-01",
        kind: "distribution",
        ira: "traditional",
        amount: 1,
        reason: "disaster",
        disaster: "DR-4683-CA",
        exception: "19",
        for: 2024,
        split_interest: false,
        hsa_coverage: null,
        exception_reason: null,
        exception_shown: true,
        charity: null,
      },
      {
        date: "2024-04-01",
        kind: "rollover",
        ira: "simple",
        amount: 2,
        deposited: "2024-05-01",
        to: "employer_plan",
        waiver: true,
        replaced_simple: false,
        failed_home_purchase: false,
      },
      {
        date: "2024-04-02",
        kind: "plan_rollover",
        ira: "roth",
        amount: 30,
        after_tax: 30,
        source: "designated_roth",
        in_plan_rollovers: [{ year: 2022, amount: 20, taxable: 10 }],
      },
      {
        date: "2024-04-02",
        kind: "rollover_529",
        amount: 7,
        for: 2023,
        contributions: 4,
        opened: "2005-09-01",
      },
      {
        date: "2024-04-03",
        kind: "recharacterization",
        amount: 4,
        for: 2023,
        from: "roth",
        earnings: null,
        adjusted_opening: 4,
        adjusted_closing: 5,
        of: "contribution",
      },
      {
        date: "2017-04-03",
        kind: "recharacterization",
        amount: 4,
        for: 2016,
        from: "roth",
        earnings: 0,
        of: "conversion",
        converted: 2016,
      },
      {
        date: "2024-04-04",
        kind: "returned_contribution",
        ira: "traditional",
        amount: 5,
        for: 2023,
        earnings: -5,
        converted: null,
      },
      { date: "2024-04-05", kind: "excess_removal", ira: "traditional", amount: 6, for: 2022 },
      {
        date: "2024-04-06",
        kind: "divorce_transfer",
        ira: "roth",
        amount: 70,
        direction: "received",
        basis: 7,
        roth_conversions: [{ year: 2016, amount: 10, taxable: 10 }],
        other: { name: "Sam Rivera", ssn: "900-00-4321" },
      },
      {
        date: "2024-04-07",
        kind: "repayment",
        ira: "traditional",
        amount: 8,
        of: "disaster",
        distributed: 2023,
        disaster: "DR-4683-CA",
        basis: null,
      },
      {
        date: "2024-04-08",
        kind: "inherited_as_own",
        amount: 9,
        ira: "roth",
        basis: 10,
        roth_conversions: [{ year: 2016, amount: 10, taxable: 10 }],
        roth_since: 2011,
      },
      { date: "2024-04-09", kind: "basis_adjustment", amount: -10, for: 2023, note: "a corrected form" },
      { date: "2024-04-10", kind: "assert", for: 2023, line: "14", amount: 0 },
    ],
    preparer: {
      name: "Pat Example",
      ptin: "P01234567",
      self_employed: true,
      firm: "Example Tax",
      address: "1 Main St, Ames IA",
      ein: "00-1234567",
      phone: "515-555-0100",
    },
    options: { round: "cents", line10_places: 3, carry_leftover: true, repayments: "pro_rata" },
  };
}

/** The same keys in many small ledgers, which are read faster: one for each part of a ledger, and one for each entry. */
export function smallLedgers(): object[] {
  const { owner, entries, ...parts } = fullLedger();
  return [
    { owner, entries: [] },
    ...Object.entries(parts).map(([key, part]) => ({ owner: { name: "A" }, [key]: part, entries: [] })),
    ...entries.map((entry) => ({ owner: { name: "A" }, entries: [entry] })),
  ];
}

/** The places of everything in a value that is not an object or a list. */
export function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => leaves((value as Record<string | number, unknown>)[key], [...path, key]));
}

/** What stands at a place, replaced; `undefined` takes the key away. */
export function withValue<T>(value: T, path: readonly (string | number)[], put: unknown): T {
  const copy = structuredClone(value);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (put === undefined) delete at[last];
  else at[last] = put;
  return copy;
}
