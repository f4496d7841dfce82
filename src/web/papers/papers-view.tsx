import { signal } from "@preact/signals";
import { AddPaper } from "../cards/add-paper.js";
import { formatDollars } from "../engine.js";
import type { Paper } from "../engine-sources.js";
import { active } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { DropZone } from "./drop-zone.js";
import { Entered } from "./entered.js";
import { PaperQuestion } from "./paper-question.js";
import {
  cancelReading,
  enterProposal,
  forgetPapers,
  papers,
  proposal,
  reading,
  troubles,
} from "./papers-store.js";
import { Proposed } from "./proposed.js";

const showsAll = signal(false);

/** Papers that are read: what was found in them, what has to be asked, and what they give. Long because it is the markup of one screen, from top to bottom. */
export function PapersView() {
  const now = proposal.value;
  const book = active.value;
  const canEnter =
    now?.ledgers.some(({ added, set, replaced }) => added.length + set.length + replaced.length > 0) ?? false;
  const isBlocked = book?.ledger === null && (book.problems.length ?? 0) > 1;
  return (
    <div class="view">
      <h1>Papers</h1>
      <DropZone isSmall={now !== null} />
      {reading.value && (
        <div class="row reading">
          <p role="status">Reading your papers…</p>
          <Button icon="close" onClick={cancelReading}>
            Cancel
          </Button>
        </div>
      )}
      {troubles.value.length > 0 && (
        <ul class="troubles">
          {troubles.value.map((text) => (
            <li key={text} class="problem">
              {text}
            </li>
          ))}
        </ul>
      )}
      {now === null && <AddPaper title="Or copy a paper by hand" />}
      {now === null && <Entered />}
      {now !== null && now.questions.length > 0 && (
        <section class="paper-questions" aria-label="Questions about your papers">
          <h2>
            {now.questions.length === 1 ? "1 question is left" : `${now.questions.length} questions are left`}
          </h2>
          {now.questions.map((question) => (
            <PaperQuestion key={question.id} question={question} />
          ))}
        </section>
      )}
      {now !== null && <Proposed proposal={now} />}
      {now !== null && (
        <div class="row">
          <Button look="main" icon="check" disabled={!canEnter || isBlocked} onClick={enterProposal}>
            {now.questions.length === 0 ? "Everything is right: enter it" : "Enter what is ready"}
          </Button>
          <Button look="quiet" onClick={forgetPapers}>
            Put these papers away
          </Button>
        </div>
      )}
      {isBlocked && now !== null && <p class="problem">Answer the open questions of this person first.</p>}
      {papers.value.length > 0 && (
        <section class="cards" aria-label="Papers read">
          <h2>{papers.value.length === 1 ? "1 paper read" : `${papers.value.length} papers read`}</h2>
          {(showsAll.value ? papers.value : papers.value.slice(0, 6)).map((paper, index) => (
            <PaperCard key={index} paper={paper} />
          ))}
          {papers.value.length > 6 && !showsAll.value && (
            <Button
              onClick={() => {
                showsAll.value = true;
              }}
            >
              Show all {papers.value.length}
            </Button>
          )}
        </section>
      )}
      {now !== null && now.notes.length > 0 && (
        <details class="card fold">
          <summary>
            <span>{now.notes.length === 1 ? "1 note" : `${now.notes.length} notes`}</span>
            <span class="quiet">about what was skipped, and why</span>
          </summary>
          <ul class="assumptions">
            {now.notes.map(({ message, papers: from }) => (
              <li key={message + from.join()}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "1099-R": "Form 1099-R",
  "5498": "Form 5498",
  "W-2": "Form W-2",
  "8606": "Form 8606",
  "wage-and-income": "Wage & Income transcript",
  "return-transcript": "Tax return transcript",
  "8606-on-transcript": "Form 8606 on a transcript",
  "account-transcript": "Account transcript",
  history: "Account history",
};

/** One paper with what was found in it, each fact with the place where it stands. */
function PaperCard({ paper }: { paper: Paper }) {
  const { kind, tax_year, custodian, account, file, unknown } = paper;
  const facts =
    paper.kind === "history"
      ? paper.facts.map(({ date, text, amount, place }) => ({
          box: date,
          value: amount === null ? text : `${text}: ${formatDollars(amount)}`,
          place,
          sure: true,
        }))
      : paper.facts.map(({ box, name, value, place, certainty }) => ({
          box: box === undefined ? inWords(name) : `Box ${box}`,
          value:
            typeof value === "number"
              ? formatDollars(value)
              : typeof value === "boolean"
                ? value
                  ? "Checked"
                  : "Not checked"
                : value,
          place,
          sure: certainty === "certain",
        }));
  const title = [NAMES[kind] ?? kind, tax_year].filter(Boolean).join(", ");
  return (
    <details class="card fold">
      <summary>
        <Icon name="paper" size={16} />
        <span>{title}</span>
        <span class="quiet">
          {[custodian.name, account && `account …${account}`, file].filter(Boolean).join(" · ")}
        </span>
      </summary>
      <ul class="operands facts">
        {facts.map(({ box, value, place, sure }, index) => (
          <li key={index}>
            <span>
              {box}
              {!sure && <em> please check</em>}
              <q>{place.text}</q>
            </span>
            <span class="amount">{value}</span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p class="quiet">
          {unknown.length === 1 ? "1 line was" : `${unknown.length} lines were`} not understood and not used.
        </p>
      )}
    </details>
  );
}

function inWords(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
