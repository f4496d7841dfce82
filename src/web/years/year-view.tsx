import { AddPaper } from "../cards/add-paper.js";
import { entriesOfYear, undatedEntries } from "../cards/entries-of-year.js";
import { EntryCard } from "../cards/entry-card.js";
import { editedIn } from "../cards/moved.js";
import { MovedEntry } from "../cards/moved-entry.js";
import { MoreAboutYear, YearEndCard } from "../cards/year-facts.js";
import { JointLines } from "../people/joint-lines.js";
import { onSameReturn, withoutReturn } from "../state/joint.js";
import {
  active,
  change,
  current,
  resultOf,
  showYear,
  today,
  view,
  write,
  year,
  yearResult,
} from "../state/store.js";
import { decidedFor } from "../state/to-send.js";
import { CheckFirst } from "../todo/check-first.js";
import { EarlyTaxes, earlyTaxes } from "../todo/early-tax.js";
import { findingId, findings } from "../todo/findings.js";
import { Questions } from "../todo/questions.js";
import { FindingItem } from "../todo/todo-view.js";
import { Button } from "../ui/button.js";
import { answerOf } from "../words/year-answer.js";

/** One tax year: its answer first, then its papers, then what to look at. */
export function YearView() {
  const taxYear = year.value;
  const book = active.value?.book;
  if (book === undefined) return null;
  const placed = [
    ...entriesOfYear(book.ledger, taxYear, editedIn(book.id, taxYear)),
    ...undatedEntries(book.ledger),
  ];
  const ofYear = findings.value.filter(
    ({ tax_year, severity }) => tax_year === taxYear && severity !== "info",
  );
  return (
    <div class="view">
      <YearAnswer />
      <JointLines taxYear={taxYear} />
      <Questions />
      <section class="cards" aria-label={`Papers of ${taxYear}`}>
        {placed.length === 0 ? <AddPaper isFirst /> : <h2>What happened in {taxYear}</h2>}
        <MovedEntry />
        {placed.map(({ index, entry }) => (
          <EntryCard key={index} index={index} entry={entry} />
        ))}
        <YearEndCard key={taxYear} taxYear={taxYear} />
        <MoreAboutYear taxYear={taxYear} />
        {placed.length > 0 && <AddPaper />}
      </section>
      {(ofYear.length > 0 || earlyTaxes.value.some((each) => each.taxYear === taxYear)) && (
        <section class="to-do" aria-label={`To do for ${taxYear}`}>
          <h2>To do for {taxYear}</h2>
          <EarlyTaxes taxYear={taxYear} />
          <ul class="findings">
            {ofYear.map((finding) => (
              <FindingItem key={findingId(finding)} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function YearAnswer() {
  const taxYear = year.value;
  const reckoned = active.value;
  const result = yearResult.value;
  if (result === null) {
    const waits = (reckoned?.problems.length ?? 0) > 0;
    return (
      <section class={`answer-card${waits ? " waits" : ""}`} aria-label={`Answer for ${taxYear}`}>
        <p class="kicker">{taxYear}</p>
        <h1>{waits ? "Waiting for your answer." : "Nothing here yet."}</h1>
        <p class="action">
          {waits
            ? "Answer the questions below, and the form fills in."
            : `Add a paper of ${taxYear}, and the form fills in.`}
        </p>
      </section>
    );
  }
  const answer = answerOf(result, knownOf(taxYear));
  return (
    <section class="answer-card" aria-label={`Answer for ${taxYear}`}>
      <p class="kicker">{taxYear}</p>
      <h1 aria-live="polite">{answer.headline}</h1>
      <CheckFirst taxYears={[taxYear]} />
      <p class="action">{answer.action}</p>
      {answer.asksWhetherFiled && <WasItFiled taxYear={taxYear} />}
      <dl class="return-lines">
        {answer.lines.map(({ form, label, caption, amount }) => (
          <div key={`${form} ${label}`}>
            <dt>
              {form}, line {label} <span>{caption}</span>
            </dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{answer.carried}</p>
      {result.must_file && (
        <div class="row">
          <Button
            look="main"
            icon="right"
            onClick={() => {
              view.value = "take";
            }}
          >
            {filedIn(taxYear) === false ? "See what to send" : `Get Form 8606 for ${taxYear}`}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What is known of a year of the person on the screen besides its lines. */
function knownOf(taxYear: number): Parameters<typeof answerOf>[1] {
  const id = active.value?.book.id ?? 0;
  const isShared = onSameReturn(current.value, id, String(taxYear)).length > 0;
  const name = active.value?.ledger?.owner.name;
  const decided = decidedFor(id, taxYear);
  // Before anybody has said what was filed, the question is on the card.
  const isAsked = filedIn(taxYear) === null && decided?.send === "undecided";
  return {
    filed: filedIn(taxYear),
    asOf: today.value,
    decided: isAsked ? undefined : decided,
    partOf: isShared ? name : undefined,
    reported5329: active.value?.ledger?.years[taxYear]?.filed?.form_5329,
  };
}

/** Whether the Form 8606 of a year was filed; null while nobody has said. */
function filedIn(taxYear: number): boolean | null {
  return active.value?.ledger?.years[taxYear]?.filed?.form_8606 ?? null;
}

/** Asked once a return is past due: what to send depends on it. */
function WasItFiled({ taxYear }: { taxYear: number }) {
  const bookId = active.value?.book.id;
  if (bookId === undefined) return null;
  const say = (to: boolean) => write(bookId, ["years", String(taxYear), "filed", "form_8606"], to);
  return (
    <fieldset class="question">
      <legend>Did you file Form 8606 for {taxYear}?</legend>
      <div class="answers">
        <button type="button" class="answer" onClick={() => say(true)}>
          Yes, I filed it
        </button>
        <button type="button" class="answer" onClick={() => say(false)}>
          No, it is missing
        </button>
        <button
          type="button"
          class="answer"
          onClick={() => change((now) => withoutReturn(now, bookId, String(taxYear)))}
        >
          I have not filed my {taxYear} return yet
        </button>
      </div>
    </fieldset>
  );
}

/** All years in one table, each with its answer. */
export function AllYears() {
  const reckoned = active.value;
  const results = reckoned?.result?.years ?? [];
  return (
    <div class="view">
      <h1>All years</h1>
      <Questions />
      <div class="years-table">
        {results.map((result) => {
          const answer = answerOf(result, knownOf(result.tax_year));
          return (
            <article class="card year-row" key={result.tax_year} aria-label={`${result.tax_year}`}>
              <p class="kicker">{result.tax_year}</p>
              <div>
                <h2>{answer.headline}</h2>
                <p>{answer.action}</p>
                <p class="quiet">{answer.carried}</p>
              </div>
              <Button look="plain" icon="right" onClick={() => showYear(result.tax_year)}>
                Open {result.tax_year}
              </Button>
            </article>
          );
        })}
      </div>
      {resultOf(reckoned?.result ?? null, year.value) === null && results.length === 0 && (
        <Button
          look="main"
          onClick={() => {
            view.value = "year";
          }}
        >
          Add a paper
        </Button>
      )}
    </div>
  );
}
