import { type Problem, problemAt } from "../../errors.js";
import { ANSWERS_FORM, answersOf } from "../../import/answers-shape.js";
import type { PaperFile } from "../../import/paper-facts.js";
import type { ProposeOptions } from "../../import/propose/propose.js";
import { readLedger } from "../../ledger/read.js";
import { readJson } from "../../ledger/read-json.js";

/** What a form of papers holds, or why it is refused. */
export type Form =
  | { readonly papers: readonly PaperFile[]; readonly options: ProposeOptions }
  | { readonly refused: Refused };

/** Why a form is not taken: a sentence about its parts, or what is wrong with the ledger or the answers in it. */
export type Refused =
  | { readonly reason: "parts"; readonly detail: string }
  | { readonly reason: "count"; readonly detail: string }
  | { readonly reason: "values"; readonly problems: readonly Problem[] };

/** So many papers are read at once. */
const MOST_PAPERS = 100;

const PARTS =
  "Send each paper as a file in a part named paper; ledger and answers are optional parts of JSON.";

/**
 * Reads a body of `multipart/form-data`: papers as files in parts named `paper`, and as text the optional parts `ledger`
 * and `answers`, both JSON. A part that is not known is refused, so that nothing that was sent is passed over.
 */
export async function readForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<Form> {
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return parts("The body is not complete multipart/form-data.");
  }
  const all = [...form];
  const files = all.flatMap(([name, value]) =>
    name === "paper" && typeof value !== "string" ? [value] : [],
  );
  const ledgers = textsOf(form, "ledger");
  const answers = textsOf(form, "answers");
  if (files.length + ledgers.length + answers.length < all.length || files.length === 0) return parts(PARTS);
  if (ledgers.length > 1 || answers.length > 1)
    return parts("Send one ledger and one list of answers at most.");
  if (files.length > MOST_PAPERS)
    return { refused: { reason: "count", detail: `At most ${MOST_PAPERS} papers are read at once.` } };
  const options = optionsOf(ledgers[0], answers[0]);
  if ("refused" in options) return options;
  const papers = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  return { papers, options };
}

function parts(detail: string): Form {
  return { refused: { reason: "parts", detail } };
}

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}

function optionsOf(
  ledger: string | undefined,
  answers: string | undefined,
): ProposeOptions | { refused: Refused } {
  const problems: Problem[] = [];
  const given = readAnswers(answers, problems);
  if (ledger === undefined) return problems.length > 0 ? values(problems) : { answers: given };
  const read = readLedger(ledger, "json");
  if (!read.ok) problems.push(...read.problems);
  if (problems.length > 0 || !read.ok) return values(problems);
  return { answers: given, into: { value: readJson(ledger).value, ledger: read.value } };
}

function readAnswers(text: string | undefined, problems: Problem[]) {
  const { value, faults } = text === undefined ? { value: {}, faults: [] } : readJson(text);
  const answers = faults.length === 0 ? answersOf(value) : undefined;
  if (answers === undefined) problems.push(problemAt("invalid_value", ["answers"], ANSWERS_FORM));
  return answers ?? {};
}

function values(problems: readonly Problem[]) {
  return { refused: { reason: "values" as const, problems } };
}
