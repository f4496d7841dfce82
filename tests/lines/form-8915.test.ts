import { expect, test } from "vitest";
import { openForm8915 } from "../../src/lines/form-8915.js";
import { formOf } from "./form-of.js";

const disaster = (date: string, more: object = {}) => ({
  ...{ date, kind: "distribution", amount: 9000, reason: "disaster", disaster: "DR-4680-FL", ...more },
});
const plain = { date: "2025-02-01", kind: "distribution", amount: 500 };
const opened = (year: number, more: object) => ({ opening: { year, basis: 0, ...more } });
const USED = { disaster_distributions: [{ disaster: "DR-4680-FL", amount: 9000 }] };
const told = (year: number, form_8915?: number) => ({
  years: { [year]: { year_end_value: 0, ...(form_8915 !== undefined && { form_8915 }) } },
});

// IRC 72(t)(11)(D), 1400Q(a)(5): a third of the income in each of three years, beginning with that of the distribution.
test.each<[string, number, "this_year" | "earlier_year" | null, Parameters<typeof formOf>[1]]>([
  ["a distribution of the year", 2022, "this_year", { entries: [disaster("2022-12-01")] }],
  ["one whose income the ledger has", 2022, null, { entries: [disaster("2022-12-01")], ...told(2022, 3000) }],
  ["none", 2025, null, { entries: [plain] }],
  ["one of the year before", 2023, "earlier_year", { entries: [disaster("2022-12-01")], ...told(2023) }],
  ["one of two years before", 2024, "earlier_year", { entries: [disaster("2022-12-01")], ...told(2024) }],
  ["one of three years before", 2025, null, { entries: [disaster("2022-12-01"), plain] }],
  ["one of a later year", 2021, null, { entries: [disaster("2022-12-01")], ...told(2021) }],
  [
    "an ordinary one of the year before",
    2025,
    null,
    { entries: [{ ...plain, date: "2024-02-01" }], ...told(2025) },
  ],
  [
    "one of the year before, of which the ledger has this year's income",
    2023,
    null,
    { entries: [disaster("2022-12-01")], ...told(2023, 3000) },
  ],
  ["one of the opening", 2023, "earlier_year", { entries: [], ...opened(2022, USED), ...told(2023) }],
  ["one of an opening long before", 2026, null, { entries: [], ...opened(2022, USED), ...told(2026) }],
  ["an opening without one", 2023, null, { entries: [], ...opened(2022, {}), ...told(2023) }],
])("line 4b may have income from Form 8915 that the ledger does not have: %s", (_, year, open, ledger) => {
  expect(openForm8915(formOf(year, ledger as never))).toBe(open);
});
