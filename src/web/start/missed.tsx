import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { isCivilDate, yearsWithForm } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { addBook, showYear, today, view } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { isSome, type MissedAnswers, type MissedYear, missedLedger } from "./missed-ledger.js";
import { beginFromHere, type Missing, Steps } from "./steps.js";

const MONEY: FieldSpec = { type: "money", about: "", required: false };
const DATE: FieldSpec = { type: "date", about: "", required: false };
const FLAG: FieldSpec = { type: "flag", about: "", required: true };
const NAME: FieldSpec = { type: "text", about: "", required: true };

interface MissedField {
  readonly key: Exclude<keyof MissedYear, "taxYear">;
  readonly caption: string;
  /** Where it stands on the paper. */
  readonly box?: string;
  readonly spec: FieldSpec;
}

/** What is asked about a missed year, in this order. */
function fieldsOf({ taxYear, filed }: MissedYear): MissedField[] {
  return [
    { key: "contributed", caption: "Nondeductible contribution", box: "Form 5498, box 1", spec: MONEY },
    { key: "on", caption: "Date contributed", spec: DATE },
    { key: "converted", caption: "Converted to a Roth IRA", box: "Form 1099-R, box 1", spec: MONEY },
    { key: "convertedOn", caption: "Date converted", spec: DATE },
    {
      key: "value",
      caption: `All traditional IRAs on December 31, ${taxYear}`,
      box: "Form 5498, box 5",
      spec: MONEY,
    },
    { key: "filed", caption: `Did you file a tax return for ${taxYear}?`, spec: FLAG },
    ...(filed === true
      ? [{ key: "filedOn" as const, caption: `Date you filed your ${taxYear} return`, spec: DATE }]
      : []),
  ];
}

/** "I missed Form 8606 in earlier years": which years, the basis before them, then what happened in each. */
export function Missed({ onBack }: { onBack: () => void }) {
  const state = useMemo(() => signal<MissedAnswers>({ years: [] }), []);
  const step = useMemo(() => signal(0), []);
  const tried = useMemo(() => signal(false), []);
  const answers = state.value;
  const { years } = answers;
  const current = years[step.value - 2];
  const missing = missingIn(answers, step.value);
  const next = () => {
    tried.value = true;
    if (missing !== null) return;
    tried.value = false;
    if (step.value <= years.length) step.value += 1;
    else {
      addBook(missedLedger(answers));
      beginFromHere();
      showYear(Math.min(...years.map(({ taxYear }) => taxYear)));
      view.value = "take";
    }
  };
  return (
    <Steps
      {...wordsOf(answers, step.value)}
      step={step.value}
      steps={years.length + 2}
      problem={tried.value && missing?.field === null ? missing.words : null}
      action={years.length > 0 && step.value === years.length + 1 ? "Show what to send" : "Next"}
      onNext={next}
      onBack={() => {
        tried.value = false;
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
    >
      {current === undefined ? (
        <Beginning answers={state} step={step.value} missing={tried.value ? missing : null} />
      ) : (
        fieldsOf(current).map(({ key, caption, box, spec }) => (
          <Control
            key={`${current.taxYear} ${key}`}
            id={`missed-${key}`}
            caption={caption}
            box={box}
            spec={spec}
            value={current[key]}
            onChange={(to) => {
              const changed = years.map((each) => (each === current ? { ...each, [key]: to } : each));
              state.value = { ...answers, years: changed };
            }}
            problem={tried.value && missing?.field === key ? missing.words : undefined}
          />
        ))
      )}
    </Steps>
  );
}

function wordsOf({ years }: MissedAnswers, step: number): { title: string; why: string } {
  if (step === 0)
    return {
      title: "Which years are missing?",
      why: "Choose each year with a nondeductible contribution or a conversion, and no Form 8606.",
    };
  if (step === 1)
    return {
      title: `Did you have basis from before ${years[0]?.taxYear}?`,
      why: "Look at line 14 of the last Form 8606 you filed before then. Write 0 if you never filed one and never made a nondeductible contribution before.",
    };
  return {
    title: `What happened for ${years[step - 2]?.taxYear}?`,
    why: "Form 5498 has the contribution and the value; Form 1099-R has the conversion. Leave a field empty if it did not happen.",
  };
}

/** The questions before those of each year. */
function Beginning({
  answers,
  step,
  missing,
}: {
  answers: { value: MissedAnswers };
  step: number;
  missing: Missing | null;
}) {
  const now = answers.value;
  const field = (key: "name" | "basis", caption: string, spec: FieldSpec, box?: string) => (
    <Control
      key={key}
      id={`missed-${key}`}
      caption={caption}
      box={box}
      spec={spec}
      value={now[key]}
      onChange={(to) => {
        answers.value = { ...now, [key]: to };
      }}
      problem={missing?.field === key ? missing.words : undefined}
      wide
    />
  );
  if (step === 1) return field("basis", "Basis from earlier years", MONEY, "Form 8606, line 14");
  return (
    <>
      {field("name", "Your name", NAME)}
      <YearGrid answers={answers} />
    </>
  );
}

function YearGrid({ answers }: { answers: { value: MissedAnswers } }) {
  const now = answers.value;
  const lastYear = Number(today.value.slice(0, 4)) - 1;
  const choices = yearsWithForm()
    .filter((taxYear) => taxYear <= lastYear)
    .reverse();
  const toggle = (taxYear: number) => {
    const others = now.years.filter((each) => each.taxYear !== taxYear);
    const years = others.length < now.years.length ? others : [...others, { taxYear }];
    answers.value = { ...now, years: [...years].sort((a, b) => a.taxYear - b.taxYear) };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the years are toggle buttons in a grid
    <div class="control wide" role="group" aria-labelledby="missed-years">
      <span class="label" id="missed-years">
        Years without Form 8606
      </span>
      <div class="year-grid">
        {choices.map((taxYear) => (
          <button
            key={taxYear}
            type="button"
            aria-pressed={now.years.some((each) => each.taxYear === taxYear)}
            onClick={() => toggle(taxYear)}
          >
            {taxYear}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What is wrong with the answers of a step; null when nothing is. */
function missingIn({ name, years, basis }: MissedAnswers, step: number): Missing | null {
  if (step === 0) {
    if (name === undefined) return { field: "name", words: "Write your name." };
    return years.length === 0 ? { field: null, words: "Choose at least one year." } : null;
  }
  if (step === 1)
    return isAmount(basis) ? null : { field: "basis", words: "Write line 14 of that form, or 0." };
  const current = years[step - 2];
  return current === undefined ? null : missingInYear(current);
}

const isDay = (value: Written | undefined) => typeof value === "string" && isCivilDate(value);
const isAmount = (value: Written | undefined) => typeof value === "number" && value >= 0;

function missingInYear(year: MissedYear): Missing | null {
  const { taxYear, contributed, on, converted, convertedOn, value, filed, filedOn } = year;
  for (const [field, amount] of Object.entries({ contributed, converted, value }))
    if (amount !== undefined && !isAmount(amount)) return { field, words: "Write an amount, such as 6,500." };
  for (const [field, amount, day, years] of [
    ["on", contributed, on, [taxYear, taxYear + 1]],
    ["convertedOn", converted, convertedOn, [taxYear]],
  ] as const) {
    if (!isSome(amount)) continue;
    if (!isDay(day)) return { field, words: "Write the date as MM/DD/YYYY." };
    if (!(years as readonly number[]).includes(Number(String(day).slice(0, 4))))
      return { field, words: `Write a date in ${years.join(" or ")}.` };
  }
  if (!isSome(contributed) && !isSome(converted))
    return { field: "contributed", words: "Write a contribution or a conversion." };
  if (typeof filed !== "boolean") return { field: "filed", words: "Answer yes or no." };
  return filed !== true || filedOn === undefined || isDay(filedOn)
    ? null
    : { field: "filedOn", words: "Write the date as MM/DD/YYYY." };
}
