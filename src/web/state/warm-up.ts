import { effect } from "@preact/signals";
import { parseLedger } from "../engine.js";
import { current, reckonAgain } from "./store.js";

/** How often everything is computed and drawn before anybody waits for it. */
const TIMES = 5;

/**
 * Lets the browser compile what a key press needs before the first key is pressed: once there is something to compute, it is
 * computed and drawn again, with the same result, whenever the browser has nothing else to do.
 */
export function warmUp(): void {
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  let left = TIMES;
  const again = () => {
    for (const { ledger } of current.value.books) parseLedger(ledger);
    reckonAgain();
    if (--left > 0) whenIdle(again);
  };
  const stop = effect(() => {
    if (current.value.books.length > 0) queueMicrotask(begin);
  });
  let isBegun = false;
  function begin() {
    if (isBegun) return;
    isBegun = true;
    stop();
    whenIdle(again);
  }
}
