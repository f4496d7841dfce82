import { basename, extname } from "node:path";
import { createInterface } from "node:readline/promises";
import { ANSWERS_FORM, answersOf } from "../import/answers-shape.js";
import { type Imported, importPapers, importToJson } from "../import/import-papers.js";
import type { PaperFile } from "../import/paper-facts.js";
import type { ExistingLedger } from "../import/propose/existing.js";
import type { Answers } from "../import/propose/questions-and-answers.js";
import { ledgerText } from "../import/write-ledger.js";
import { readWritten } from "../ledger/read.js";
import { readJson } from "../ledger/read-json.js";
import { readYaml } from "../ledger/read-yaml.js";
import { prepareOutputFile } from "../node/files/prepare-output.js";
import { readBytes, readSource } from "../node/files/read-source.js";
import { type OutputFile, writeFiles } from "../node/files/write-files.js";
import { type Asked, askQuestions } from "./ask-import-questions.js";
import { DONE, QUESTIONS_LEFT, REFUSED } from "./exit-status.js";
import type { ImportOptions } from "./options.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

interface Into extends ExistingLedger {
  readonly text: string;
  readonly isJson: boolean;
}

/**
 * `form8606 import`: a ledger from IRS transcripts, tax forms and account histories. What no paper says is asked on a
 * terminal, and elsewhere left as a comment.
 */
export async function importCommand(
  paths: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const target = options.out ?? options.into;
  if (target !== undefined && target !== "-" && !options.json) prepareOutputFile(target);
  const files = paths.map((path): PaperFile => ({ name: basename(path), bytes: readBytes(path, path) }));
  const into = options.into === undefined ? null : readInto(options.into, terminal);
  const answers = options.answers === undefined ? {} : readAnswers(options.answers, terminal);
  if (into === undefined || answers === undefined) return REFUSED;
  let imported = await importPapers(files, { into, answers });
  let asked: Asked | null = null;
  if (terminal.interactive && !options.json) {
    const again = (given: Answers) => importPapers(files, { into, answers: given });
    asked = await interview(imported, answers, again, terminal);
    imported = asked.imported;
  }
  if (options.json) terminal.print(JSON.stringify(importToJson(imported), null, 2));
  else
    for (const problem of imported.problems)
      terminal.complain(problemLine(problem, { file: "", several: false }));
  if (imported.papers.length === 0) {
    if (!options.json)
      terminal.complain("No IRS transcript, tax form or account history was found in these files.");
    return REFUSED;
  }
  if (!options.json && !write(imported, into, options, terminal)) return REFUSED;
  if (asked) keepAnswers(asked, options, terminal);
  return imported.questions.length > 0 ? QUESTIONS_LEFT : DONE;
}

/** The ledger that papers are added to; null, with its problems told, when it is not valid. */
function readInto(path: string, terminal: Terminal): Into | undefined {
  const { text, format } = readSource(path);
  const { written, ledger } = readWritten(text, format);
  if (!ledger.ok) {
    for (const problem of ledger.problems)
      terminal.complain(problemLine(problem, { file: path, several: true }));
    return undefined;
  }
  return { value: written, ledger: ledger.value, text, isJson: format === "json" };
}

/** Answers by the ids of their questions: a flat list in YAML or JSON. */
function readAnswers(path: string, terminal: Terminal): Answers | undefined {
  const { text, format } = readSource(path);
  const { value, faults } = format === "json" ? readJson(text) : readYaml(text);
  const answers = faults.length === 0 ? answersOf(value) : undefined;
  if (answers === undefined) terminal.complain(escapeControl(`${path}: ${ANSWERS_FORM}`));
  return answers;
}

/** Asks a person at this terminal. Ctrl+C ends the questions, and what was answered is kept. */
async function interview(
  first: Imported,
  given: Answers,
  again: (answers: Answers) => Promise<Imported>,
  terminal: Terminal,
): Promise<Asked> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<null>((resolve) => lines.once("close", () => resolve(null)));
  lines.once("SIGINT", () => lines.close());
  const ask = (prompt: string) => Promise.race([lines.question(prompt).catch(() => null), closed]);
  try {
    return await askQuestions(first, given, again, ask, terminal);
  } finally {
    lines.close();
  }
}

/** Keeps answers for the next time, while questions are open; without a file for the ledger they are printed. */
function keepAnswers(
  { imported, answers, stopped }: Asked,
  options: ImportOptions,
  terminal: Terminal,
): void {
  const given = Object.entries(answers);
  if (given.length === 0 || imported.questions.length === 0) return;
  const target = options.out ?? options.into;
  const path = target === undefined || target === "-" ? undefined : answersBeside(target);
  if (path === undefined) return;
  writeFiles([{ path, bytes: given.map(([id, answer]) => `${id}: ${JSON.stringify(answer)}\n`).join("") }], {
    force: true,
  });
  const name = escapeControl(path);
  terminal.complain(
    `${stopped ? "Stopped. " : ""}Your answers so far are in ${name}. To go on, run the command again with --answers ${name}.`,
  );
}

function answersBeside(ledger: string): string {
  return `${ledger.slice(0, ledger.length - extname(ledger).length)}-answers.yaml`;
}

/** Writes the ledgers; one to standard output when no file is named. */
function write(imported: Imported, into: Into | null, options: ImportOptions, terminal: Terminal): boolean {
  const { ledgers, questions } = imported;
  const text = (at: number): string => {
    const ledger = ledgers[at];
    if (!ledger) return "";
    const isInto = into !== null && at === ledgers.findIndex((each) => each.isInto);
    if (isInto && into.isJson) return `${JSON.stringify(ledger.ledger, null, 2)}\n`;
    return ledgerText(ledger, questions, isInto ? into.text : undefined);
  };
  const path = options.out ?? options.into;
  if (path === undefined || path === "-") {
    if (ledgers.length > 1) {
      terminal.complain(
        `These papers give ${ledgers.length} ledgers: one for each person, and one for inherited IRAs. Name a file with --out, or use --json.`,
      );
      return false;
    }
    terminal.print(text(0).trimEnd());
    return true;
  }
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const outputs = ledgers.map((ledger, at): OutputFile => {
    const { ssn, inherited, isOther } = ledger.whose;
    const suffix = `${isOther ? `-${ssn}` : ""}${inherited === null ? "" : `-inherited-${inherited}`}`;
    const name = `${stem}${suffix}${suffix === "" ? extension : ".yaml"}`;
    return { path: name, bytes: text(at) };
  });
  const warnings = writeFiles(outputs, { force: options.force === true || options.into !== undefined });
  for (const warning of warnings) terminal.complain(escapeControl(warning));
  for (const output of outputs) terminal.print(`Wrote ${escapeControl(output.path)}.`);
  if (questions.length > 0) {
    terminal.print(
      `${questions.length === 1 ? "One question is" : `${questions.length} questions are`} open. They are at the end of the ledger, each with its answers.`,
    );
  }
  return true;
}
