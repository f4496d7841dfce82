import { computed } from "@preact/signals";
import type { Problem } from "../engine.js";
import { specAt } from "../schema/field-specs.js";
import { goTo } from "../state/go-to.js";
import { entriesOf } from "../state/household.js";
import { active } from "../state/store.js";
import { at, captionPlace, type Place, placeOfText, type WrittenMap } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { useKeptWhileTyping } from "../ui/kept-while-typing.js";
import { fieldId, PlaceField, problemAt } from "../ui/place-field.js";
import { entryTitle } from "../words/entry-kinds.js";
import { captionOf } from "../words/field-labels.js";
import { problemWords } from "../words/problem-words.js";

/** What the engine waits for before it gives a figure: facts that are missing, and what cannot be read. */
export const openQuestions = computed<readonly Problem[]>(() => active.value?.problems ?? []);

/** The questions, each with its field: answered here, or where the paper is. */
export function Questions() {
  const open = [...new Map(openQuestions.value.map((problem) => [problem.path, problem])).values()];
  const { items, handlers } = useKeptWhileTyping(open, ({ path }) => path);
  const count = open.length;
  if (items.length === 0) return null;
  return (
    <section class="questions" aria-label="Questions" {...handlers}>
      <header>
        <Icon name="alert" />
        <h2>
          {count === 0
            ? "Nothing is missing now"
            : count === 1
              ? "One answer is missing"
              : `${count} answers are missing`}
        </h2>
      </header>
      <p class="quiet">The page shows no amounts until you answer. It never guesses.</p>
      <ul>
        {items.map((problem) => (
          <Question key={problem.path} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function Question({ problem }: { problem: Problem }) {
  const book = active.value?.book;
  if (book === undefined) return null;
  const place = placeOfText(problem.path);
  const spec = specAt(place, book.ledger);
  const name = nameOfPlace(place, book.ledger);
  // What belongs to a paper is put right on its card, where the other boxes are.
  const isSimple = spec !== undefined && !["group", "list", "record"].includes(spec.type);
  if (isSimple && place[0] !== "entries")
    return (
      <li>
        <PlaceField place={place} spec={spec} caption={name} isQuestion />
        {problem.code === "missing_fact" && (
          <details>
            <summary>I don't know</summary>
            <p>{help(captionPlace(place))}</p>
          </details>
        )}
      </li>
    );
  return (
    <li>
      <p>
        {name !== "" && <strong>{name}: </strong>}
        {problemAt(place, spec) ?? problemWords(problem, spec, at(book.ledger, place))}
      </p>
      <Button icon="right" onClick={() => goTo(place, fieldId(place))}>
        Show it
      </Button>
    </li>
  );
}

/** The field or the card that a problem is about, as the page calls it. */
function nameOfPlace(place: Place, ledger: WrittenMap): string {
  const [first, second] = place;
  if (first === "entries" && typeof second === "number") {
    const entry = entriesOf(ledger)[second];
    const title = entry === undefined ? "" : entryTitle(entry);
    return place.length > 2 ? `${title}, ${captionOf(captionPlace(place)).toLowerCase()}` : title;
  }
  if (place.length < 2) return "";
  const caption = captionOf(captionPlace(place));
  return first === "years" ? `${second}: ${caption}` : caption;
}

/** Where to look when a fact is not at hand. */
function help(place: string): string {
  if (place === "years.year_end_value")
    return "Add up the December 31 values on your IRA statements, or box 5 of each Form 5498. The IRS has them too: ask for your Wage & Income transcript at irs.gov/account.";
  if (place === "owner.born")
    return "Your date of birth decides whether a withdrawal was early. It stays on this computer.";
  return "Look at your statements for that year, or ask for your Wage & Income transcript at irs.gov/account.";
}
