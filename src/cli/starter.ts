import { linesOfYear } from "../data/printed-form.js";
import { COMMAND } from "../node/command-name.js";

/** What is known about the owner when a ledger is begun. Null means: leave the example's place empty. */
export interface Beginnings {
  name: string;
  ssn: string | null;
  born: string | null;
  opening: { year: number; basis: string } | null;
  entries: { date: string; kind: string; for: number | null; amount: string }[];
  yearEndValues: { year: number; value: string }[];
  /** Forms that were filed, oldest first, with their lines as a ledger has them. */
  filed?: { year: number; lines: Record<string, number | string> }[];
}

/** The beginnings of the plain starter: an invented person's first backdoor, to be written over. */
export const EXAMPLE: Beginnings = {
  name: "Your Name",
  ssn: null,
  born: null,
  opening: null,
  yearEndValues: [{ year: 2025, value: "0" }],
  entries: [
    { date: "2025-01-14", kind: "contribution", for: 2024, amount: "7000" },
    { date: "2025-01-16", kind: "conversion", for: null, amount: "7000" },
  ],
};

/**
 * A ledger in YAML to begin with: what is known filled in, everything else as a comment that shows how it is written.
 * It is always a ledger that reads without a problem.
 */
export function starter(of: Beginnings): string {
  return `# Everything that ever happened to one person's IRAs. Another person's IRAs are another ledger.
# Write money in dollars, dates as YYYY-MM-DD. Then:
#   ${COMMAND} check THIS-FILE      is anything wrong or missing?
#   ${COMMAND} draft THIS-FILE      Form 8606 for every year that needs one

owner:
  name: ${quoted(of.name)}
  ${of.ssn === null ? "# ssn: 900-00-0000" : `ssn: ${quoted(of.ssn)}`}
  ${of.born === null ? "# born: 1980-01-31" : `born: ${of.born}`}
  # address: { street: 12 Elm St, apt: "4", city: Ames, state: IA, zip: "50010" }

# What was true before the first entry: line 14 of the last Form 8606 that was filed.
# Left out when there never was a nondeductible contribution before.
${of.opening === null ? `# opening: ${openingSample(of.filed)}` : `opening: { year: ${of.opening.year}, basis: ${of.opening.basis} }`}

# The value of ALL traditional, SEP and SIMPLE IRAs together on December 31, from the custodians' statements.
# A year with a conversion or a distribution needs it. deducted is what was claimed as an IRA deduction for the year.
${yearsBlock(of)}
  # 2024: { year_end_value: 6240.88, deducted: 0 }

# Each thing that happened, in any order. A contribution made by April for the year before says so with "for".
# Other kinds: distribution, rollover, plan_rollover, recharacterization, returned_contribution and more
# (docs/guide/ledger.md has an example of each).
${entriesBlock(of.entries)}
  # - { date: 2025-01-16, kind: conversion, amount: 7000.42 }
  # - { date: 2025-06-02, kind: distribution, amount: 1000 }
`;
}

/** How an opening is written: with line 14 of the last form that was filed, when there is one. */
function openingSample(filed: Beginnings["filed"] = []): string {
  const last = filed.findLast(({ lines }) => typeof lines["14"] === "number");
  return `{ year: ${last?.year ?? 2020}, basis: ${last?.lines["14"] ?? 5500} }`;
}

function yearsBlock({ yearEndValues, filed = [] }: Beginnings): string {
  const rows = [
    ...yearEndValues.map(({ year, value }) => `  ${year}: { year_end_value: ${value} }`),
    ...filed.map(
      ({ year, lines }) =>
        `  ${year}:\n    filed:\n      form_8606: true\n      lines: { ${linesAsYaml(year, lines)} }`,
    ),
  ];
  return rows.length === 0 ? "years: {}" : ["years:", ...rows].join("\n");
}

/** Lines in the form's order, which the keys of an object do not keep: 15a before 16. */
function linesAsYaml(year: number, lines: Record<string, number | string>): string {
  return linesOfYear(year)
    .filter(({ label }) => lines[label] !== undefined)
    .map(({ label }) => `${quoted(label)}: ${JSON.stringify(lines[label])}`)
    .join(", ");
}

function entriesBlock(entries: Beginnings["entries"]): string {
  if (entries.length === 0) return "entries: []";
  const rows = entries.map(({ date, kind, for: taxYear, amount }) => {
    const named = taxYear === null ? "" : ` for: ${taxYear},`;
    return `  - { date: ${date}, kind: ${kind},${named} amount: ${amount} }`;
  });
  return ["entries:", ...rows].join("\n");
}

/** Text in YAML's double quotes, which are JSON's. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
