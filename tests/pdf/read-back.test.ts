import { beforeAll, describe, expect, it } from "vitest";
import { fallbackFonts } from "../../src/node/fonts.js";
import { write } from "../../src/pdf/fill/fill.js";
import { verifyFilled } from "../../src/pdf/read-back/verify-filled.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import type { FormValues } from "../../src/pdf/template/slots.js";
import { compiledWorksheet, numberedValues, unwrap } from "./templates.js";

let template: CompiledTemplate;
beforeAll(async () => {
  template = await compiledWorksheet(2023);
});

const shapes = ["fillable", "flattened"] as const;
type Shape = (typeof shapes)[number];

function written(values: FormValues, shape: Shape): Uint8Array {
  return unwrap(write(template, values, { shape, money: "dollars", fonts: fallbackFonts() }));
}

function checked(bytes: Uint8Array, values: FormValues, shape: Shape): string[] {
  const problems = verifyFilled(bytes, [{ template, values }], { shape, money: "dollars" });
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** The bytes with a text replaced by another of the same length. Fails unless it stands there `times` times. */
function altered(bytes: Uint8Array, from: string, to: string, which = 0): Uint8Array {
  const copy = Buffer.from(bytes);
  let at = copy.indexOf(from, 0, "latin1");
  for (let skip = which; skip > 0; skip--) at = copy.indexOf(from, at + 1, "latin1");
  expect(at, `“${from}” is in the file`).toBeGreaterThan(0);
  expect(to.length).toBe(from.length);
  copy.write(to, at, "latin1");
  return new Uint8Array(copy);
}

describe.each(shapes)("reading back a %s form", (shape) => {
  it("finds every value where it belongs", () => {
    const values = numberedValues(template);
    expect(checked(written(values, shape), values, shape)).toEqual([]);
  });

  it("finds names of any alphabet, negative amounts, zeros and marks", () => {
    const values: FormValues = {
      name: { text: "Łukasz Żółć, Nguyễn, Ελένη, Юлия" },
      address_home: { text: "José Ñandú – “Zürich” €5 (a\\b)" },
      city_state_zip: { text: "Cafe\u0301" },
      "1": { cents: -123_400 },
      "2": { cents: 0, zero: "-0-" },
      "3": { cents: 0 },
      "10": { ratio: "1.00000" },
      "13": { cents: 99_999_999_900, mark: "*" },
      preparer_self_employed: { checked: false },
    };
    expect(checked(written(values, shape), values, shape)).toEqual([]);
  });

  it("says which slot differs from what was asked for", () => {
    const bytes = written({ "1": { cents: 650_000 }, "2": { cents: 100 } }, shape);
    expect(checked(bytes, { "1": { cents: 650_100 }, "2": { cents: 100 } }, shape)).toEqual([
      "1: the filled form reads back differently",
    ]);
    expect(checked(bytes, { "1": { cents: -650_000 }, "2": { cents: 100 } }, shape)).toHaveLength(1);
    expect(checked(bytes, { "1": { cents: 650_000 } }, shape)).toEqual([
      ": the filled form has values that were not asked for",
    ]);
    expect(
      checked(bytes, { "1": { cents: 650_000 }, "2": { cents: 100 }, "3": { cents: 100 } }, shape),
    ).toHaveLength(1);
  });

  it("does not take cents for dollars", () => {
    const bytes = written({ "1": { cents: 650_000 } }, shape);
    const problems = verifyFilled(bytes, [{ template, values: { "1": { cents: 650_000 } } }], {
      shape,
      money: "cents",
    });
    expect(problems).toHaveLength(1);
  });

  it("notices an object that is not where the cross-reference says", () => {
    const values = { "1": { cents: 650_000 } };
    const bytes = written(values, shape);
    const moved = new Uint8Array(bytes.length + 1);
    const insertAt = Buffer.from(bytes).indexOf("6,500");
    moved.set(bytes.subarray(0, insertAt));
    moved[insertAt] = 0x20;
    moved.set(bytes.subarray(insertAt), insertAt + 1);
    expect(checked(moved, values, shape)[0]).toMatch(/cannot be read back/);
  });

  it("notices a length that is not that of its stream", () => {
    const values = { "1": { cents: 650_000 } };
    const bytes = written(values, shape);
    const text = Buffer.from(bytes).toString("latin1");
    const shown = text.lastIndexOf("(6,500)Tj");
    const at = text.lastIndexOf("/Length", shown);
    const length = /\/Length *(\d+)/.exec(text.slice(at))?.[0] as string;
    const other = length.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(checked(altered(bytes, length, other), values, shape)[0]).toMatch(/cannot be read back/);
  });

  it("does not read a file that is cut off or is something else", () => {
    const values = { "1": { cents: 650_000 } };
    const bytes = written(values, shape);
    expect(checked(bytes.slice(0, -200), values, shape)[0]).toMatch(/cannot be read back/);
    expect(checked(new Uint8Array(1000), values, shape)[0]).toMatch(/cannot be read back/);
    expect(checked(new Uint8Array(0), values, shape)[0]).toMatch(/cannot be read back/);
  });
});

describe("reading back a fillable form", () => {
  it("notices a value that its appearance does not show", () => {
    const values = { "1": { cents: 650_000 }, "2": { cents: 100 } };
    const bytes = written(values, "fillable");
    expect(checked(altered(bytes, "/V(6,500)", "/V(6,501)"), values, "fillable")[0]).toMatch(/differ/);
    expect(checked(altered(bytes, "(6,500)Tj", "(6,501)Tj"), values, "fillable")[0]).toMatch(/differ/);
  });

  it("notices a text that is shown outside of its box", () => {
    const values = { name: { text: "Ann Example" } };
    const bytes = written(values, "fillable");
    const text = Buffer.from(bytes).toString("latin1");
    const place = / \d\.\d+ Td\(Ann/.exec(text)?.[0] as string;
    expect(checked(altered(bytes, place, place.replace(/^ \d/, " 9")), values, "fillable")[0]).toMatch(
      /outside/,
    );
  });

  it("notices a check box whose value and appearance state differ", () => {
    const values = { preparer_self_employed: { checked: true } };
    const bytes = written(values, "fillable");
    expect(checked(altered(bytes, "/V/1/AS/1", "/V/1/AS/0"), values, "fillable")[0]).toMatch(
      /neither on nor off/,
    );
  });

  it("notices a field of another name", () => {
    const values = { "1": { cents: 650_000 } };
    const bytes = written(values, "fillable");
    expect(checked(bytes, values, "fillable")).toEqual([]);
    expect(checked(altered(bytes, "/T(line_1)", "/T(line_9)"), values, "fillable")[0]).toMatch(
      /not the template's/,
    );
  });
});

describe("reading back a flattened form", () => {
  it("notices an amount that stands in the box of another line", () => {
    const values = { "1": { cents: 650_000 }, "2": { cents: 650_000 } };
    const bytes = written(values, "flattened");
    expect(checked(altered(bytes, "/Boxes[/1/2]", "/Boxes[/2/1]"), values, "flattened")[0]).toMatch(
      /inside its box/,
    );
  });

  it("notices a form of another year", () => {
    const bytes = written({}, "flattened");
    expect(checked(altered(bytes, "/Year 2023", "/Year 2022"), {}, "flattened")[0]).toMatch(/another year/);
  });
});
