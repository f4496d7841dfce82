/** US letter, in points. */
export const PAPER = { width: 612, height: 792 } as const;
