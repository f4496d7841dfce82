import { beforeAll, describe, expect, it } from "vitest";
import type { Typeface } from "../../../src/pdf/fonts/typeface.js";
import { flow, type Run } from "../../../src/pdf/pages/flow.js";
import { keptFlow } from "../../../src/pdf/pages/kept-flow.js";
import { type PlainFonts, plainFonts } from "../../../src/pdf/pages/plain-pages.js";

let fonts: PlainFonts;
beforeAll(async () => {
  fonts = await plainFonts();
});

const words = "What was paid in and never deducted comes out again without tax";
const regular = (text: string): Run[] => [{ text, faces: [fonts.regular] }];

describe("texts that were set before", () => {
  it("are not set again, and stand as they would", () => {
    const first = keptFlow(regular(words), 10, 90);
    expect(first).toEqual(flow(regular(words), 10, 90));
    expect(keptFlow(regular(words), 10, 90)).toBe(first);
  });

  it("are kept as long as they come again and again, and forgotten after a thousand others", () => {
    const often = keptFlow(regular(words), 10, 90);
    const once = keptFlow(regular("This is said once"), 10, 90);
    for (let other = 0; other < 3000; other++) {
      keptFlow(regular(`Text ${other}`), 10, 90);
      if (other % 500 === 0) expect(keptFlow(regular(words), 10, 90)).toBe(often);
    }
    expect(keptFlow(regular("This is said once"), 10, 90)).not.toBe(once);
    expect(keptFlow(regular("This is said once"), 10, 90)).toEqual(once);
  });

  it("are set anew in another size, width or weight", () => {
    keptFlow(regular(words), 10, 90);
    const bold = [{ text: words, faces: [fonts.bold] }];
    expect(keptFlow(regular(words), 12, 90)).toEqual(flow(regular(words), 12, 90));
    expect(keptFlow(regular(words), 10, 70)).toEqual(flow(regular(words), 10, 70));
    expect(keptFlow(bold, 10, 90)).toEqual(flow(bold, 10, 90));
  });

  it("are not one text because their runs together say the same", () => {
    const [a, b] = ["What was paid in", "and never deducted"];
    const runs = (bold: string, text: string): Run[] => [
      { text: bold, faces: [fonts.bold] },
      ...regular(text),
    ];
    const first = keptFlow(runs(a as string, b as string), 10, 200);
    expect(keptFlow(runs(`${a} ${b}`, ""), 10, 200)).not.toEqual(first);
    expect(keptFlow([...runs(a as string, b as string)].reverse(), 10, 200)).not.toEqual(first);
  });

  it("are not kept with a word in a face of one package", () => {
    const wider: Typeface = {
      ...fonts.regular,
      key: "U",
      has: () => true,
      width: () => 20,
      encode: () => "",
    };
    const runs = () => [{ text: "Dear Łukasz", faces: [fonts.regular, wider] }];
    const first = keptFlow(runs(), 10, 90);
    expect(first[0]?.pieces.map(({ face }) => face.key)).toEqual(["R", "U"]);
    expect(keptFlow(runs(), 10, 90)).not.toBe(first);
  });
});
