import { z } from "zod";
import type { Cents } from "../money/cents.js";
import { parseDollars, whyNotDollars } from "../money/parse.js";
import { LINE_LABEL, pattern } from "./scalars.js";

export const lineLabel = pattern(LINE_LABEL, 'the label of a line, such as "14" or "25c"');

/** A filed line 10 is kept as it is printed; every other filed line is an amount. */
const FILED_RATIO = /^[01]?(?:\.\d{0,10})?$/;

/** The lines of a Form 8606 as filed, by their labels: amounts in cents, and line 10 as text. */
export const linesAsFiled = z
  .record(lineLabel, z.union([z.number(), z.string()], { error: "must be an amount, or for line 10 text" }))
  .transform((filed, context) => {
    const lines: Record<string, Cents | string> = {};
    for (const [label, value] of Object.entries(filed)) {
      const isRatio = label === "10";
      const read = isRatio ? (typeof value === "string" ? value : undefined) : parseDollars(value);
      if (read !== undefined && (!isRatio || (read !== "" && FILED_RATIO.test(String(read))))) {
        lines[label] = read;
        continue;
      }
      const message = isRatio ? 'must be the ratio as text, such as "0.06542"' : whyNotDollars(value);
      context.issues.push({ code: "custom", message, input: value, path: [label] });
    }
    return lines;
  });
