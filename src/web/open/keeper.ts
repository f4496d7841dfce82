import { signal } from "@preact/signals";
import { isSingleFile } from "../assets.js";
import { readYaml } from "../engine.js";
import { addBook, type Book, EMPTY } from "../state/household.js";
import { toYaml } from "../state/ledger-yaml.js";
import { current, load, markSaved } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";

/** A file of `form8606 open`: its place on the command line, and the text that the page began with. */
interface Kept {
  readonly index: number;
  readonly version: string;
}

/** The files behind the books, by the books' ids; empty where the page was not opened with files. */
const kept = signal<ReadonlyMap<number, Kept>>(new Map());

/** Why the work could not be saved, in a sentence. */
export const saveTrouble = signal<string | null>(null);

/** Whether every book on the page has a file that it is saved to. */
export function hasFiles(): boolean {
  const { books } = current.value;
  return books.length > 0 && books.every(({ id }) => kept.value.has(id));
}

/** Takes the ledgers that `form8606 open` was given. A page from anywhere else has none. */
export async function openKeptFiles(): Promise<void> {
  if (isSingleFile() || !location.protocol.startsWith("http")) return;
  const response = await fetch(new URL("ledgers", document.baseURI)).catch(() => null);
  if (response?.status === 507) saveTrouble.value = `${await response.text()}. Nothing was opened.`;
  if (response?.ok !== true) return;
  new EventSource(new URL("alive", document.baseURI));
  const files = (await response.json()) as { name: string; text: string; version: string }[];
  let household = EMPTY;
  const found = new Map<number, Kept>();
  files.forEach(({ name, text, version }, index) => {
    const read = text.trim() === "" ? { owner: { name: "" }, entries: [] } : readYaml(text).value;
    if (read === null || typeof read !== "object") {
      saveTrouble.value = `${name} is not a file of saved work, or it cannot be read.`;
      return;
    }
    const source = text.trim() === "" || /^\s*[[{]/.test(text) ? null : text;
    const added = addBook(household, read as WrittenMap, { file: name, source });
    household = added.household;
    found.set(added.id, { index, version });
  });
  kept.value = found;
  if (household.books.length > 0) load(household);
}

/** Saves every book to its file. A file that somebody else has changed is not overwritten. */
export async function saveToFiles(): Promise<void> {
  saveTrouble.value = null;
  const next = new Map(kept.value);
  for (const book of current.value.books) {
    const file = next.get(book.id);
    if (file === undefined) continue;
    const version = await put(book, file);
    if (version === null) return;
    next.set(book.id, { ...file, version });
    kept.value = new Map(next);
  }
  markSaved();
}

async function put(book: Book, { index, version }: Kept): Promise<string | null> {
  const isJson = book.file?.endsWith(".json") === true;
  const text = isJson ? `${JSON.stringify(book.ledger, null, 2)}\n` : toYaml(book.ledger, book.source);
  const response = await fetch(new URL(`ledgers/${index}`, document.baseURI), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text, version }),
  }).catch(() => null);
  if (response?.ok === true) return ((await response.json()) as { version: string }).version;
  saveTrouble.value =
    response?.status === 409
      ? `${book.file} was changed by another page or program. Save a copy under Take it with you, then reload.`
      : response?.status === 507
        ? `${await response.text()}. Nothing was saved. Save a copy under Take it with you.`
        : "The program behind this page has stopped. Save a copy under Take it with you.";
  return null;
}

/** An official form that is installed on this machine, by its year or the name of its file; null where there is none. */
export async function installedOfficial(name: number | string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (kept.value.size === 0) return null;
  const response = await fetch(new URL(`official/${name}`, document.baseURI)).catch(() => null);
  return response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : null;
}
