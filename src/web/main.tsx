import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.js";
import { openKeptFiles } from "./open/keeper.js";
import { takeDropsAnywhere } from "./papers/drop-anywhere.js";
import { keepWork } from "./state/autosave.js";
import { reviewWhatIsPainted } from "./state/reviewed.js";
import { isDirty, redo, today, undo } from "./state/store.js";
import { watchToSend } from "./state/to-send.js";
import { warmUp } from "./state/warm-up.js";
import "./style/index.css";
import { loadTypeface } from "./typeface.js";
import { theme } from "./ui/header.js";
import { holdStillWhilePressed } from "./ui/hold-still.js";

/** The day on this computer: the page's one look at a clock. */
function dayHere(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]") !== null)
    return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else return;
  event.preventDefault();
}

async function start(): Promise<void> {
  today.value = dayHere();
  await loadTypeface();
  keepWork();
  await openKeptFiles();
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
  reviewWhatIsPainted();
  watchToSend();
  holdStillWhilePressed();
  takeDropsAnywhere();
  window.addEventListener("keydown", onKey);
  window.addEventListener("beforeunload", (event) => {
    if (isDirty.value) event.preventDefault();
  });
  const root = document.getElementById("page");
  if (root !== null) render(<App />, root);
  warmUp();
}

// In a worker there is no page: the same script reads papers there.
if (typeof document === "undefined")
  void import("./papers/reader.js").then((reader) => reader.answerAsReader());
else void start();
