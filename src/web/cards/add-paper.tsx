import { signal } from "@preact/signals";
import { activeId, year } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Form1099R } from "./form-1099-r-dialog.js";
import { Form5498 } from "./form-5498-dialog.js";
import { SomethingElse } from "./new-entry.js";
import { FormW2, LastForm8606 } from "./other-paper-dialogs.js";
import type { PaperProps } from "./paper.js";

type PaperName = "1099-R" | "5498" | "8606" | "W-2" | "other";

/** The papers in the order in which people come upon them, and what each is called. */
const PAPERS: readonly (readonly [name: PaperName, words: string])[] = [
  ["5498", "Form 5498"],
  ["1099-R", "Form 1099-R"],
  ["8606", "Last Form 8606"],
  ["W-2", "Form W-2"],
  ["other", "Something else happened"],
];

/** The paper that is being entered. */
const open = signal<PaperName | null>(null);
/** What something else is, where another paper has led to it. */
const otherKind = signal<string | null>(null);

function choose(name: PaperName | null, kind: string | null = null): void {
  otherKind.value = kind;
  open.value = name;
}

/** @param isFirst nothing else stands above it on the screen but the headline */
export function AddPaper({ title = "Add a paper", isFirst = false }: { title?: string; isFirst?: boolean }) {
  const bookId = activeId.value;
  if (bookId === undefined) return null;
  return (
    <section class="add-paper" aria-label={title}>
      {isFirst ? <h2>{title}</h2> : <h3>{title}</h3>}
      <div class="row">
        {PAPERS.map(([name, words]) => (
          <Button key={name} icon={name === "other" ? "spark" : "paper"} onClick={() => choose(name)}>
            {words}
          </Button>
        ))}
      </div>
      <OpenPaper
        bookId={bookId}
        taxYear={year.value}
        onClose={() => choose(null)}
        onOther={(kind) => choose("other", kind)}
      />
    </section>
  );
}

function OpenPaper(props: PaperProps) {
  switch (open.value) {
    case "1099-R":
      return <Form1099R {...props} />;
    case "5498":
      return <Form5498 {...props} />;
    case "8606":
      return <LastForm8606 {...props} />;
    case "W-2":
      return <FormW2 {...props} />;
    case "other":
      return <SomethingElse {...props} kind={otherKind.value} />;
    default:
      return null;
  }
}
