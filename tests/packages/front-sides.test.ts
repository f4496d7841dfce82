import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type CountedPart, onFrontSides } from "../../src/packages/front-sides.js";
import { type PlainFonts, plainFonts, plainPages } from "../../src/pdf/pages/plain-pages.js";

let fonts: PlainFonts;
beforeAll(async () => {
  fonts = await plainFonts();
});

const pages = (count: number, bookmark?: string): CountedPart => {
  const made = plainPages(fonts, () => undefined, { tagged: false });
  if (!made.ok) throw new Error("no font");
  return { part: { pages: made.value, ...(bookmark !== undefined && { bookmark }) }, count };
};

it("begins every part with a bookmark on a front side, keeps the order, and adds no blank page too many", () => {
  const part = fc.record({ count: fc.integer({ min: 1, max: 5 }), isNamed: fc.boolean() });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (given) => {
      const parts = given.map(({ count, isNamed }, at) => pages(count, isNamed ? `part ${at}` : undefined));
      const placed = onFrontSides(parts, fonts);
      expect(
        placed.filter((one) => parts.some(({ part }) => part === one.part)).map(({ part }) => part),
      ).toEqual(parts.map(({ part }) => part));
      let next = 1;
      for (const [at, one] of placed.entries()) {
        expect(one.page).toBe(next);
        next += one.count;
        if (one.part.bookmark !== undefined) expect(one.page % 2).toBe(1);
        // A blank page comes only before a front side.
        if (!parts.some((each) => each.part === one.part)) {
          expect(placed[at + 1]?.part.bookmark).toBeDefined();
          expect(one.page % 2).toBe(0);
        }
      }
    }),
  );
});
