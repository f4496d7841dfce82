import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseLedger } from "../ledger/parse.js";
import { readLedger } from "../ledger/read.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { prepareOutput } from "../node/files/output.js";
import { refuseExisting, writeFiles } from "../node/files/write-files.js";
import { DONE, REFUSED } from "./exit-status.js";
import { filedFormsOfOne } from "./filed-forms.js";
import type { InitOptions } from "./options.js";
import { type Beginnings, EXAMPLE, starter } from "./starter.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./text.js";

/** Asks one question and gives back the answer without the spaces around it. */
export type Ask = (question: string) => Promise<string>;

/**
 * `form8606 init`: writes a ledger to start from: with what filled forms say, with the answers to a few questions
 * when a person is there to ask, or an example.
 */
export async function init(file: string, { force, from }: InitOptions, terminal: Terminal): Promise<number> {
  prepareOutput(dirname(file));
  if (!force) refuseExisting(file);
  const beginnings = await begin(file, from, terminal);
  if (beginnings === null) return REFUSED;
  const warnings = writeFiles([{ path: file, bytes: starter(beginnings) }], { force: force === true });
  for (const warning of warnings) terminal.complain(escapeControl(warning));
  terminal.print(`Wrote ${escapeControl(file)}. Edit it, then: ${COMMAND} draft ${escapeControl(file)}`);
  return DONE;
}

async function begin(file: string, from: readonly string[], terminal: Terminal): Promise<Beginnings | null> {
  if (from.length > 0) return filedBefore(from, terminal);
  return terminal.interactive ? interview(file, terminal) : EXAMPLE;
}

/** The beginnings that filled forms give; null, with the reasons told, when they cannot be read or used. */
async function filedBefore(from: readonly string[], terminal: Terminal): Promise<Beginnings | null> {
  const forms = await filedFormsOfOne(from);
  if (!forms.ok) {
    for (const problem of forms.problems) {
      terminal.complain(problemLine(problem, { file: from.join(", "), several: true }));
    }
    return null;
  }
  const { owner = null, ssn = null } = forms.value.findLast((form) => form.owner !== null) ?? {};
  const beginnings: Beginnings = {
    name: owner ?? EXAMPLE.name,
    ssn: /^\d{3}-?\d{2}-?\d{4}$/.test(ssn ?? "") ? ssn : null,
    born: null,
    opening: null,
    entries: [],
    yearEndValues: [],
    filed: forms.value.map(({ tax_year: year, lines }) => ({ year, lines })),
  };
  const trial = readLedger(starter(beginnings), "yaml");
  if (trial.ok) return beginnings;
  for (const problem of trial.problems) {
    terminal.complain(problemLine(problem, { file: from.join(", "), several: true }));
  }
  return null;
}

/** Asks at the terminal. Ctrl+C or the end of the input stops it. */
async function interview(file: string, terminal: Terminal): Promise<Beginnings> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const stopped = new Promise<never>((_, reject) => {
    lines.once("close", () => reject(new FileError(file, "stopped, so nothing was written")));
  });
  try {
    const ask = async (question: string) => (await lines.question(question)).trim();
    return await Promise.race([questions(ask, terminal), stopped]);
  } finally {
    stopped.catch(() => {});
    lines.close();
  }
}

/**
 * The questions that begin a ledger. Each answer is checked as the ledger itself would be, and asked again when it
 * is wrong; an empty answer leaves the fact out.
 */
export async function questions(ask: Ask, terminal: Terminal): Promise<Beginnings> {
  const trial = (over: object) => ({ owner: { name: "x" }, entries: [], ...over });
  const asked = (question: string, ledgerWith: (answer: string) => object) =>
    untilRight(ask, terminal, question, (answer) => trial(ledgerWith(answer)));

  const name = await asked("Name as on the return: ", (answer) => ({
    owner: { name: answer || "Your Name" },
  }));
  const ssn = await asked("Social security number (Enter to leave out): ", (answer) =>
    answer === "" ? {} : { owner: { name: "x", ssn: answer } },
  );
  const born = await asked("Date of birth, YYYY-MM-DD (Enter to leave out): ", (answer) =>
    answer === "" ? {} : { owner: { name: "x", born: answer } },
  );
  const opening = await openingQuestions(asked);
  const entries = await entryQuestions(asked);
  return {
    name: name || EXAMPLE.name,
    ssn: ssn || null,
    born: born || null,
    opening,
    entries,
    yearEndValues: await valueQuestions(asked, entries),
  };
}

type Asked = (question: string, ledgerWith: (answer: string) => object) => Promise<string>;

async function openingQuestions(asked: Asked): Promise<Beginnings["opening"]> {
  const year = await asked("Tax year of the last Form 8606 filed (Enter if there is none): ", (answer) =>
    answer === "" ? {} : { opening: { year: Number(answer), basis: 0 } },
  );
  if (year === "") return null;
  const basis = await asked(`Line 14 of that form, in dollars: `, (answer) => ({
    opening: { year: Number(year), basis: answer },
  }));
  return { year: Number(year), basis: plain(basis) };
}

const KINDS: Readonly<Record<string, string>> = { c: "contribution", v: "conversion", d: "distribution" };

async function entryQuestions(asked: Asked): Promise<Beginnings["entries"]> {
  const entries: Beginnings["entries"] = [];
  for (;;) {
    const letter = await asked(
      "Add a (c)ontribution to a traditional IRA, con(v)ersion to a Roth IRA or (d)istribution (Enter when done): ",
      (answer) =>
        answer === "" ? {} : { entries: [{ ...SAMPLE, kind: KINDS[answer.toLowerCase()] ?? answer }] },
    );
    if (letter === "") return entries;
    const kind = KINDS[letter.toLowerCase()] ?? letter;
    const date = await asked("  on which day, YYYY-MM-DD: ", (answer) => ({
      entries: [{ ...SAMPLE, kind, date: answer }],
    }));
    const own = Number(date.slice(0, 4));
    const forYear =
      kind === "contribution"
        ? await asked(`  for which tax year (Enter for ${own}): `, (answer) => ({
            entries: [{ ...SAMPLE, kind, date, ...(answer === "" ? {} : { for: Number(answer) }) }],
          }))
        : "";
    const amount = await asked("  how much, in dollars: ", (answer) => ({
      entries: [{ ...SAMPLE, kind, date, amount: answer }],
    }));
    entries.push({ date, kind, for: forYear === "" ? null : Number(forYear), amount: plain(amount) });
  }
}

/** An entry without a fault, for trying one answer at a time. */
const SAMPLE = { date: "2025-01-14", kind: "contribution", amount: 1 };

async function valueQuestions(
  asked: Asked,
  entries: Beginnings["entries"],
): Promise<Beginnings["yearEndValues"]> {
  const withdrawn = entries
    .filter(({ kind }) => kind !== "contribution")
    .map(({ date }) => Number(date.slice(0, 4)));
  const values: Beginnings["yearEndValues"] = [];
  for (const year of [...new Set(withdrawn)].sort((a, b) => a - b)) {
    const value = await asked(
      `All traditional, SEP and SIMPLE IRAs on December 31, ${year}, in dollars (Enter if not known yet): `,
      (answer) => (answer === "" ? {} : { years: { [year]: { year_end_value: answer } } }),
    );
    if (value !== "") values.push({ year, value: plain(value) });
  }
  return values;
}

async function untilRight(
  ask: Ask,
  terminal: Terminal,
  question: string,
  ledgerWith: (answer: string) => object,
): Promise<string> {
  for (;;) {
    const answer = await ask(question);
    const read = parseLedger(ledgerWith(answer));
    if (read.ok) return answer;
    for (const { message } of read.problems) terminal.complain(escapeControl(`  ${message}`));
  }
}

/** An amount as YAML takes it: "6,500.00" without its commas and dollar sign. */
function plain(amount: string): string {
  return amount.replace(/[$,\s]/g, "");
}
