import type { z } from "zod";
import type { Path } from "../errors.js";
import type { Fault } from "./fault.js";
import { nearest } from "./nearest.js";
import { kindInWords, reasonInWords } from "./own-words.js";
import { MOST_PROBLEMS } from "./text-places.js";

/**
 * The words for what the schema refuses where a key has none of its own. One line for each unknown key; which key may be
 * meant is said as long as the problem is shown.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = Object.keys((issue.inst as z.core.$ZodObject)._zod.def.shape);
      return issue.keys.map((key, at) => (at < MOST_PROBLEMS ? unknownKey(key, known) : UNKNOWN)).join("\n");
    }
    case "invalid_type":
      return TYPES[issue.expected] ?? "is not valid";
    case "invalid_value":
      return oneOf(issue.values.map(String), issue.input);
    case "invalid_union": {
      const instead = FOR_KIND.find((key) => Object.hasOwn(Object(issue.input), key));
      if (discriminator(issue) === undefined && instead !== undefined)
        return `${INSTEAD}write \`kind\` instead of \`${instead}\``;
      return oneOf(((issue as { options?: unknown[] }).options ?? []).map(String), discriminator(issue));
    }
    default:
      return "is not valid";
  }
}

/** What the schema refuses, each with its own code. `value` is what was parsed. */
export function schemaFaults(issues: readonly z.core.$ZodIssue[], value: unknown): Fault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, [], value));
  const joined = new Set<string>();
  for (const { code, path } of faults) {
    const word = code === "unknown_key" ? /^[a-z_0-9]+(?=[:\s])/i.exec(String(path.at(-1)))?.[0] : undefined;
    if (word !== undefined) joined.add([...path.slice(0, -1), word].join("\u0000"));
  }
  if (joined.size === 0) return faults;
  return faults.filter(({ code, path }) => code !== "missing_value" || !joined.has(path.join("\u0000")));
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
  if (isMissing(value, path)) {
    const own = missingInWords(path);
    const message = issue.message.startsWith(INSTEAD) ? issue.message : `is missing; it ${issue.message}`;
    return [{ code: "missing_value", path, message: own ?? message }];
  }
  return [{ code: "invalid_value", path, message: issue.message }];
}

/** What to write for a value that is missing, where its place says more than the schema does. */
function missingInWords(path: Path): string | undefined {
  const key = String(path.at(-1));
  if (path[0] === "entries") return MISSING_FROM_ENTRY[key];
  if (path[0] === "years" && path.length === 2)
    return `has no facts yet. Add the December 31 value: ${key}: { year_end_value: 0 }`;
  return undefined;
}

/** How the words for a key begin that is there under another name. */
const INSTEAD = "is missing: ";

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
  day: "date",
  fmv: "year_end_value",
  for_year: "for",
  tax_year: "for",
  type: "kind",
  value: "year_end_value",
  year: "for",
};

/** Keys that people write and that no key of the ledger replaces, with what to do instead. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:spouse|wife|husband|partner)$/i,
    "is not a key here: each spouse needs a separate ledger; write the same `household` under `owner` in both",
  ],
  [
    /^(?:codes?|box_?7|distribution_code)$/i,
    "is not a key of the ledger: box 7 of Form 1099-R says which kind and reason to write (docs/guide/codes.md)",
  ],
  [
    /^(?:non_?)?deductible$|^deduction$/i,
    "is not a key here: the IRA deduction is a fact of the year; write it as `deducted` under `years`",
  ],
  [/^taxable(?:_amount)?$/i, "is not a key here: the program computes what is taxable"],
  [
    /^(?:no_exception|no_other_distribution|no_other_contribution|required_distribution|magi_is|line_1_above_limit|converted_excess)$/,
    "is a fact of the year, not a key here: write it under `years`, in the tax year that it is about",
  ],
  [/[“”‘’„]/, 'is not a key of the ledger: curly quotes are not quotes here; write straight ones (")'],
];

/** Keys that people write for the `kind` of an entry. */
const FOR_KIND = ["type", "event", "action", "transaction", "what"];

/** What is missing from an entry, where the key's own words would not say what a person should do. */
const MISSING_FROM_ENTRY: Readonly<Record<string, string>> = {
  after_tax:
    "is missing: write the part of the amount that was after-tax money in the plan (Form 1099-R, box 5), or 0",
  date: "is missing: write the day it happened, such as 2025-01-14",
  deposited:
    "is missing: write the day the money went back in. For money that came from an employer plan, such as a 401(k), write kind: plan_rollover instead",
};

/** A key whose colon is missing, or has no space behind it, as in `date:2025-01-14` and `date 2025-01-14`. */
function keyWithValue(key: string, known: readonly string[]): string | undefined {
  const [, word = ""] = /^([a-z_0-9]+)(?::|\s)\s*\S/i.exec(key) ?? [];
  return known.includes(word) ? word : undefined;
}

function unknownKey(key: string, known: readonly string[]): string {
  const joined = keyWithValue(key, known);
  if (joined !== undefined) return `needs a colon and a space behind \`${joined}\`: write \`${joined}: …\``;
  const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(key))?.[1];
  if (elsewhere !== undefined && !known.includes(key)) return elsewhere;
  const meant = [OFTEN_WRITTEN[key.toLowerCase()], nearest(key, known)].find(
    (each) => each !== undefined && known.includes(each),
  );
  if (meant !== undefined) return `is not a key of the ledger here; did you mean \`${meant}\`?`;
  if (known.length <= 12) return `is not a key of the ledger here; the keys are ${known.join(", ")}`;
  return UNKNOWN;
}

const UNKNOWN = "is not a key of the ledger here";

function oneOf(values: readonly string[], given: unknown): string {
  const meant = typeof given === "string" ? nearest(given, values) : undefined;
  const own = typeof given === "string" && (meant === undefined || given.includes(" ")) ? given : "";
  const instead = values.includes("contribution")
    ? kindInWords(own)
    : values.includes("rmd")
      ? reasonInWords(own)
      : undefined;
  if (instead !== undefined) return instead;
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
