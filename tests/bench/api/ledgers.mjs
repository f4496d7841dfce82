const owner = { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" };

/** One year, two entries. */
export const small = {
  owner,
  opening: { year: 2022, basis: 5500 },
  years: { 2023: { year_end_value: 6105.12, deducted: 0 } },
  entries: [
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-12", kind: "conversion", amount: 6500.37 },
  ],
};

/** Ten years, thirty entries. */
export const large = {
  owner,
  opening: { year: 2013, basis: 5500, roth_contributions: 0, roth_since: 2012 },
  years: {},
  entries: [],
};
for (let year = 2014; year < 2024; year++) {
  large.years[year] = { year_end_value: 20000.5 + year, deducted: 0 };
  large.entries.push(
    { date: `${year}-02-10`, kind: "contribution", amount: 5500 },
    { date: `${year}-03-12`, kind: "conversion", amount: 3000.37 },
    { date: `${year}-06-01`, kind: "distribution", amount: 1000 },
  );
}
