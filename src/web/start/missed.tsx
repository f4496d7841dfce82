import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { FieldSpec } from "../schema/field-specs.js";
import { active, addBook, change, current, show, showYear, view } from "../state/store.js";
import { at, type WrittenMap } from "../state/written.js";
import { Control } from "../ui/control.js";
import { askForSpouse, door } from "./door.js";
import {
  earlyFields,
  FLAG,
  type MissedField,
  MONEY,
  NAME,
  returnFields,
  yearFields,
} from "./missed-fields.js";
import { type MissedAnswers, type MissedYear, missedLedger } from "./missed-ledger.js";
import { missingIn } from "./missed-problems.js";
import { isFirstTakenOut, laterYears, pastYears, type Screen, screensOf } from "./missed-screens.js";
import { spouseYears, withSpouse } from "./spouse.js";
import { beginFromHere, Steps, wordsAt } from "./steps.js";

/** "I missed Form 8606 in earlier years": which years, the basis before them, then what happened in each. */
export function Missed({ onBack }: { onBack: () => void }) {
  return (
    <Asked
      first={undefined}
      onBack={onBack}
      onDone={(answers) => {
        addBook(missedLedger(answers));
        beginFromHere();
        showYear(Math.min(...answers.years.map(({ taxYear }) => taxYear)));
        view.value = "take";
        if (answers.years.some(({ spouseHasIras }) => spouseHasIras === true)) askForSpouse();
      }}
    />
  );
}

/** The same of a spouse, for the years of the person who is on the page. */
export function Spouse({ onBack }: { onBack: () => void }) {
  const first = active.value?.book;
  return (
    <Asked
      first={first?.ledger}
      onBack={onBack}
      onDone={(answers) => {
        if (first === undefined) return;
        const added = withSpouse(current.value, first.id, answers);
        change(() => added.household);
        show(added.id);
        if (answers.years.length > 0) showYear(Math.min(...answers.years.map(({ taxYear }) => taxYear)));
        view.value = answers.years.length > 0 ? "take" : "papers";
        door.value = null;
      }}
    />
  );
}

/** The questions, one screen at a time. Long because it is the markup of one screen, from top to bottom. */
function Asked({
  first,
  onBack,
  onDone,
}: {
  /** The ledger of the first spouse, when the second is asked. */
  first: WrittenMap | undefined;
  onBack: () => void;
  onDone: (answers: MissedAnswers) => void;
}) {
  const isSpouse = first !== undefined;
  const state = useMemo(() => signal<MissedAnswers>(beginning(first)), []);
  const step = useMemo(() => signal(0), []);
  const tried = useMemo(() => signal(false), []);
  const answers = state.value;
  const { years } = answers;
  const screens = screensOf(answers, first);
  const screen = screens[step.value] ?? (screens[0] as Screen);
  const isLast = step.value === screens.length - 1 && (isSpouse || years.length > 0);
  const missing = missingIn(answers, screen, isSpouse);
  const wrong = (key: string | null) => (tried.value ? wordsAt(missing, key) : undefined);
  const next = () => {
    tried.value = true;
    if (missing.length > 0) return;
    tried.value = false;
    if (isLast) onDone(answers);
    else step.value += 1;
  };
  const fields = fieldsOf(answers, screen, isSpouse);
  return (
    <Steps
      {...wordsOf(answers, screen, isSpouse)}
      step={step.value}
      steps={screens.length}
      problem={wrong(null)}
      action={isLast ? (isSpouse ? "Add my spouse" : lastAction(years)) : "Next"}
      onNext={next}
      onBack={() => {
        tried.value = false;
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
    >
      {screen.year === undefined ? (
        <Beginning answers={state} about={screen.about} wrong={wrong} isSpouse={isSpouse} />
      ) : (
        fields.map(({ key, caption, box, spec, hint, wide }) => (
          <Control
            key={`${screen.year.taxYear} ${key}`}
            id={`missed-${key}`}
            caption={caption}
            box={box}
            spec={spec}
            hint={hint}
            wide={wide}
            value={key === "born" ? answers.born : screen.year[key]}
            onChange={(to) => {
              const changed = years.map((each) => (each === screen.year ? { ...each, [key]: to } : each));
              state.value = key === "born" ? { ...answers, born: to } : { ...answers, years: changed };
            }}
            problem={wrong(key)}
          />
        ))
      )}
    </Steps>
  );
}

function fieldsOf({ born, years }: MissedAnswers, { about, year }: Screen, isSpouse: boolean): MissedField[] {
  if (year === undefined) return [];
  if (about === "early") return earlyFields(year, born, isFirstTakenOut(years, year));
  return about === "year" ? yearFields(year, isSpouse) : returnFields(year, isSpouse);
}

function beginning(first: WrittenMap | undefined): MissedAnswers {
  if (first === undefined) return { years: [] };
  const years = spouseYears(first);
  const isJoint = years.some(
    ({ taxYear }) => at(first, ["years", String(taxYear), "filing_status"]) === "married_joint",
  );
  return isJoint ? { years, joint: true } : { years };
}

function lastAction(years: readonly MissedYear[]): string {
  return years.some(({ spouseHasIras }) => spouseHasIras === true)
    ? "Next: your spouse"
    : "Show what to send";
}

function wordsOf(
  answers: MissedAnswers,
  { about, year }: Screen,
  isSpouse: boolean,
): { title: string; why: string } {
  const { years, name } = answers;
  const who = isSpouse ? String(name ?? "your spouse") : "you";
  if (about === "who")
    return isSpouse
      ? {
          title: "Who is your spouse?",
          why: "Each spouse has a separate Form 8606. Choose the years in which your spouse put money into a traditional IRA without a deduction, converted, or took money out. Choose none if you want to add papers instead.",
        }
      : {
          title: "Which years are missing?",
          why: "Choose each year without Form 8606 in which you put money into a traditional IRA without deducting it (a nondeductible contribution), converted to a Roth IRA, or took money out of a traditional IRA.",
        };
  if (about === "basis")
    return {
      title: `Did ${who} have basis from before ${years[0]?.taxYear}?`,
      why: "Basis is money in traditional IRAs that was already taxed. Look at line 14 of the last Form 8606 filed before then. Write 0 if there was none and no nondeductible contribution before.",
    };
  if (about === "later")
    return {
      title: laterQuestion(answers, who),
      why: "Part of it is not taxable while basis is left, and Form 8606 shows which part. Do not count money that was put back within 60 days.",
    };
  if (about === "early")
    return {
      title: `Was the money taken out in ${year?.taxYear} an early withdrawal?`,
      why: "Before age 59 1/2, a 10 percent additional tax applies to the taxable part, unless an exception applies.",
    };
  if (about === "return")
    return {
      title: `What did your ${year?.taxYear} return show?`,
      why: "What to send depends on it. Write 0 if the line is blank on your return. Leave a line empty if you do not have the return at hand: you can add it later.",
    };
  return {
    title: `What happened for ${year?.taxYear}${isSpouse ? `, for ${who}` : ""}?`,
    why: `Form 5498 has the contribution and the value; Form 1099-R has the conversion and what you took out. Leave a field empty if it did not happen. If you know only the month or the year of a date, write 06/${year?.taxYear} or ${year?.taxYear}.`,
  };
}

function laterQuestion(answers: MissedAnswers, who: string): string {
  const years = laterYears(answers).map(String);
  const last = years.pop();
  return `Did ${who} take out or convert anything in ${years.length === 0 ? last : `${years.join(", ")} or ${last}`}?`;
}

/** The questions before those of each year. */
function Beginning({
  answers,
  about,
  wrong,
  isSpouse,
}: {
  answers: { value: MissedAnswers };
  about: "who" | "basis" | "later";
  /** What is wrong in a field, once Next was pressed. */
  wrong: (key: string) => string | undefined;
  isSpouse: boolean;
}) {
  const now = answers.value;
  const field = (
    key: "name" | "basis" | "joint" | "later",
    caption: string,
    spec: FieldSpec,
    box?: string,
  ) => (
    <Control
      key={key}
      id={`missed-${key}`}
      caption={caption}
      box={box}
      spec={spec}
      value={now[key]}
      onChange={(to) => {
        const without = { ...now, years: now.years.filter(({ isLater }) => isLater !== true) };
        answers.value = key === "later" && to !== true ? { ...without, later: to } : { ...now, [key]: to };
      }}
      problem={wrong(key)}
      wide
    />
  );
  if (about === "basis") return field("basis", "Basis from earlier years", MONEY, "Form 8606, line 14");
  if (about === "later")
    return (
      <>
        {field("later", "Anything taken out or converted?", FLAG)}
        {now.later === true && (
          <YearGrid answers={answers} caption="In which years?" choices={laterYears(now)} isLater />
        )}
      </>
    );
  return (
    <>
      {field("name", isSpouse ? "Your spouse's name, as on the tax return" : "Your name", NAME)}
      {isSpouse && field("joint", "Do you file a joint return?", FLAG)}
      <YearGrid
        answers={answers}
        caption={isSpouse ? "Your spouse's years" : "Years without Form 8606"}
        choices={pastYears().reverse()}
      />
    </>
  );
}

function YearGrid({
  answers,
  caption,
  choices,
  isLater = false,
}: {
  answers: { value: MissedAnswers };
  caption: string;
  choices: readonly number[];
  isLater?: boolean;
}) {
  const now = answers.value;
  const toggle = (taxYear: number) => {
    const others = now.years.filter((each) => each.taxYear !== taxYear);
    const years =
      others.length < now.years.length ? others : [...others, isLater ? { taxYear, isLater } : { taxYear }];
    answers.value = { ...now, years: [...years].sort((a, b) => a.taxYear - b.taxYear) };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the years are toggle buttons in a grid
    <div class="control wide" role="group" aria-labelledby="missed-years">
      <span class="label" id="missed-years">
        {caption}
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
