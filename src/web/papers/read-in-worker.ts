import { isSingleFile } from "../assets.js";
import type { PaperFile, PapersRead } from "../engine-sources.js";

let worker: Worker | undefined;
let next = 0;
/** Ends what is being read, as if it could not be read. */
let giveUp: (() => void) | undefined;

/** Stops reading: the worker is ended, and whoever waits gets null. */
export function stopReading(): void {
  giveUp?.();
}

/**
 * Reads papers away from the page. A paper that brings the worker down is a paper that cannot be read: null then, and
 * the next one gets a new worker.
 */
export function readInWorker(files: PaperFile[]): Promise<PapersRead | null> {
  worker ??= startWorker();
  const here = worker;
  const id = next++;
  return new Promise((resolve) => {
    const end = (read: PapersRead | null) => {
      here.removeEventListener("message", onMessage);
      here.removeEventListener("error", onError);
      giveUp = undefined;
      resolve(read);
    };
    const onMessage = ({ data }: MessageEvent<{ id: number; read: PapersRead | null }>) => {
      if (data.id === id) end(data.read);
    };
    const onError = () => {
      here.terminate();
      worker = undefined;
      end(null);
    };
    giveUp = onError;
    here.addEventListener("message", onMessage);
    here.addEventListener("error", onError);
    here.postMessage({ id, files });
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
