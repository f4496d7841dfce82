import { linesOfYear } from "../data/printed-form.js";
import { compute } from "../index.js";
import { yearOf } from "../ledger/date.js";
import { readLedger } from "../ledger/read.js";
import { COMMAND } from "../node/command-name.js";

/** An entry to write: its keys in the order in which they are written. */
export type StarterEntry = { date: string; kind: string; amount: string } & Record<string, string | number>;

/** What is known about the owner when a ledger is begun. Null means: leave the example's place empty. */
export interface Beginnings {
  name: string;
  ssn: string | null;
  born: string | null;
  /** The word that ties the ledgers of spouses together. */
  household: string | null;
  /** Each key with its value as it is written. */
  opening: ({ year: number; basis: string } & Record<string, string | number>) | null;
  entries: StarterEntry[];
  years: Record<number, { deducted: string | null; values: { ira?: string; value: string }[] }>;
  /** The paper whose questions are not all answered yet, with what there was before it. */
  unfinished?: { paper: string; year: number | null; before: Pick<Beginnings, "entries" | "years"> };
  /** What the head of the file says is not in it. */
  note?: string;
  /** Forms that were filed, oldest first, with their lines as a ledger has them. */
  filed?: { year: number; lines: Record<string, number | string> }[];
}

/** The beginnings of the plain starter: an invented person's first backdoor, to be written over. */
export const EXAMPLE: Beginnings = {
  name: "Your Name",
  ssn: null,
  born: null,
  household: null,
  opening: null,
  years: { 2025: { deducted: "0", values: [{ value: "0" }] } },
  entries: [
    { date: "2025-01-14", kind: "contribution", for: 2024, amount: "7000" },
    { date: "2025-01-16", kind: "conversion", amount: "7000" },
  ],
};

/**
 * A ledger in YAML to begin with: what is known filled in, and samples of the rest as comments. It always reads without a
 * problem, and so does every sample that is uncommented, alone or with the others: a sample that would not is left out.
 */
export function starter(of: Beginnings): string {
  const before = faultsOf(text(of, [], []));
  const isClean = (live: readonly Sample[]) =>
    faultsOf(text(of, live, live)).every((fault) => before.includes(fault));
  const used: Sample[] = [];
  for (const sample of samplesFor(of)) {
    if (isClean([sample]) && isClean([...used, sample])) used.push(sample);
  }
  return text(of, used, []);
}

/** A line that shows how something is written, and the block below which it stands. */
interface Sample {
  readonly block: "owner" | "opening" | "years" | "entries" | `year ${number}`;
  readonly line: string;
}

/** What is wrong with a ledger: each problem, or else each error that a review finds. */
function faultsOf(yaml: string): string[] {
  const read = readLedger(yaml, "yaml");
  const computed = read.ok ? compute(read.value) : read;
  if (!computed.ok) return computed.problems.map(({ path, message }) => `${path}: ${message}`);
  const errors = computed.value.findings.filter(({ severity }) => severity === "error");
  return errors.map(({ code, tax_year }) => `${tax_year} ${code}`);
}

/** The year of the samples in a ledger that has none: the last one of the example. */
const NO_YEAR = Math.max(...Object.keys(EXAMPLE.years).map(Number));

/** All samples, in the order in which they are tried; what does not fit the person's ledger falls out. */
function samplesFor({ born, ssn, household, opening, entries, years, filed = [] }: Beginnings): Sample[] {
  const touched = entries.flatMap(({ date, for: year }) => [yearOf(date), Number(year ?? yearOf(date))]);
  const known = [...touched, ...Object.keys(years).map(Number), ...filed.map(({ year }) => year)];
  const last = Math.max(...(known.length === 0 ? [NO_YEAR] : known), (opening?.year ?? 0) + 1);
  const first = known.length === 0 ? NO_YEAR : Math.min(...known);
  const withValue = Object.keys(years).map(Number);
  return [
    ...(ssn === null ? [{ block: "owner", line: "ssn: 900-00-0000" } as const] : []),
    ...(born === null ? [{ block: "owner", line: "born: 1980-01-31" } as const] : []),
    ...(household === null
      ? [{ block: "owner", line: "household: home # the same word in your spouse's ledger" } as const]
      : []),
    {
      block: "owner",
      line: 'address: { street: 12 Elm St, apt: "4", city: Ames, state: IA, zip: "50010" }',
    },
    ...(opening === null
      ? [
          {
            block: "opening",
            line: `opening: { year: ${first - 1}, basis: 5500, roth_contributions: 0 }`,
          } as const,
        ]
      : []),
    ...withValue.flatMap((year): Sample[] => [
      { block: `year ${year}`, line: "filing_status: single" },
      { block: `year ${year}`, line: "magi: 90000" },
      { block: `year ${year}`, line: "compensation: 90000" },
      { block: `year ${year}`, line: "covered_by_plan: false # by an employer plan" },
    ]),
    ...(withValue.includes(last)
      ? []
      : [{ block: "years", line: `${last}: { year_end_value: 6240.88, deducted: 0 }` } as const]),
    ...[last, ...withValue].flatMap((year) => entrySamples(year)),
  ];
}

/** Of each kind the first year's sample that fits is kept. */
function entrySamples(year: number): Sample[] {
  return [
    `{ date: ${year}-03-03, kind: contribution, amount: 100 }`,
    `{ date: ${year}-03-04, kind: contribution, ira: roth, amount: 100 }`,
    `{ date: ${year}-03-05, kind: contribution, ira: roth_sep, amount: 1500 } # employer money, from 2023`,
    `{ date: ${year}-03-06, kind: conversion, amount: 100.42 }`,
    `{ date: ${year}-03-07, kind: distribution, amount: 100 }`,
    `{ date: ${year}-03-10, kind: rollover, amount: 100, deposited: ${year}-04-08 } # out, and back in within 60 days`,
    `{ date: ${year}-03-11, kind: plan_rollover, amount: 100, after_tax: 0 } # from an employer plan, such as a 401(k)`,
    `{ date: ${year}-03-12, kind: rollover_529, amount: 100, contributions: 60 } # from a 529 plan, from 2024`,
  ].map((line) => ({ block: "entries", line: `- ${line}` }));
}

/** The ledger with these samples; those that are `live` are no comments. */
function text(of: Beginnings, samples: readonly Sample[], live: readonly Sample[]): string {
  const kinds = new Set<string>();
  const under = (block: Sample["block"], indent: string) =>
    samples
      .filter((sample) => sample.block === block && (block !== "entries" || isFirst(sample, kinds)))
      .map((sample) => `${indent}${live.includes(sample) ? "" : "# "}${sample.line}`);
  return [
    ...HEAD,
    ...(of.note === undefined ? [] : ["#", `# ${of.note}`]),
    "",
    "owner:",
    `  name: ${quoted(of.name)}`,
    ...(of.ssn === null ? [] : [`  ssn: ${quoted(of.ssn)}`]),
    ...(of.born === null ? [] : [`  born: ${of.born}`]),
    ...(of.household === null ? [] : [`  household: ${quoted(of.household)}`]),
    ...under("owner", "  "),
    "",
    ...OPENING,
    ...(of.opening === null ? [] : [`opening: ${flow(of.opening)}`]),
    ...under("opening", ""),
    "",
    ...YEARS,
    "years:",
    ...yearLines(of, (year) => under(`year ${year}`, "    ")),
    ...under("years", "  "),
    "",
    ...ENTRIES,
    "entries:",
    ...of.entries.map((entry) => `  - ${flow(entry)}`),
    ...under("entries", "  "),
    "",
  ].join("\n");
}

/** Whether it is the first sample of its kind of entry and IRA. */
function isFirst({ line }: Sample, seen: Set<string>): boolean {
  const kind = /kind: \w+(?:, ira: \w+)?/.exec(line)?.[0] ?? line;
  if (seen.has(kind)) return false;
  seen.add(kind);
  return true;
}

const HEAD = [
  "# Everything that ever happened in one person's IRAs. Each spouse has a ledger, and so has an inherited IRA.",
  "# Write money in dollars, and dates as 2025-01-14 or 01/14/2025. Take the # away from a line to use it. Then:",
  `#   ${COMMAND} check THIS-FILE      is anything wrong or missing?`,
  `#   ${COMMAND} draft THIS-FILE      Form 8606 for every year that needs one`,
];
const OPENING = [
  "# What was true before the first entry below: line 14 of the last Form 8606 you filed.",
  "# Leave it out if you never had a nondeductible contribution before.",
];
const YEARS = [
  "# Facts of a tax year. The value of all traditional IRAs, including SEP and SIMPLE IRAs, on December 31 (Form 5498, box 5)",
  "# is needed for a year with a conversion or a distribution, and the IRA deduction you claimed counts for line 1.",
];
const ENTRIES = [
  "# Each thing that happened, in any order. A contribution made by April for the year before names that year (for).",
  "# docs/guide/codes.md says what to write for each box of Forms 5498 and 1099-R; docs/guide/ledger.md shows every kind.",
];

/** The facts of each year in ascending order. Filed lines of years that the opening covers only say what was filed. */
function yearLines({ years, filed = [] }: Beginnings, samples: (year: number) => string[]): string[] {
  const known = Object.keys(years).filter((year) => hasFacts(years[Number(year)]));
  const all = [...new Set([...known.map(Number), ...filed.map(({ year }) => year)])];
  return all
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const facts = years[year];
      const lines = filed.find((form) => form.year === year)?.lines;
      return [
        `  ${year}:`,
        ...(facts === undefined || facts.values.length === 0
          ? []
          : [`    year_end_value: ${writtenValue(facts.values)}`]),
        ...(facts?.deducted == null ? [] : [`    deducted: ${facts.deducted}`]),
        ...(lines === undefined
          ? []
          : ["    filed:", "      form_8606: true", `      lines: { ${linesAsYaml(year, lines)} }`]),
        ...samples(year),
      ];
    });
}

/** A year without facts is not written: nothing below its number would not be a ledger. */
function hasFacts(facts: Beginnings["years"][number] | undefined): boolean {
  return facts !== undefined && (facts.deducted !== null || facts.values.length > 0);
}

function writtenValue(values: Beginnings["years"][number]["values"]): string {
  const [only, ...more] = values;
  if (only === undefined) return "0";
  if (more.length === 0 && only.ira === undefined) return only.value;
  return `[${values.map((value, at) => flow({ account: `account ${at + 1}`, ...value })).join(", ")}]`;
}

/** Lines in the form's order, which the keys of an object do not keep: 15a before 16. */
function linesAsYaml(year: number, lines: Record<string, number | string>): string {
  return linesOfYear(year)
    .filter(({ label }) => lines[label] !== undefined)
    .map(({ label }) => `${quoted(label)}: ${JSON.stringify(lines[label])}`)
    .join(", ");
}

/** Keys and values on one line of YAML. */
function flow(map: Record<string, string | number>): string {
  return `{ ${Object.entries(map)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} }`;
}

/** Text in YAML's double quotes, which are JSON's. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
