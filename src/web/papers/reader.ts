import { type PaperFile, readPapers } from "../engine-sources.js";

/** Reads papers in a worker, so that the page goes on while a large PDF is taken apart. */
export function answerAsReader(): void {
  addEventListener("message", async (event: MessageEvent<{ id: number; files: PaperFile[] }>) => {
    const { id, files } = event.data;
    try {
      postMessage({ id, read: await readPapers(files) });
    } catch {
      postMessage({ id, read: null });
    }
  });
}
