import { compute, readLedger, toJson } from "../../index.js";

/** Ledgers of invented people, which stand in the description and are sent to a real server by the tests. */
const backdoor = {
  owner: { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" },
  opening: { year: 2021, basis: 0, roth_contributions: 0, roth_since: 2012 },
  years: {
    "2022": { year_end_value: 0, deducted: 0 },
    "2023": { year_end_value: 0, deducted: 0 },
  },
  entries: [
    { date: "2022-02-10", kind: "contribution", amount: 6000 },
    { date: "2022-02-12", kind: "conversion", amount: 6000.37 },
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-13", kind: "conversion", amount: "6,500.52" },
  ],
};

const partlyTaxed = {
  owner: { name: "Ana Diaz", ssn: "900-00-4321", born: "1961-09-30" },
  opening: { year: 2022, basis: 12000 },
  years: { "2023": { year_end_value: 61250.4, deducted: 0 } },
  entries: [
    { date: "2023-05-02", kind: "contribution", amount: 7500 },
    { date: "2023-06-01", kind: "conversion", amount: 20000 },
    { date: "2023-11-20", kind: "distribution", amount: 5000 },
  ],
};

/** Contributed and converted in one year, all of it taxed, and no form filed. */
const notFiled = {
  owner: {
    name: "Jordan A Rivera",
    ssn: "900-00-1234",
    born: "1979-04-02",
    address: { street: "12 Elm St", city: "Ames", state: "IA", zip: "50010" },
  },
  years: {
    "2023": {
      year_end_value: 0,
      deducted: 0,
      filing_status: "single",
      filed: { return: true, date: "2024-04-10", form_8606: false, form_1040: { "4a": 6500, "4b": 6500 } },
    },
  },
  entries: [
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-13", kind: "conversion", amount: 6500 },
  ],
};

export const lateFilingExamples = { not_filed: notFiled, household: [notFiled, partlyTaxed] };

export const ledgerExamples = { backdoor, partly_taxed: partlyTaxed };

export const householdExample = { household: [backdoor, partlyTaxed] };

/** Two ledgers, a line each. */
export const batchExample = { two_clients: `${JSON.stringify(backdoor)}\n${JSON.stringify(partlyTaxed)}\n` };

/** What the lines of the first ledger are. */
export const linesExample = { backdoor: computed(backdoor) };

function computed(example: unknown): unknown {
  const ledger = readLedger(JSON.stringify(example), "json");
  const result = ledger.ok ? compute(ledger.value) : ledger;
  if (!result.ok) throw new Error("an example of the description is not a valid ledger");
  return toJson(result.value);
}
