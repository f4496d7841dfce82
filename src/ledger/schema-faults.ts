import type { z } from "zod";
import type { Path } from "../errors.js";
import type { Fault } from "./fault.js";
import { nearest } from "./nearest.js";

/** The words for what the schema refuses where a key has none of its own. One line for each unknown key. */
export function explainIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = Object.keys((issue.inst as z.core.$ZodObject)._zod.def.shape);
      return issue.keys.map((key) => unknownKey(key, known)).join("\n");
    }
    case "invalid_type":
      return TYPES[issue.expected] ?? "is not valid";
    case "invalid_value":
      return oneOf(issue.values.map(String), issue.input);
    case "invalid_union":
      return oneOf(((issue as { options?: unknown[] }).options ?? []).map(String), discriminator(issue));
    default:
      return "is not valid";
  }
}

/** What the schema refuses, each with its own code. `value` is what was parsed. */
export function schemaFaults(issues: readonly z.core.$ZodIssue[], value: unknown): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], value));
}

function faultsOf(issue: z.core.$ZodIssue, above: Path, value: unknown): Fault[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, i) => ({
      code: "unknown_key",
      path: [...path, key],
      message: messages[i] ?? "",
    }));
  }
  if (issue.code === "invalid_key") {
    return issue.issues.map(({ message }) => ({
      code: "invalid_value",
      path,
      message: `as a key ${message}`,
    }));
  }
  if (issue.code === "invalid_union") {
    const meant = issue.errors.filter((branch) => branch.some((inner) => !isOfAnotherType(inner)));
    if (meant.length === 1) return (meant[0] ?? []).flatMap((inner) => faultsOf(inner, path, value));
  }
  if (isMissing(value, path))
    return [{ code: "missing_value", path, message: `is missing; it ${issue.message}` }];
  return [{ code: "invalid_value", path, message: issue.message }];
}

const TYPES: Record<string, string> = {
  string: "must be text",
  number: "must be a number",
  boolean: "must be true or false",
  array: "must be a list",
  object: "must be an object with keys",
  record: "must be an object with keys",
};

/** Keys that people write for others of the ledger. */
const OFTEN_WRITTEN: Readonly<Record<string, string>> = {
  balance: "year_end_value",
  birthday: "born",
  code: "reason",
  day: "date",
  fmv: "year_end_value",
  for_year: "for",
  tax_year: "for",
  type: "kind",
  value: "year_end_value",
  year: "for",
};

/** Words that people write for a kind of entry, and what to write. */
const KINDS_IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/roth contribution/i, "write kind: contribution with ira: roth"],
  [/backdoor/i, "write two entries: kind: contribution, and kind: conversion"],
  [/401|403|plan/i, "write kind: plan_rollover"],
  [
    /1099|code|withdraw/i,
    "write kind: conversion if the money went to a Roth IRA, or kind: distribution if you kept it",
  ],
  [/deposit|contrib/i, "write kind: contribution"],
];

function unknownKey(key: string, known: readonly string[]): string {
  const meant = [OFTEN_WRITTEN[key.toLowerCase()], nearest(key, known)].find(
    (each) => each !== undefined && known.includes(each),
  );
  if (meant !== undefined) return `is not a key of the ledger here; did you mean \`${meant}\`?`;
  if (known.length <= 12) return `is not a key of the ledger here; the keys are ${known.join(", ")}`;
  return "is not a key of the ledger here";
}

function oneOf(values: readonly string[], given: unknown): string {
  const meant = typeof given === "string" ? nearest(given, values) : undefined;
  const words = typeof given === "string" && values.includes("contribution") ? given : "";
  const kind = KINDS_IN_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (kind !== undefined && (meant === undefined || words.includes(" ")))
    return `is not a kind of entry: ${kind}`;
  const all = values.length === 1 ? values[0] : `one of ${values.join(", ")}`;
  return `must be ${all}${meant === undefined ? "" : `; did you mean \`${meant}\`?`}`;
}

function discriminator(issue: z.core.$ZodRawIssue): unknown {
  return (issue.input as Record<string, unknown>)[(issue as { discriminator?: string }).discriminator ?? ""];
}

/** An alternative that was never meant: the value is of another type altogether. */
function isOfAnotherType(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_union");
}

function isMissing(value: unknown, path: Path): boolean {
  if (path.length === 0) return false;
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at === undefined || at === null;
}
