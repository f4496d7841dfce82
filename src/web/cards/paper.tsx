import type { ComponentChildren } from "preact";
import type { FieldSpec } from "../schema/field-specs.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";

/** What every paper is entered into. */
export interface PaperProps {
  bookId: number;
  taxYear: number;
  onClose: () => void;
}

export const MONEY: FieldSpec = { type: "money", about: "", required: true };
export const OPTIONAL_MONEY: FieldSpec = { type: "money", about: "", required: false };
export const DATE: FieldSpec = { type: "date", about: "", required: true };
export const TEXT: FieldSpec = { type: "text", about: "", required: false };
export const YEAR: FieldSpec = { type: "year", about: "", required: true };

/** The frame that every paper has: its name and year at the top, boxes, and one button that enters it. */
export function Paper({
  title,
  onClose,
  onSubmit,
  problem,
  action,
  children,
}: {
  title: string;
  onClose: () => void;
  onSubmit: () => void;
  problem?: string | undefined;
  action: string;
  children: ComponentChildren;
}) {
  return (
    <Dialog title={title} onClose={onClose} paper={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <footer>
          {problem && (
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
