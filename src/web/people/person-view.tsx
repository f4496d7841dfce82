import { type Fields, groupFields } from "../schema/field-specs.js";
import { askForSpouse } from "../start/door.js";
import { newLedger } from "../state/household.js";
import { active, addBook, removeBook } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";
import { Button } from "../ui/button.js";
import { PlaceField } from "../ui/place-field.js";
import { isAlone, nameOf } from "./joint-lines.js";

/** Who it is, and what was true before the first year. Long because it is the markup of one screen, from top to bottom. */
export function PersonView() {
  const book = active.value?.book;
  if (book === undefined) return null;
  const owner = groupFields("owner");
  const opening = groupFields("opening");
  const { inherited_from, household, name } = (book.ledger.owner ?? {}) as WrittenMap;
  // What only inherited IRAs and couples need stays away from everybody else.
  const isShown = (key: string) =>
    key === "address"
      ? false
      : key === "inherited_from" || key === "decedent_died" || key === "beneficiary"
        ? typeof inherited_from === "string"
        : key === "household" || key === "first_on_return"
          ? household !== undefined
          : true;
  return (
    <div class="view">
      <h1>
        {typeof name === "string" && name.trim() !== ""
          ? `About ${nameOf(book.ledger.owner)}`
          : "About this person"}
      </h1>
      <section class="card" aria-label="Name and number">
        <div class="fields">
          {Object.entries(owner).map(
            ([key, spec]) =>
              isShown(key) &&
              !RARE_OF_OWNER.includes(key) && <PlaceField key={key} place={["owner", key]} spec={spec} />,
          )}
        </div>
        {owner.address && <PlaceField place={["owner", "address"]} spec={owner.address} />}
        <More
          group="owner"
          keys={RARE_OF_OWNER.filter((key) => isShown(key) && owner[key] !== undefined)}
          fields={owner}
        />
      </section>
      <section class="card" aria-label="Before the first year">
        <header>
          <h2>Before the first year here</h2>
          <span class="paper-name">Your last Form 8606</span>
        </header>
        <div class="fields">
          {Object.entries(opening).map(
            ([key, spec]) =>
              OPENING.includes(key) && <PlaceField key={key} place={["opening", key]} spec={spec} />,
          )}
        </div>
        <More
          group="opening"
          keys={Object.keys(opening).filter((key) => !OPENING.includes(key))}
          fields={opening}
        />
      </section>
      <OtherPeople />
      <details class="card fold">
        <summary>
          <span>Paid preparer and rounding</span>
          <span class="quiet">printed only if you fill it in</span>
        </summary>
        <div class="fields">
          {Object.entries(groupFields("preparer")).map(([key, spec]) => (
            <PlaceField key={key} place={["preparer", key]} spec={spec} />
          ))}
          {Object.entries(groupFields("options")).map(([key, spec]) => (
            <PlaceField key={key} place={["options", key]} spec={spec} />
          ))}
        </div>
      </details>
    </div>
  );
}

/** What hardly anybody needs, of the owner; and what everybody with a last form has. */
const RARE_OF_OWNER: readonly string[] = ["last_name", "died", "disabled", "household", "first_on_return"];
const OPENING: readonly string[] = ["year", "basis"];

/** Rare fields, folded away, each with a line of help. */
function More({
  group,
  keys,
  fields,
}: {
  group: "owner" | "opening";
  keys: readonly string[];
  fields: Fields;
}) {
  return (
    <details>
      <summary>More, for rare cases</summary>
      <div class="fields">
        {keys.map((key) => {
          const spec = fields[key];
          return spec && <PlaceField key={key} place={[group, key]} spec={spec} />;
        })}
      </div>
    </details>
  );
}

/** A spouse has a form of their own, and so have IRAs inherited from one person. */
function OtherPeople() {
  const book = active.value?.book;
  if (book === undefined) return null;
  const name = String((book.ledger.owner as { name?: unknown })?.name ?? "");
  return (
    <section class="card" aria-label="Spouse and inherited IRAs">
      <h2>Spouse and inherited IRAs</h2>
      <p>
        Each person has a separate Form 8606. Each spouse, and each person you inherited an IRA from, gets a
        tab.
      </p>
      <div class="row">
        {isAlone() && (
          <Button icon="person" onClick={askForSpouse}>
            Add your spouse
          </Button>
        )}
        <Button
          icon="plus"
          onClick={() =>
            addBook({ ...newLedger(name), owner: { name, household: "us", inherited_from: "" } })
          }
        >
          Add inherited IRAs
        </Button>
        <Button look="quiet" icon="trash" onClick={() => removeBook(book.id)}>
          Remove this tab
        </Button>
      </div>
    </section>
  );
}
