import { signal } from "@preact/signals";
import { active, year } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Form1099R } from "./form-1099-r-dialog.js";
import { Form5498 } from "./form-5498-dialog.js";
import { SomethingElse } from "./new-entry.js";
import { FormW2, LastForm8606 } from "./other-paper-dialogs.js";
import type { PaperProps } from "./paper.js";

type PaperName = "1099-R" | "5498" | "8606" | "W-2" | "other";

const DIALOGS: Readonly<Record<PaperName, (props: PaperProps) => preact.JSX.Element>> = {
  "1099-R": Form1099R,
  "5498": Form5498,
  "8606": LastForm8606,
  "W-2": FormW2,
  other: SomethingElse,
};

const NAMES: Readonly<Record<PaperName, string>> = {
  "1099-R": "Form 1099-R",
  "5498": "Form 5498",
  "8606": "Last Form 8606",
  "W-2": "Form W-2",
  other: "Something else happened",
};

/** The paper that is being entered. */
const open = signal<PaperName | null>(null);

export function AddPaper() {
  const book = active.value?.book;
  if (book === undefined) return null;
  const Shown = open.value === null ? null : DIALOGS[open.value];
  return (
    <section class="add-paper" aria-label="Add a paper">
      <h3>Add a paper</h3>
      <div class="row">
        {(Object.keys(NAMES) as PaperName[]).map((name) => (
          <Button
            key={name}
            icon={name === "other" ? "spark" : "paper"}
            onClick={() => {
              open.value = name;
            }}
          >
            {NAMES[name]}
          </Button>
        ))}
      </div>
      {Shown && (
        <Shown
          bookId={book.id}
          taxYear={year.value}
          onClose={() => {
            open.value = null;
          }}
        />
      )}
    </section>
  );
}
