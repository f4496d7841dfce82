import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Question } from "../engine-sources.js";
import type { FieldSpec } from "../schema/field-specs.js";
import type { Written } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Control } from "../ui/control.js";
import { answer } from "./papers-store.js";

/** What kind of value an answer in angle brackets is. */
const TYPED: Readonly<Record<string, FieldSpec["type"]>> = {
  "<amount>": "money",
  "<YYYY-MM-DD>": "date",
  "<year>": "year",
  "<text>": "text",
};

/** One thing that no paper says: answered by a button, or by one field. */
export function PaperQuestion({ question }: { question: Question }) {
  const typed = useMemo(() => signal<Written | undefined>(undefined), []);
  const { id, about, reason, papers, choices, suggested, tax_year } = question;
  const words = choices.filter((choice) => !choice.answer.startsWith("<"));
  const fields = choices.filter((choice) => choice.answer.startsWith("<"));
  return (
    <fieldset class="question">
      <legend>
        {tax_year !== null && <span class="kicker">{tax_year} </span>}
        {about}
      </legend>
      <div class="answers">
        {words.map((choice) => (
          <button key={choice.answer} type="button" class="answer" onClick={() => answer(id, choice.answer)}>
            {capital(choice.means)}
            {choice.answer === suggested && <em> (likely)</em>}
          </button>
        ))}
      </div>
      {fields.map((choice) => (
        <form
          key={choice.answer}
          class="answer-field"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.value !== undefined) answer(id, String(typed.value));
          }}
        >
          <Control
            id={`answer-${id}`}
            caption={capital(choice.means)}
            spec={{ type: (TYPED[choice.answer] ?? "text") as "text", about: "", required: false }}
            value={typed.value}
            onChange={(to) => {
              typed.value = to;
            }}
            fallback={
              suggested !== null && !words.some((word) => word.answer === suggested) ? suggested : undefined
            }
          />
          <Button submit>Answer</Button>
        </form>
      ))}
      <details>
        <summary>Why is this asked?</summary>
        <p>{reason}</p>
        {papers.length > 0 && <p class="quiet">Papers: {papers.join("; ")}</p>}
      </details>
    </fieldset>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
