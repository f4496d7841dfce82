import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { fill } from "../../src/pdf/fill/fill.js";
import { mapOfficialForm } from "../../src/pdf/official/map.js";
import { readForms } from "../../src/pdf/official/read-forms.js";
import {
  compiledWorksheet,
  numberedValues,
  officialBytes,
  officialYears,
  skipReason,
  unwrap,
} from "./templates.js";

/** Some bytes of a file replaced, and perhaps its end cut off. */
function damage(bytes: Uint8Array) {
  const place = fc.integer({ min: 0, max: bytes.length - 1 });
  const replaced = fc.tuple(
    place,
    fc.oneof(fc.constantFrom(0x20, 0x30, 0x2f, 0x3c, 0x5b), fc.integer({ min: 0, max: 255 })),
  );
  return fc
    .record({
      changes: fc.array(replaced, { minLength: 1, maxLength: 30 }),
      end: fc.option(place, { freq: 8 }),
    })
    .map(({ changes, end }) => {
      const damaged = bytes.slice(0, end ?? bytes.length);
      for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
      return damaged;
    });
}

const RUNS = { numRuns: 60, seed: 8606 };

describe("a damaged file", () => {
  let filled: Uint8Array[];
  beforeAll(async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const template = await compiledWorksheet(2023);
    filled = (["fillable", "flattened"] as const).map((shape) =>
      unwrap(fill(template, numberedValues(template), { shape, money: "dollars" })),
    );
  });

  it.each([0, 1])("is read, or refused with a reason (%i)", async (index) => {
    await fc.assert(
      fc.asyncProperty(damage(filled[index] as Uint8Array), async (bytes) => {
        const read = await readForms(bytes);
        expect(read.ok || read.problems.length > 0).toBe(true);
        expect((await mapOfficialForm(bytes, 2023)).reasons.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it.runIf(officialYears.includes(2023))(
    `of the IRS is mapped rightly, or refused${skipReason}`,
    async () => {
      const whole = officialBytes(2023);
      const { fields: right } = await mapOfficialForm(whole, 2023);
      await fc.assert(
        fc.asyncProperty(damage(whole), async (bytes) => {
          const { fields, reasons } = await mapOfficialForm(bytes, 2023);
          expect(fields === null).toBe(reasons.length > 0);
          if (fields !== null) expect(fields).toEqual(right);
        }),
        RUNS,
      );
    },
  );
});
