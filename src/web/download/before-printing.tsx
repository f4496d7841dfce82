import { listed } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { active, show } from "../state/store.js";
import { missingOnForms, type ToSend } from "../state/to-send.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";

/** What is printed on the forms and is not there yet: the number on each, the address on a form that is sent by itself. */
export function BeforePrinting({ now }: { now: ToSend }) {
  const here = active.value;
  const missing = missingOnForms(
    now,
    here?.ledger ? { bookId: here.book.id, owner: here.ledger.owner } : null,
  );
  const [first] = missing;
  if (first === undefined) return null;
  return (
    <section class="notice" aria-label="Before you print">
      <Icon name="info" />
      <p>
        Before you print, add {listed(missing.map(({ words }) => words))}.{" "}
        {missing.length === 1 ? "It stays" : "They stay"} on this computer.
      </p>
      <Button
        onClick={() => {
          if (first.bookId !== here?.book.id) show(first.bookId);
          goTo(first.place, fieldId(first.place));
        }}
      >
        {missing.length === 1 ? "Add it" : "Add them"}
      </Button>
    </section>
  );
}
