import { computed } from "@preact/signals";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";
import { nameOf } from "../people/joint-lines.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { isOfReturn, onSameReturn } from "../state/joint.js";
import { active, conflicts, current, reckoned, settle, write } from "../state/store.js";
import { at, captionPlace, type Place, placeText, type Written } from "../state/written.js";
import { captionOf, defaultOf, hintOf, paperOf } from "../words/field-labels.js";
import { problemWords } from "../words/problem-words.js";
import { Button } from "./button.js";
import { Control } from "./control.js";

/** The id of the field for a place, so that a question or a finding leads to it. */
export function fieldId(place: Place): string {
  return `field-${placeText(place).replaceAll(/[^\w]+/g, "-")}`;
}

interface PlaceProps {
  place: Place;
  spec: FieldSpec;
  caption?: string | undefined;
  box?: string | undefined;
  hint?: string | undefined;
  /** What holds while nothing is typed. */
  fallback?: string | number | undefined;
  /** The field of a question, which may be on the same screen as the field of the paper. */
  isQuestion?: boolean;
}

/**
 * What a field shows of the ledger, each by itself: an edit elsewhere that changes none of it does not draw the field
 * anew.
 */
function useField(place: Place, spec: FieldSpec) {
  return useMemo(
    () => ({
      bookId: computed(() => active.value?.book.id),
      value: computed(() => at(active.value?.book.ledger, place)),
      isForBoth: computed(() => isForBoth(place)),
      problem: computed(() => problemAt(place, spec)),
    }),
    [placeText(place), spec],
  );
}

/** A field that writes to a place of the ledger on the screen, whatever kind of value the schema has there. */
export const PlaceField = memo(AnyField, (before, now) => {
  const keys = ["spec", "caption", "box", "hint", "fallback", "isQuestion"] as const;
  return placeText(before.place) === placeText(now.place) && keys.every((key) => before[key] === now[key]);
});

function AnyField({ place, spec, caption, box, hint, fallback, isQuestion }: PlaceProps) {
  const field = useField(place, spec);
  const bookId = field.bookId.value;
  if (bookId === undefined) return null;
  const value = field.value.value;
  const name = `${caption ?? captionOf(captionPlace(place))}${field.isForBoth.value ? ", for both of you together" : ""}`;
  const set = (to: Written | undefined) => write(bookId, place, to);
  if (spec.type === "group") {
    return (
      <fieldset class="group" id={fieldId(place)} tabIndex={-1}>
        <legend>{name}</legend>
        <div class="fields">
          {Object.entries(spec.fields).map(([key, inner]) => (
            <PlaceField key={key} place={[...place, key]} spec={inner} />
          ))}
        </div>
      </fieldset>
    );
  }
  if (spec.type === "list") return <ListField place={place} spec={spec} name={name} value={value} />;
  if (spec.type === "record") return <RecordField place={place} spec={spec} name={name} value={value} />;
  return (
    <Control
      id={`${isQuestion ? "question-" : ""}${fieldId(place)}`}
      caption={name}
      spec={spec}
      value={value}
      onChange={set}
      onDone={settle}
      isTakenWhole={isQuestion}
      box={box ?? paperOf(captionPlace(place))}
      hint={hint ?? (place[0] === "entries" ? undefined : hintOf(captionPlace(place)))}
      // What the page began empty is asked for, but nobody has written anything wrong there yet.
      problem={place[0] === "owner" && value === "" ? undefined : field.problem.value}
      fallback={defaultOf(captionPlace(place)) ?? fallback}
      wide={spec.type === "money" && Array.isArray(value)}
    />
  );
}

/** Whether a place is a fact of a return that another person on the page is on too: what is entered holds for both. */
function isForBoth(place: Place): boolean {
  const book = active.value?.book;
  if (book === undefined || place.length > 4 || !isOfReturn(place)) return false;
  const others = onSameReturn(current.value, book.id, String(place[1]));
  return others.some(({ ledger }) => at(ledger, ["owner", "name"]) !== at(book.ledger, ["owner", "name"]));
}

/** What the engine finds wrong at a place, in words for the person at its field. */
export function problemAt(place: Place, spec?: FieldSpec): string | undefined {
  const text = placeText(place);
  const problem = active.value?.problems.find(({ path }) => path === text);
  if (problem) return problemWords(problem, spec, at(active.value?.book.ledger, place));
  if (!conflicts.value.some(({ path }) => path === text)) return undefined;
  const others = reckoned.value.filter(({ book }) => book.id !== active.value?.book.id);
  const names = others.map(({ book }) => `${nameOf(book.ledger.owner)}'s tab`).join(" or ");
  return `${names} says something else here, and you share this return. Write what the return shows.`;
}

function ListField({
  place,
  spec,
  name,
  value,
}: {
  place: Place;
  spec: FieldSpec & { type: "list" };
  name: string;
  value: Written | undefined;
}) {
  const book = active.value?.book;
  const items = Array.isArray(value) ? (value as readonly Written[]) : [];
  if (book === undefined) return null;
  const set = (to: readonly Written[]) => write(book.id, place, to.length === 0 ? undefined : to);
  return (
    <fieldset class="group" id={fieldId(place)} tabIndex={-1}>
      <legend>{name}</legend>
      {items.map((_, index) => (
        <div class="list-item" key={index}>
          {spec.item.type === "group" ? (
            <div class="fields">
              {Object.entries(spec.item.fields).map(([key, inner]) => (
                <PlaceField key={key} place={[...place, index, key]} spec={inner} />
              ))}
            </div>
          ) : (
            <PlaceField place={[...place, index]} spec={spec.item} caption={`${name}, ${index + 1}`} />
          )}
          <Button
            look="quiet"
            icon="trash"
            label={`Remove item ${index + 1} of ${name}`}
            onClick={() => set(items.filter((_, position) => position !== index))}
          />
        </div>
      ))}
      <Button look="quiet" icon="plus" onClick={() => set([...items, spec.item.type === "group" ? {} : ""])}>
        {items.length === 0 ? "Add" : "Add another"}
      </Button>
    </fieldset>
  );
}

/** The lines of a form as filed: label and amount. */
function RecordField({
  place,
  spec,
  name,
  value,
}: {
  place: Place;
  spec: FieldSpec & { type: "record" };
  name: string;
  value: Written | undefined;
}) {
  const book = active.value?.book;
  if (book === undefined) return null;
  const keys =
    value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value ?? {}) : [];
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const label = String(new FormData(form).get("label") ?? "").trim();
    if (label === "" || keys.includes(label)) return;
    write(book.id, [...place, label], 0);
    form.reset();
  };
  return (
    <fieldset class="group" id={fieldId(place)} tabIndex={-1}>
      <legend>{name}</legend>
      <div class="fields">
        {keys.map((key) => (
          <PlaceField
            key={key}
            place={[...place, key]}
            spec={key === "10" ? ({ ...spec.item, type: "text" } as FieldSpec) : spec.item}
            caption={`Line ${key}`}
          />
        ))}
      </div>
      <form class="inline" onSubmit={add}>
        <label>
          Line number <input name="label" size={4} autocomplete="off" />
        </label>
        <Button look="quiet" icon="plus" submit>
          Add line
        </Button>
      </form>
    </fieldset>
  );
}
