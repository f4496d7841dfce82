import { z } from "zod";
import { computeHouseholds } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { householdExample, ledgerExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { Household } from "../household-body.js";
import { ALL_YEARS, ledgerRoute } from "../ledger-route.js";
import { asOf } from "../query.js";

/** `POST /v1/review`: what the review finds in one ledger, or in those of a household. */
export const review = ledgerRoute({
  method: "POST",
  path: "/v1/review",
  id: "reviewLedgers",
  summary: "Findings for one ledger or a household",
  description:
    "Send one ledger, or a list of ledgers. Ledgers with the same `owner.household` are reviewed together. For a list, the path of a problem starts with the ledger's position, from 0.",
  query: z.strictObject({ as_of: asOf }),
  body: {
    "application/json": {
      schema: z.union([ledgerSchema, z.array(ledgerSchema)]),
      examples: { ...ledgerExamples, ...householdExample },
    },
  },
  answers: { "application/json": { schema: replies.review } },
  lightYears: ALL_YEARS,
  refuses: [],
  handle: async ({ request, query: { as_of } }, { limits, budget }) => {
    budget.spent();
    const household = new Household(request.body, limits);
    await budget.yield();
    const results = household.all(computeHouseholds(household.ledgers, { asOf: as_of }));
    await budget.yield();
    return JSON.stringify({ owners: results.map(({ owner, findings }) => ({ owner, findings })) });
  },
});
