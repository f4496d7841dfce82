import { computed, signal } from "@preact/signals";
import { hasFiles, saveToFiles } from "../open/keeper.js";
import { isAlone, tabName } from "../people/joint-lines.js";
import { askForSpouse, door } from "../start/door.js";
import { goToView } from "../state/go-to.js";
import {
  active,
  canRedo,
  canUndo,
  current,
  isDirty,
  openLine,
  reckoned,
  redo,
  selectedBook,
  show,
  undo,
  type View,
  view,
} from "../state/store.js";
import { toDoCount } from "../todo/todo-view.js";
import { Button } from "./button.js";
import { Icon } from "./icon.js";

/** Light, dark, or as the system is. */
export const theme = signal<"system" | "light" | "dark">("system");

const hasBooks = computed(() => current.value.books.length > 0);

export function Header() {
  const isStarted = hasBooks.value;
  return (
    <header class="top">
      <div class="brand">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
          <rect width="32" height="32" rx="7" class="brand-ground" />
          <path d="M9 9.500h14M9 15.500h14M9 21.500h8" class="brand-lines" />
        </svg>
        <span>Form 8606</span>
      </div>
      {isStarted && <People />}
      <div class="tools">
        {isStarted && (
          <>
            {isDirty.value && (
              <Button
                look={hasFiles() ? "main" : "plain"}
                icon="save"
                onClick={() => (hasFiles() ? void saveToFiles() : goToView("take", "save-ledger"))}
              >
                Save
              </Button>
            )}
            <span class="save-state" role="status">
              {isDirty.value ? "Not saved" : "Saved"}
            </span>
          </>
        )}
        {(isStarted || canUndo.value) && (
          <>
            <Button look="quiet" icon="undo" label="Undo" disabled={!canUndo.value} onClick={undo} />
            <Button look="quiet" icon="redo" label="Redo" disabled={!canRedo.value} onClick={redo} />
          </>
        )}
        <Button
          look="quiet"
          icon={isDark() ? "sun" : "moon"}
          label={isDark() ? "Light colors" : "Dark colors"}
          onClick={() => {
            theme.value = isDark() ? "light" : "dark";
          }}
        />
      </div>
    </header>
  );
}

function isDark(): boolean {
  return (
    theme.value === "dark" || (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches)
  );
}

/** One tab for each person, and one for each inherited IRA. */
function People() {
  const here = active.value?.book.id ?? selectedBook.value;
  return (
    <nav class="people" aria-label="People">
      {reckoned.value.map(({ book, problems }) => (
        <button
          key={book.id}
          type="button"
          class="person"
          aria-current={book.id === here ? "page" : undefined}
          onClick={() => {
            door.value = null;
            if (book.id === here) view.value = "person";
            else show(book.id);
          }}
        >
          <Icon name="person" size={16} />
          <span>{tabName(book.ledger.owner)}</span>
          {problems.length > 0 && <span class="count">{problems.length}</span>}
        </button>
      ))}
      {isAlone() && door.value === null && (
        <button type="button" class="person-add" onClick={askForSpouse}>
          <Icon name="plus" size={16} />
          <span>Add spouse</span>
        </button>
      )}
    </nav>
  );
}

const VIEWS: readonly { readonly to: View; readonly name: string }[] = [
  { to: "papers", name: "Papers" },
  { to: "years", name: "All years" },
  { to: "todo", name: "To do" },
  { to: "plan", name: "What if" },
  { to: "take", name: "Take it with you" },
  { to: "person", name: "About you" },
];

/** What the left side shows besides a year, which is chosen on the timeline. */
export function Views() {
  const todo = toDoCount.value;
  return (
    <nav class="views" aria-label="Sections">
      {VIEWS.map(({ to, name }) => (
        <button
          key={to}
          type="button"
          aria-current={view.value === to ? "page" : undefined}
          onClick={() => {
            view.value = to;
            openLine.value = null;
          }}
        >
          {name}
          {to === "todo" && todo > 0 && (
            <span class="count">
              {todo}
              <span class="hidden"> things</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
