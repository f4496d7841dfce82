/** How many of some lines go on a page that has room for so many, so that none stands alone; 0 for the next page. */
export function linesHere(lines: number, room: number): number {
  if (lines <= room) return lines;
  const here = Math.min(room, lines - 2);
  return here < 2 ? 0 : here;
}

/** How many lines of a text must fit on the page of its first one: all of a short one, so that no page has its last words alone. */
export function linesTogether(lines: number): number {
  return lines <= SHORT ? lines : 2;
}

const SHORT = 5;
