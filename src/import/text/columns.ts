import type { Segment } from "../boxes/form-as-drawn.js";
import { plain } from "./text-lines.js";

/** What stands apart in the lines of a text by two blanks or more, as segments of a page. */
export function columnsOf(text: string): Segment[] {
  return text.split(/\r\n|[\n\r\f\v]/).flatMap((line, index) => {
    const segments: Segment[] = [];
    for (const { 0: shown, index: column } of line.replaceAll("\t", "    ").matchAll(/\S+(?: \S+)*/g)) {
      segments.push({
        text: plain(shown),
        x: column * WIDTH,
        end: (column + shown.length) * WIDTH,
        y: -index * HEIGHT,
        size: WIDTH * 1.2,
      });
    }
    return segments;
  });
}

/** As if each character were so wide and each line so high, in points. */
const WIDTH = 6;
const HEIGHT = 12;
