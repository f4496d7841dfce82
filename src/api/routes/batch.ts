import { Readable } from "node:stream";
import { z } from "zod";
import { toJson } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { type BatchInput, batchLines } from "../batch-lines.js";
import { batchExample } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { HttpProblem } from "../http-problem.js";
import { textOf } from "../json-body.js";
import { computeLedger } from "../ledger.js";
import { type FormsAsked, formsQuery, makeForms } from "../make-forms.js";
import { problemDocument } from "../problem-document.js";
import { asOf, flag } from "../query.js";
import { route, type Services } from "../route.js";
import { type ZipFile, zipStream } from "../zip.js";
import { withForms } from "./forms.js";

const query = z.strictObject({
  ...formsQuery,
  as_of: asOf,
  forms: flag("With the filled forms of each ledger in base64; in a ZIP they always are."),
});
type Query = z.output<typeof query>;

/** `POST /v1/batch`: many ledgers, one a line; what is wrong with one never stops the others. */
export const batch = route({
  method: "POST",
  path: "/v1/batch",
  id: "computeBatch",
  summary: "Many ledgers in one stream",
  description:
    "Send JSON Lines with one ledger per line. The server answers while it reads, so read the response while you send. As JSON Lines: the result or the error for each line. As ZIP: a folder of PDFs for each ledger, or `problem.json` if the ledger has errors. Nothing is stored, and memory does not grow with the number of lines.",
  query,
  body: {
    "application/jsonl": { schema: ledgerSchema, examples: batchExample },
    "application/x-ndjson": { schema: ledgerSchema },
  },
  answers: {
    "application/jsonl": { schema: replies.batchLine },
    "application/x-ndjson": { schema: replies.batchLine },
    "application/zip": { schema: replies.bytes },
  },
  refuses: [],
  handle: ({ request, query, accept }, services) => {
    const input = batchLines(request.body as Readable, services.limits);
    if (accept === "application/zip") return zipStream(zipFiles(input, query, services));
    return Readable.from(answers(input, query, services), { objectMode: false });
  },
});

/** Answer lines, gathered to pieces that are worth sending; what is ready goes out before more input is waited for. */
async function* answers(input: AsyncIterable<BatchInput>, query: Query, services: Services) {
  let piece = "";
  for await (const { line, json, last } of input) {
    if (json !== undefined)
      piece += `${JSON.stringify({ line, ...(await answer(json, query, services)) })}\n`;
    if (piece !== "" && (last || piece.length > WORTH_SENDING)) {
      yield piece;
      piece = "";
    }
    await services.budget.yield();
  }
}

const WORTH_SENDING = 64 * 1024;

async function answer(json: Buffer | HttpProblem, query: Query, services: Services) {
  try {
    if (json instanceof HttpProblem) throw json;
    const computed = await computeLedger(
      textOf(json, services.limits),
      { asOf: query.as_of },
      services.budget,
    );
    if (!query.forms) return { result: toJson(computed.result) };
    return { result: withForms(computed, await makeForms(computed, asked(query), services)) };
  } catch (error) {
    return { error: problemOf(error) };
  }
}

async function* zipFiles(
  input: AsyncIterable<BatchInput>,
  query: Query,
  services: Services,
): AsyncGenerator<ZipFile> {
  for await (const { line, json } of input) {
    if (json === undefined) continue;
    const folder = String(line).padStart(6, "0");
    try {
      if (json instanceof HttpProblem) throw json;
      const computed = await computeLedger(
        textOf(json, services.limits),
        { asOf: query.as_of },
        services.budget,
      );
      for (const { fileName, bytes } of await makeForms(computed, asked(query), services)) {
        yield { name: `${folder}/${fileName}`, input: bytes };
      }
    } catch (error) {
      yield { name: `${folder}/problem.json`, input: JSON.stringify(problemOf(error)) };
    }
    await services.budget.yield();
  }
}

function asked({ years, template, flatten, packet, alone }: Query): FormsAsked {
  return { years, template, flatten, packet, alone };
}

/** The document of what is wrong with one line; a failure of the program stops the whole batch. */
function problemOf(error: unknown) {
  if (error instanceof HttpProblem && error.code !== "internal") return problemDocument(error);
  throw error;
}
