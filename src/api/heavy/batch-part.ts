import { toJson } from "../../index.js";
import { HttpProblem, type HttpProblemParts } from "../http-problem.js";
import { textOf } from "../json-body.js";
import { type Computed, computeLedger } from "../ledger.js";
import type { Means } from "../ledger-route.js";
import { type FormsAsked, makeForms, withForms } from "../make-forms.js";
import { problemDocument } from "../problem-document.js";
import type { ZipFile } from "../zip.js";

/** How the ledgers of a batch are answered. */
interface BatchQuery extends FormsAsked {
  /** ISO date. */
  readonly as_of: string;
  /** With the forms of each ledger in its line. */
  readonly forms: boolean;
}

/** A line of a batch with its number from 1: its bytes, or why it is refused. */
export interface BatchLine {
  readonly line: number;
  readonly json: Uint8Array | HttpProblemParts;
}

/** Some lines of a batch. */
export interface LinesTask {
  readonly lines: readonly BatchLine[];
  readonly query: BatchQuery;
  /** Each answer is files of a ZIP, and not a line of JSON. */
  readonly asFiles: boolean;
}

/** A line of JSON, or the files of a ZIP. */
export type LineAnswer = string | readonly ZipFile[];

/** The answer to each line, in their order. */
export interface LinesAnswer {
  readonly lines: readonly LineAnswer[];
}

/** Answers lines one by one: a line that is wrong with its problem. A failure of the program is thrown. */
export async function answerLines({ lines, query, asFiles }: LinesTask, means: Means): Promise<LinesAnswer> {
  const answers: LineAnswer[] = [];
  for (const { line, json } of lines) {
    try {
      if (!(json instanceof Uint8Array)) throw new HttpProblem(json.code, json.details);
      const text = textOf(Buffer.from(json.buffer, json.byteOffset, json.length), means.limits);
      const computed = await computeLedger(text, { asOf: query.as_of }, means.budget);
      const answer = asFiles ? filesOf(line, computed, query, means) : resultOf(line, computed, query, means);
      answers.push(await answer);
    } catch (error) {
      answers.push(problemAnswer(line, error, asFiles));
    }
    await means.budget.yield();
  }
  return { lines: answers };
}

/** The answer to a line that has a problem. Throws what is none, or a failure of the program. */
export function problemAnswer(line: number, error: unknown, asFiles: boolean): LineAnswer {
  if (!(error instanceof HttpProblem) || error.code === "internal") throw error;
  const document = problemDocument(error);
  if (!asFiles) return jsonLine(line, { error: document });
  return [{ name: `${folderOf(line)}/problem.json`, input: JSON.stringify(document) }];
}

async function resultOf(line: number, computed: Computed, query: BatchQuery, means: Means): Promise<string> {
  if (!query.forms) return jsonLine(line, { result: toJson(computed.result) });
  const made = await makeForms(computed, formsAsked(query), means);
  return jsonLine(line, { result: withForms(computed, made) });
}

async function filesOf(
  line: number,
  computed: Computed,
  query: BatchQuery,
  means: Means,
): Promise<readonly ZipFile[]> {
  const made = await makeForms(computed, formsAsked(query), means);
  return made.map(({ fileName, bytes }) => ({ name: `${folderOf(line)}/${fileName}`, input: bytes }));
}

function jsonLine(line: number, answer: object): string {
  return `${JSON.stringify({ line, ...answer })}\n`;
}

function folderOf(line: number): string {
  return String(line).padStart(6, "0");
}

function formsAsked({ years, template, flatten, packet, alone }: BatchQuery): FormsAsked {
  return { years, template, flatten, packet, alone };
}
