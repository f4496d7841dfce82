import { constants } from "node:os";
import type { Terminal } from "./terminal.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Ends the process on Ctrl-C, or when a scheduler wants it to stop, with a word about it. A handler of its own is needed
 * as the first process of a container too, which nothing else ends.
 *
 * @param word what it means for the work
 * @returns takes the handlers away again
 */
export function endWhenAsked(terminal: Terminal, word: string): () => void {
  const end = (signal: (typeof SIGNALS)[number]) => {
    terminal.progress?.("");
    terminal.complain(word);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
