import type { Problem } from "../errors.js";
import type { Paper, PaperFile } from "./paper-facts.js";
import type { Written } from "./propose/build-ledger.js";
import type { Note } from "./propose/own-papers.js";
import { type Proposal, type ProposeOptions, propose } from "./propose/propose.js";
import type { Question } from "./propose/questions-and-answers.js";
import { readPapers } from "./read-papers.js";

/** What an import gives back to another program. Amounts of a ledger are in dollars, those of facts in cents. */
export interface ImportJson {
  readonly papers: readonly {
    readonly file: string;
    readonly kind: string;
    readonly owner: Paper["owner"];
    readonly tax_year: number | null;
    readonly account: string | null;
    readonly facts: Paper["facts"];
    readonly unknown: Paper["unknown"];
  }[];
  /** The ledger of the first person's own IRAs; null when no paper gives one. */
  readonly ledger: Written;
  /** Ledgers of a spouse and of inherited IRAs. */
  readonly other_ledgers: readonly { [key: string]: Written }[];
  readonly questions: readonly Question[];
  /** Entries that are in no ledger yet, with the ids of the questions that they wait for. */
  readonly waiting: Proposal["ledgers"][number]["waiting"];
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

export interface Imported extends Proposal {
  readonly papers: readonly Paper[];
}

/** Reads papers and proposes ledgers from them; nothing is thrown for what a file holds. */
export async function importPapers(
  files: readonly PaperFile[],
  options: ProposeOptions = {},
): Promise<Imported> {
  const read = await readPapers(files);
  const proposal = propose(read.papers, options);
  return { ...proposal, papers: read.papers, problems: [...read.problems, ...proposal.problems] };
}

/** The same as JSON has it. */
export function importToJson({ papers, ledgers, questions, notes, problems }: Imported): ImportJson {
  const [first, ...others] = papers.length === 0 ? [] : ledgers;
  return {
    papers: papers.map(({ file, kind, owner, tax_year, account, facts, unknown }) => ({
      file,
      kind,
      owner,
      tax_year,
      account,
      facts,
      unknown,
    })),
    ledger: first?.ledger ?? null,
    other_ledgers: others.map(({ ledger }) => ledger),
    questions,
    waiting: ledgers.flatMap(({ waiting }) => waiting),
    notes,
    problems,
  };
}
