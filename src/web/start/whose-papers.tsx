import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { newLedger } from "../state/household.js";
import { addBook, view } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { beginFromHere, Steps } from "./steps.js";

/** "I have papers": whose they are, then the place where they are dropped or copied. */
export function WhosePapers({ onBack }: { onBack: () => void }) {
  const name = useMemo(() => signal<Written | undefined>(undefined), []);
  const tried = useMemo(() => signal(false), []);
  return (
    <Steps
      title="Whose papers are these?"
      why="Each person has a separate Form 8606. You can add your spouse later."
      step={0}
      steps={1}
      action="Add my papers"
      onBack={onBack}
      onNext={() => {
        tried.value = true;
        if (name.value === undefined) return;
        addBook(newLedger(String(name.value)));
        beginFromHere();
        view.value = "papers";
      }}
    >
      <Control
        id="papers-name"
        caption="Name, as on your tax return"
        spec={{ type: "text", about: "", required: true }}
        value={name.value}
        onChange={(to) => {
          name.value = to;
        }}
        problem={tried.value && name.value === undefined ? "Write your name." : undefined}
        autoFocus
        wide
      />
    </Steps>
  );
}
