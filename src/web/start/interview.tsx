import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { isCivilDate, yearsWithForm } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { addBook, showYear, today } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { type BackdoorAnswers, backdoorLedger, doubtOf } from "./backdoor.js";
import { beginFromHere, type Missing, Steps, wordsAt } from "./steps.js";

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
  readonly missing: (answers: BackdoorAnswers) => readonly Missing[];
}

/** Zero is an answer; an empty field is none. */
function amountMissing(
  value: Written | undefined,
  field: keyof BackdoorAnswers,
  words: string,
): readonly Missing[] {
  if (value === undefined) return [{ field, words }];
  if (typeof value !== "number") return [{ field, words: "Write an amount in dollars, such as 7,000." }];
  return value < 0 ? [{ field, words: "Write the amount without a minus sign." }] : [];
}

/** The day of an amount, in one of the years in which it counts. */
function dateMissing(
  value: Written | undefined,
  field: keyof BackdoorAnswers,
  years: readonly number[],
): readonly Missing[] {
  if (typeof value !== "string" || !isCivilDate(value))
    return [{ field, words: "Write the date as MM/DD/YYYY, such as 01/14/2025." }];
  return years.includes(Number(value.slice(0, 4)))
    ? []
    : [{ field, words: `Write a date in ${years.join(" or ")}.` }];
}
const some = (value: Written | undefined) => value !== undefined && value !== 0;

const QUESTIONS: readonly Question[] = [
  {
    ask: () => "Whose form is it, and for which year?",
    why: "Each person files one Form 8606 a year. Use the name on your tax return.",
    fields: [
      { key: "name", caption: "Your name", spec: TEXT },
      { key: "taxYear", caption: "Tax year", spec: YEAR },
    ],
    missing: ({ name, taxYear }) => [
      ...(name === undefined ? [{ field: "name", words: "Write your name." }] : []),
      ...(yearsWithForm().includes(Number(taxYear))
        ? []
        : [
            {
              field: "taxYear",
              words: `Write a year from ${Math.min(...yearsWithForm())} to ${Math.max(...yearsWithForm())}.`,
            },
          ]),
    ],
  },
  {
    ask: ({ taxYear }) => `What did you put into a traditional IRA for ${taxYear}?`,
    why: "Money you did not deduct, including contributions made by April of the next year.",
    fields: [
      { key: "contributed", caption: "Contribution", spec: MONEY, box: "Form 5498, box 1" },
      { key: "contributedOn", caption: "Date contributed", spec: DATE },
    ],
    missing: ({ taxYear, contributed, contributedOn }) => [
      ...amountMissing(contributed, "contributed", "Write the amount, or 0 if you contributed nothing."),
      ...(some(contributed)
        ? dateMissing(contributedOn, "contributedOn", [Number(taxYear), Number(taxYear) + 1])
        : []),
    ],
  },
  {
    ask: ({ taxYear }) => `What did you convert to a Roth IRA in ${taxYear}?`,
    why: "The amount that arrived in the Roth IRA, with any growth. Leave out what you converted in another year.",
    fields: [
      { key: "converted", caption: "Conversion", spec: MONEY, box: "Form 1099-R, box 1" },
      { key: "convertedOn", caption: "Date converted", spec: DATE },
    ],
    missing: ({ taxYear, converted, convertedOn }) => [
      ...amountMissing(converted, "converted", "Write the amount, or 0 if you converted nothing."),
      ...(some(converted) ? dateMissing(convertedOn, "convertedOn", [Number(taxYear)]) : []),
    ],
  },
  {
    ask: ({ taxYear }) => `What was left in all your traditional IRAs on December 31, ${taxYear}?`,
    why: "Include SEP and SIMPLE IRAs, and old rollover IRAs. It is 0 if you converted everything. Money left there makes part of a conversion taxable.",
    fields: [
      {
        key: "yearEndValue",
        caption: "Value on December 31",
        spec: MONEY,
        box: "Form 5498, box 5: traditional, SEP and SIMPLE IRAs, not your Roth IRA",
      },
    ],
    missing: ({ yearEndValue }) =>
      amountMissing(yearEndValue, "yearEndValue", "Write the value, or 0 if nothing was left."),
  },
  {
    ask: ({ taxYear }) => `Did you have basis from before ${taxYear}?`,
    why: "Basis is money in traditional IRAs that was already taxed: contributions you did not deduct. Look at line 14 of your last Form 8606. Write 0 if there is none.",
    fields: [{ key: "basis", caption: "Basis from earlier years", spec: MONEY, box: "Form 8606, line 14" }],
    missing: ({ basis }) => amountMissing(basis, "basis", "Write line 14 of your last form, or 0."),
  },
];

/** "I did a backdoor Roth": a few questions, one at a time, then the form. Long because it is the markup of one screen, from top to bottom. */
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
  const confirmed = useMemo(() => signal(""), []);
  const now = answers.value;
  const question = QUESTIONS[step.value] as Question;
  const asked = `${now.contributedOn} ${now.convertedOn}`;
  const hasDates = question.fields.some(({ key }) => key === "convertedOn");
  const doubt = hasDates ? doubtOf(now) : null;
  const missing = question.missing(now);
  const shown = missing.length > 0 || doubt === null ? missing : [{ field: "convertedOn", words: doubt }];
  const next = () => {
    tried.value = true;
    if (missing.length > 0) return;
    const isConfirmed = doubt === null || confirmed.value === asked;
    confirmed.value = asked;
    if (!isConfirmed) return;
    tried.value = false;
    if (step.value + 1 < QUESTIONS.length) step.value += 1;
    else {
      addBook(backdoorLedger(now));
      beginFromHere();
      showYear(Number(now.taxYear));
    }
  };
  return (
    <Steps
      title={question.ask(now)}
      step={step.value}
      steps={QUESTIONS.length}
      why={question.why}
      onNext={next}
      onBack={() => {
        tried.value = false;
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
      action={step.value + 1 === QUESTIONS.length ? "Show my Form 8606" : "Next"}
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
          problem={tried.value ? wordsAt(shown, key) : undefined}
          autoFocus={index === 0}
          wide
        />
      ))}
    </Steps>
  );
}
