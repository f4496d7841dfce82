import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allRules, findingCodes } from "../../src/review/all-rules.js";
import type { Finding } from "../../src/review/finding.js";
import { type Example, ledgersOf, readCodeTests } from "./codes.js";
import { reviewInput } from "./review-input.js";

const all = readCodeTests();

/** The findings of one code in the ledger that the example is about. */
function found(example: Example, code: string): Finding[] {
  const result = reviewInput(ledgersOf(example), example.as_of ?? null);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return (result.value[example.in_ledger ?? 0] ?? []).filter((finding) => finding.code === code);
}

const words = ({ message, fix, enter = "", source }: Finding) => `${message} ${fix} ${enter} ${source}`;

function titled(examples: readonly Example[] = []): [string, Example][] {
  return examples.map((example) => [example.about, example]);
}

describe.each(all.map((tests) => [tests.code, tests] as const))("%s", (code, tests) => {
  test.each(titled(tests.gives))("is found: %s", (_, example) => {
    const findings = found(example, code).filter(
      ({ tax_year, severity }) =>
        (example.year === undefined || tax_year === example.year) &&
        (example.severity === undefined || severity === example.severity),
    );
    const text = findings.map(words).join("\n");
    expect(findings).not.toEqual([]);
    for (const word of example.says ?? []) expect(text).toContain(word);
    for (const word of example.never_says ?? []) expect(text).not.toContain(word);
  });

  test.each(titled(tests.near_misses))("is not found: %s", (_, example) => {
    expect(found(example, code)).toEqual([]);
  });

  test.each(titled(tests.lacks))("asks once for the fact that decides: %s", (_, example) => {
    const findings = found(example, code);
    expect(findings.map(({ message }) => message)).toHaveLength(1);
    for (const word of example.says ?? []) expect(words(findings[0] as Finding)).toContain(word);
    expect(findings[0]?.severity).toBe(example.severity ?? "info");
  });
});

test("every file in review/rules is one finding of its name, and is in the list of all", () => {
  const files = readdirSync("src/review/rules").map((file) => file.replace(/\.ts$/, "").replaceAll("-", "_"));
  expect(files.sort()).toEqual(findingCodes);
  expect(new Set(findingCodes).size).toBe(allRules.length);
});

test("every code has a ledger that gives it, a near miss, and one that lacks the deciding fact or a reason why none can", () => {
  expect(all.map(({ code }) => code)).toEqual(findingCodes);
  for (const { code, gives, near_misses, lacks, never_lacks } of all) {
    expect(gives.length, `${code}: gives`).toBeGreaterThan(0);
    expect(near_misses.length, `${code}: near_misses`).toBeGreaterThan(0);
    if (lacks === undefined) expect(never_lacks, `${code}: lacks`).toMatch(/\w{3}.*\.$/s);
    for (const example of gives) {
      expect(example.severity, `${code}: ${example.about}`).toBeDefined();
      expect(example.says?.length ?? 0, `${code}: ${example.about}`).toBeGreaterThan(0);
    }
    for (const example of lacks ?? [])
      expect(example.says?.length ?? 0, `${code}: ${example.about}`).toBeGreaterThan(0);
  }
});

test("a finding tells its year, what to do and where that is written, in whole sentences", () => {
  for (const { code, gives } of all)
    for (const example of gives)
      for (const finding of found(example, code)) {
        expect(finding.tax_year, code).toBeGreaterThan(1986);
        for (const text of [finding.message, finding.fix]) expect(text, code).toMatch(/^[A-Z$].*[.?]$/s);
        expect(finding.source, code).toMatch(/\w/);
        expect(words(finding), code).not.toMatch(/undefined|NaN|\[object|null/);
      }
});

describe("the words of a finding", () => {
  /** A key of the ledger: `owner.born`, `year_end_value`, `entries[3]`. It belongs to `enter`. */
  const KEY = /`|\b(?:years|entries|opening|owner|options)(?:\.\w|\[)|\b[a-z]+_[a-z_]+\b/;
  const ISO_DATE = /\d{4}-\d{2}-\d{2}/;
  /** Words that a taxpayer would not use. */
  const RETIRED =
    /\b(?:the owner|stands|told|as far as|one's|whatever|lacks|anew|figured?|put off|free of tax|cannot be decided)\b/i;

  const texts = all.flatMap(({ code, gives, lacks = [] }) =>
    [...gives, ...lacks].flatMap((example) =>
      found(example, code).flatMap(({ message, fix }) => [`${code}: ${message}`, `${code}: ${fix}`]),
    ),
  );
  const longForms = allRules.map(({ code, catches, explanation }) => `${code}: ${catches} ${explanation}`);
  const offending = (list: readonly string[], what: RegExp) => [
    ...new Set(list.filter((text) => what.test(text.slice(text.indexOf(":"))))),
  ];

  test("are for paper too: no key of the ledger and no date in digits", () => {
    expect(offending(texts, KEY)).toEqual([]);
    expect(offending(texts, ISO_DATE)).toEqual([]);
    expect(offending(longForms, /`|\b[a-z]+_[a-z_]+\b/)).toEqual([]);
  });

  test("are plain American English", () => {
    expect(offending([...texts, ...longForms], RETIRED)).toEqual([]);
  });
});
