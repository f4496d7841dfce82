import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { isCivilDate } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { addBook, history, saved, showYear, today } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Control } from "../ui/control.js";
import { type BackdoorAnswers, backdoorLedger } from "./backdoor.js";

const MONEY: FieldSpec = { type: "money", about: "", required: true };
const DATE: FieldSpec = { type: "date", about: "", required: true };
const YEAR: FieldSpec = { type: "year", about: "", required: true };
const TEXT: FieldSpec = { type: "text", about: "", required: true };

/** One question of the interview: its fields, and what is missing in its answers. */
interface Question {
  readonly ask: (answers: BackdoorAnswers) => string;
  readonly why: string;
  readonly fields: readonly {
    readonly key: keyof BackdoorAnswers;
    readonly caption: string;
    readonly spec: FieldSpec;
    readonly box?: string;
  }[];
  readonly missing: (answers: BackdoorAnswers) => string | null;
}

const amountMissing = (value: Written | undefined, words: string) =>
  typeof value === "number" && value >= 0 ? null : words;
const dateMissing = (value: Written | undefined) =>
  typeof value === "string" && isCivilDate(value) ? null : "Write the date as MM/DD/YYYY.";
const some = (value: Written | undefined) => value !== undefined && value !== 0;

const QUESTIONS: readonly Question[] = [
  {
    ask: () => "Whose form is it, and for which year?",
    why: "Each person files one Form 8606 a year. Use the name on your tax return.",
    fields: [
      { key: "name", caption: "Your name", spec: TEXT },
      { key: "taxYear", caption: "Tax year", spec: YEAR },
    ],
    missing: ({ name, taxYear }) =>
      name === undefined
        ? "Write your name."
        : typeof taxYear === "number" && taxYear >= 2001 && taxYear <= 2026
          ? null
          : "Write a year from 2001 to 2026.",
  },
  {
    ask: ({ taxYear }) => `What did you put into a traditional IRA for ${taxYear}?`,
    why: "Money you did not deduct, including contributions made by April of the next year.",
    fields: [
      { key: "contributed", caption: "Contribution", spec: MONEY, box: "Form 5498, box 1" },
      { key: "contributedOn", caption: "Date contributed", spec: DATE },
    ],
    missing: ({ contributed, contributedOn }) =>
      amountMissing(contributed, "Write the amount, or 0.") ??
      (some(contributed) ? dateMissing(contributedOn) : null),
  },
  {
    ask: () => "What did you convert to a Roth IRA?",
    why: "The amount that arrived in the Roth IRA, with any growth. A conversion counts in the year of its date.",
    fields: [
      { key: "converted", caption: "Conversion", spec: MONEY, box: "Form 1099-R, box 1" },
      { key: "convertedOn", caption: "Day of the conversion", spec: DATE },
    ],
    missing: ({ converted, convertedOn }) =>
      amountMissing(converted, "Write the amount, or 0.") ??
      (some(converted) ? dateMissing(convertedOn) : null),
  },
  {
    ask: ({ taxYear }) => `What was left in all your traditional IRAs on December 31, ${taxYear}?`,
    why: "Include SEP and SIMPLE IRAs, and old rollover IRAs. It is 0 if you converted everything. Money left there makes part of a conversion taxable.",
    fields: [{ key: "yearEndValue", caption: "Value on December 31", spec: MONEY, box: "Form 5498, box 5" }],
    missing: ({ yearEndValue }) => amountMissing(yearEndValue, "Write the value, or 0."),
  },
  {
    ask: ({ taxYear }) => `Did you have basis from before ${taxYear}?`,
    why: "Look at line 14 of your last Form 8606. Write 0 if you never made a nondeductible contribution before.",
    fields: [{ key: "basis", caption: "Basis from earlier years", spec: MONEY, box: "Form 8606, line 14" }],
    missing: ({ basis }) => amountMissing(basis, "Write line 14 of your last form, or 0."),
  },
];

/** "I did a backdoor Roth": a few questions, one at a time, then the form. */
export function Interview({ onBack }: { onBack: () => void }) {
  const answers = useMemo(
    () =>
      signal<BackdoorAnswers>({
        name: undefined,
        taxYear: Number(today.value.slice(0, 4)) - 1,
        contributed: undefined,
        contributedOn: undefined,
        converted: undefined,
        convertedOn: undefined,
        yearEndValue: undefined,
        basis: undefined,
      }),
    [],
  );
  const step = useMemo(() => signal(0), []);
  const tried = useMemo(() => signal(false), []);
  const now = answers.value;
  const question = QUESTIONS[step.value] as Question;
  const missing = question.missing(now);
  const next = () => {
    tried.value = true;
    if (missing !== null) return;
    tried.value = false;
    if (step.value + 1 < QUESTIONS.length) step.value += 1;
    else finish(now);
  };
  return (
    <Steps
      title={question.ask(now)}
      step={step.value}
      steps={QUESTIONS.length}
      why={question.why}
      onNext={next}
      onBack={() => {
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
      problem={tried.value ? missing : null}
      last={step.value + 1 === QUESTIONS.length}
    >
      {question.fields.map(({ key, caption, spec, box }, index) => (
        <Control
          key={key}
          id={`ask-${key}`}
          caption={caption}
          spec={spec}
          box={box}
          value={now[key]}
          onChange={(value) => {
            answers.value = { ...now, [key]: value };
          }}
          autoFocus={index === 0}
          wide
        />
      ))}
    </Steps>
  );
}

function finish(answers: BackdoorAnswers): void {
  addBook(backdoorLedger(answers));
  history.value = { ...history.value, past: [] };
  saved.value = { books: [] };
  showYear(Number(answers.taxYear));
}

/** One question on the screen, with where one is and the way back. Long because it is the markup of one screen, from top to bottom. */
export function Steps({
  title,
  step,
  steps,
  why,
  problem,
  last,
  onNext,
  onBack,
  children,
}: {
  title: string;
  step: number;
  steps: number;
  why: string;
  problem: string | null;
  last: boolean;
  onNext: () => void;
  onBack: () => void;
  children: ComponentChildren;
}) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input, select")?.focus();
  }, [step]);
  return (
    <main class="steps" id="main" tabIndex={-1}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <p class="kicker">
          Question {step + 1} of {steps}
        </p>
        <div class="progress" aria-hidden="true">
          {Array.from({ length: steps }, (_, index) => (
            <span key={index} class={index <= step ? "done" : ""} />
          ))}
        </div>
        <h1>{title}</h1>
        <p class="lead">{why}</p>
        <div class="fields">{children}</div>
        {problem !== null && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <footer>
          <Button look="quiet" icon="left" onClick={onBack}>
            Back
          </Button>
          <Button look="main" submit>
            {last ? "Show my Form 8606" : "Next"}
          </Button>
        </footer>
      </form>
    </main>
  );
}
