import { formYear, lineLabel, yearsWithForm } from "../data/printed-form.js";
import type { LedgerResult, YearResult } from "../index.js";
import type { Reason } from "../lines/filing.js";
import { formatDollars } from "../money/cents.js";
import { listed } from "../text/wording.js";
import { type Column, table } from "./table.js";
import { wrap } from "./text.js";

/** The lines worth a look before a draft is opened, by their labels since 2017. */
const LINES_THAT_MATTER = ["1", "2", "13", "14", "15c", "18", "25c"] as const;
const RETURN_LINES = ["4a", "4b"] as const;

const COLUMNS: readonly Column[] = [
  { heading: "Year", align: "left" },
  { heading: "Form 8606", align: "left" },
  ...LINES_THAT_MATTER.map((heading) => amountColumn(heading, "Form 8606, line")),
  ...RETURN_LINES.map((heading) => amountColumn(heading, "Form 1040")),
];

function amountColumn(heading: string, over: string): Column {
  return { heading, over, align: "right", atLeast: "99,999".length };
}

/**
 * The table that `draft` prints for one owner: a row a year with whether the form is required and why, the lines
 * that matter and what goes on the return; then what a reader of the table has to know.
 *
 * @param years the years to show, in ascending order
 * @param asOf ISO date that counts as today
 * @param width what the remarks are wrapped to
 */
export function draftTable(years: readonly YearResult[], asOf: string, width: number): string[] {
  return [
    ...table(COLUMNS, years.map(row)),
    ...remarks(years, asOf).flatMap((remark) => wrap(remark, { width, first: "", indent: "  " })),
  ];
}

/** What the last year of a ledger hands on, in one sentence. */
export function carrySentence({ years }: LedgerResult): string {
  const last = years.at(-1);
  if (last === undefined) return "The ledger has no year yet.";
  const { basis } = last.carry;
  return `Basis carried into ${last.tax_year + 1}: ${basis === 0 ? "none" : formatDollars(basis)}.`;
}

function row(year: YearResult): string[] {
  const required = year.must_file
    ? `required: ${year.reasons.map((reason) => WHY[reason]).join(", ")}`
    : "not required";
  const amounts = LINES_THAT_MATTER.map((id) => {
    const label = lineLabel(id, year.tax_year);
    return label === null ? undefined : year.lines[label];
  });
  const onReturn = RETURN_LINES.map((line) => year.form_1040[line]);
  return [
    String(year.tax_year),
    required,
    ...[...amounts, ...onReturn].map((cents) => (cents === undefined ? "" : formatDollars(cents))),
  ];
}

/** Why a year's form is required, in a word or two. */
const WHY: Record<Reason, string> = {
  nondeductible_contribution: "contribution",
  distribution_with_basis: "distribution",
  divorce_transfer: "divorce transfer",
  conversion: "conversion",
  plan_rollover: "plan rollover",
  roth_distribution: "Roth distribution",
};

function remarks(years: readonly YearResult[], asOf: string): string[] {
  const sentences: string[] = [];
  if (years.some((year) => !year.must_file)) {
    sentences.push(
      "Not required: nothing nondeductible contributed, nothing converted, no Roth distribution to report, and no distribution while there was basis.",
    );
  }
  for (const { tax_year } of years) {
    if (asOf <= `${tax_year}-12-31`) {
      sentences.push(`${tax_year} is not over as of ${asOf}: its figures say how it stands by this ledger.`);
    }
  }
  const withForm = years.filter(({ tax_year }) => yearsWithForm().includes(tax_year));
  for (const { tax_year } of withForm.filter((year) => formYear(year.tax_year).status === "draft")) {
    sentences.push(`The final Form 8606 of ${tax_year} is not out yet.`);
  }
  for (const id of ["15c", "25c"]) {
    for (const [label, of] of groupBy(years, ({ tax_year }) => lineLabel(id, tax_year) ?? id)) {
      if (label !== id)
        sentences.push(`Line ${id} is line ${label} on the form of ${listed(of.map(String))}.`);
    }
  }
  for (const [line, of] of groupBy(
    withForm,
    ({ tax_year }) => formYear(tax_year).return_lines[0]?.line ?? "4b",
  )) {
    if (line !== "4b") {
      sentences.push(
        `Lines 4a and 4b are lines ${line.replace("b", "a")} and ${line} on the Form 1040 of ${listed(of.map(String))}.`,
      );
    }
  }
  return sentences;
}

function groupBy(years: readonly YearResult[], key: (year: YearResult) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const year of years) groups.set(key(year), [...(groups.get(key(year)) ?? []), year.tax_year]);
  return groups;
}
