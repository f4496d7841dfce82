import { z } from "zod";
import { parseYearList } from "../data/year-list.js";
import { problemAt } from "../errors.js";
import { nearest } from "../ledger/nearest.js";
import { date } from "../ledger/scalars.js";
import { today } from "../node/today.js";
import { HttpProblem } from "./http-problem.js";

/** A yes or no in a query; no when left out. */
export function flag(about: string) {
  const expected = { error: "must be true or false" };
  return z
    .enum(["true", "false"], expected)
    .default("false")
    .transform((text) => text === "true")
    .meta({ type: "boolean", enum: [true, false], default: false, description: about });
}

/** Tax years in a query, such as `2019-2021,2023`; undefined when left out. */
export function yearList(about: string) {
  return z
    .string({ error: "must be written once" })
    .transform((text, context): number[] => {
      const years = parseYearList(text);
      if (years !== null) return years;
      context.issues.push({ code: "custom", message: "must be years such as 2019-2021,2023", input: text });
      return z.NEVER;
    })
    .optional()
    .meta({ pattern: "^\\d{4}(-\\d{4})?(,\\d{4}(-\\d{4})?)*$", description: about });
}

/** The day that counts as today, where something depends on it; this machine's when left out. */
export const asOf = date
  .optional()
  .transform((day) => day ?? today())
  .meta({
    format: "date",
    description: "The date to treat as today, for deadlines. The default is today.",
  });

/** The query as its schema reads it. Throws an HttpProblem with everything that is wrong in it. */
export function readQuery<Query>(schema: z.ZodType<Query>, query: unknown): Query {
  const read = schema.safeParse(query);
  if (read.success) return read.data;
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const problems = read.error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") {
      return [problemAt("invalid_value", issue.path as string[], issue.message)];
    }
    return issue.keys.map((key) => problemAt("unknown_key", [key], unknownKey(key, known)));
  });
  throw new HttpProblem("invalid_query", { problems });
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant !== undefined) return `is not a key of this query; did you mean \`${meant}\`?`;
  return `is not a key of this query${known.length > 0 ? `; the keys are ${known.join(", ")}` : ""}`;
}
