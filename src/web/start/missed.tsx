import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { isCivilDate } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { addBook, history, saved, showYear, today, view } from "../state/store.js";
import type { Written, WrittenMap } from "../state/written.js";
import { Control } from "../ui/control.js";
import { Steps } from "./interview.js";

/** One year for which Form 8606 is missing, as a person remembers it. */
export interface MissedYear {
  readonly taxYear: number;
  readonly contributed: Written | undefined;
  readonly on: Written | undefined;
  readonly converted: Written | undefined;
  readonly convertedOn: Written | undefined;
  readonly value: Written | undefined;
  readonly filedOn: Written | undefined;
}

/** The ledger of missed years: what happened in each, and that its return was filed without Form 8606. */
function missedLedger(name: Written | undefined, years: readonly MissedYear[]): WrittenMap {
  const first = Math.min(...years.map(({ taxYear }) => taxYear));
  const entries = years.flatMap(({ taxYear, contributed, on, converted, convertedOn }): WrittenMap[] => [
    ...(isSome(contributed)
      ? [
          {
            date: on ?? "",
            kind: "contribution",
            ...(String(on).startsWith(`${taxYear}-`) ? {} : { for: taxYear }),
            amount: contributed as Written,
          },
        ]
      : []),
    ...(isSome(converted)
      ? [{ date: convertedOn ?? "", kind: "conversion", amount: converted as Written }]
      : []),
  ]);
  return {
    owner: { name: name ?? "" },
    opening: { year: first - 1, basis: 0 },
    years: Object.fromEntries(
      years.map(({ taxYear, value, filedOn }) => [
        String(taxYear),
        {
          ...(value === undefined ? {} : { year_end_value: value }),
          deducted: 0,
          filed: {
            return: true,
            ...(filedOn === undefined ? {} : { date: filedOn }),
            form_8606: false,
            deducted: 0,
          },
        },
      ]),
    ),
    entries,
  };
}

const isSome = (value: Written | undefined) => value !== undefined && value !== 0;

const MONEY: FieldSpec = { type: "money", about: "", required: false };
const DATE: FieldSpec = { type: "date", about: "", required: false };

interface MissedField {
  readonly key: Exclude<keyof MissedYear, "taxYear">;
  readonly caption: string;
  /** Where it stands on the paper. */
  readonly box?: string;
  readonly spec: FieldSpec;
}

/** What is asked about a missed year, in this order. */
function fieldsOf(taxYear: number): MissedField[] {
  return [
    { key: "contributed", caption: "Nondeductible contribution", box: "Form 5498, box 1", spec: MONEY },
    { key: "on", caption: "Date contributed", spec: DATE },
    { key: "converted", caption: "Converted to a Roth IRA", box: "Form 1099-R, box 1", spec: MONEY },
    { key: "convertedOn", caption: "Day of the conversion", spec: DATE },
    {
      key: "value",
      caption: `All traditional IRAs on December 31, ${taxYear}`,
      box: "Form 5498, box 5",
      spec: MONEY,
    },
    { key: "filedOn", caption: `Day you filed your ${taxYear} return`, spec: DATE },
  ];
}

/** "I missed Form 8606 in earlier years": which years, then what happened in each. Long because it is the markup of one screen, from top to bottom. */
export function Missed({ onBack }: { onBack: () => void }) {
  const state = useMemo(
    () => signal<{ name: Written | undefined; years: readonly MissedYear[] }>({ name: undefined, years: [] }),
    [],
  );
  const step = useMemo(() => signal(0), []);
  const tried = useMemo(() => signal(false), []);
  const { name, years } = state.value;
  const last = Number(today.value.slice(0, 4)) - 1;
  const choices = Array.from(
    { length: Math.min(last, 2025) - 2000 },
    (_, index) => Math.min(last, 2025) - index,
  );
  const current = step.value === 0 ? undefined : years[step.value - 1];
  const missing =
    current === undefined
      ? name === undefined
        ? "Write your name."
        : years.length === 0
          ? "Choose at least one year."
          : null
      : missingIn(current);
  const next = () => {
    tried.value = true;
    if (missing !== null) return;
    tried.value = false;
    if (step.value < years.length) step.value += 1;
    else {
      addBook(missedLedger(name, years));
      history.value = { ...history.value, past: [] };
      saved.value = { books: [] };
      showYear(Math.min(...years.map(({ taxYear }) => taxYear)));
      view.value = "take";
    }
  };
  const change = (part: Partial<MissedYear>) => {
    state.value = { name, years: years.map((each) => (each === current ? { ...each, ...part } : each)) };
  };
  const toggle = (taxYear: number) => {
    const others = years.filter((each) => each.taxYear !== taxYear);
    const added = others.length < years.length ? others : [...others, emptyYear(taxYear)];
    state.value = { name, years: added.sort((a, b) => a.taxYear - b.taxYear) };
  };
  return (
    <Steps
      title={current === undefined ? "Which years are missing?" : `What happened for ${current.taxYear}?`}
      why={
        current === undefined
          ? "Choose each year with a nondeductible contribution or a conversion, and no Form 8606."
          : "Form 5498 has the contribution and the value; Form 1099-R has the conversion. Leave a field empty if it did not happen."
      }
      step={step.value}
      steps={years.length + 1}
      problem={tried.value ? missing : null}
      last={step.value === years.length && years.length > 0}
      onNext={next}
      onBack={() => {
        if (step.value === 0) onBack();
        else step.value -= 1;
      }}
    >
      {current === undefined ? (
        <>
          <Control
            id="missed-name"
            caption="Your name"
            spec={{ type: "text", about: "", required: true }}
            value={name}
            onChange={(to) => {
              state.value = { name: to, years };
            }}
            wide
          />
          {/* biome-ignore lint/a11y/useSemanticElements: the years are toggle buttons in a grid */}
          <div class="year-grid" role="group" aria-label="Years without Form 8606">
            {choices.map((taxYear) => (
              <button
                key={taxYear}
                type="button"
                aria-pressed={years.some((each) => each.taxYear === taxYear)}
                onClick={() => toggle(taxYear)}
              >
                {taxYear}
              </button>
            ))}
          </div>
        </>
      ) : (
        fieldsOf(current.taxYear).map(({ key, caption, box, spec }) => (
          <Control
            key={key}
            id={`missed-${key}`}
            caption={caption}
            box={box}
            spec={spec}
            value={current[key]}
            onChange={(to) => change({ [key]: to })}
          />
        ))
      )}
    </Steps>
  );
}

function emptyYear(taxYear: number): MissedYear {
  return {
    taxYear,
    contributed: undefined,
    on: undefined,
    converted: undefined,
    convertedOn: undefined,
    value: undefined,
    filedOn: undefined,
  };
}

function missingIn({ contributed, on, converted, convertedOn, filedOn }: MissedYear): string | null {
  const isDay = (value: Written | undefined) => typeof value === "string" && isCivilDate(value);
  for (const [amount, day] of [
    [contributed, on],
    [converted, convertedOn],
  ] as const) {
    if (amount !== undefined && (typeof amount !== "number" || amount < 0))
      return "Write amounts like 6,500.";
    if (isSome(amount) && !isDay(day)) return "Write the day of each amount as MM/DD/YYYY.";
  }
  if (!isSome(contributed) && !isSome(converted)) return "Write a contribution or a conversion.";
  return filedOn === undefined || isDay(filedOn) ? null : "Write the day you filed as MM/DD/YYYY.";
}
