import type { LedgerResult, YearResult } from "../../src/index.js";
import type { Case, ExpectedYear } from "./case.js";

/** Everything in which a result differs from what its case expects, one line each; empty when it is right. */
export function differences(result: LedgerResult, expected: Case): string[] {
  const found: string[] = [];
  const amounts = cents(expected.tolerance?.lines ?? 0);
  const on1040 = cents(expected.tolerance?.form_1040 ?? expected.tolerance?.lines ?? 0);
  for (const [year, want] of Object.entries(expected.expect ?? {})) {
    const got = result.years.find(({ tax_year }) => tax_year === Number(year));
    if (got === undefined) {
      if (want.must_file !== false || Object.keys(want).some((key) => key !== "must_file" && key !== "blank"))
        found.push(`${year}: the year is missing`);
      continue;
    }
    const say = (what: string, is: unknown, should: unknown) =>
      found.push(`${year} ${what}: is ${inDollars(is)}, should be ${text(should)}`);
    const compare = (what: string, is: unknown, should: unknown, tolerance: number, key = "") => {
      if (!same(is, should, tolerance, key)) say(what, is, should);
    };
    const compareAll = (
      what: string,
      is: object | undefined,
      should: object | undefined,
      tolerance: number,
    ) => {
      for (const [key, value] of Object.entries(should ?? {}))
        compare(`${what} ${key}`, (is as Record<string, unknown> | undefined)?.[key], value, tolerance, key);
    };
    compareAll("line", printed(got), want.lines, amounts);
    for (const line of Object.keys(printed(got)).filter((label) => isBlank(label, want)))
      say(`line ${line}`, printed(got)[line], undefined);
    compareAll("Form 1040 line", got.form_1040, want.form_1040, on1040);
    if (want.form_5329 !== undefined && Object.keys(want.form_5329).length === 0)
      compare("Form 5329", got.form_5329, undefined, 0);
    compareAll("Form 5329 line", got.form_5329, want.form_5329, amounts);
    compareAll("worksheet line", got.worksheet, want.worksheet, amounts);
    compareAll("carry", got.carry, want.carry, amounts);
    if (want.must_file !== undefined) compare("must_file", got.must_file, want.must_file, 0);
    if (want.method !== undefined) compare("method", got.method, want.method, 0);
    if (want.reasons !== undefined) compare("reasons", [...got.reasons].sort(), [...want.reasons].sort(), 0);
    if (want.statements !== undefined)
      compare("statements", got.statements.map(({ kind }) => kind).sort(), [...want.statements].sort(), 0);
    if (want.disasters !== undefined) compare("disasters", got.disasters, want.disasters, amounts);
    const codes = result.findings
      .filter(({ tax_year }) => tax_year === Number(year))
      .map(({ code }) => code as string);
    for (const code of want.findings ?? []) if (!codes.includes(code)) say(`finding ${code}`, codes, code);
    for (const code of want.no_findings ?? [])
      if (codes.includes(code)) say(`finding ${code}`, codes, "none");
  }
  for (const [year, wrong] of Object.entries(expected.expect_not ?? {})) {
    const got = result.years.find(({ tax_year }) => tax_year === Number(year));
    if (got === undefined) continue;
    const places = [
      [printed(got), wrong.lines],
      [got.form_1040, wrong.form_1040],
      [got.form_5329, wrong.form_5329],
    ] as const;
    for (const [is, not] of places)
      for (const [line, value] of Object.entries(not ?? {}))
        if (same((is as Record<string, unknown> | undefined)?.[line], value, 0))
          found.push(`${year} line ${line}: is ${text(value)}, the figure of a wrong source`);
  }
  return found;
}

/** The printed lines of a year with line 10 among them, by label. */
export function printed(year: YearResult): Record<string, number | string> {
  return year.line10 === undefined ? year.lines : { ...year.lines, "10": year.line10 };
}

function cents(dollars: number): number {
  return Math.round(dollars * 100);
}

/** Keys whose numbers are not money. */
const counted = new Set(["year", "roth_since", "hsa_funded", "split_interest_gift"]);

/** Whether a value in cents is the expected one in dollars; lists and mappings part by part, decimals as numbers. */
function same(is: unknown, should: unknown, tolerance: number, key = ""): boolean {
  if (typeof should === "string" && /^\d\.\d+$/.test(should))
    return typeof is === "string" && Number(is) === Number(should);
  if (typeof should === "number")
    return typeof is === "number" && Math.abs(is - (counted.has(key) ? should : cents(should))) <= tolerance;
  if (Array.isArray(should))
    return (
      Array.isArray(is) &&
      is.length === should.length &&
      should.every((item, at) => same(is[at], item, tolerance))
    );
  if (typeof should === "object" && should !== null)
    return (
      typeof is === "object" &&
      is !== null &&
      Object.entries(should).every(([name, item]) =>
        same((is as Record<string, unknown>)[name], item, tolerance, name),
      )
    );
  return is === should;
}

function inDollars(value: unknown): string {
  return typeof value === "number" ? String(value / 100) : text(value);
}

function text(value: unknown): string {
  return value === undefined ? "blank" : JSON.stringify(value);
}

/** Whether a label lies in one of the ranges that must be blank. */
function isBlank(label: string, { blank }: ExpectedYear): boolean {
  return (blank?.split(", ") ?? []).some((range) => {
    const [first = "", last = first] = range.split("-");
    return place(first) <= place(label) && place(label) <= place(last);
  });
}

/** Where a line stands on the form: 15 before 15a, 15a before 15b. */
function place(label: string): number {
  const [, number = "", letter = ""] = /^(\d+)([a-c]?)$/.exec(label) ?? [];
  if (number === "") throw new Error(`not a line: ${label}`);
  return Number(number) * 10 + " abc".indexOf(letter || " ");
}
