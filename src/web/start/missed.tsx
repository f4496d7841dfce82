import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { isCivilDate, yearsWithForm } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { active, addBook, change, current, show, showYear, today, view } from "../state/store.js";
import { at, type Written, type WrittenMap } from "../state/written.js";
import { Control } from "../ui/control.js";
import { askForSpouse, door } from "./door.js";
import { FLAG, MONEY, NAME, returnFields, yearFields } from "./missed-fields.js";
import { isSome, type MissedAnswers, type MissedYear, missedLedger, roughDay } from "./missed-ledger.js";
import { isReturnKnown, spouseYears, withSpouse } from "./spouse.js";
import { beginFromHere, type Missing, Steps } from "./steps.js";

/** One screen of the questions. */
type Screen =
  | { readonly about: "who" | "basis" | "later"; readonly year?: undefined }
  | { readonly about: "year" | "return"; readonly year: MissedYear };

function screensOf(answers: MissedAnswers, first: WrittenMap | undefined): Screen[] {
  const { years, joint } = answers;
  return [
    { about: "who" },
    ...(first === undefined || years.length > 0 ? [{ about: "basis" as const }] : []),
    ...(laterYears(answers).length > 0 ? [{ about: "later" as const }] : []),
    ...years.flatMap((year): Screen[] => [
      { about: "year", year },
      // What a joint return shows is asked once for both.
      ...(joint === true && isReturnKnown(first, year.taxYear) ? [] : [{ about: "return" as const, year }]),
    ]),
  ];
}

/** The years after the oldest of those chosen first that were not chosen: basis lasts until the IRAs are empty. */
function laterYears({ years }: MissedAnswers): number[] {
  const chosen = years.filter(({ isLater }) => isLater !== true).map(({ taxYear }) => taxYear);
  return pastYears().filter((taxYear) => taxYear > Math.min(...chosen) && !chosen.includes(taxYear));
}

/** The years with a form that are over, the oldest first. */
function pastYears(): number[] {
  const lastYear = Number(today.value.slice(0, 4)) - 1;
  return yearsWithForm().filter((taxYear) => taxYear <= lastYear);
}

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
  const next = () => {
    tried.value = true;
    if (missing !== null) return;
    tried.value = false;
    if (isLast) onDone(answers);
    else step.value += 1;
  };
  const fields =
    screen.year === undefined
      ? []
      : screen.about === "year"
        ? yearFields(screen.year, isSpouse)
        : returnFields(screen.year, isSpouse);
  return (
    <Steps
      {...wordsOf(answers, screen, isSpouse)}
      step={step.value}
      steps={screens.length}
      problem={tried.value && missing?.field === null ? missing.words : null}
      action={isLast ? (isSpouse ? "Add my spouse" : lastAction(years)) : "Next"}
      onNext={next}
      onBack={() => {
        tried.value = false;
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
    >
      {screen.year === undefined ? (
        <Beginning
          answers={state}
          about={screen.about}
          missing={tried.value ? missing : null}
          isSpouse={isSpouse}
        />
      ) : (
        fields.map(({ key, caption, box, spec, hint }) => (
          <Control
            key={`${screen.year.taxYear} ${key}`}
            id={`missed-${key}`}
            caption={caption}
            box={box}
            spec={spec}
            hint={hint}
            value={screen.year[key]}
            onChange={(to) => {
              const changed = years.map((each) => (each === screen.year ? { ...each, [key]: to } : each));
              state.value = { ...answers, years: changed };
            }}
            problem={tried.value && missing?.field === key ? missing.words : undefined}
          />
        ))
      )}
    </Steps>
  );
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
  if (about === "return")
    return {
      title: `What did your ${year?.taxYear} return show?`,
      why: "What to send depends on it. Write 0 if the line is blank on your return. Leave a line empty if you do not have the return at hand: you can add it later.",
    };
  return {
    title: `What happened for ${year?.taxYear}${isSpouse ? `, for ${who}` : ""}?`,
    why: "Form 5498 has the contribution and the value; Form 1099-R has the conversion and what you took out. Leave a field empty if it did not happen.",
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
  missing,
  isSpouse,
}: {
  answers: { value: MissedAnswers };
  about: "who" | "basis" | "later";
  missing: Missing | null;
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
      problem={missing?.field === key ? missing.words : undefined}
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

/** What is wrong with the answers of a screen; null when nothing is. */
function missingIn(
  { name, years, basis, joint, later }: MissedAnswers,
  { about, year }: Screen,
  isSpouse: boolean,
): Missing | null {
  if (about === "who") {
    if (name === undefined)
      return { field: "name", words: isSpouse ? "Write your spouse's name." : "Write your name." };
    if (isSpouse) return typeof joint === "boolean" ? null : { field: "joint", words: "Answer yes or no." };
    return years.length === 0 ? { field: null, words: "Choose at least one year." } : null;
  }
  if (about === "basis")
    return isAmount(basis) ? null : { field: "basis", words: "Write line 14 of that form, or 0." };
  if (about === "later") {
    if (typeof later !== "boolean") return { field: "later", words: "Answer yes or no." };
    return later && !years.some(({ isLater }) => isLater === true)
      ? { field: null, words: "Choose at least one year." }
      : null;
  }
  if (year === undefined) return null;
  return about === "year" ? missingInYear(year, isSpouse) : missingInReturn(year, isSpouse);
}

const isDay = (value: Written | undefined) => typeof value === "string" && isCivilDate(value);
const isAmount = (value: Written | undefined) => typeof value === "number" && value >= 0;

function missingInYear(year: MissedYear, isSpouse: boolean): Missing | null {
  const { taxYear, contributed, on, converted, convertedOn, takenOut, takenOutOn, value } = year;
  for (const [field, amount] of Object.entries({ contributed, converted, takenOut, value }))
    if (amount !== undefined && !isAmount(amount)) return { field, words: "Write an amount, such as 6,500." };
  for (const [field, amount, day, years] of [
    ["on", contributed, on, [taxYear, taxYear + 1]],
    ["convertedOn", converted, convertedOn, [taxYear]],
    ["takenOutOn", takenOut, takenOutOn, [taxYear]],
  ] as const) {
    if (!isSome(amount)) continue;
    const known = isDay(day) ? String(day) : roughDay(day, taxYear);
    if (known === null)
      return { field, words: "Write the date as MM/DD/YYYY, or only the month or the year." };
    if (!(years as readonly number[]).includes(Number(known.slice(0, 4))))
      return { field, words: `Write a date in ${years.join(" or ")}.` };
  }
  if (!isSpouse && ![contributed, converted, takenOut].some(isSome))
    return {
      field: "contributed",
      words: "Write a contribution, a conversion, or what you took out. Go back if nothing happened.",
    };
  return (isSpouse || year.isLater === true) && typeof year.form8606 !== "boolean"
    ? { field: "form8606", words: "Answer yes or no." }
    : null;
}

function missingInReturn(year: MissedYear, isSpouse: boolean): Missing | null {
  const { filed, filedOn, joint, spouseHasIras, line4a, line4b } = year;
  const answered = (field: string, value: Written | undefined) =>
    typeof value === "boolean" ? null : { field, words: "Answer yes or no." };
  const unanswered = answered("filed", filed);
  if (unanswered !== null || !filed) return unanswered;
  if (filedOn !== undefined && !isDay(filedOn))
    return { field: "filedOn", words: "Write the date as MM/DD/YYYY." };
  const about = isSpouse
    ? null
    : (answered("joint", joint) ?? (joint === true ? answered("spouseHasIras", spouseHasIras) : null));
  if (about !== null) return about;
  for (const [field, amount] of Object.entries({ line4a, line4b }))
    if (amount !== undefined && !isAmount(amount)) return { field, words: "Write an amount, such as 6,500." };
  return null;
}
