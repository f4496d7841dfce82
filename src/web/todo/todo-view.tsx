import { computed } from "@preact/signals";
import type { Finding } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { reviewedHere } from "../state/reviewed.js";
import { blocking } from "../state/to-send.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";
import { findingWords } from "../words/without-ledger-words.js";
import { EarlyTaxes, earlyTaxes } from "./early-tax.js";
import { placeOfFinding } from "./finding-places.js";
import { findingId, findings, messageOf } from "./findings.js";
import { OpenYears } from "./open-years.js";
import { openQuestions, Questions } from "./questions.js";

/** How many things there are to do: notes are none. */
export const toDoCount = computed(
  () =>
    openQuestions.value.length +
    blocking.value.length +
    earlyTaxes.value.length +
    findings.value.filter(({ severity }) => severity !== "info").length,
);

/** One list of what to do, each with one button that leads to the place. */
export function ToDoView() {
  const all = findings.value;
  const urgent = all.filter(({ severity }) => severity !== "info");
  const notes = all.filter(({ severity }) => severity === "info");
  return (
    <div class="view">
      <h1>To do</h1>
      <Questions />
      <OpenYears open={blocking.value} />
      {toDoCount.value === 0 && (
        <p class="all-done">
          <Icon name="check" /> Nothing is left to do.
        </p>
      )}
      <EarlyTaxes />
      {urgent.length > 0 && (
        <ul class="findings">
          {urgent.map((finding) => (
            <FindingItem key={findingId(finding)} finding={finding} />
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <details class="card fold">
          <summary>
            <span>{notes.length === 1 ? "1 note" : `${notes.length} notes`}</span>
            <span class="quiet">good to know, or to check when you have the papers</span>
          </summary>
          <ul class="findings">
            {notes.map((finding) => (
              <FindingItem key={findingId(finding)} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function FindingItem({ finding }: { finding: Finding }) {
  const { severity, tax_year, source } = finding;
  const ledger = reviewedHere.value?.book.ledger ?? {};
  const place = placeOfFinding(finding, ledger);
  const [first, rest] = messageOf(finding);
  return (
    <li class={`finding ${severity}`} id={findingId(finding)} tabIndex={-1}>
      <p class="finding-year">
        {severity !== "info" && <Icon name="alert" size={16} />}
        {tax_year}
        <span class="hidden">{severity === "error" ? ", important" : ""}</span>
      </p>
      <p class="message">
        <strong>{first}</strong> {rest}
      </p>
      <p class="fix">{findingWords(finding.fix, ledger)}</p>
      <footer>
        <Button look="plain" icon="right" onClick={() => goTo(place, fieldId(place))}>
          {place[0] === "owner" ? "Open About you" : `Open ${tax_year}`}
        </Button>
        <details class="source">
          <summary>Source</summary>
          <p>{source}</p>
        </details>
      </footer>
    </li>
  );
}
