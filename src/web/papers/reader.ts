import { type PaperFile, readPapers } from "../engine-sources.js";

/** Reads papers in a worker, so that the page goes on while a large PDF is taken apart. */
export function answerAsReader(): void {
  addEventListener("message", async ({ data }: MessageEvent<PaperFile>) => {
    try {
      postMessage(await readPapers([data]));
    } catch {
      postMessage(null);
    }
  });
}
