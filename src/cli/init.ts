import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import { compute } from "../index.js";
import { readLedger } from "../ledger/read.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { prepareOutput } from "../node/files/prepare-output.js";
import { refuseExisting, writeFiles } from "../node/files/write-files.js";
import { DONE, REFUSED } from "./exit-status.js";
import { type FiledForm, filedFormsOfOne } from "./filed-forms.js";
import { askAll } from "./interview.js";
import type { InitOptions } from "./options.js";
import { type Beginnings, EXAMPLE, starter } from "./starter.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/**
 * `form8606 init`: writes a ledger to start from: with what filled forms say, with the answers to questions about a
 * person's papers when a person is there to ask, or an example.
 */
export async function init(file: string, { force, from }: InitOptions, terminal: Terminal): Promise<number> {
  prepareOutput(dirname(file));
  if (!force) refuseExisting(file);
  const asked = await begin(file, from, terminal);
  if (asked === null) return REFUSED;
  const yaml = starter(asked.beginnings);
  const warnings = writeFiles([{ path: file, bytes: yaml }], { force: force === true });
  for (const warning of warnings) terminal.complain(escapeControl(warning));
  const name = escapeControl(file);
  const { note } = asked.beginnings;
  // Ctrl+C leaves the cursor behind the last question.
  if (asked.stopped) terminal.complain("");
  if (note !== undefined) terminal.complain(`Stopped. ${name} has your finished papers. ${note}`);
  else if (asked.stopped)
    terminal.complain(`Stopped. Your answers so far are in ${name}; add the rest there with an editor.`);
  else terminal.print(`Wrote ${name}. Next: ${COMMAND} check ${name}`);
  for (const line of stillMissing(yaml)) terminal.print(line);
  return asked.stopped ? REFUSED : DONE;
}

/** What the ledger still needs before it can be computed. */
function stillMissing(yaml: string): string[] {
  const read = readLedger(yaml, "yaml");
  const computed = read.ok ? compute(read.value) : read;
  if (computed.ok) return [];
  return [
    "Still missing:",
    ...computed.problems.map((problem) => `  ${problemLine(problem, { file: "", several: false })}`),
  ];
}

interface Asked {
  readonly beginnings: Beginnings;
  /** The person ended the questions before the last one. */
  readonly stopped: boolean;
}

async function begin(file: string, from: readonly string[], terminal: Terminal): Promise<Asked | null> {
  if (from.length > 0) {
    const beginnings = await filedBefore(from, terminal);
    return beginnings === null ? null : { beginnings, stopped: false };
  }
  return terminal.interactive ? interviewAt(file, terminal) : { beginnings: EXAMPLE, stopped: false };
}

/**
 * The beginnings that filled forms give: the last one's line 14 is the opening, and what it covers is not compared again.
 * Null, with the reasons told, when the forms cannot be read or used.
 */
async function filedBefore(from: readonly string[], terminal: Terminal): Promise<Beginnings | null> {
  const named = { file: from.join(", "), several: true };
  const forms = await filedFormsOfOne(from);
  if (!forms.ok) {
    for (const problem of forms.problems) terminal.complain(problemLine(problem, named));
    return null;
  }
  const { owner = null, ssn = null } = forms.value.findLast((form) => form.owner !== null) ?? {};
  const beginnings: Beginnings = {
    name: owner ?? EXAMPLE.name,
    ssn: /^\d{3}-?\d{2}-?\d{4}$/.test(ssn ?? "") ? ssn : null,
    born: null,
    household: null,
    opening: openingAfter(forms.value),
    entries: [],
    years: {},
    filed: forms.value.map(({ tax_year: year, lines }) => ({ year, lines })),
  };
  for (const { tax_year: year, unread } of forms.value) {
    for (const { line, why } of unread)
      terminal.complain(`Line ${line} of the ${year} form was not read: ${why}. Enter it by hand.`);
  }
  const trial = readLedger(starter(beginnings), "yaml");
  if (trial.ok) return beginnings;
  for (const problem of trial.problems) terminal.complain(problemLine(problem, named));
  return null;
}

/**
 * The opening after the last of the forms: its line 14, or where its Part I is blank that of the last form that has one;
 * a Part I without line 14 carries nothing. Null when no form has a Part I.
 */
function openingAfter(forms: readonly FiledForm[]): Beginnings["opening"] {
  const last = forms.at(-1);
  const withPart1 = forms.findLast(({ lines }) => PART_1.some((label) => lines[label] !== undefined));
  if (last === undefined || withPart1 === undefined) return null;
  if (forms.some(({ unread }) => unread.some(({ line }) => line === "14"))) return null;
  return { year: last.tax_year, basis: String(withPart1.lines["14"] ?? 0) };
}

const PART_1 = ["1", "2", "3", "14"];

/** Asks at the terminal. Ctrl+C or the end of the input keeps what was answered. */
async function interviewAt(file: string, terminal: Terminal): Promise<Asked> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let soFar: { draft: Beginnings; answered: number } | null = null;
  const stopped = new Promise<null>((resolve) => lines.once("close", () => resolve(null)));
  try {
    const ask = async (question: string) => (await lines.question(question)).trim();
    const asked = askAll(ask, terminal, (draft, answered) => {
      soFar = { draft, answered };
    });
    asked.catch(() => {});
    const beginnings = await Promise.race([asked, stopped]);
    return beginnings === null ? keep(file, soFar) : { beginnings, stopped: false };
  } finally {
    lines.close();
  }
}

function keep(file: string, soFar: { draft: Beginnings; answered: number } | null): Asked {
  if (soFar === null || soFar.answered === 0) throw new FileError(file, "stopped, so nothing was written");
  return { beginnings: finished(soFar.draft, file), stopped: true };
}

/** Leaves out what was answered of a paper before its last question, and says so in the ledger. */
export function finished({ unfinished, ...draft }: Beginnings, file: string): Beginnings {
  if (unfinished === undefined) return draft;
  const { paper, year, before } = unfinished;
  const note = `The ${paper}${year === null ? "" : ` for ${year}`} is not in it. Add it with an editor, or start over: ${COMMAND} init ${escapeControl(file)} --force`;
  return { ...draft, ...before, note };
}
