import { isSingleFile } from "../assets.js";
import type { PaperFile, PapersRead } from "../engine-sources.js";

/**
 * Milliseconds for one file. A reader ends by itself when a file takes too much work; this is for a browser in which even that
 * does not end.
 */
const LONGEST = 60_000;

let worker: Worker | undefined;
/** The reading that is waited for, and all behind it: one file is read after the other. */
let queue: Promise<unknown> = Promise.resolve();
/** Counts how often reading was stopped: what was asked for before is not read any more. */
let stops = 0;
/** Ends the file that is being read, as if it could not be read. */
let giveUp: (() => void) | undefined;

/** Stops reading: the worker is ended, and whoever waits gets null. */
export function stopReading(): void {
  stops++;
  giveUp?.();
}

/**
 * Reads papers away from the page, in the order in which they were given. A file that brings the worker down, or keeps
 * it too long, is a file that cannot be read: that is its problem, and the next file gets a new worker. Null when
 * reading was stopped.
 */
export function readInWorker(files: readonly File[]): Promise<PapersRead | null> {
  const before = stops;
  const reading = queue.then(async () => {
    const all: PapersRead = { papers: [], problems: [] };
    for (const file of files) {
      const bytes = await bytesOf(file);
      if (stops !== before) return null;
      const read = bytes && (await readOne({ name: file.name, bytes }));
      all.papers.push(...(read?.papers ?? []));
      all.problems.push(...(read?.problems ?? [unreadable(file.name)]));
    }
    return stops === before ? all : null;
  });
  queue = reading.catch(() => null);
  return reading;
}

/** Null when the file is not there any more. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  const content = await file.arrayBuffer().catch(() => null);
  return content && new Uint8Array(content);
}

function unreadable(name: string): PapersRead["problems"][number] {
  const message = "this file cannot be read here. Download it again, or enter what it says by hand.";
  return { code: "not_supported", path: name, pointer: "", message };
}

/** What one file gives; null when the worker did not answer. */
function readOne(file: PaperFile): Promise<PapersRead | null> {
  worker ??= startWorker();
  const here = worker;
  return new Promise((resolve) => {
    const end = (read: PapersRead | null) => {
      clearTimeout(clock);
      giveUp = undefined;
      here.onmessage = null;
      here.onerror = null;
      resolve(read);
    };
    giveUp = () => {
      here.terminate();
      worker = undefined;
      end(null);
    };
    const clock = setTimeout(giveUp, LONGEST);
    here.onerror = giveUp;
    here.onmessage = ({ data }: MessageEvent<PapersRead | null>) => end(data);
    here.postMessage(file);
  });
}

function startWorker(): Worker {
  if (!isSingleFile()) return new Worker(new URL("./reader-worker.ts", import.meta.url), { type: "module" });
  // The single file is its own worker: `main.tsx` reads papers where there is no document. A browser starts no worker
  // of modules from a file.
  const code = document.getElementById("program")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(address);
}
