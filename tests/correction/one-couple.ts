import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "./examples.js";

const joint = (date: string, form_1040?: object) => ({
  year_end_value: 0,
  filing_status: "married_joint",
  filed: { return: true, date, form_8606: false, ...(form_1040 === undefined ? {} : { form_1040 }) },
});

const LEE = {
  owner: { name: "Lee Example", ssn: "900-00-2222", household: "example" },
  years: { 2023: joint("2024-04-10"), 2024: joint("2025-04-10", { "4a": 6502, "4b": 6502 }) },
  entries: [
    { date: "2024-04-10", kind: "contribution", for: 2023, amount: 6500 },
    { date: "2024-04-20", kind: "conversion", amount: 6502 },
  ],
};

const KIM = {
  owner: { name: "Kim Example", ssn: "900-00-3333", household: "example" },
  years: { 2024: joint("2025-04-10"), 2025: joint("2026-04-10", { "4a": 7010, "4b": 7010 }) },
  entries: [
    { date: "2025-01-05", kind: "contribution", for: 2024, amount: 7000 },
    { date: "2025-01-08", kind: "conversion", amount: 7010 },
  ],
};

/** A couple with one backdoor Roth conversion each: Lee's of 2024 for 2023, Kim's of 2025 for 2024. All was taxed. */
export const COUPLE = { lee: LEE, kim: KIM };

/** A spouse of that couple, as a ledger; some years can be left out or changed. */
export function spouse(who: "lee" | "kim", { owner = {}, years = {} } = {}): Ledger {
  const given = COUPLE[who];
  return unwrap(
    parseLedger({
      ...given,
      owner: { ...given.owner, ...owner },
      years: { ...given.years, ...years },
    }),
  );
}
