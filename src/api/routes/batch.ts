import { Readable } from "node:stream";
import { z } from "zod";
import { ledgerSchema } from "../../ledger/schema.js";
import { type BatchInput, batchLines } from "../batch-lines.js";
import { batchExample } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import type { BatchLine, LineAnswer } from "../heavy/batch-part.js";
import { HttpProblem } from "../http-problem.js";
import { formsQuery } from "../make-forms.js";
import { asOf, flag } from "../query.js";
import { route } from "../route.js";
import { zipStream } from "../zip.js";

const query = z.strictObject({
  ...formsQuery,
  as_of: asOf,
  forms: flag("With the filled forms of each ledger in base64; in a ZIP they always are."),
});

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
  handle: ({ request, reply, query, accept }, { heavy, limits }) => {
    const asFiles = accept === "application/zip";
    const isWanted = () => !reply.raw.destroyed;
    const answer = (lines: readonly BatchLine[]) => heavy.answerLines({ lines, query, asFiles }, isWanted);
    const answers = answersOf(batchLines(request.body as Readable, limits), answer);
    return asFiles ? zipStream(filesOf(answers)) : Readable.from(textsOf(answers), { objectMode: false });
  },
});

/** Lines that are answered together at most, and their bytes: a few milliseconds of work. */
const MOST_LINES = 16;
const MOST_BYTES = 1 << 14;

/** The answers to a batch, some lines at a time: what has arrived is answered before more is waited for. */
async function* answersOf(
  input: AsyncIterable<BatchInput>,
  answer: (lines: readonly BatchLine[]) => Promise<readonly LineAnswer[]>,
) {
  let lines: BatchLine[] = [];
  let bytes = 0;
  for await (const { line, json, last } of input) {
    if (json instanceof HttpProblem) lines.push({ line, json: { code: json.code, details: json.details } });
    else if (json !== undefined) lines.push({ line, json });
    bytes += json instanceof HttpProblem ? 0 : (json?.length ?? 0);
    if (lines.length === 0 || (!last && lines.length < MOST_LINES && bytes < MOST_BYTES)) continue;
    yield await answer(lines);
    lines = [];
    bytes = 0;
  }
}

async function* textsOf(answers: AsyncIterable<readonly LineAnswer[]>) {
  for await (const texts of answers) yield texts.join("");
}

async function* filesOf(answers: AsyncIterable<readonly LineAnswer[]>) {
  for await (const folders of answers)
    for (const files of folders) if (typeof files !== "string") yield* files;
}
