import { useRef, useState } from "preact/hooks";
import type { FieldSpec } from "../schema/field-specs.js";
import {
  shownDate,
  shownMoney,
  shownText,
  typedDate,
  typedMoney,
  typedText,
  typedYear,
} from "../state/typed.js";
import type { Written } from "../state/written.js";
import { choiceOf } from "../words/field-labels.js";

/** A field for one value: its caption above, the box it stands in on the paper, what is wrong with it below. */
export interface ControlProps {
  readonly id: string;
  readonly caption: string;
  readonly spec: FieldSpec;
  readonly value: Written | undefined;
  readonly onChange: (value: Written | undefined) => void;
  /** The value is left: what was typed is complete. */
  readonly onDone?: () => void;
  /** What is typed counts only once the field is left, or with Enter: half an amount gives no result. */
  readonly isTakenWhole?: boolean | undefined;
  /** Where it stands on the paper: "Box 1". */
  readonly box?: string | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
  readonly wide?: boolean | undefined;
  /** What holds while nothing is chosen or typed. */
  readonly fallback?: string | number | undefined;
}

export function Control(props: ControlProps) {
  const { id, caption, spec, box, hint, problem, wide = false } = props;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  if (spec.type === "flag") return <Flag {...props} described={described} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the label does the same for everybody else
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard comes to the field itself
    <div
      class={`control ${spec.type}${wide || spec.type === "note" ? " wide" : ""}${problem ? " wrong" : ""}`}
      onClick={({ target, currentTarget }) => {
        // The box around a field is as tall as the one beside it: all of it belongs to the field.
        if (target === currentTarget) document.getElementById(id)?.focus();
      }}
    >
      <label for={id}>
        <Caption caption={caption} box={box} />
      </label>
      {spec.type === "choice" ? (
        <Choice {...props} spec={spec} described={described} />
      ) : (
        <TextBox {...props} described={described} />
      )}
      <Remarks id={id} hint={hint} problem={problem} />
    </div>
  );
}

/** What a field is called, and where it stands on the paper: the number of a box before it, another paper below it. */
function Caption({ caption, box }: { caption: string; box?: string | undefined }) {
  if (box === undefined) return <>{caption}</>;
  if (/^\d/.test(box))
    return (
      <>
        <span class="box-number">{box} </span>
        {caption}
      </>
    );
  return (
    <>
      {caption} <span class="on-paper">{box}</span>
    </>
  );
}

function Remarks({
  id,
  hint,
  problem,
}: {
  id: string;
  hint?: string | undefined;
  problem?: string | undefined;
}) {
  if (!hint && !problem) return null;
  return (
    <div class="remarks">
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

type Inner = ControlProps & { described: string | undefined };

/**
 * Text, money, days and years are all typed; what is shown while typing is what was typed. Long because it is all that
 * one field does with what is typed.
 */
function TextBox({
  id,
  spec,
  value,
  onChange,
  onDone,
  problem,
  described,
  fallback,
  autoFocus = false,
  isTakenWhole = false,
}: Inner) {
  const [typing, setTyping] = useState<string | null>(null);
  const last = useRef<Written | undefined>(value);
  // What changed elsewhere (an undo) is shown at once, also while the field has the focus.
  const shown = typing !== null && Object.is(last.current, value) ? typing : show(spec, value);
  const take = (text: string) => {
    const next = read(spec, text);
    last.current = next;
    onChange(next);
  };
  const takeWhole = () => {
    if (isTakenWhole && typing !== null && typing !== show(spec, value)) take(typing);
  };
  const common = {
    id,
    value: shown,
    "aria-invalid": problem !== undefined,
    "aria-describedby": described,
    "aria-required": spec.required,
    autocomplete: "off",
    spellcheck: spec.type === "note",
    onFocus: () => {
      last.current = value;
      setTyping(show(spec, value));
    },
    onInput: (event: Event) => {
      const text = (event.currentTarget as HTMLInputElement).value;
      setTyping(text);
      if (!isTakenWhole) take(text);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") takeWhole();
    },
    onBlur: () => {
      takeWhole();
      setTyping(null);
      onDone?.();
    },
  };
  if (spec.type === "note") return <textarea rows={2} {...common} />;
  return (
    <input
      type="text"
      inputMode={spec.type === "money" ? "decimal" : spec.type === "year" ? "numeric" : "text"}
      placeholder={
        spec.type === "date" ? "MM/DD/YYYY" : fallback === undefined ? undefined : String(fallback)
      }
      // biome-ignore lint/a11y/noAutofocus: a dialog's first field, which the person has just opened
      autoFocus={autoFocus}
      {...common}
    />
  );
}

function Choice({
  id,
  spec,
  value,
  onChange,
  onDone,
  described,
  fallback: usual,
}: Inner & { spec: FieldSpec & { type: "choice" } }) {
  // What usually holds is no choice everywhere.
  const fallback = spec.options.some((option) => option === usual) ? usual : undefined;
  const chosen = String(value ?? fallback ?? "");
  return (
    <select
      id={id}
      value={chosen}
      aria-describedby={described}
      aria-required={spec.required}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(
          text === "" || text === String(fallback)
            ? undefined
            : spec.options.find((option) => String(option) === text),
        );
        onDone?.();
      }}
    >
      {fallback === undefined && <option value="">{spec.required ? "Choose" : "Not set"}</option>}
      {spec.options.map((option) => (
        <option key={option} value={String(option)}>
          {choiceOf(option)}
        </option>
      ))}
    </select>
  );
}

/** Yes, no, or not answered: the ledger tells "no" from "not known". */
function Flag({ id, caption, value, onChange, onDone, box, hint, problem, described }: Inner) {
  const set = (to: boolean) => {
    onChange(value === to ? undefined : to);
    onDone?.();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out beside other fields
    <div class="control flag" role="group" aria-labelledby={`${id}-caption`} aria-describedby={described}>
      <span class="label" id={`${id}-caption`}>
        <Caption caption={caption} box={box} />
      </span>
      <span class="segments">
        <button type="button" id={id} aria-pressed={value === true} onClick={() => set(true)}>
          Yes
        </button>
        <button type="button" aria-pressed={value === false} onClick={() => set(false)}>
          No
        </button>
      </span>
      <Remarks id={id} hint={hint} problem={problem} />
    </div>
  );
}

function show(spec: FieldSpec, value: Written | undefined): string {
  if (spec.type === "money") return shownMoney(value);
  if (spec.type === "date") return shownDate(value);
  return shownText(value);
}

function read(spec: FieldSpec, text: string): Written | undefined {
  if (spec.type === "money") return typedMoney(text);
  if (spec.type === "date") return typedDate(text);
  if (spec.type === "year") return typedYear(text);
  return typedText(text);
}
