import { active, showYear, year } from "../state/store.js";
import { Button } from "../ui/button.js";
import { entryTitle } from "../words/entry-kinds.js";
import { entryAt, moved, undoMove } from "./moved.js";

/** Says where an entry went whose date was changed, with the way back and the way there. */
export function MovedEntry() {
  const was = moved.value;
  if (was === null || was.bookId !== active.value?.book.id || was.from !== year.value) return null;
  if (entryAt(was) !== was.after) return null;
  return (
    <div class="notice" role="status">
      <p>
        {entryTitle(was.after)}: Moved to {was.to}
      </p>
      <Button look="quiet" onClick={undoMove}>
        Undo
      </Button>
      <Button icon="right" onClick={() => showYear(was.to)}>
        Go there
      </Button>
    </div>
  );
}
