import { options } from "preact";

/** What ends a press besides its click: a menu of the browser, a drag, the keyboard. */
const ENDS = ["click", "pointercancel", "dragstart", "contextmenu", "keydown"] as const;

let isPressed = false;
let waiting: (() => void)[] = [];

function end(): void {
  isPressed = false;
  const drawings = waiting;
  waiting = [];
  for (const draw of drawings) draw();
}

/**
 * Draws nothing anew while a pointer is pressed. A field that loses the focus, or something that was computed meanwhile,
 * could move what is pressed away from under the pointer: the release would then find another place, and the click
 * would be lost. It is drawn before the click's own handlers run, which see what was typed last.
 */
export function holdStillWhilePressed(): void {
  const begin = (event: MouseEvent) => {
    isPressed = event.button === 0;
  };
  // A finger's press comes as pointer events first, and as mouse events once it is lifted: the focus moves with these.
  for (const type of ["pointerdown", "mousedown"] as const) addEventListener(type, begin, true);
  for (const type of ENDS) addEventListener(type, end, true);
  // No click follows when the pointer is released elsewhere.
  for (const type of ["pointerup", "mouseup"] as const) addEventListener(type, () => setTimeout(end), true);
  // A list of choices that opened may have taken the release.
  addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && end(), true);
  addEventListener("blur", (event) => event.target === window && end(), true);
  addEventListener("pointermove", ({ buttons }) => isPressed && buttons === 0 && end(), true);
  options.debounceRendering = (draw) => {
    if (isPressed) waiting.push(draw);
    else queueMicrotask(draw);
  };
}
