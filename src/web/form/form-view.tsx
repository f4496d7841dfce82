import { computed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { formValues, type SlotValue, whyNotDrawn, yearsWithForm } from "../engine.js";
import { planned } from "../plan/plan-state.js";
import { reviewedHere } from "../state/reviewed.js";
import { active, isFormLarge, lit, openLine, resultOf, view, year, yearResult } from "../state/store.js";
import { formsAlone, sendBeside } from "../state/to-send.js";
import { Button } from "../ui/button.js";
import { Explanation } from "./explanation.js";
import { type FormDrawing, formDrawing } from "./form-drawing.js";
import { FilledFields, LineButton, PrintedPage, textsOf, VIEW_BOX } from "./form-page.js";

/** The year on the form: the one on the screen, or the one that is tried. */
const shown = computed(() => {
  const tried = view.value === "plan" ? planned.value : null;
  if (tried?.ok === true) return { taxYear: tried.value.year, result: tried.value.with.year, isTried: true };
  return { taxYear: year.value, result: yearResult.value, isTried: false };
});

const NOTHING: Readonly<Record<string, SlotValue>> = {};

/** What stands on the form on the screen; only the owner's name while the ledger waits for an answer. */
const values = computed(() => {
  const ledger = active.value?.ledger;
  const { taxYear, result } = shown.value;
  if (!ledger || !result || !yearsWithForm().includes(taxYear)) return NOTHING;
  const drawing = formDrawing(taxYear);
  const isAlone = formsAlone(sendBeside.value, active.value?.book.id ?? 0).has(taxYear);
  const address = isAlone || ledger.years[taxYear]?.filed?.return === false;
  return formValues(ledger, result, { address, slots: { has: (slot) => drawing.fields.has(slot) } });
});

/** The labels of the lines that the place lit up is part of, with a space between two. */
const litLines = computed(() => {
  const place = lit.value;
  const explain = resultOf(reviewedHere.value?.result ?? null, year.value)?.explain;
  if (place === null || explain === undefined) return "";
  return Object.entries(explain)
    .flatMap(([label, { entries }]) => (entries.some((entry) => entry.place === place) ? [label] : []))
    .join(" ");
});

function open(label: string): void {
  openLine.value = openLine.value === label ? null : label;
}

/** The form of the year on the screen, as it would be printed, while its figures change. */
export function FormView() {
  const { taxYear, isTried } = shown.value;
  if (!yearsWithForm().includes(taxYear)) {
    return (
      <section class="form-area" aria-label="Form 8606">
        <p class="paper-note">
          The page draws Form 8606 for {yearsWithForm()[0]} to {yearsWithForm().at(-1)}.
        </p>
      </section>
    );
  }
  return <DrawnForm taxYear={taxYear} isTried={isTried} />;
}

function DrawnForm({ taxYear, isTried }: { taxYear: number; isTried: boolean }) {
  const drawing = formDrawing(taxYear);
  const isLarge = isFormLarge.value;
  const area = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // It has just come below everything else.
    if (isLarge) area.current?.scrollIntoView({ block: "start" });
  }, [isLarge]);
  const undrawn = whyNotDrawn(taxYear);
  const filledPages = new Set(
    drawing.lines.filter(({ label }) => values.value[label] !== undefined).map(({ page }) => page),
  );
  return (
    <section
      ref={area}
      class={`form-area${isLarge ? " large" : ""}`}
      aria-label={`Form 8606 worksheet for ${taxYear}`}
      onKeyDown={moveBetweenLines}
    >
      {isTried && (
        <p class="paper-note">
          This is how the form for {taxYear} would look with these steps. It is not saved.
        </p>
      )}
      {undrawn && <p class="paper-note">The page does not print this form: {undrawn}.</p>}
      {filledPages.size > 0 && !filledPages.has(0) && (
        <p class="paper-note">Page 1 stays blank for {taxYear}. The lines are on page 2.</p>
      )}
      <div class="form-tools">
        <Button
          look="quiet"
          icon={isLarge ? "smaller" : "larger"}
          onClick={() => {
            isFormLarge.value = !isLarge;
          }}
        >
          {isLarge ? "Make the form smaller" : "Enlarge the form"}
        </Button>
      </div>
      <div class="form-pages">
        {drawing.pages.map((_, index) => (
          <FormPage key={index} drawing={drawing} index={index} />
        ))}
      </div>
      {!isTried && <Explanation drawing={drawing} />}
    </section>
  );
}

function FormPage({ drawing, index }: { drawing: FormDrawing; index: number }) {
  const page = drawing.pages[index];
  const filled = values.value;
  const money = active.value?.ledger?.options.round ?? "dollars";
  if (page === undefined) return null;
  const lines = drawing.lines.filter((line) => line.page === index);
  const litLabels = litLines.value.split(" ");
  const focusable = openLine.value ?? drawing.lines[0]?.label;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing
    <svg class="form-page" viewBox={VIEW_BOX} role="group" aria-label={`Page ${index + 1}`}>
      <rect class="paper-ground" width="612" height="792" />
      {lines.map((line) => {
        const value = filled[line.label];
        const text =
          value === undefined
            ? ""
            : textsOf(line.label, value, money)
                .map((each) => each.text)
                .join(".");
        return (
          <LineButton
            key={line.label}
            line={line}
            text={text}
            isOpen={openLine.value === line.label}
            isLit={litLabels.includes(line.label)}
            isFocusable={focusable === line.label}
            onOpen={open}
          />
        );
      })}
      <PrintedPage page={page} />
      <FilledFields drawing={drawing} page={index} values={filled} money={money} />
    </svg>
  );
}

/** The arrow keys go from line to line: for the keyboard the form is one stop. */
function moveBetweenLines(event: KeyboardEvent): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  const area = event.currentTarget as HTMLElement;
  const lines = [...area.querySelectorAll<SVGGElement>("[data-line]")];
  const here = lines.indexOf(document.activeElement as unknown as SVGGElement);
  if (event.key === "Escape") {
    if (openLine.value !== null) openLine.value = null;
    else isFormLarge.value = false;
    return;
  }
  if (step === undefined || here < 0) return;
  event.preventDefault();
  const next = lines[Math.min(lines.length - 1, Math.max(0, here + step))];
  for (const line of lines) line.setAttribute("tabindex", line === next ? "0" : "-1");
  next?.focus();
}
