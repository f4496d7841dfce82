import type { Imported } from "../import/import-papers.js";
import type { Answer, Answers, Question } from "../import/propose/questions-and-answers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** Asks for one line; null when the person ended the questions (Ctrl+C, or the end of the input). */
export type AskLine = (prompt: string) => Promise<string | null>;

/** What the questions came to. */
export interface Asked {
  readonly imported: Imported;
  /** All answers, those that were given before among them. */
  readonly answers: Answers;
  /** The person ended the questions before the last one. */
  readonly stopped: boolean;
}

/**
 * Asks until every question is answered or skipped. An answer is taken by its word or by its number, Enter or `?` skips
 * a question, `b` goes back to the one before.
 *
 * @param again imports the papers again with these answers: one answer can raise or settle other questions
 */
export async function askQuestions(
  first: Imported,
  given: Answers,
  again: (answers: Answers) => Promise<Imported>,
  ask: AskLine,
  terminal: Terminal,
): Promise<Asked> {
  const answers: Record<string, Answer> = { ...given };
  const skipped = new Set<string>();
  const asked: string[] = [];
  let imported = first;
  for (;;) {
    const waiting = imported.questions.filter(({ id }) => !skipped.has(id));
    const [next] = waiting;
    if (next === undefined) return { imported, answers, stopped: false };
    for (const line of questionLines(next, waiting.length, terminal)) terminal.print(line);
    const line = (await ask("> "))?.trim();
    if (line === undefined) return { imported, answers, stopped: true };
    if (/^b(?:ack)?$/i.test(line)) {
      const before = asked.pop();
      if (before === undefined) terminal.complain("  This is the first question.");
      else {
        skipped.delete(before);
        delete answers[before];
        imported = await again(answers);
      }
      continue;
    }
    if (isUnknown(line)) {
      skipped.add(next.id);
      asked.push(next.id);
      continue;
    }
    const tried = await again({ ...answers, [next.id]: byNumber(next, line) });
    if (tried.questions.some(({ id }) => id === next.id)) {
      terminal.complain(`  ${escapeControl(misfit(next))}`);
      continue;
    }
    answers[next.id] = byNumber(next, line);
    asked.push(next.id);
    imported = tried;
  }
}

/** Whether a line says that the person does not know. */
function isUnknown(line: string): boolean {
  return /^(?:\??|\?+|skip|i do(?:n['’]?t| not) know|do(?:n['’]?t| not) know|unknown)$/i.test(line);
}

/** Whether a question has words to choose from, and nothing to write. */
function hasWordsAlone({ choices }: Question): boolean {
  return choices.every(({ answer }) => !answer.startsWith("<"));
}

/** The word that a number stands for, where no number is asked for. */
function byNumber(question: Question, line: string): string {
  if (!hasWordsAlone(question)) return line;
  return question.choices[Number(line) - 1]?.answer ?? line;
}

function misfit(question: Question): string {
  const { choices } = question;
  if (hasWordsAlone(question)) return `Write a number from 1 to ${choices.length}, or ? if you don't know.`;
  return `Write ${choices.map(({ answer }) => answer).join(", or ")}. Write ? if you don't know.`;
}

/** A question as it is asked: what, why, and each answer with what it means. */
function questionLines(question: Question, left: number, { width, style }: Terminal): string[] {
  const { about, reason, choices, suggested } = question;
  const isNumbered = hasWordsAlone(question);
  const offered = choices.map(({ answer, means }, at) => {
    const likely = answer === suggested ? " (likely)" : "";
    return isNumbered ? `${at + 1}. ${answer}: ${means}${likely}` : `${answer}: ${means}${likely}`;
  });
  const likely = suggested !== null && !choices.some(({ answer }) => answer === suggested);
  return [
    "",
    ...wrap(about, { width }).map((line) => style.strong(escapeControl(line))),
    ...wrap(reason, { width }).map(escapeControl),
    ...offered.flatMap((text) => wrap(text, { width, first: "  ", indent: "     " })).map(escapeControl),
    ...(likely ? [escapeControl(`  Likely: ${suggested}`)] : []),
    `  Enter if you don't know, b to go back. ${left === 1 ? "Last question." : `${left} questions left.`}`,
  ];
}
