import { formatDollars } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { entriesOf } from "../state/household.js";
import { active, lit, openLine, yearResult } from "../state/store.js";
import { placeOfText } from "../state/written.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";
import { entryTitle } from "../words/entry-kinds.js";
import type { FormDrawing } from "./form-drawing.js";

/** Where a line comes from, in words: its rule, the lines it uses, and the entries behind it. */
export function Explanation({ drawing }: { drawing: FormDrawing }) {
  const label = openLine.value;
  const line = drawing.lines.find((each) => each.label === label);
  if (label === null || line === undefined) return null;
  const explained = yearResult.value?.explain?.[label];
  return (
    <aside class="explanation" aria-label={`Line ${label} explained`} aria-live="polite">
      <header>
        <h3>
          Line {label}: {line.name}
        </h3>
        <button type="button" class="button quiet square" aria-label="Close the explanation" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {explained === undefined ? (
        <p>{line.caption} This line stays blank for this year.</p>
      ) : (
        <>
          <p class="rule">{sentence(explained.rule)}</p>
          {explained.operands.length > 0 && (
            <ul class="operands">
              {explained.operands.map((operand) => (
                <li key={operand.line}>
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      openLine.value = operand.line;
                    }}
                  >
                    Line {operand.line}
                  </button>
                  <span class="amount">
                    {typeof operand.amount === "string" ? operand.amount : formatDollars(operand.amount)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {explained.entries.length > 0 && (
            <ul class="operands">
              {explained.entries.map((entry, index) => (
                <li key={index}>
                  <EntryLink place={entry.place} what={entry.what} />
                  <span class="amount">{formatDollars(entry.amount)}</span>
                </li>
              ))}
            </ul>
          )}
          <p class="quiet">{explained.rounding}</p>
        </>
      )}
    </aside>
  );
}

function EntryLink({ place, what }: { place: string; what: string }) {
  const steps = placeOfText(place);
  const entry =
    steps[0] === "entries" ? entriesOf(active.value?.book.ledger ?? {})[Number(steps[1])] : undefined;
  if (steps.length < 2 && place !== "opening") return <span>{what}</span>;
  const target = steps[0] === "entries" ? [...steps, "amount"] : steps;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        goTo(target, fieldId(target));
        lit.value = place;
      }}
    >
      {entry === undefined ? sentence(what) : `${entryTitle(entry)} (${what})`}
    </button>
  );
}

function close(): void {
  const label = openLine.value;
  openLine.value = null;
  document.querySelector<SVGGElement>(`[data-line="${label}"]`)?.focus();
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
