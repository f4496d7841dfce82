import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { history, saved } from "../state/store.js";
import { Button } from "../ui/button.js";
import { focusFirstWrong } from "../ui/focus-first-wrong.js";
import { door } from "./door.js";

/** What is wrong with the answers on the screen: in words, and the field that it is about. */
export interface Missing {
  /** The key of the field; null when it is none of them. */
  readonly field: string | null;
  readonly words: string;
}

/** What is wrong in a field, in words; with null, what belongs to none of them. */
export function wordsAt(missing: readonly Missing[], field: string | null): string | undefined {
  return missing.find((each) => each.field === field)?.words;
}

/** One question on the screen, with where one is and the way back. Long because it is the markup of one screen, from top to bottom. */
export function Steps({
  title,
  step,
  steps,
  why,
  problem,
  action,
  onNext,
  onBack,
  children,
}: {
  title: string;
  step: number;
  /** How many there are, by the answers so far. */
  steps: number;
  why: string;
  /** What is missing and belongs to no field. */
  problem?: string | undefined;
  action: string;
  onNext: () => void;
  onBack: () => void;
  children: ComponentChildren;
}) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input, select")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [step]);
  return (
    <main class="steps" id="main" tabIndex={-1}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
          focusFirstWrong(form.current);
        }}
      >
        {steps > 1 && (
          <>
            <p class="kicker">
              Question {step + 1} of {steps}
            </p>
            <div class="progress" aria-hidden="true">
              {Array.from({ length: steps }, (_, index) => (
                <span key={index} class={index <= step ? "done" : ""} />
              ))}
            </div>
          </>
        )}
        <h1>{title}</h1>
        <p class="lead">{why}</p>
        <div class="fields">{children}</div>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <footer>
          <Button look="quiet" icon="left" onClick={onBack}>
            Back
          </Button>
          <Button look="main" submit>
            {action}
          </Button>
        </footer>
      </form>
    </main>
  );
}

/** What was entered at a door is where undo ends, and it is not saved yet. */
export function beginFromHere(): void {
  history.value = { ...history.value, past: [] };
  saved.value = { books: [] };
  door.value = null;
}
