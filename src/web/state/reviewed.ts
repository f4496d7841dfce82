import { computed, effect, signal } from "@preact/signals";
import type { Reckoned } from "./reckoning.js";
import { activeId, reckoned } from "./store.js";

/**
 * The books as they were when the form was painted last. What the review finds is read from these: it takes as long as all
 * lines together, so a key press shows its lines first.
 */
const reviewed = signal<readonly Reckoned[]>([]);

/** One book as it was reviewed last; as it is now where nothing was reviewed yet, or it is new. */
export function reviewedBook(id: number | undefined): Reckoned | undefined {
  const same = ({ book }: Reckoned) => book.id === id;
  return reviewed.value.find(same) ?? reckoned.value.find(same);
}

/** The book on the screen, as it was reviewed last. */
export const reviewedHere = computed(() => reviewedBook(activeId.value));

/** From now on, every change is reviewed as soon as it has been painted; what is given back ends that. */
export function reviewWhatIsPainted(): () => void {
  let frame = 0;
  let task: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const now = reckoned.value;
    cancelAnimationFrame(frame);
    clearTimeout(task);
    frame = requestAnimationFrame(() => {
      task = setTimeout(() => {
        reviewed.value = now;
      });
    });
  });
  return () => {
    stop();
    reviewed.value = [];
  };
}
