import { door } from "../start/door.js";
import { current, view } from "../state/store.js";
import { isLedgerFile, takeFiles } from "./papers-store.js";

/**
 * Takes files that are dropped beside the place for them: the browser would leave the page and show the file instead.
 * While something else is asked, they are not taken.
 */
export function takeDropsAnywhere(): void {
  addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer && isAsking()) event.dataTransfer.dropEffect = "none";
  });
  addEventListener("drop", (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (!isAsking()) take([...(event.dataTransfer?.files ?? [])]);
  });
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}

function isAsking(): boolean {
  return document.querySelector("dialog[open]") !== null || door.value !== null;
}

/** Saved work is opened; papers are read, and at the start it is asked first whose they are. */
function take(files: readonly File[]): void {
  if (files.some((file) => !isLedgerFile(file))) {
    if (current.value.books.length === 0) door.value = "papers";
    else view.value = "papers";
  }
  void takeFiles(files);
}
