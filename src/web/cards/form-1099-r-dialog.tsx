import { addEntry } from "../state/household.js";
import { change, selectedYear } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Control } from "../ui/control.js";
import { kindTitle } from "../words/entry-kinds.js";
import { problemsOf } from "./entry-problems.js";
import {
  differingYears,
  entryOf1099R,
  type Meaning,
  meaningOf,
  USES,
  type Use,
  type YearsDiffer,
} from "./form-1099-r.js";
import {
  DATE,
  FLAG,
  MONEY,
  OPTIONAL_MONEY,
  Paper,
  type PaperProps,
  TEXT,
  useBoxes,
  WRITE_YEAR,
  YEAR,
} from "./paper.js";

const EMPTY = {
  taxYear: undefined as Written | undefined,
  gross: undefined as Written | undefined,
  withheld: undefined as Written | undefined,
  code: "",
  ira: null as boolean | null,
  date: undefined as Written | undefined,
  use: null as Use | null,
  deposited: undefined as Written | undefined,
};

/** Form 1099-R, box by box, with what it means said at once. Long because it is one paper, box by box. */
export function Form1099R({ bookId, taxYear, onClose, onOther }: PaperProps) {
  const { now, set, tried } = useBoxes<typeof EMPTY>({ ...EMPTY, taxYear });
  const meaning = meaningOf(now.code, now.ira);
  const differ = differingYears(now);
  const entry = entryOf1099R(now);
  const problems = entry === null ? new Map<string, string>() : problemsOf(entry);
  const uncopied = uncopiedIn(now);
  const unanswered = unansweredIn(now, meaning, entry === null);
  const wrong = (key: string) => (tried.value ? (uncopied.get(key) ?? problems.get(key)) : undefined);
  return (
    <Paper
      title="Form 1099-R"
      onClose={onClose}
      onEnter={() => {
        if (entry === null) return;
        change((household) => addEntry(household, bookId, entry));
        selectedYear.value = Number(String(entry.date).slice(0, 4));
      }}
      tried={tried}
      isWrong={uncopied.size + problems.size > 0}
      problem={uncopied.size > 0 ? undefined : unanswered}
    >
      <p class="lead">Copy these boxes from the paper. You don't need the others.</p>
      <p>
        I don't have the form:{" "}
        <button type="button" class="link" onClick={() => onOther("conversion")}>
          Enter a conversion
        </button>{" "}
        or{" "}
        <button type="button" class="link" onClick={() => onOther("distribution")}>
          Enter a withdrawal
        </button>
      </p>
      <div class="fields boxes">
        <Control
          id="r-year"
          caption="Year of the form"
          spec={YEAR}
          value={now.taxYear}
          onChange={(to) => set({ taxYear: to })}
          problem={wrong("year")}
          wide
        />
        <Control
          id="r-gross"
          box="1"
          caption="Gross distribution"
          spec={MONEY}
          value={now.gross}
          onChange={(gross) => set({ gross })}
          problem={wrong("amount")}
          autoFocus
        />
        <Control
          id="r-withheld"
          box="4"
          caption="Federal income tax withheld"
          spec={OPTIONAL_MONEY}
          value={now.withheld}
          onChange={(withheld) => set({ withheld })}
          problem={wrong("withheld")}
        />
        <Control
          id="r-code"
          box="7"
          caption="Distribution code"
          spec={TEXT}
          value={now.code}
          onChange={(code) => set({ code: String(code ?? "").slice(0, 3), use: null })}
          problem={wrong("code")}
        />
        <Control
          id="r-ira"
          box="7"
          caption="IRA/SEP/SIMPLE is checked"
          spec={FLAG}
          value={now.ira}
          onChange={(ira) => set({ ira: ira === undefined ? null : (ira as boolean) })}
        />
        <Control
          id="r-date"
          caption="Date of payment"
          spec={DATE}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The day the money left the IRA: box 13, or your statement."
          problem={
            wrong("date") ?? (differ ? `This date is in ${differ.ofDate}, not ${differ.ofForm}.` : undefined)
          }
          wide
        />
        {now.use === "moved" && (
          <Control
            id="r-deposited"
            caption="Date it was deposited in the other IRA"
            spec={DATE}
            value={now.deposited}
            onChange={(deposited) => set({ deposited })}
            problem={wrong("deposited")}
            wide
          />
        )}
      </div>
      {differ && <WhichYear differ={differ} date={String(now.date)} set={set} />}
      {now.code !== "" && (
        <fieldset class="question" aria-live="polite">
          <legend>{meaning.sentence}</legend>
          {meaning.refused && <p>{meaning.refused}</p>}
          {meaning.instead && (
            <Button icon="right" onClick={() => onOther(meaning.instead as string)}>
              {`Open ${kindTitle(meaning.instead)}`}
            </Button>
          )}
          {meaning.needsMark && (
            <Answers
              answers={[
                ["Yes, it is checked", () => set({ ira: true })],
                ["No", () => set({ ira: false })],
              ]}
            />
          )}
          {meaning.ask.length > 0 && (
            <Answers
              answers={meaning.ask.map((use) => [USES[use], () => set({ use }), now.use === use] as const)}
            />
          )}
        </fieldset>
      )}
    </Paper>
  );
}

/** A Form 1099-R has what was paid in its own year: either its year or the date is wrong, and only the person knows which. */
function WhichYear({
  differ: { ofForm, ofDate },
  date,
  set,
}: {
  differ: YearsDiffer;
  date: string;
  set: (part: Partial<typeof EMPTY>) => void;
}) {
  return (
    <fieldset class="question" aria-live="polite">
      <legend>
        A form for {ofForm} reports money paid in {ofForm}. Which is right?
      </legend>
      <Answers
        answers={[
          [`The form is for ${ofDate}`, () => set({ taxYear: ofDate })],
          [`The date is in ${ofForm}`, () => set({ date: `${ofForm}${date.slice(4)}` })],
        ]}
      />
    </fieldset>
  );
}

function Answers({
  answers,
}: {
  answers: readonly (readonly [words: string, choose: () => void, chosen?: boolean])[];
}) {
  return (
    <div class="answers">
      {answers.map(([words, choose, chosen]) => (
        <button key={words} type="button" class="answer" aria-pressed={chosen} onClick={choose}>
          {words}
        </button>
      ))}
    </div>
  );
}

/** The boxes that every Form 1099-R has and that are still empty. */
function uncopiedIn({ taxYear, gross, code }: typeof EMPTY): Map<string, string> {
  const wrong = new Map<string, string>();
  if (typeof taxYear !== "number") wrong.set("year", WRITE_YEAR);
  if (gross === undefined) wrong.set("amount", "Copy box 1.");
  if (code === "") wrong.set("code", "Copy box 7.");
  return wrong;
}

/** The question about the paper that is still open, or why this paper is not entered here. */
function unansweredIn(
  { taxYear, date }: typeof EMPTY,
  meaning: Meaning,
  isUnanswered: boolean,
): string | undefined {
  const differ = differingYears({ taxYear, date });
  if (differ) return `Answer which year is right: ${differ.ofForm} or ${differ.ofDate}.`;
  if (meaning.needsMark) return "Answer whether the IRA/SEP/SIMPLE box is checked.";
  return meaning.refused ?? (isUnanswered ? "Choose what happened to the money." : undefined);
}
