import { memo } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { formatDollars } from "../engine.js";
import { active, resultOf, showYear, today, view, year, years } from "../state/store.js";
import { Button } from "../ui/button.js";

/** The years from left to right, each with the basis that goes on from it: choose one to see its form. */
export function Timeline() {
  const reckoned = active.value;
  if (reckoned === undefined) return null;
  const shown = years.value;
  const basis = (taxYear: number) => resultOf(reckoned.result, taxYear)?.carry.basis ?? 0;
  const isWaiting = reckoned.problems.length > 0;
  const most = Math.max(1, ...shown.map(basis));
  const last = shown.at(-1) ?? Number(today.value.slice(0, 4)) - 1;
  const first = shown[0] ?? last + 1;
  const list = useRef<HTMLOListElement>(null);
  const here = view.value === "year" ? year.value : null;
  useEffect(() => {
    // The year on the screen is never hidden at the end of the line.
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <nav class="timeline" aria-label="Tax years">
      <Button look="quiet" icon="plus" label={`Add ${first - 1}`} onClick={() => showYear(first - 1)} />
      <ol ref={list}>
        {shown.map((taxYear) => {
          const result = resultOf(reckoned.result, taxYear);
          const cents = basis(taxYear);
          return (
            <Tick
              key={taxYear}
              taxYear={taxYear}
              isHere={taxYear === here}
              height={Math.max(1.5, (cents / most) * 28)}
              isWaiting={isWaiting && result === null}
              words={
                result === null
                  ? isWaiting
                    ? "waits for an answer"
                    : "nothing entered"
                  : `${result.must_file ? "Form 8606 required" : "no form required"}, basis carried forward $${formatDollars(cents)}`
              }
            />
          );
        })}
      </ol>
      <Button look="quiet" icon="plus" label={`Add ${last + 1}`} onClick={() => showYear(last + 1)} />
    </nav>
  );
}

/** One year; it is drawn anew only when something of it has changed. */
const Tick = memo(function Tick({
  taxYear,
  isHere,
  height,
  isWaiting,
  words,
}: {
  taxYear: number;
  isHere: boolean;
  /** Of its bar, which is the basis; at most 28. */
  height: number;
  isWaiting: boolean;
  words: string;
}) {
  return (
    <li>
      <button
        type="button"
        class="tick"
        aria-current={isHere ? "page" : undefined}
        onClick={() => showYear(taxYear)}
      >
        <svg class="bar" viewBox="0 0 40 28" aria-hidden="true" focusable="false">
          <rect x="0" y={28 - height} width="40" height={height} rx="1.5" />
        </svg>
        <span class="year-number">{taxYear}</span>
        {isWaiting && <span class="dot waits" />}
        <span class="hidden">{words}</span>
      </button>
    </li>
  );
});
