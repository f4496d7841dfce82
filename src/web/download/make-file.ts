import { effect, signal } from "@preact/signals";
import type { Result } from "../engine.js";
import { announcement, current } from "../state/store.js";
import type { MadeFile } from "./make-pdfs.js";
import { download, typeOf } from "./save-file.js";

/** What is being made, and what went wrong with it. */
export const busy = signal<string | null>(null);
export const trouble = signal<string | null>(null);

// What went wrong belongs to what was entered then.
effect(() => {
  if (current.value) trouble.value = null;
});

type Makers = typeof import("./make-pdfs.js");

/** Makes files and hands them over; the code for PDFs is loaded by the first of them. */
export async function make(
  what: string,
  makeFiles: (makers: Makers) => Promise<Result<MadeFile[]>>,
): Promise<void> {
  if (busy.value !== null) return;
  busy.value = what;
  trouble.value = null;
  try {
    const makers = await import("./make-pdfs.js");
    const made = await makeFiles(makers);
    if (!made.ok) trouble.value = makers.inWords(made.problems);
    else if (made.value.length === 0)
      trouble.value = "There is nothing to print: no year here needs Form 8606.";
    else {
      for (const { name, bytes } of made.value) download(name, bytes, typeOf(name));
      announcement.value = `${what} is downloaded.`;
    }
  } catch {
    trouble.value = `${what} could not be made. Save your work, reload the page, and try again.`;
  } finally {
    busy.value = null;
  }
}
