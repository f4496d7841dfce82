import { describe, expect, test } from "vitest";
import { compute, toJson } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";

/** The statements of one year of a ledger, amounts in dollars. */
function statements(year: number, ledger: object) {
  const read = parseLedger({ owner: { name: "Owner A", born: "1980-01-15" }, ...ledger });
  const result = read.ok ? compute(read.value) : read;
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return toJson(result.value).years.find(({ tax_year }) => tax_year === year)?.statements;
}

// What a statement must tell: Instructions for Form 8606, "Reporting recharacterizations" and "Return of IRA contributions".
describe("a recharacterized contribution", () => {
  test("from a Roth IRA is told with both IRAs, the deposit, the amount and its earnings", () => {
    const entries = [
      { date: "2023-01-05", kind: "contribution", ira: "roth", amount: 6500 },
      {
        date: "2023-06-05",
        kind: "recharacterization",
        for: 2023,
        from: "roth",
        amount: 6500,
        earnings: 312.5,
      },
    ];
    expect(statements(2023, { entries })).toEqual([
      {
        kind: "recharacterization",
        text: "I contributed to a Roth IRA for 2023: $6,500 on January 5, 2023. On June 5, 2023, I recharacterized all of it as a contribution to a traditional IRA by a trustee-to-trustee transfer of $6,812.50 ($6,500 and $312.50 of earnings). I report the recharacterized contribution as made to the traditional IRA.",
        net_income: 312.5,
        transferred: 6812.5,
      },
    ]);
  });

  test("of three deposits names each of them in full, by date", () => {
    const entries = [
      { date: "2023-03-05", kind: "contribution", amount: 2000 },
      { date: "2023-01-05", kind: "contribution", amount: 1000 },
      { date: "2023-02-05", kind: "contribution", amount: 1500 },
      {
        date: "2023-06-05",
        kind: "recharacterization",
        for: 2023,
        from: "traditional",
        amount: 4500,
        earnings: 0,
      },
    ];
    expect(statements(2023, { entries })?.[0]?.text).toContain(
      "for 2023: $1,000 on January 5, 2023; $1,500 on February 5, 2023; and $2,000 on March 5, 2023. On June 5, 2023, I recharacterized all of it",
    );
  });

  test("of the last deposit names no other, and none that was returned before", () => {
    const entries = [
      { date: "2023-01-05", kind: "contribution", amount: 1000 },
      { date: "2023-02-05", kind: "contribution", amount: 1500 },
      { date: "2023-03-05", kind: "contribution", amount: 2000 },
      { date: "2023-04-05", kind: "returned_contribution", for: 2023, amount: 2000, earnings: 0 },
      {
        date: "2023-06-05",
        kind: "recharacterization",
        for: 2023,
        from: "traditional",
        amount: 1500,
        earnings: 0,
      },
    ];
    const [told, returned] = statements(2023, { entries }) ?? [];
    for (const { text } of [told, returned].flatMap((each) => each ?? []))
      expect(text).toMatch(/for 2023: (\$1,500 on February 5|\$2,000 on March 5), 2023\. On /);
    expect([told?.kind, returned?.kind].sort()).toEqual(["recharacterization", "returned_contribution"]);
  });

  test("from a traditional IRA, of the last two deposits and with a loss, is told in the year it was for", () => {
    const entries = [
      { date: "2023-02-05", kind: "contribution", for: 2022, amount: 3000 },
      { date: "2023-03-05", kind: "contribution", for: 2022, amount: 2000 },
      {
        date: "2023-04-05",
        kind: "recharacterization",
        for: 2022,
        from: "traditional",
        amount: 4000,
        earnings: -100,
      },
    ];
    expect(statements(2022, { entries })).toEqual([
      {
        kind: "recharacterization",
        text: "I contributed to a traditional IRA for 2022: $3,000 on February 5, 2023, and $2,000 on March 5, 2023. On April 5, 2023, I recharacterized $4,000 of it as a contribution to a Roth IRA by a trustee-to-trustee transfer of $3,900 ($4,000 and a loss of $100). I report the recharacterized contribution as made to the Roth IRA.",
        net_income: -100,
        transferred: 3900,
      },
    ]);
    expect(statements(2023, { entries })).toEqual([]);
  });
});

test("a conversion and a plan rollover moved back before 2018 are told with the year and the part moved", () => {
  const ledger = {
    opening: { year: 2015, basis: 0 },
    years: { 2016: { year_end_value: 50000 } },
    entries: [
      { date: "2016-01-05", kind: "conversion", amount: 20000 },
      { date: "2016-05-05", kind: "conversion", amount: 10000 },
      { date: "2016-07-05", kind: "plan_rollover", ira: "roth", amount: 8000, after_tax: 2000 },
      {
        date: "2016-12-05",
        kind: "recharacterization",
        of: "plan_rollover",
        converted: 2016,
        from: "roth",
        amount: 4000,
        earnings: -50,
      },
      {
        date: "2017-02-05",
        kind: "recharacterization",
        of: "conversion",
        converted: 2016,
        from: "roth",
        amount: 15000,
        earnings: 0,
      },
    ],
  };
  expect(statements(2016, ledger)).toEqual([
    {
      kind: "recharacterization",
      text: "I rolled over money from an employer plan to a Roth IRA: $8,000 on July 5, 2016. On December 5, 2016, I recharacterized $4,000 of it by a trustee-to-trustee transfer of $3,950 ($4,000 and a loss of $50) to a traditional IRA.",
      net_income: -50,
      transferred: 3950,
    },
    {
      kind: "recharacterization",
      text: "I converted money to a Roth IRA: $20,000 on January 5, 2016, and $10,000 on May 5, 2016. On February 5, 2017, I recharacterized $15,000 of it by a trustee-to-trustee transfer of $15,000 ($15,000 and no earnings or loss) to a traditional IRA.",
      net_income: 0,
      transferred: 15000,
    },
  ]);
});

describe("a returned contribution", () => {
  const entries = [
    { date: "2023-01-05", kind: "contribution", ira: "roth", amount: 6500 },
    { date: "2023-02-05", kind: "contribution", for: 2022, amount: 3000 },
    { date: "2023-04-05", kind: "returned_contribution", for: 2022, amount: 1000, earnings: 40 },
    {
      date: "2024-04-05",
      kind: "returned_contribution",
      ira: "roth",
      for: 2023,
      amount: 2000,
      earnings: -40,
    },
    { date: "2024-04-06", kind: "returned_contribution", ira: "roth", for: 2023, amount: 500, earnings: 0 },
  ];

  test("is told in the year of its deposit, with what is on lines 4a and 4b", () => {
    expect(statements(2022, { entries })).toEqual([]);
    expect(statements(2023, { entries })).toEqual([
      {
        kind: "returned_contribution",
        text: "I contributed to a traditional IRA for 2022: $3,000 on February 5, 2023. On April 5, 2023, $1,000 of it was returned to me with $40 of earnings. The total, $1,040, is included on line 4a of my 2023 return. The earnings are included on line 4b. I take no deduction for the returned contribution.",
        net_income: 40,
        transferred: 1040,
      },
      {
        kind: "returned_contribution",
        text: "I contributed to a Roth IRA for 2023: $6,500 on January 5, 2023. On April 5, 2024, $2,000 of it was returned to me with a loss of $40. The total, $1,960, is included on line 4a of my 2023 return. I take no deduction for the returned contribution.",
        net_income: -40,
        transferred: 1960,
      },
      {
        kind: "returned_contribution",
        text: "I contributed to a Roth IRA for 2023: $6,500 on January 5, 2023. On April 6, 2024, $500 of it was returned to me with no earnings or loss. The total, $500, is included on line 4a of my 2023 return. I take no deduction for the returned contribution.",
        net_income: 0,
        transferred: 500,
      },
    ]);
  });
});

test("a contribution returned out of deposits of two years is told in each year as far as it was made there", () => {
  const made = [
    { date: "2022-06-05", kind: "contribution", amount: 3000 },
    { date: "2023-02-05", kind: "contribution", for: 2022, amount: 400 },
    { date: "2023-03-05", kind: "contribution", for: 2022, amount: 600 },
    { date: "2023-04-05", kind: "returned_contribution", for: 2022, amount: 2000, earnings: 100 },
  ];
  // The last deposits come back first: 600 and 400 with 30 and 20 of the earnings, then 1,000 of 3,000 with the other 50.
  expect(statements(2022, { entries: made })).toEqual([
    {
      kind: "returned_contribution",
      text: "I contributed to a traditional IRA for 2022: $3,000 on June 5, 2022. On April 5, 2023, $1,000 of it was returned to me with $50 of earnings. The total, $1,050, is included on line 4a of my 2022 return. The earnings are included on line 4b. I take no deduction for the returned contribution.",
      net_income: 50,
      transferred: 1050,
    },
  ]);
  expect(statements(2023, { entries: made })).toEqual([
    {
      kind: "returned_contribution",
      text: "I contributed to a traditional IRA for 2022: $400 on February 5, 2023, and $600 on March 5, 2023. On April 5, 2023, all of it was returned to me with $50 of earnings. The total, $1,050, is included on line 4a of my 2023 return. The earnings are included on line 4b. I take no deduction for the returned contribution.",
      net_income: 50,
      transferred: 1050,
    },
  ]);
});

test("a returned contribution names the line of that year's return", () => {
  const entries = [
    { date: "2012-02-05", kind: "contribution", amount: 1000 },
    { date: "2012-03-05", kind: "returned_contribution", for: 2012, amount: 1000, earnings: 10 },
  ];
  expect(statements(2012, { entries })?.[0]?.text).toContain(
    "The total, $1,010, is included on line 15a of my 2012 return. The earnings are included on line 15b.",
  );
});

test("an excess of which not all comes out free of tax is told as far as it does", () => {
  const ledger = {
    years: { 2022: { deducted: 2500 } },
    entries: [
      { date: "2022-05-05", kind: "contribution", amount: 6000 },
      { date: "2023-12-01", kind: "excess_removal", for: 2022, amount: 4000 },
    ],
  };
  const [told] = statements(2023, ledger) ?? [];
  expect(told).toMatchObject({ kind: "excess_removal", transferred: 3500 });
  expect(told?.text).toContain("I withdrew $3,500 of excess contributions");
});

test("an excess taken out late is told with the conditions that make it free of tax", () => {
  const ledger = {
    opening: { year: 2021, basis: 0 },
    entries: [
      { date: "2022-05-05", kind: "contribution", amount: 6000 },
      { date: "2023-12-01", kind: "excess_removal", for: 2022, amount: 6000 },
    ],
  };
  expect(statements(2023, ledger)).toEqual([
    {
      kind: "excess_removal",
      text: "On December 1, 2023, I withdrew $6,000 of excess contributions made to traditional IRAs for 2022. The distribution is included on line 4a of my 2023 return. It is not taxable: it was made after the due date, including extensions, of the 2022 return; my contributions for 2022 were not more than the limit in the Instructions for Form 8606; and no deduction was allowable or taken for them.",
      transferred: 6000,
    },
  ]);
});

describe("a divorce transfer", () => {
  test("of a traditional IRA received tells what changes line 2, and the other spouse", () => {
    const entries = [
      {
        date: "2023-03-01",
        kind: "divorce_transfer",
        direction: "received",
        amount: 50000,
        basis: 12000,
        other: { name: "Owner B", ssn: "900-00-4321" },
      },
    ];
    expect(statements(2023, { opening: { year: 2022, basis: 0 }, entries })).toEqual([
      {
        kind: "divorce_transfer",
        text: "On March 1, 2023, I received a traditional IRA worth $50,000 under a divorce or separation instrument. Of this amount, $12,000 was nondeductible contributions and other basis, and $38,000 was other amounts. This increases line 2 of Form 8606. The other spouse is Owner B, SSN 900-00-4321.",
      },
    ]);
  });

  test("of an IRA that is worth less than its basis tells the difference below zero", () => {
    const entries = [
      { date: "2023-03-01", kind: "divorce_transfer", direction: "received", amount: 5000, basis: 5999.5 },
    ];
    expect(statements(2023, { opening: { year: 2022, basis: 0 }, entries })?.[0]?.text).toContain(
      "Of this amount, $5,999.50 was nondeductible contributions and other basis, and -$999.50 was other amounts.",
    );
  });

  test("of a Roth IRA given tells contributions and conversions, and leaves room for what is not known", () => {
    const ledger = {
      opening: {
        year: 2022,
        basis: 0,
        roth_since: 2012,
        roth_contributions: 8000,
        roth_conversions: [
          { year: 2015, amount: 4000, taxable: 4000 },
          { year: 2019, amount: 6000, taxable: 0 },
        ],
      },
      entries: [
        {
          date: "2023-03-01",
          kind: "divorce_transfer",
          ira: "roth",
          direction: "given",
          amount: 20000,
          basis: 3000,
          roth_conversions: [
            { year: 2015, amount: 1500, taxable: 1500 },
            { year: 2019, amount: 2500, taxable: 0 },
          ],
        },
      ],
    };
    expect(statements(2023, ledger)).toEqual([
      {
        kind: "divorce_transfer",
        text: "On March 1, 2023, I transferred a Roth IRA worth $20,000 under a divorce or separation instrument. Of this amount, $3,000 was regular contributions and $4,000 was conversions. This decreases lines 22 and 24 of Form 8606. The other spouse is ____________________, SSN ___-__-____.",
      },
    ]);
  });
});

describe("qualified disaster distributions", () => {
  const disaster = { kind: "distribution", reason: "disaster" };

  test("of both kinds of IRA are listed one by one, others are not", () => {
    const ledger = {
      opening: { year: 2022, basis: 500, roth_contributions: 0, roth_since: 2022 },
      years: { 2023: { year_end_value: 10000 } },
      entries: [
        { ...disaster, date: "2023-09-10", amount: 3000, disaster: "DR-4734-FL" },
        { date: "2023-10-10", kind: "distribution", amount: 1000 },
        { ...disaster, date: "2023-11-10", ira: "roth", amount: 700.25, disaster: "DR-4724-HI" },
      ],
    };
    expect(statements(2023, ledger)).toEqual([
      {
        kind: "disaster",
        text: "Qualified disaster distributions in 2023: $3,000 on September 10, 2023 for DR-4734-FL; $700.25 on November 10, 2023 for DR-4724-HI. They are reported on Form 8915.",
      },
    ]);
  });

  test("are listed as far as the limit lets them be one", () => {
    const from = (date: string, amount: number) => ({ ...disaster, date, amount, disaster: "DR-4734-FL" });
    const ledger = {
      opening: { year: 2022, basis: 500 },
      years: { 2023: { year_end_value: 10000 } },
      entries: [from("2023-09-10", 21_000), from("2023-10-10", 3000), from("2023-11-10", 4000)],
    };
    expect(statements(2023, ledger)?.[0]?.text).toBe(
      "Qualified disaster distributions in 2023: $21,000 on September 10, 2023 for DR-4734-FL; $1,000 on October 10, 2023 for DR-4734-FL. They are reported on Form 8915.",
    );
  });

  test("from a Roth IRA alone are told as soon as line 25b has an amount", () => {
    const ledger = {
      opening: { year: 2022, basis: 0, roth_contributions: 0, roth_since: 2022 },
      entries: [{ ...disaster, date: "2023-11-10", ira: "roth", amount: 700, disaster: "DR-4724-HI" }],
    };
    expect(statements(2023, ledger)?.map(({ kind }) => kind)).toEqual(["disaster"]);
  });

  test("that contributions cover need no statement: line 25b is blank", () => {
    const ledger = {
      opening: { year: 2022, basis: 0, roth_contributions: 900, roth_since: 2022 },
      entries: [{ ...disaster, date: "2023-11-10", ira: "roth", amount: 700, disaster: "DR-4724-HI" }],
    };
    expect(statements(2023, ledger)).toEqual([]);
  });
});
