import { askForSpouse } from "../start/door.js";
import { goTo } from "../state/go-to.js";
import { show } from "../state/store.js";
import type { OpenYear } from "../state/to-send.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";

/** Years for which nobody can tell yet what to send, each with a button that opens exactly the field that is missing. */
export function OpenYears({ open }: { open: readonly OpenYear[] }) {
  if (open.length === 0) return null;
  return (
    <ul class="findings">
      {open.map((each) => (
        <li class="finding error" key={`${each.bookId} ${each.taxYear} ${each.needs}`}>
          <p class="finding-year">
            <Icon name="alert" size={16} />
            {each.taxYear === null ? each.name : `${each.taxYear}, ${each.name}`}
          </p>
          <p class="message">
            <strong>{each.taxYear === null ? "Not complete." : "We can't tell yet what to send."}</strong>{" "}
            {`${/^(?:whether|which) /.test(each.needs) ? "Answer" : "Add"} ${each.needs}.`}
          </p>
          <footer>
            <Button icon="right" onClick={() => openField(each)}>
              {each.at === null ? "Add your spouse" : "Enter it"}
            </Button>
          </footer>
        </li>
      ))}
    </ul>
  );
}

/** Opens exactly the field that is missing. */
function openField({ at }: OpenYear): void {
  if (at === null) return askForSpouse();
  show(at.bookId);
  goTo(at.place, fieldId(at.place));
}
