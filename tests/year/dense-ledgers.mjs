/** The shape whose ledgers are refused. */
const REFUSED = "corrections that are all refused";

const money = (i) => 10 + (i % 7);

/**
 * Ledgers that grow in one kind of entry, each in the way that gives the program the most to compare: `i` is the number of
 * an entry, `at` spreads entries over the days of a year.
 */
export const shapes = {
  "emergency distributions of three years with contributions between": (i, at) => [
    i % 5 === 0
      ? { date: at(2024 + (i % 3)), kind: "distribution", reason: "emergency", amount: money(i) }
      : { date: at(2024 + (i % 3)), kind: "contribution", amount: money(i) },
  ],
  "emergency distributions that are made up": (i, at) => [
    { date: at(2024), kind: "distribution", reason: "emergency", amount: money(i) },
    { date: at(2025), kind: "contribution", ira: "roth", amount: money(i) },
  ],
  "distributions after a birth and after domestic abuse": (i, at) => [
    { date: at(2024), kind: "distribution", reason: "birth_adoption", amount: money(i) },
    { date: at(2025), kind: "distribution", ira: "roth", reason: "domestic_abuse", amount: money(i) },
  ],
  "ordinary distributions paid back after domestic abuse": (_, at) => [
    { date: at(2024), kind: "distribution", amount: 10 },
    {
      date: `2025-${at(2025).slice(5)}`,
      kind: "repayment",
      of: "domestic_abuse",
      distributed: 2024,
      amount: 5,
    },
  ],
  "disaster distributions and repayments": (i, at) => [
    { date: at(2023), kind: "distribution", reason: "disaster", disaster: `DR-${4700 + i}-CA`, amount: 100 },
    { date: at(2024), kind: "repayment", of: "disaster", distributed: 2023, amount: 50 },
  ],
  "reservist distributions and repayments": (_, at) => [
    { date: at(2018), kind: "distribution", reason: "reservist", amount: 100 },
    { date: at(2019), kind: "repayment", of: "reservist", distributed: 2018, amount: 50 },
  ],
  "contributions to every kind of IRA": (i, at) => [
    {
      date: at(2024),
      kind: "contribution",
      ira: ["traditional", "roth", "sep", "simple", "roth_sep", "roth_simple"][i % 6],
      amount: money(i),
    },
  ],
  "conversions with tax withheld": (i, at) => [
    { date: at(2024), kind: "conversion", amount: money(i), withheld: 1 },
  ],
  "distributions out of a SIMPLE IRA": (i, at) => [
    { date: at(2023), kind: "contribution", ira: "simple", amount: 100 },
    { date: at(2024), kind: "distribution", ira: "simple", amount: money(i) },
  ],
  "gifts out of both kinds of IRA, beside employer money": (i, at) => [
    { date: at(2024), kind: "distribution", reason: "qcd", ira: i % 2 ? "roth" : "sep", amount: money(i) },
    { date: at(2023), kind: "contribution", ira: "sep", amount: 100 },
  ],
  "transfers to an HSA": (i, at) => [
    { date: at(2024), kind: "distribution", reason: "hsa_funding", amount: money(i) },
  ],
  "first homes": (i, at) => [
    {
      date: at(2024),
      kind: "distribution",
      reason: "homebuyer",
      ira: i % 2 ? "roth" : "traditional",
      amount: 10,
    },
  ],
  "rollovers, in time and late": (i, at) => [
    { date: at(2023), kind: "rollover", amount: money(i), deposited: `2024-0${1 + (i % 9)}-15` },
  ],
  "rollovers to a plan and from one": (i, at) => [
    { date: at(2024), kind: "rollover", to: "employer_plan", amount: money(i), deposited: "2025-01-05" },
    { date: at(2024), kind: "plan_rollover", ira: i % 2 ? "roth" : "traditional", amount: 20, after_tax: 5 },
  ],
  "contributions recharacterized one by one": (i, at) => [
    { date: at(2023), kind: "contribution", ira: "roth", amount: 20 },
    {
      date: `2024-0${1 + (i % 9)}-20`,
      kind: "recharacterization",
      from: "roth",
      for: 2023,
      amount: 10,
      earnings: 1,
    },
  ],
  "contributions and employer money returned one by one": (i, at) => [
    { date: at(2023), kind: "contribution", ira: i % 2 ? "traditional" : "sep", amount: 20 },
    {
      date: `2024-0${1 + (i % 9)}-20`,
      kind: "returned_contribution",
      ira: i % 2 ? "traditional" : "sep",
      for: 2023,
      amount: 10,
      earnings: 0,
    },
  ],
  "conversions undone before 2018": (i, at) => [
    { date: at(2016), kind: "conversion", amount: 20 },
    {
      date: `2017-0${1 + (i % 9)}-20`,
      kind: "recharacterization",
      of: "conversion",
      converted: 2016,
      from: "roth",
      amount: 10,
      earnings: 0,
    },
  ],
  "excess taken out late": (_, at) => [
    { date: at(2020), kind: "contribution", amount: 5 },
    { date: at(2022), kind: "excess_removal", for: 2020, amount: 2 },
  ],
  "divorce transfers": (i, at) => [
    { date: at(2024), kind: "divorce_transfer", direction: "received", amount: 20, basis: 5 },
    {
      date: at(2024),
      kind: "divorce_transfer",
      ira: "roth",
      direction: "received",
      amount: 20,
      basis: 5,
      roth_conversions: [{ year: 2010 + (i % 10), amount: 5, taxable: 5 }],
    },
  ],
  "IRAs made one's own, and changes of basis": (_, at) => [
    { date: at(2024), kind: "inherited_as_own", amount: 20, basis: 5 },
    { date: at(2024), kind: "basis_adjustment", amount: 3, note: "found in old papers" },
  ],
  "deposits of one April without a tax year": (i) => [
    { date: `2021-04-0${1 + (i % 9)}`, kind: "contribution", amount: money(i), note: `deposit ${i}` },
  ],
  "entries of one day that differ in a note alone": (i) => [
    { date: "2024-03-03", kind: "distribution", amount: 5, note: `withdrawal ${i}` },
    { date: "2024-03-03", kind: "conversion", amount: 5, note: `conversion ${i}` },
    { date: "2024-02-03", kind: "rollover", amount: 5, deposited: "2024-03-03", note: `rollover ${i}` },
  ],
  "entries that are alike in every key": () => [
    { date: "2024-03-03", kind: "contribution", amount: 5, note: "the same" },
  ],
  [REFUSED]: (_, at) => [
    { date: at(2023), kind: "contribution", amount: 5 },
    { date: "2024-02-02", kind: "returned_contribution", for: 2022, amount: 10, earnings: 0 },
    { date: at(2024), kind: "distribution", reason: "qcd", amount: 5 },
  ],
};

/** A ledger of `count` times a shape, as it is written. */
export function denseLedger(name, count) {
  const entries = Array.from({ length: count }, (_, i) => {
    const at = (year) =>
      new Date(Date.UTC(year, 0, 1 + Math.floor((i * 340) / count))).toISOString().slice(0, 10);
    return shapes[name](i, at);
  }).flat();
  const years = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [2015 + i, { year_end_value: 50000, deducted: 0 }]),
  );
  const born = name === REFUSED ? null : "1952-03-01";
  const known = { year: 2014, basis: 0, roth_contributions: 9, roth_since: 2000 };
  // The two years of a SIMPLE IRA are known only without an opening.
  const opening = entries.some(({ ira }) => ira === "simple") ? null : known;
  return { owner: { name: "Owner A", born }, opening, years, entries };
}
