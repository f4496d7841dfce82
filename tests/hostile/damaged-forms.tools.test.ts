import { beforeAll, describe, expect, it, vi } from "vitest";
import { fill } from "../../src/pdf/fill/fill.js";
import { mapOfficialForm } from "../../src/pdf/official/map.js";
import { type ReadForm, readForms } from "../../src/pdf/official/read-forms.js";
import {
  compiledWorksheet,
  numberedValues,
  officialBytes,
  officialYears,
  skipReason,
  unwrap,
} from "../pdf/templates.js";
import { flipped, mutated } from "./mutations.js";

/** Damaged files of each kind: 5,000 with FORM8606_RUNS=5000. */
const RUNS = Number(process.env.FORM8606_RUNS ?? 60);
vi.setConfig({ testTimeout: 60_000 + RUNS * 500 });

/** Lines that a damaged file gives and that are not what was written: there may be none. */
function wrongLines(read: readonly ReadForm[], [right]: readonly ReadForm[]): string[] {
  if (right === undefined) throw new Error("The whole file is not read.");
  return read.flatMap((form) => [
    ...(form.kind === right.kind ? [] : [`it is called ${form.kind}`]),
    ...(form.tax_year === right.tax_year ? [] : [`it is of ${form.tax_year}`]),
    ...Object.entries(form.lines).flatMap(([label, cents]) =>
      right.lines[label] === cents ? [] : [`line ${label} is ${cents}`],
    ),
    ...Object.keys(right.lines)
      .filter((label) => form.lines[label] === undefined && !isReported(form, label))
      .map((label) => `line ${label} is lost`),
  ]);
}

/** A line that is not there is named, or on a page that the file is said not to have. */
function isReported(form: ReadForm, label: string): boolean {
  return form.unread.some(({ line }) => line === label) || Object.keys(form.pages).length < 2;
}

describe.each(["fillable", "flattened"] as const)(
  "a draft of this program, %s, that was damaged",
  (shape) => {
    let whole: Uint8Array;
    let right: readonly ReadForm[];
    beforeAll(async () => {
      vi.spyOn(console, "warn").mockImplementation(() => {});
      const template = await compiledWorksheet(2023);
      whole = unwrap(fill(template, numberedValues(template), { shape, money: "dollars" }));
      right = unwrap(await readForms(whole));
    });

    it("by one bit never gives a wrong line", async () => {
      for (let seed = 0; seed < RUNS; seed++) {
        const read = await readForms(flipped(whole, seed));
        if (read.ok) expect({ seed, wrong: wrongLines(read.value, right) }).toEqual({ seed, wrong: [] });
        else expect(read.problems.length).toBeGreaterThan(0);
      }
    });

    it("by a sign that takes what follows for its own never gives a wrong line", async () => {
      const text = Buffer.from(whole).toString("latin1");
      const from = text.indexOf(shape === "fillable" ? "(line_21)" : "21,000") - 100;
      const step = Math.max(1, Math.floor(1500 / RUNS));
      for (let at = from; at < from + 300; at += step)
        for (const sign of "<([{%/") {
          const damaged = whole.slice();
          damaged[at] = sign.charCodeAt(0);
          const read = await readForms(damaged);
          if (read.ok)
            expect({ at, sign, wrong: wrongLines(read.value, right) }).toEqual({ at, sign, wrong: [] });
        }
    });

    it("in several places is read or refused with a reason", async () => {
      for (let seed = 0; seed < RUNS; seed++) {
        const read = await readForms(mutated(whole, seed));
        expect(read.ok || read.problems.length > 0).toBe(true);
      }
    });
  },
);

describe.each(officialYears)(`the official form of %i, damaged${skipReason}`, (year) => {
  it("by one bit or in several places is mapped rightly, or refused", async () => {
    const whole = officialBytes(year);
    const { fields: right } = await mapOfficialForm(whole, year);
    for (let seed = 0; seed < RUNS / 4; seed++) {
      for (const damage of [flipped, mutated]) {
        const { fields, reasons } = await mapOfficialForm(damage(whole, seed), year);
        if (fields === null) expect(reasons.length).toBeGreaterThan(0);
        else expect({ seed, fields }).toEqual({ seed, fields: right });
      }
    }
  });
});
