import { type ImportJson, importPapers, importToJson } from "../../import/import-papers.js";
import type { PaperFile } from "../../import/paper-facts.js";
import type { ProposeOptions } from "../../import/propose/propose.js";
import { answerTasks } from "../threads/answer-tasks.js";
import { type Refused, readForm } from "./multipart.js";

/** What a thread is asked for: to read a form that was sent, or files. */
export type Task =
  | { readonly form: Uint8Array<ArrayBuffer>; readonly type: string }
  | { readonly papers: readonly PaperFile[]; readonly options: ProposeOptions };

/** What it answers: JSON text for a form, and for files what was proposed, without the facts of the papers. */
export type Reading = { readonly json: string } | { readonly refused: Refused } | Proposed;

export interface Proposed {
  readonly proposed: Omit<ImportJson, "papers"> & { readonly papers: number };
}

answerTasks(answer);

async function answer(task: Task): Promise<Reading> {
  if ("papers" in task) {
    const { papers, ...json } = importToJson(await importPapers(task.papers, task.options));
    return { proposed: { ...json, papers: papers.length } };
  }
  const form = await readForm(task.form, task.type);
  if ("refused" in form) return form;
  return { json: JSON.stringify(importToJson(await importPapers(form.papers, form.options))) };
}
