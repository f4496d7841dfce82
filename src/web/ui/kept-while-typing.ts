import { useRef, useState } from "preact/hooks";

/**
 * The questions of a list, and those that were answered since the focus came into it: a question that was just answered
 * stays until the person is done. The handlers belong on the element around the fields.
 *
 * @param keyOf tells one question from another
 */
export function useKeptWhileTyping<T>(open: readonly T[], keyOf: (item: T) => string) {
  const [isInside, setInside] = useState(false);
  const shown = useRef<readonly T[]>(open);
  if (isInside) {
    const now = new Map(open.map((item) => [keyOf(item), item]));
    const before = shown.current.map((item) => now.get(keyOf(item)) ?? item);
    const known = new Set(before.map(keyOf));
    shown.current = [...before, ...open.filter((item) => !known.has(keyOf(item)))];
  } else shown.current = open;
  return {
    items: shown.current,
    handlers: {
      onFocusIn: () => setInside(true),
      onFocusOut: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) setInside(false);
      },
    },
  };
}
