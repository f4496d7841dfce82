/**
 * Undo and redo of a value that is never changed in place: every state is kept as it was, so going back restores it
 * exactly. Edits that carry the same tag, one right after the other, are one step: a word typed into a field.
 */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last edit was tagged with; null after undo, redo, or an edit without a tag. */
  readonly tag: string | null;
}

/** Steps that can be undone. */
const MOST_STEPS = 500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: null };
}

/** One more state. The same state again is no step. */
export function advance<T>(history: History<T>, next: T, tag: string | null = null): History<T> {
  if (Object.is(next, history.present)) return history;
  const together = tag !== null && tag === history.tag && history.past.length > 0;
  const past = together ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: next, future: [], tag };
}

/** Ends a run of edits with one tag: the next one is a step of its own. */
export function settle<T>(history: History<T>): History<T> {
  return history.tag === null ? history : { ...history, tag: null };
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  const { past, present, future } = history;
  return { past: past.slice(0, -1), present: previous, future: [present, ...future], tag: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: null };
}
