import { z } from "zod";
import type { Refused } from "../../node/reader/multipart.js";
import type { Failed } from "../../node/threads/thread-pool.js";
import { formExample } from "../contract/import-example.js";
import * as replies from "../contract/replies.js";
import { HttpProblem, ledgerProblem } from "../http-problem.js";
import { route } from "../route.js";

/** `POST /v1/import`: papers into a draft ledger, with questions where the papers do not say. */
export const importPapers = route({
  method: "POST",
  path: "/v1/import",
  id: "importPapers",
  summary: "A draft ledger from transcripts, tax forms and account histories",
  description:
    "Send IRS transcripts, Forms 1099-R and 5498, and account histories for one person or a couple, as files in parts named `paper`: PDF, text, HTML, CSV, JSON, XML or QIF, at most 5 MB each. The optional parts `answers` (an object from question ID to answer) and `ledger` (a ledger to add to) are JSON. The response has the draft ledgers, and a question for everything that the papers do not say. Anything that depends on an open question is not in a ledger yet.",
  query: z.strictObject({}),
  body: { "multipart/form-data": { schema: replies.importForm, examples: { transcript: formExample } } },
  bodyLimit: ({ papers }) => papers,
  answers: { "application/json": { schema: replies.imported } },
  refuses: ["not_supported"],
  admit: ({ imports }, { reply }) => imports.admit(reply.raw),
  handle: async ({ request, reply }, { imports }) => {
    const form = ownBytes(request.body as Buffer);
    const task = { form, type: request.headers["content-type"] ?? "" };
    const isWanted = () => !reply.raw.destroyed;
    const reading = await imports.reader.run(task, { moved: [form.buffer], isWanted });
    if ("json" in reading) return reading.json;
    if ("refused" in reading) throw problemOf(reading.refused);
    throw "failed" in reading ? failure(reading) : new HttpProblem("internal");
  },
});

/** The bytes of a body in a buffer of their own; those of a long body are not copied. */
function ownBytes(body: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = body;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(body);
}

function problemOf(refused: Refused): HttpProblem {
  if (refused.reason === "values") return ledgerProblem(refused.problems);
  return new HttpProblem(refused.reason === "count" ? "too_many_values" : "invalid_request", {
    detail: refused.detail,
  });
}

function failure({ failed }: Failed): HttpProblem {
  if (failed === "program") return new HttpProblem("internal");
  if (failed === "full") return new HttpProblem("overloaded", { headers: { "retry-after": "1" } });
  const what = failed === "time" ? "time" : "memory";
  return new HttpProblem("not_supported", {
    detail: `These papers take more ${what} to read than one request may have. Send them one at a time.`,
  });
}
