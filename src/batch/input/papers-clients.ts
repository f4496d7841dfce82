import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Problem, problemAt } from "../../errors.js";
import { ANSWERS_FORM, answersOf } from "../../import/answers-shape.js";
import type { Written } from "../../import/propose/build-ledger.js";
import type { Answers, Question } from "../../import/propose/questions-and-answers.js";
import { readYaml } from "../../ledger/read-yaml.js";
import type { PaperReader } from "../../node/reader/paper-reader.js";
import type { Proposed } from "../../node/reader/reader-thread.js";
import type { Client, InputFailure } from "./client.js";
import type { PapersFolder } from "./papers-folder.js";
import { nineDigits } from "./read-ledger-text.js";

/** So many papers of a client are read, and so many bytes of each; the reader refuses a paper that is larger. */
const MOST_PAPERS = 100;
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * The clients of a folder of papers: the person, and after them a spouse and inherited IRAs, each with a ledger. While a
 * question is open, or a paper is not read, there is none: what is missing is told, and nothing is guessed.
 */
export async function clientsOfPapers(
  folder: PapersFolder,
  reader: PaperReader,
): Promise<(Client | InputFailure)[]> {
  const failure = (problems: readonly Problem[]) => [{ place: folder.name, problems }];
  const wrong = (message: string) => failure([problemAt("invalid_value", [], message)]);
  if (folder.papers.length === 0) return wrong("has answers, and no papers that they are about");
  if (folder.papers.length > MOST_PAPERS) return wrong(`has more than ${MOST_PAPERS} papers`);
  try {
    const given = readAnswers(folder.answers);
    if (given === undefined)
      return failure([problemAt("invalid_value", [basename(folder.answers ?? "")], ANSWERS_FORM)]);
    const papers = folder.papers.map((path) => ({ name: basename(path), bytes: bytesOf(path) }));
    const reading = await reader.run({ papers, options: { answers: given.answers } });
    if (!("proposed" in reading))
      return wrong("its papers could not be read. Try them one at a time with the import command");
    const problems = problemsOf(reading.proposed);
    return problems.length > 0 ? failure(problems) : clientsOf(folder.name, reading.proposed, given.people);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return wrong(`its papers could not be read (${code})`);
  }
}

interface Given {
  readonly answers: Answers;
  /** What the ledgers of the owner and of the spouse say of them beyond the papers: an SSN, an address. */
  readonly people: readonly Written[];
}

function readAnswers(path: string | null): Given | undefined {
  if (path === null) return { answers: {}, people: [] };
  const { value, faults } = readYaml(readFileSync(path, "utf8"));
  if (faults.length > 0) return undefined;
  const { owner = {}, spouse = {}, ...rest } = (value ?? {}) as Record<string, Written>;
  const answers = answersOf(Array.isArray(value) ? value : rest);
  return answers && { answers, people: [owner, spouse] };
}

/** Of a paper that is too large, no more than shows that it is. */
function bytesOf(path: string): Uint8Array {
  return statSync(path).size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1).fill(0x20) : readFileSync(path);
}

function problemsOf({ questions, problems }: Proposed["proposed"]): Problem[] {
  const answered = new Set(problems.map(({ pointer }) => pointer));
  const open = questions.map(missing).filter(({ pointer }) => !answered.has(pointer));
  return [...problems, ...open];
}

/** An open question as what is missing. */
function missing({ id, about, choices }: Question): Problem {
  const offered = choices.map(({ answer }) => answer).join(", ");
  return problemAt("missing_fact", ["answers", id], `${about} Add it to answers.yaml (${offered}).`);
}

function clientsOf(
  name: string,
  { ledger, other_ledgers }: Proposed["proposed"],
  people: readonly Written[],
): (Client | InputFailure)[] {
  if (ledger === null) {
    const message = "no IRS transcript, tax form or account history was found in these papers";
    return [{ place: name, problems: [problemAt("not_supported", [], message)] }];
  }
  const ledgers = [ledger, ...other_ledgers];
  // Whose papers lie in one folder belong together.
  const together = ledgers.length === 1 ? {} : { household: name };
  const own = ledgers.filter((each) => ownerOf(each).inherited_from == null);
  return ledgers.map((each, at) => {
    const person = (people[own.indexOf(each)] ?? {}) as Record<string, Written>;
    const owner: Record<string, Written> = { ...ownerOf(each), ...together, ...person };
    const drafted = { ...(each as Record<string, Written>), owner };
    const key = at === 0 ? name : `${name}:${at + 1}`;
    return {
      key,
      place: key,
      owner: {
        name: textOf(owner.name) ?? "client",
        inheritedFrom: textOf(owner.inherited_from),
        ssn: nineDigits(owner.ssn),
      },
      household: textOf(owner.household),
      digest: createHash("sha256").update(JSON.stringify(drafted)).digest("hex"),
      source: { drafted },
    };
  });
}

function ownerOf(ledger: Written): Record<string, Written> {
  return ((ledger as Record<string, Written>).owner ?? {}) as Record<string, Written>;
}

function textOf(value: Written | undefined): string | null {
  return typeof value === "string" ? value : null;
}
