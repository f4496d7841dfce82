import { z } from "zod";
import { toJson } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { ledgerExamples, linesExample } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { bodyText, computeLedger } from "../ledger.js";
import { ALL_YEARS, ledgerRoute } from "../ledger-route.js";
import { asOf, flag } from "../query.js";

/** `POST /v1/lines`: every line of every year of a ledger. */
export const lines = ledgerRoute({
  method: "POST",
  path: "/v1/lines",
  id: "computeLines",
  summary: "Every line for every year",
  description:
    "Computes every line of Form 8606 for every year of a ledger, the amounts carried forward, and the findings.",
  query: z.strictObject({ explain: flag("Includes an explanation of each line."), as_of: asOf }),
  body: { "application/json": { schema: ledgerSchema, examples: ledgerExamples } },
  answers: { "application/json": { schema: replies.lines, examples: linesExample } },
  lightYears: ALL_YEARS,
  refuses: [],
  handle: async ({ request, query: { explain, as_of } }, { budget }) => {
    const { result } = await computeLedger(bodyText(request.body), { explain, asOf: as_of }, budget);
    return JSON.stringify(toJson(result));
  },
});
