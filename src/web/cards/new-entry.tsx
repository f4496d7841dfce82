import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { entryKinds } from "../schema/field-specs.js";
import { addEntry } from "../state/store.js";
import type { Written, WrittenMap } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Control } from "../ui/control.js";
import { Dialog } from "../ui/dialog.js";
import { focusFirstWrong } from "../ui/focus-first-wrong.js";
import { kindTitle } from "../words/entry-kinds.js";
import { captionOf, defaultOf, hintOf } from "../words/field-labels.js";
import { problemsOf } from "./entry-problems.js";

/** Everything that can happen to an IRA, as the schema knows it: choose what it was, then fill in its card. Long because it is the markup of one screen, from top to bottom. */
export function SomethingElse({
  bookId,
  taxYear,
  onClose,
  kind = null,
}: {
  bookId: number;
  taxYear: number;
  onClose: () => void;
  /** What it was, where that is known already. */
  kind?: string | null;
}) {
  const draft = useMemo(() => signal<WrittenMap | null>(kind === null ? null : { kind }), []);
  const tried = useMemo(() => signal(false), []);
  const entry = draft.value;
  const spec = entryKinds().find(({ kind }) => kind === entry?.kind);
  if (entry === null || spec === undefined) {
    return (
      <Dialog title="What happened?" onClose={onClose}>
        <ul class="kinds">
          {entryKinds().map(({ kind, about }) => (
            <li key={kind}>
              <button
                type="button"
                onClick={() => {
                  draft.value = { kind };
                }}
              >
                <strong>{kindTitle(kind)}</strong>
                <span>{about}</span>
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  const problems = problemsOf(entry);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    tried.value = true;
    if (problemsOf(entry).size > 0) return focusFirstWrong(event.currentTarget as HTMLElement);
    addEntry(bookId, entry);
    onClose();
  };
  const set = (key: string, value: Written | undefined) => {
    const { [key]: _, ...rest } = entry;
    draft.value = value === undefined ? rest : { ...rest, [key]: value };
  };
  const keys = inOrder(Object.keys(spec.fields).filter((key) => isSimple(spec.fields[key]?.type)));
  const narrow = keys.filter((key) => spec.fields[key]?.type !== "note");
  const alone = narrow.length % 2 === 1 ? narrow.at(-1) : undefined;
  return (
    <Dialog title={kindTitle(spec.kind)} onClose={onClose} paper={spec.kind}>
      <form onSubmit={add} noValidate>
        <p class="lead">{spec.about}</p>
        <div class="fields boxes">
          {keys.map((key) => {
            const field = spec.fields[key];
            if (field === undefined) return null;
            return (
              <Control
                key={key}
                id={`new-${key}`}
                caption={captionOf(`entry.${key}`)}
                spec={field}
                fallback={defaultOf(`entry.${key}`)}
                value={entry[key]}
                onChange={(value) => set(key, value)}
                hint={field.required ? undefined : hintOf(`entry.${key}`, field.about)}
                wide={key === alone}
                problem={tried.value ? problems.get(key) : undefined}
              />
            );
          })}
        </div>
        <footer>
          <Button
            look="quiet"
            onClick={() => {
              draft.value = null;
            }}
          >
            Back
          </Button>
          <Button look="main" submit>
            Add to {String(yearIn(entry) ?? taxYear)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What everybody fills in first; what hardly anybody needs last. */
const FIRST = ["amount", "date", "for"];
const LAST = ["day", "account", "note"];

function inOrder(keys: readonly string[]): string[] {
  const rank = (key: string) =>
    FIRST.includes(key) ? FIRST.indexOf(key) - FIRST.length : LAST.indexOf(key) + 1;
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

function isSimple(type: string | undefined): boolean {
  return type !== undefined && type !== "group" && type !== "list" && type !== "record";
}

function yearIn(entry: WrittenMap): number | null {
  if (typeof entry.for === "number") return entry.for;
  const dated = /^(\d{4})-/.exec(String(entry.date ?? ""));
  return dated ? Number(dated[1]) : null;
}
