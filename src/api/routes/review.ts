import { z } from "zod";
import { computeHouseholds, type Problem } from "../../index.js";
import { readHousehold } from "../../ledger/read.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { householdExample, ledgerExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { bodyText } from "../ledger.js";
import { asOf } from "../query.js";
import { Refusal, refuseLedger } from "../refusal.js";
import { route } from "../route.js";

/** `POST /v1/review`: what the review finds in one ledger, or in those of a household. */
export const review = route({
  method: "POST",
  path: "/v1/review",
  id: "reviewLedgers",
  summary: "Findings of one ledger or of a household's",
  description:
    "Takes one ledger, or a list of ledgers. Those with the same `owner.household` are reviewed together. In a list the paths of problems begin with the ledger's position, from 0.",
  query: z.strictObject({ as_of: asOf }),
  body: {
    "application/json": {
      schema: z.union([ledgerSchema, z.array(ledgerSchema)]),
      examples: { ...ledgerExamples, ...householdExample },
    },
  },
  answers: { "application/json": { schema: replies.review } },
  refuses: [],
  handle: ({ request, query: { as_of } }, { limits }) => {
    const text = bodyText(request.body);
    const read = readHousehold(text);
    if (!read.ok) throw refuseLedger(read.problems);
    if (read.value.length > limits.household) {
      throw new Refusal("too_many_values", {
        detail: `At most ${limits.household} ledgers are reviewed at once.`,
      });
    }
    const inList = /^\uFEFF?\s*\[/.test(text);
    const problems: Problem[] = [];
    const owners = [];
    for (const [index, result] of computeHouseholds(read.value, { asOf: as_of }).entries()) {
      if (result.ok) owners.push({ owner: result.value.owner, findings: result.value.findings });
      else problems.push(...result.problems.map((problem) => (inList ? inLedger(index, problem) : problem)));
    }
    if (problems.length > 0) throw refuseLedger(problems);
    return JSON.stringify({ owners });
  },
});

/** A problem of one ledger of a list, with its place in the list. */
function inLedger(index: number, problem: Problem): Problem {
  const path = problem.path === "" || problem.path.startsWith("[") ? problem.path : `.${problem.path}`;
  return { ...problem, path: `[${index}]${path}`, pointer: `/${index}${problem.pointer}` };
}
