import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { addEntry } from "../state/household.js";
import { announcement, change, selectedYear } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { entryOf1099R, meaningOf, USES, type Use } from "./form-1099-r.js";
import { problemsOf } from "./new-entry.js";
import { DATE, MONEY, OPTIONAL_MONEY, Paper, type PaperProps, TEXT } from "./paper.js";

/** Form 1099-R, box by box, with what it means said at once. Long because it is one paper, box by box. */
export function Form1099R({ bookId, taxYear, onClose }: PaperProps) {
  const boxes = useMemo(
    () =>
      signal({
        gross: undefined as Written | undefined,
        withheld: undefined as Written | undefined,
        code: "",
        ira: true as boolean | null,
        date: undefined as Written | undefined,
        use: null as Use | null,
      }),
    [],
  );
  const tried = useMemo(() => signal(false), []);
  const now = boxes.value;
  const set = (part: Partial<typeof now>) => {
    boxes.value = { ...now, ...part };
  };
  const meaning = meaningOf(now.code, now.ira);
  const entry = entryOf1099R(now);
  const problems = entry === null ? new Map<string, string>() : problemsOf(entry);
  const missing =
    now.gross === undefined
      ? "Copy box 1."
      : now.code === ""
        ? "Copy box 7."
        : meaning.refused
          ? meaning.refused
          : entry === null
            ? "Say what happened to the money."
            : undefined;
  const add = () => {
    tried.value = true;
    if (entry === null || problemsOf(entry).size > 0) return;
    change((household) => addEntry(household, bookId, entry));
    selectedYear.value = Number(String(entry.date).slice(0, 4));
    announcement.value = "Form 1099-R is entered.";
    onClose();
  };
  return (
    <Paper
      title="Form 1099-R"
      onClose={onClose}
      onSubmit={add}
      action="Enter this form"
      problem={tried.value ? missing : undefined}
    >
      <p class="lead">Copy these boxes from the paper. You don't need the others.</p>
      <div class="fields boxes">
        <Control
          id="r-gross"
          box="1"
          caption="Gross distribution"
          spec={MONEY}
          value={now.gross}
          onChange={(gross) => set({ gross })}
          problem={tried.value ? problems.get("amount") : undefined}
          autoFocus
        />
        <Control
          id="r-withheld"
          box="4"
          caption="Federal income tax withheld"
          spec={OPTIONAL_MONEY}
          value={now.withheld}
          onChange={(withheld) => set({ withheld })}
          problem={tried.value ? problems.get("withheld") : undefined}
        />
        <Control
          id="r-code"
          box="7"
          caption="Distribution code"
          spec={TEXT}
          value={now.code}
          onChange={(code) => set({ code: String(code ?? "").slice(0, 3), use: null })}
        />
        <Control
          id="r-ira"
          box="7"
          caption="IRA/SEP/SIMPLE"
          spec={{ type: "flag", about: "", required: false }}
          value={now.ira}
          onChange={(ira) => set({ ira: ira === undefined ? null : (ira as boolean) })}
        />
        <Control
          id="r-date"
          caption={`Date of payment in ${taxYear}`}
          spec={DATE}
          value={now.date}
          onChange={(date) => set({ date })}
          hint="The day the money left the IRA: box 13, or your statement."
          problem={tried.value ? problems.get("date") : undefined}
          wide
        />
      </div>
      {now.code !== "" && (
        <fieldset class="question" aria-live="polite">
          <legend>{meaning.sentence}</legend>
          {meaning.refused && <p class="problem">{meaning.refused}</p>}
          <div class="answers">
            {meaning.ask.map((use) => (
              <button
                key={use}
                type="button"
                class="answer"
                aria-pressed={now.use === use}
                onClick={() => set({ use })}
              >
                {USES[use]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </Paper>
  );
}
