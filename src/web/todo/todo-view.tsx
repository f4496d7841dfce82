import { computed } from "@preact/signals";
import type { Finding } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { active } from "../state/store.js";
import { blocking } from "../state/to-send.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";
import { findingWords } from "../words/finding-words.js";
import { placeOfFinding } from "./finding-places.js";
import { OpenYears } from "./open-years.js";
import { openQuestions, Questions } from "./questions.js";

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What the review found, the findings that cost money first. */
export const findings = computed<readonly Finding[]>(() =>
  [...(active.value?.result?.findings ?? [])].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year,
  ),
);

/** How many things there are to do: notes are none. */
export const toDoCount = computed(
  () =>
    openQuestions.value.length +
    blocking.value.length +
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
      {urgent.length + blocking.value.length + openQuestions.value.length === 0 && (
        <p class="all-done">
          <Icon name="check" /> Nothing is left to do.
        </p>
      )}
      <ul class="findings">
        {urgent.map((finding) => (
          <FindingItem key={`${finding.code} ${finding.tax_year} ${finding.message}`} finding={finding} />
        ))}
      </ul>
      {notes.length > 0 && (
        <details class="card fold">
          <summary>
            <span>{notes.length === 1 ? "1 note" : `${notes.length} notes`}</span>
            <span class="quiet">good to know, or to check when you have the papers</span>
          </summary>
          <ul class="findings">
            {notes.map((finding) => (
              <FindingItem key={`${finding.code} ${finding.tax_year} ${finding.message}`} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function FindingItem({ finding }: { finding: Finding }) {
  const { severity, tax_year, source } = finding;
  const ledger = active.value?.book.ledger ?? {};
  const [message, fix] = [finding.message, finding.fix].map((text) => findingWords(text, ledger)) as [
    string,
    string,
  ];
  const place = placeOfFinding(finding, ledger);
  const [first, rest] = firstSentence(message);
  return (
    <li class={`finding ${severity}`}>
      <p class="finding-year">
        {severity !== "info" && <Icon name="alert" size={16} />}
        {tax_year}
        <span class="hidden">{severity === "error" ? ", important" : ""}</span>
      </p>
      <p class="message">
        <strong>{first}</strong> {rest}
      </p>
      <p class="fix">{fix}</p>
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

/** The answer first: the first sentence apart from the rest. */
function firstSentence(text: string): [first: string, rest: string] {
  const end = /[.!?:](?=\s+[A-Z"“$])/.exec(text);
  return end === null ? [text, ""] : [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}
