/**
 * Clients that nobody is: each with six years of contributions, and a Form 8606 that is missing or wrong for every one
 * of them. Of three clients, one only contributed, one converted each year, and one filed forms with a wrong line 2.
 */
const FIRST = [
  "Ada",
  "Bruno",
  "Celia",
  "Dario",
  "Edda",
  "Fabio",
  "Greta",
  "Hanno",
  "Ilse",
  "Jaro",
  "Kira",
  "Lino",
];
const LAST = ["Example", "Sample", "Specimen", "Muster", "Pattern", "Placeholder", "Invented", "Fictive"];
const STATES = ["OH", "TX", "CA", "NY", "WA", "FL", "IL", "PA"];
const FIRST_YEAR = 2018;
const YEARS = Array.from({ length: 6 }, (_, at) => FIRST_YEAR + at);
const LIMITS = { 2018: 5500, 2019: 6000, 2020: 6000, 2021: 6000, 2022: 6000, 2023: 6500 };

/** The ledger of one client, the same for the same number from 0. */
export function clientLedger(number) {
  const part = (size) => Math.floor(number / 3) % size;
  return {
    owner: {
      name: `${FIRST[number % FIRST.length]} ${LAST[part(LAST.length)]} ${letters(number)}`,
      ssn: `9${two(number % 89)}-${two(Math.floor(number / 89) % 60)}-${String(number % 10_000).padStart(4, "0")}`,
      born: `${1960 + (number % 25)}-0${1 + (number % 9)}-1${number % 9}`,
      address: {
        street: `${1 + (number % 900)} Invented Rd`,
        city: "Exampleton",
        state: STATES[number % STATES.length],
        zip: String(10_000 + (number % 80_000)),
      },
    },
    ...[contributed, converted, carriedWrong][number % 3](number),
  };
}

/** Money in each year, no form ever. */
function contributed(number) {
  return {
    years: byYear((year) => ({ deducted: 0, filed: filed(year, { form_8606: false }) })),
    entries: YEARS.map((year) => contribution(year, number)),
  };
}

/** In and on to a Roth IRA each year with a little gain, taxed right, no form ever. */
function converted(number) {
  return {
    years: byYear((year) => ({
      year_end_value: 0,
      deducted: 0,
      filed: filed(year, {
        form_8606: false,
        form_1040: { "4a": amount(year, number) + gain(year, number), "4b": gain(year, number) },
      }),
    })),
    entries: YEARS.flatMap((year) => [
      contribution(year, number),
      { date: `${year}-11-20`, kind: "conversion", amount: amount(year, number) + gain(year, number) },
    ]),
  };
}

/** A form each year, whose line 2 never had the first year's basis. */
function carriedWrong(number) {
  let basis = 0;
  return {
    years: byYear((year) => {
      const line1 = year === FIRST_YEAR ? 0 : amount(year, number);
      const lines = { 1: line1, 2: basis, 3: line1 + basis, 14: line1 + basis };
      basis += line1;
      return { deducted: 0, filed: filed(year, { form_8606: true, lines }) };
    }),
    entries: YEARS.map((year) => contribution(year, number)),
  };
}

function byYear(of) {
  return Object.fromEntries(YEARS.map((year) => [year, of(year)]));
}

function filed(year, more) {
  return { return: true, date: `${year + 1}-04-0${1 + (year % 9)}`, deducted: 0, ...more };
}

function contribution(year, number) {
  return { date: `${year}-11-${10 + (number % 9)}`, kind: "contribution", amount: amount(year, number) };
}

function amount(year, number) {
  return LIMITS[year] - 50 * (number % 37);
}

function gain(year, number) {
  return 1 + ((number * 7 + year) % 90);
}

function two(value) {
  return String(value).padStart(2, "0");
}

/** A middle name that tells clients apart: letters alone, as names have. */
function letters(number) {
  let text = "";
  for (let rest = number + 26; rest > 0; rest = Math.floor(rest / 26))
    text = String.fromCharCode(97 + (rest % 26)) + text;
  return text[0].toUpperCase() + text.slice(1);
}
