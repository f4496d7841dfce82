import { computed, signal } from "@preact/signals";
import type { Answers, Paper, Proposal } from "../engine-sources.js";
import { openFiles } from "../start/open-files.js";
import { addBook, type Household, inOrder } from "../state/household.js";
import { active, announcement, change, show, view } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";
import { readInWorker, stopReading } from "./read-in-worker.js";

/** The papers that were given and are not entered yet, and what was wrong with files. */
export const papers = signal<readonly Paper[]>([]);
export const troubles = signal<readonly string[]>([]);
export const reading = signal(false);

/** What the person answered, by question. */
const answers = signal<Answers>({});

/** The code of the proposer, once it is there. */
const proposer = signal<typeof import("../engine-sources.js").propose | null>(null);

/** What the papers give, together with the answers; null while there are none. Nothing of it counts until it is entered. */
export const proposal = computed<Proposal | null>(() => {
  const propose = proposer.value;
  if (propose === null || papers.value.length === 0) return null;
  const here = active.value;
  const into = here?.ledger ? { value: here.book.ledger, ledger: here.ledger } : null;
  return propose(papers.value, { into, answers: answers.value });
});

/** Takes files that were dropped or chosen: saved ledgers are opened, everything else is read as papers. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const ledgers = files.filter(isLedgerFile);
  if (ledgers.length > 0) await openFiles(ledgers);
  const others = files.filter((file) => !ledgers.includes(file));
  if (others.length > 0) await takePapers(others);
}

/** Whether a file is saved work, by its name. */
export function isLedgerFile({ name }: File): boolean {
  return /\.(?:ya?ml|age)$/i.test(name);
}

/** Takes text that was pasted. */
export function takeText(text: string): Promise<void> {
  return takePapers([new File([text], "pasted text")]);
}

/** Stops reading and keeps what was read before. */
export function cancelReading(): void {
  stopReading();
  announcement.value = "Stopped.";
}

/** How many times files were given that are not read yet. */
let waiting = 0;

async function takePapers(files: readonly File[]): Promise<void> {
  waiting++;
  reading.value = true;
  try {
    const [{ propose }, read] = await Promise.all([import("../engine-sources.js"), readInWorker(files)]);
    proposer.value = propose;
    if (read === null) return;
    papers.value = [...papers.value, ...read.papers];
    troubles.value = [...troubles.value, ...read.problems.map(({ path, message }) => `${path}: ${message}`)];
    const count = papers.value.length;
    announcement.value = count === 1 ? "1 paper is read." : `${count} papers are read.`;
  } finally {
    waiting--;
    reading.value = waiting > 0;
  }
}

/** Answers one question; undefined takes the answer back. */
export function answer(id: string, to: string | undefined): void {
  const { [id]: _, ...others } = answers.value;
  answers.value = to === undefined ? others : { ...others, [id]: to };
}

/** Enters what the papers give, as one step that can be undone. What waits for an answer stays out. */
export function enterProposal(): void {
  const now = proposal.value;
  const here = active.value?.book.id;
  if (now === null || here === undefined) return;
  change((household) => {
    let next: Household = household;
    let isFirst = true;
    for (const { whose, ledger } of now.ledgers) {
      const written = withOwner(inOrder(ledger as WrittenMap), next, here);
      if (isFirst && !whose.isOther && whose.inherited === null)
        next = { books: next.books.map((book) => (book.id === here ? { ...book, ledger: written } : book)) };
      else next = addBook(next, written).household;
      isFirst = false;
    }
    return next;
  });
  forgetPapers();
  show(here);
  view.value = "years";
  announcement.value = "The papers are entered.";
}

/** A ledger that no paper gave a name keeps the name that was typed. */
function withOwner(ledger: WrittenMap, household: Household, here: number): WrittenMap {
  const owner = (ledger.owner ?? {}) as WrittenMap;
  const typed = (household.books.find(({ id }) => id === here)?.ledger.owner ?? {}) as WrittenMap;
  return { ...ledger, owner: { name: typed.name ?? "", ...owner } };
}

/** Puts the papers away without entering them. */
export function forgetPapers(): void {
  papers.value = [];
  troubles.value = [];
  answers.value = {};
}
