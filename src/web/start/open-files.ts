import { signal } from "@preact/signals";
import { whyAgeIsRefused } from "../../age-header.js";
import { decrypt } from "../download/save-ledger.js";
import { readJson, readLedger, readYaml } from "../engine.js";
import { addBook, EMPTY, type Household } from "../state/household.js";
import { current, load } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";

/** What went wrong with a file that was opened, in a sentence. */
export const openTrouble = signal<string | null>(null);

/** A locked file that waits for its passphrase. */
export const locked = signal<{ name: string; bytes: Uint8Array<ArrayBuffer> } | null>(null);

/** Opens saved ledgers, one file a person, beside those that are open. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  openTrouble.value = null;
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const refused = isAge(bytes) ? whyAgeIsRefused(bytes) : undefined;
    if (refused !== undefined) openTrouble.value = `${file.name} ${refused}.`;
    else if (isAge(bytes)) locked.value = { name: file.name, bytes };
    else openText(file.name, new TextDecoder().decode(bytes));
  }
}

/** Opens the locked file. */
export async function unlock(passphrase: string): Promise<boolean> {
  const file = locked.value;
  if (file === null) return false;
  try {
    const text = await decrypt(file.bytes, passphrase);
    locked.value = null;
    openText(file.name.replace(/\.age$/i, ""), text);
    return true;
  } catch {
    return false;
  }
}

/** Opens the text of a ledger. What is wrong in it is shown where it stands; a file that is no ledger is refused. */
function openText(name: string, text: string): void {
  const isJson = /^\s*[[{]/.test(text);
  const read = isJson ? readJson(text.replace(/^\uFEFF/, "")) : readYaml(text.replace(/^\uFEFF/, ""));
  const values = Array.isArray(read.value) ? read.value : [read.value];
  const ledgers = values.filter(isLedger);
  if (!read.readable || read.faults.length > 0 || ledgers.length !== values.length) {
    const checked = readLedger(text, isJson ? "json" : "yaml");
    const first = checked.ok ? undefined : checked.problems[0];
    const line = first?.line === undefined ? "" : ` (line ${first.line})`;
    openTrouble.value = `${name} is not a file that this page saved, or it cannot be read${line}${first && first.path !== "" ? `: ${first.message}` : ""}.`;
    return;
  }
  const source = isJson || values.length > 1 ? null : text;
  let household: Household = current.value.books.length === 0 ? EMPTY : current.value;
  for (const ledger of ledgers) household = addBook(household, ledger, { file: name, source }).household;
  load(household);
}

function isLedger(value: unknown): value is WrittenMap {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "owner" in value;
}

function isAge(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 22)).startsWith("age-encryption.org/v1");
}
