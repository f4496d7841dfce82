import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { FieldSpec } from "../schema/field-specs.js";
import { announcement } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { focusFirstWrong } from "../ui/focus-first-wrong.js";

/** What every paper is entered into. */
export interface PaperProps {
  bookId: number;
  taxYear: number;
  onClose: () => void;
  /** Leads to the card of a kind of entry, where this paper is entered instead. */
  onOther: (kind: string) => void;
}

export const MONEY: FieldSpec = { type: "money", about: "", required: true };
export const OPTIONAL_MONEY: FieldSpec = { type: "money", about: "", required: false };
export const DATE: FieldSpec = { type: "date", about: "", required: true };
export const TEXT: FieldSpec = { type: "text", about: "", required: false };
export const YEAR: FieldSpec = { type: "year", about: "", required: true };
export const WRITE_YEAR = "Write the year with four digits.";
export const FLAG: FieldSpec = { type: "flag", about: "", required: false };

/** The boxes of a paper as they are typed, and whether the person has tried to enter it: before that, nothing is called wrong. */
export function useBoxes<T extends object>(first: T) {
  const boxes = useMemo(() => signal(first), []);
  const tried = useMemo(() => signal(false), []);
  return {
    now: boxes.value,
    set: (part: Partial<T>) => {
      boxes.value = { ...boxes.value, ...part };
    },
    tried,
  };
}

/** The frame that every paper has: its name at the top, boxes, what is missing, and one button that enters it. */
export function Paper({
  title,
  onClose,
  onEnter,
  tried,
  isWrong,
  problem,
  action = "Enter this form",
  children,
}: {
  title: string;
  onClose: () => void;
  /** Enters the paper; called when there is no problem. */
  onEnter: () => void;
  tried: { value: boolean };
  /** A box is marked: the paper cannot be entered yet. */
  isWrong: boolean;
  /** Why it cannot be entered, where that belongs to no box. */
  problem?: string | undefined;
  action?: string | undefined;
  children: ComponentChildren;
}) {
  const form = useRef<HTMLFormElement>(null);
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    tried.value = true;
    if (isWrong || problem !== undefined) return focusFirstWrong(form.current);
    onEnter();
    announcement.value = `${title} is entered.`;
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} paper={title}>
      <form ref={form} noValidate onSubmit={enter}>
        {children}
        <footer>
          {tried.value && problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <Button look="main" submit>
            {action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
