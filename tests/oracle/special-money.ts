/**
 * What the law makes of rollovers, disaster distributions and transfers to an HSA, for the oracle: written from the law and
 * Publication 590-B, sharing nothing with the program but the types of the ledger and the table of life expectancies.
 */
import required from "../../forms/figures/required-distributions.json" with { type: "json" };
import type { EntryOf, Ledger } from "../../src/ledger/schema.js";
import {
  dollars,
  type Fraction,
  fraction,
  isPositive,
  minus,
  notBelowZero,
  plus,
  smaller,
  ZERO,
} from "./fraction.js";

type Rollover = EntryOf<"rollover">;
type Distribution = EntryOf<"distribution">;

const yearOf = (date: string) => Number(date.slice(0, 4));
const plusDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Rollovers that came back too late: without a waiver, or within a notice that is for this owner. */
export function isLate(entry: Rollover, { owner }: Ledger): boolean {
  const { date, deposited, waiver, ira } = entry;
  const sixtieth = plusDays(date, 60);
  if (waiver || deposited <= sixtieth) return false;
  if (sixtieth >= "2020-04-01" && sixtieth <= "2020-07-14" && deposited <= "2020-07-15") return false;
  if (owner.born === null || ira === "roth") return true;
  const months = (owner.born.slice(5) <= "06-30" ? 0 : 1) + Number(owner.born.slice(0, 4)) + 70;
  const waivedYear = months <= yearOf(date);
  if (waivedYear && date >= "2020-01-01" && date <= "2020-08-31" && deposited <= "2020-08-31") return false;
  if (waivedYear && yearOf(date) === 2009 && deposited <= "2009-11-30") return false;
  const of1951 = owner.born.startsWith("1951") && date >= "2023-01-01" && date <= "2023-07-31";
  return !(of1951 && deposited <= "2023-09-30");
}

/**
 * Of each rollover in time what was the required distribution, which stays out; by the entry's place. What was converted
 * before the day of a rollover was that distribution first, and what a year of the ledger left undone is added to the next.
 */
export function requiredInRollovers(
  ledger: Ledger,
  takenIn: (year: number) => Fraction,
): Map<number, Fraction> {
  const staysOut = new Map<number, Fraction>();
  if (ledger.owner.inherited_from !== null) return staysOut;
  const rollovers = ledger.entries.filter(
    (entry): entry is Rollover => entry.kind === "rollover" && entry.ira !== "roth" && !isLate(entry, ledger),
  );
  const stayedIn = (year: number) =>
    plus(ZERO, ...rollovers.filter((r) => yearOf(r.date) === year).map((r) => staysOut.get(r.index) ?? ZERO));
  const convertedIn = (year: number, until: string) =>
    plus(
      ZERO,
      ...ledger.entries.flatMap((e) =>
        e.kind === "conversion" && yearOf(e.date) === year && e.date < until ? [dollars(e.amount)] : [],
      ),
    );
  const required = (year: number) => {
    const before = ledger.years[year - 1]?.year_end_value ?? null;
    if (before === null) return ZERO;
    // What of a year's rollovers was on its way at the end of the year before is in that year's value.
    const onTheWay = rollovers
      .filter((r) => yearOf(r.date) === year - 1 && yearOf(r.deposited) >= year && r.to === "ira")
      .map((r) => minus(dollars(r.amount), staysOut.get(r.index) ?? ZERO));
    return requiredOf(ledger, year, plus(dollars(before), ...onTheWay));
  };
  const shortfall = (year: number) => {
    const isSettled = ledger.opening !== null && year <= ledger.opening.year;
    if (isSettled || ledger.years[year] === undefined) return ZERO;
    // The first distribution, of 2019, which could wait until April 2020, was waived too.
    if (year === 2019 && !isRequired(ledger, 2018)) return ZERO;
    const out = plus(takenIn(year), stayedIn(year), convertedIn(year, "9999"));
    return notBelowZero(minus(required(year), out));
  };
  for (const entry of rollovers.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const year = yearOf(entry.date);
    const open = notBelowZero(minus(plus(required(year), shortfall(year - 1)), takenIn(year)));
    const first = plus(convertedIn(year, entry.date), stayedIn(year));
    staysOut.set(entry.index, smaller(notBelowZero(minus(open, first)), dollars(entry.amount)));
  }
  return staysOut;
}

/** Whether someone is old enough in a year. */
function isRequired({ owner: { born } }: Ledger, year: number): boolean {
  if (born === null) return false;
  const age = year - yearOf(born);
  if (born < "1949-07-01") return age > 70 || (age === 70 && born.slice(5) < "07-01");
  return age >= (born < "1951-01-01" ? 72 : born < "1960-01-01" ? 73 : 75);
}

/** The value of the year before by the period of the Uniform Lifetime Table, to the cent. */
function requiredOf(ledger: Ledger, year: number, value: Fraction): Fraction {
  if (year === 2009 || year === 2020 || !isRequired(ledger, year)) return ZERO;
  const age = year - yearOf(ledger.owner.born ?? "");
  const { first_age, periods } = required.uniform_lifetime.tables
    .filter(({ from }) => from <= year)
    .at(-1) ?? {
    first_age: 999,
    periods: [],
  };
  const period = periods[Math.min(age - first_age, periods.length - 1)];
  if (period === undefined) return ZERO;
  const top = value.top * 100n * 10n;
  const bottom = value.bottom * BigInt(Math.round(period * 10));
  return fraction((top * 2n + bottom) / (bottom * 2n), 100n);
}

/** What of the distributions for disasters of a year is within the limits of their disasters, traditional ones alone. */
export function withinDisasterLimits(ledger: Ledger, upTo: number): Map<number, Fraction> {
  const used = new Map<string, Fraction>();
  for (const { disaster, amount } of ledger.opening?.disaster_distributions ?? []) {
    const key = groupOf(disaster, ledger.opening?.year ?? 0);
    used.set(key, plus(used.get(key) ?? ZERO, dollars(amount)));
  }
  const counted = new Map<number, Fraction>();
  const all = ledger.entries.filter(
    (entry): entry is Distribution & { disaster: string } =>
      entry.kind === "distribution" && entry.disaster !== null && yearOf(entry.date) <= upTo,
  );
  const order = (e: Distribution) => `${e.date} ${String(e.amount).padStart(15, "0")}`;
  for (const entry of all.sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const year = yearOf(entry.date);
    const key = groupOf(entry.disaster, year);
    const { first, last, most } = lawOf(entry.disaster);
    const limit = first <= entry.date && entry.date <= last ? most : 0;
    const part = smaller(dollars(entry.amount), notBelowZero(minus(fraction(limit), used.get(key) ?? ZERO)));
    used.set(key, plus(used.get(key) ?? ZERO, part));
    counted.set(entry.index, part);
  }
  return counted;
}

/** The days of distributions for a disaster, and how much it may be: the laws by their disasters, and Pub. 590-B, p. 37. */
function lawOf(disaster: string): { first: string; last: string; most: number } {
  const number = Number(/\d{4}/.exec(disaster)?.[0] ?? 0);
  const upTo: [number, string, string, number][] = [
    [0, "2020-01-01", "2020-12-30", 100_000],
    [1605, "2005-08-25", "2006-12-31", 100_000],
    [1607, "2005-09-23", "2006-12-31", 100_000],
    [1800, "2008-01-01", "2009-12-31", 100_000],
    [4343, "2017-08-23", "2018-12-31", 100_000],
    [4353, "2017-10-08", "2018-12-31", 100_000],
    [4472, "2018-01-01", "2020-06-16", 100_000],
    [4585, "2019-12-28", "2021-06-24", 100_000],
    [4680, "2021-01-26", "2023-06-26", 22_000],
  ];
  const [, first, last, most] = upTo.find(([end]) => number <= end) ?? [
    0,
    "2021-01-26",
    "9999-12-31",
    22_000,
  ];
  return { first, last, most };
}

/** One limit for the hurricanes of 2005 together, for the disasters of 2008 and 2009, and for the hurricanes of 2017; else each its own. */
function groupOf(disaster: string, year: number): string {
  if (year === 2005 || year === 2006) return "2005";
  if (year === 2008 || year === 2009) return "2008";
  return /DR-43[34]\d/.test(disaster) && !/DR-4344/.test(disaster) ? "2017" : disaster;
}

/** The HSA limits of family coverage, and what is added from 55. */
const HSA: [number, number, number][] = [
  [2026, 8750, 1000],
  [2025, 8550, 1000],
  [2024, 8300, 1000],
  [2023, 7750, 1000],
  [2022, 7300, 1000],
  [2021, 7200, 1000],
  [2020, 7100, 1000],
  [2019, 7000, 1000],
  [2018, 6900, 1000],
  [2016, 6750, 1000],
  [2015, 6650, 1000],
  [2014, 6550, 1000],
  [2013, 6450, 1000],
  [2012, 6250, 1000],
  [2010, 6150, 1000],
  [2009, 5950, 1000],
  [2008, 5800, 900],
  [2007, 5650, 800],
];

/** What of a transfer to an HSA counts: the first of a lifetime, up to the year's limit; coverage is never given here. */
export function hsaFunded(ledger: Ledger): Map<number, Fraction> {
  const counted = new Map<number, Fraction>();
  if ((ledger.opening?.hsa_funded ?? null) !== null) return counted;
  const order = (e: Distribution) => `${e.date} ${String(e.amount).padStart(15, "0")}`;
  const transfers = ledger.entries
    .filter(
      (e): e is Distribution => e.kind === "distribution" && e.reason === "hsa_funding" && e.date >= "2007",
    )
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const [first] = transfers;
  if (first === undefined) return counted;
  const year = yearOf(first.date);
  const [, family = 0, catchUp = 0] = HSA.find(([from]) => from <= year) ?? [];
  const { born } = ledger.owner;
  const limit = family + (born !== null && year - yearOf(born) >= 55 ? catchUp : 0);
  counted.set(first.index, smaller(dollars(first.amount), fraction(limit)));
  return counted;
}

/** What a transfer to an HSA leaves of itself on line 7: what is above the pre-tax money. */
export function beyondPretax(sent: Fraction, pretax: Fraction): Fraction {
  return isPositive(sent) ? notBelowZero(minus(sent, notBelowZero(pretax))) : ZERO;
}
