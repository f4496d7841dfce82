import { entriesOf } from "../state/household.js";
import { active, showYear, year } from "../state/store.js";
import { shownDate, shownMoney } from "../state/typed.js";
import { at } from "../state/written.js";
import { Button } from "../ui/button.js";
import { entryTitle } from "../words/entry-kinds.js";

/** What was entered so far, so that whoever copies papers one by one sees each arrive; and the way to the form. */
export function Entered() {
  const ledger = active.value?.book.ledger;
  if (ledger === undefined) return null;
  const entries = entriesOf(ledger);
  const values = Object.keys((ledger.years ?? {}) as object).filter(
    (taxYear) => at(ledger, ["years", taxYear, "year_end_value"]) !== undefined,
  );
  if (entries.length + values.length === 0) return null;
  return (
    <section class="card" aria-label="Entered so far">
      <header>
        <h2>Entered so far</h2>
      </header>
      <ul class="operands">
        {entries.map((entry, index) => (
          <li key={index}>
            <span>
              {entryTitle(entry)} <span class="quiet">{shownDate(entry.date)}</span>
            </span>
            <strong class="amount">{shownMoney(entry.amount)}</strong>
          </li>
        ))}
        {values.map((taxYear) => (
          <li key={taxYear}>
            <span>Value on December 31, {taxYear}</span>
            <strong class="amount">{valueText(at(ledger, ["years", taxYear, "year_end_value"]))}</strong>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button look="main" icon="right" onClick={() => showYear(year.value)}>
          See Form 8606 for {year.value}
        </Button>
      </div>
    </section>
  );
}

/** One amount, or how many accounts it is made of. */
function valueText(value: ReturnType<typeof at>): string {
  if (!Array.isArray(value)) return shownMoney(value);
  return value.length === 1 ? "1 account" : `${value.length} accounts`;
}
