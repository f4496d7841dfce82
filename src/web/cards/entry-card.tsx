import { useComputed } from "@preact/signals";
import { memo } from "preact/compat";
import { entryKinds } from "../schema/field-specs.js";
import { activeId, lit, openLine, removeEntry, year, yearResult } from "../state/store.js";
import { placeText } from "../state/written.js";
import { Button } from "../ui/button.js";
import { PlaceField, problemAt } from "../ui/place-field.js";
import { entryPaper, entryTitle } from "../words/entry-kinds.js";
import { hintOf } from "../words/field-labels.js";
import type { Placed } from "./entries-of-year.js";
import { beginEdit, dropEdit, endEdit } from "./moved.js";

/** Keys that every card of their kind shows; the others are there for those who need them. */
const SHOWN = new Set([
  "date",
  "amount",
  "for",
  "ira",
  "reason",
  "withheld",
  "deposited",
  "after_tax",
  "earnings",
  "from",
  "basis",
  "direction",
  "of",
  "distributed",
  "line",
]);

/**
 * One thing that happened, on a card shaped like the paper that shows it; an edit elsewhere does not draw it anew.
 * Long because it is the markup of one screen, from top to bottom.
 */
export const EntryCard = memo(function EntryCard({ index, entry }: Placed) {
  const bookId = activeId.value;
  const place = ["entries", index] as const;
  const key = placeText(place);
  const isLit = useComputed(() => lit.value === key || isBehindOpenLine(key)).value;
  const problem = useComputed(() => problemAt(place)).value;
  const spec = entryKinds().find(({ kind }) => kind === entry.kind);
  if (bookId === undefined || spec === undefined) return null;
  const keys = Object.keys(spec.fields);
  const isShown = (name: string) =>
    SHOWN.has(name) || spec.fields[name]?.required === true || (entry[name] !== undefined && name !== "note");
  const rest = keys.filter((name) => !isShown(name));
  const title = entryTitle(entry);
  return (
    <article
      class={`card${isLit ? " lit" : ""}${problem ? " wrong" : ""}`}
      aria-label={title}
      onFocusIn={() => {
        lit.value = key;
        beginEdit(bookId, index, entry);
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (lit.value === key) lit.value = null;
        if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) endEdit();
      }}
    >
      <header>
        <h3>{title}</h3>
        <span class="paper-name">{entryPaper(entry)}</span>
        <Button
          look="quiet"
          icon="trash"
          label={`Remove: ${title}`}
          onClick={() => {
            dropEdit();
            removeEntry(bookId, index);
          }}
        />
      </header>
      <div class="fields boxes">
        {order(keys.filter(isShown)).map((name) => {
          const field = spec.fields[name];
          return (
            field && (
              <PlaceField
                key={name}
                place={[...place, name]}
                spec={field}
                fallback={name === "for" ? /^\d{4}/.exec(String(entry.date ?? ""))?.[0] : undefined}
              />
            )
          );
        })}
      </div>
      {problem && <p class="problem">{problem}</p>}
      {rest.length > 0 && (
        <details>
          <summary>More about this</summary>
          <div class="fields">
            {rest.map((name) => {
              const field = spec.fields[name];
              return (
                field && (
                  <PlaceField
                    key={name}
                    place={[...place, name]}
                    spec={field}
                    hint={hintOf(`entry.${name}`, field.about)}
                  />
                )
              );
            })}
          </div>
        </details>
      )}
    </article>
  );
});

const FIRST = ["amount", "date", "for"];

function order(keys: readonly string[]): string[] {
  return [...FIRST.filter((key) => keys.includes(key)), ...keys.filter((key) => !FIRST.includes(key))];
}

/** Whether the line that is open on the form was made of this entry, or of this fact of the year. */
export function isBehindOpenLine(key: string): boolean {
  const label = openLine.value;
  if (label === null || yearResult.value?.tax_year !== year.value) return false;
  return yearResult.value?.explain?.[label]?.entries.some(({ place }) => place === key) === true;
}
