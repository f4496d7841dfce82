import { z } from "zod";
import type { Cents } from "../money/cents.js";
import { DOLLARS, DOLLARS_EXPECTED, LAST_AMOUNT, parseDollars, whyNotDollars } from "../money/parse.js";
import { FIRST_YEAR, isCivilDate, LAST_YEAR } from "./date.js";
import { whyNotDate } from "./why-not-date.js";

/** Says what a new schema is for. `describe` would make a second one of each, which every start of the program would pay. */
function about<T extends z.ZodType>(description: string, schema: T): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** A key that may be left out or null; both are read as null. */
export function optional<T extends z.ZodType>(schema: T, description: string) {
  return about(description, z.nullable(schema).prefault(null));
}

/** A key that may be left out or null; both are read as `fallback`. */
export function orElse<T extends z.ZodType>(schema: T, fallback: z.output<T>, description: string) {
  return about(
    description,
    z.nullish(schema).transform((value): z.output<T> => value ?? fallback),
  );
}

/** A list that may be left out or null; both are read as an empty one. */
export function optionalList<T extends z.ZodType>(schema: T, description: string) {
  return about(
    description,
    z.nullish(z.array(schema)).transform((list): z.output<T>[] => list ?? []),
  );
}

/** What JSON Schema can say of an amount, in dollars. */
interface AmountBounds {
  minimum?: number;
  exclusiveMinimum?: number;
}

function amount(
  accepts: (cents: Cents) => boolean,
  otherwise: (cents: Cents) => string,
  bounds: AmountBounds,
  ifWords?: string,
) {
  return z
    .union([z.number(), z.string()], { error: ifWords ?? DOLLARS_EXPECTED })
    .transform((dollars, context): Cents => {
      const cents = parseDollars(dollars);
      if (cents !== undefined && accepts(cents)) return cents;
      const message =
        cents !== undefined
          ? otherwise(cents)
          : ifWords !== undefined && !/\d/.test(String(dollars))
            ? ifWords
            : whyNotDollars(dollars);
      context.issues.push({ code: "custom", message, input: dollars });
      return z.NEVER;
    })
    .meta({ maximum: LAST_AMOUNT / 100, pattern: DOLLARS.source, ...bounds });
}

/** Dollars in, cents out: more than zero. */
export const positiveMoney = amount(
  (cents) => cents > 0,
  (cents) => `must be more than zero${cents < 0 ? "; write it without the minus sign" : ""}`,
  { exclusiveMinimum: 0 },
);
/** Dollars in, cents out: zero or more. */
export const money = moneyOr();
/** As `money`; `ifWords` says what to write instead of a word such as "unknown" or "no". */
export function moneyOr(ifWords?: string) {
  return amount(
    (cents) => cents >= 0,
    () => "must not be negative",
    { minimum: 0 },
    ifWords,
  );
}
/** Dollars in, cents out: of either sign. */
export const signedMoney = amount(
  () => true,
  () => DOLLARS_EXPECTED,
  { minimum: -LAST_AMOUNT / 100 },
);
/** Dollars in, cents out: of either sign, but not zero. */
export const nonzeroMoney = amount(
  (cents) => cents !== 0,
  () => "must not be zero",
  { minimum: -LAST_AMOUNT / 100 },
);

const yearExpected = `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}, written as a number such as 2023`;
export const year = z
  .number({ error: yearExpected })
  .refine((value) => Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR, {
    error: yearExpected,
  })
  .meta({ type: "integer", minimum: FIRST_YEAR, maximum: LAST_YEAR });

function dateBetween(first: string, last: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    whyNotDate(input, Number(first.slice(0, 4)), Number(last.slice(0, 4)));
  return z
    .string({ error })
    .refine((text) => isCivilDate(text) && text >= first && text <= last, { error })
    .meta({ format: "date" });
}

/** A day on which something of the ledger can happen. */
export const date = dateBetween(`${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`);
/** A day in a person's life. */
export const lifeDate = dateBetween("1850-01-01", `${LAST_YEAR}-12-31`);

function text(most: number, forbidden: RegExp, what: string) {
  const error = `must be ${what} of at most ${most} characters`;
  return z
    .string({ error })
    .trim()
    .max(most, { error })
    .refine((value) => !forbidden.test(value), { error });
}

const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const NOT_IN_A_NOTE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

const lineText = text(200, NOT_IN_A_LINE, "one line of text");

/** One line of text that may not be empty. */
export const requiredLine = lineText.min(1, {
  error: "must not be empty",
});

/** A line of text that may be left out, null or empty; all three are read as null. */
export function optionalLine(description: string) {
  return about(
    description,
    z.nullish(lineText).transform((value) => value || null),
  );
}

const noteText = text(2000, NOT_IN_A_NOTE, "text");

/** A note of several lines that may be left out, null or empty; all three are read as null. */
export function optionalNote(description: string) {
  return about(
    description,
    z.nullish(noteText).transform((value) => value || null),
  );
}

/** A note that may not be empty. */
export const requiredNote = noteText.min(1, { error: "must not be empty" });

/** Text of a fixed pattern. `expected` says in words what it must be. */
export function pattern(regex: RegExp, expected: string) {
  return z.string({ error: `must be ${expected}` }).regex(regex, { error: `must be ${expected}` });
}

/** A nine-digit number of a person, with or without its hyphens; read as 000-00-0000. */
export const ssn = pattern(
  /^(?:\d{9}|\d{3}-\d{2}-\d{4})$/,
  'text of nine digits, with or without hyphens, such as "900-00-1234"',
).transform((digits) =>
  digits.length === 9 ? `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}` : digits,
);

/** A nine-digit number of an employer, with or without its hyphen; read as 00-0000000. */
export const ein = pattern(
  /^(?:\d{9}|\d{2}-\d{7})$/,
  'text of nine digits, with or without a hyphen, such as "00-1234567"',
).transform((digits) => (digits.length === 9 ? `${digits.slice(0, 2)}-${digits.slice(2)}` : digits));

/** The label of a line as printed on some year's Form 8606, such as 14 or 25c. */
export const LINE_LABEL = /^[1-9]\d?[a-d]?$/;

/** Yes or no. */
export const flag = z.boolean();

/** Every word for a kind of IRA. */
export const ANY_IRA = ["traditional", "sep", "simple", "roth", "roth_sep", "roth_simple"] as const;

/**
 * What is no IRA of a ledger, and where it belongs. Trump accounts (IRC 530A, from 2026) are traditional IRAs by name, but
 * it is not settled whether and how Form 8606 counts them. For anything else the schema's own words follow.
 */
function noIra({ input }: { readonly input?: unknown }): string | undefined {
  if (typeof input !== "string") return undefined;
  if (/401|403|457|tsp|plan/i.test(input))
    return "an employer plan is not an IRA: write kind: plan_rollover for money that came from the plan into an IRA, and enter nothing else about the plan";
  if (!/trump|530a/i.test(input)) return undefined;
  return "cannot be a Trump account: the IRS has not said how Form 8606 counts one (IRC 530A; Notice 2025-68). Do not include it in the entries or in `year_end_value`, and keep records of after-tax contributions, which are its own basis";
}

/** The kinds of IRA that Part I takes together. */
export const traditionalIra = z.enum(["traditional", "sep", "simple"], { error: noIra });

/** The same where people may write `roth`, with what to write then. */
export function traditionalIraNotRoth(instead: string) {
  return z.enum(["traditional", "sep", "simple"], {
    error: (issue) => (typeof issue.input === "string" && /roth/i.test(issue.input) ? instead : noIra(issue)),
  });
}
export const anyIra = z.enum(ANY_IRA, { error: noIra });
