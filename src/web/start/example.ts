import type { WrittenMap } from "../state/written.js";

/** An invented person, for those who want to look around first: a clean backdoor after two years of contributions. */
export const EXAMPLE: WrittenMap = {
  owner: { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" },
  opening: { year: 2021, basis: 0 },
  years: {
    "2022": { deducted: 0, filed: { return: true, date: "2023-04-10", form_8606: true } },
    "2023": { year_end_value: 6240.88, deducted: 0 },
    "2024": { year_end_value: 0, deducted: 0 },
    "2025": { year_end_value: 0, deducted: 0 },
  },
  entries: [
    { date: "2022-11-21", kind: "contribution", amount: 6000 },
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-21", kind: "conversion", amount: 6501.37 },
    { date: "2024-01-16", kind: "contribution", amount: 7000 },
    { date: "2024-01-24", kind: "conversion", amount: 13242.11 },
    { date: "2025-01-14", kind: "contribution", amount: 7000 },
    { date: "2025-01-21", kind: "conversion", amount: 7000 },
  ],
};
