/** What was filed for a year: a return of a day, without Form 8606 and without a deduction, unless more says otherwise. */
export const filed = (date: string, more: object = {}) => ({
  return: true,
  date,
  form_8606: false,
  deducted: 0,
  ...more,
});

/** A ledger as it is written, without its owner. */
interface Written {
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

/** A conversion of 2021, of which all was taxed, came out of the Roth IRA in 2023: the recapture of IRC 408A(d)(3)(F). */
export const recapture: Written = {
  opening: { year: 2020, basis: 0, roth_contributions: 0 },
  years: {
    2021: {
      year_end_value: 0,
      filed: filed("2022-04-10", {
        form_8606: true,
        lines: { "16": 10_000, "17": 0, "18": 10_000 },
        form_1040: { "4a": 10_000, "4b": 10_000 },
      }),
    },
    2022: {},
    2023: { filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 0 } }) },
  },
  entries: [
    { date: "2021-05-09", kind: "conversion", amount: 10_000 },
    { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 10_000 },
  ],
};

/** Contributions of 15,000 and a conversion of 4,000 come out early in 2023 with 3,000 of earnings; in 2024 only earnings. */
export const earlyRoth: Written = {
  opening: { year: 2020, basis: 0, roth_contributions: 15_000, roth_since: 2015 },
  years: {
    2021: {
      year_end_value: 0,
      filed: filed("2022-04-10", {
        form_8606: true,
        lines: { "16": 4000, "17": 0, "18": 4000 },
        form_1040: { "4a": 4000, "4b": 4000 },
      }),
    },
    2022: {},
    2023: { filed: filed("2024-04-10", { form_1040: { "4a": 22_000, "4b": 22_000 } }) },
    2024: { filed: filed("2025-04-10", { form_1040: { "4a": 1000, "4b": 0 } }) },
  },
  entries: [
    { date: "2021-05-09", kind: "conversion", amount: 4000 },
    { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 22_000 },
    { date: "2024-05-09", kind: "distribution", ira: "roth", amount: 1000 },
  ],
};
