import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fallbackFonts } from "../../src/node/fonts.js";
import { amountText, centsText, dollarsText } from "../../src/pdf/fill/amount-text.js";
import { fill } from "../../src/pdf/fill/fill.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import type { FormValues, MoneyStyle } from "../../src/pdf/template/slots.js";
import { compiledWorksheet, unwrap } from "./templates.js";
import { installed, NEEDS_PDFTOTEXT, run } from "./tools.js";

let template: CompiledTemplate;
beforeAll(async () => {
  template = await compiledWorksheet(2023);
});

function filled(
  values: FormValues,
  shape: "fillable" | "flattened" = "fillable",
  money: MoneyStyle = "dollars",
) {
  return fill(template, values, { shape, money, fonts: fallbackFonts() });
}

/** What is wrong with the values, one line each. */
function problems(values: FormValues, money: MoneyStyle = "dollars"): string[] {
  const result = filled(values, "fillable", money);
  return result.ok ? [] : result.problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

describe("amounts", () => {
  it("have their thousands set off and their negatives in parentheses", () => {
    expect(
      [0, 99_900, 100_000, 100_000_500, -123_456_700].map((cents) => amountText(cents, "dollars")),
    ).toEqual(["0", "999", "1,000", "1,000,005", "(1,234,567)"]);
    expect([0, 5, 650_037, -650_007].map((cents) => amountText(cents, "cents"))).toEqual([
      "0.00",
      "0.05",
      "6,500.37",
      "(6,500.07)",
    ]);
  });

  it("fill a pair of boxes, with nothing for the cents of whole dollars", () => {
    expect(dollarsText(650_000, "dollars")).toBe("6,500");
    expect(dollarsText(-650_000, "dollars")).toBe("(6,500)");
    expect([dollarsText(650_007, "cents"), centsText(650_007)]).toEqual(["6,500", "07"]);
    expect([dollarsText(-650_007, "cents"), centsText(-650_007)]).toEqual(["(6,500", "07)"]);
    expect([dollarsText(-7, "cents"), centsText(-7)]).toEqual(["(0", "07)"]);
  });

  it("must be whole dollars where dollars are asked for", () => {
    expect(problems({ "1": { cents: 50 } })).toEqual(["invalid_value 1: the amount is not whole dollars"]);
    expect(problems({ "1": { cents: 50 } }, "cents")).toEqual([]);
    expect(problems({ "1": { cents: 0.5 } }, "cents")).toHaveLength(1);
    expect(problems({ "1": { cents: Number.NaN } })).toHaveLength(1);
  });
});

describe("values that cannot be shown whole", () => {
  it("are refused with their slot, all of them at once", () => {
    expect(
      problems({
        name: { text: "x".repeat(300) },
        ssn: { text: "987-65-43210" },
        "7": { cents: 9_000_000_000_000_000, mark: "*".repeat(20) },
        bogus: { text: "x" },
        "1": { text: "fine" },
        "2": { checked: true },
        preparer_self_employed: { cents: 0 },
        "10": { text: "0.1" },
      }),
    ).toEqual([
      "invalid_value 2: it is not a check box",
      "invalid_value 7: it does not fit into its box, even at 6 points",
      "invalid_value 10: text does not go here",
      "invalid_value name: it does not fit into its box, even at 5 points",
      "invalid_value ssn: it has 12 characters and the field takes 11",
      "not_supported bogus: the form has no place for it",
      "invalid_value preparer_self_employed: an amount does not go here",
    ]);
  });

  it("name the character that no font has", () => {
    expect(problems({ name: { text: "王小明" } })).toEqual([
      "not_supported name: no installed font can show “王” (U+738B)",
    ]);
    expect(problems({ name: { text: "a\tb" } })).toEqual([
      "not_supported name: no installed font can show U+0009",
    ]);
    expect(problems({ name: { text: "\u202eevil" } })).toEqual([
      "not_supported name: no installed font can show U+202E",
    ]);
    expect(problems({ name: { text: "x\ud800" } })).toEqual([
      "not_supported name: no installed font can show U+D800",
    ]);
  });

  it("need the fallback fonts for what WinAnsi does not have", () => {
    const result = fill(template, { name: { text: "Łukasz" } }, { shape: "fillable", money: "dollars" });
    expect(result.ok).toBe(false);
  });
});

describe("any text and any amount", () => {
  const shapes = ["fillable", "flattened"] as const;
  const letters = fc.constantFrom(...'aZ09 ()\\<>[]{}/%#"~€ÄßÿŁżễΩЖ–“\u00a0e\u0301\t王𝔸\ud800');

  it("is shown whole and reads back, or is refused", () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), fc.constantFrom(...shapes), (text, shape) => {
        const result = filled({ name: { text: text.join("") } }, shape);
        const codes = result.ok ? [] : result.problems.map(({ code }) => code);
        const unknown = /[\t王𝔸\ud800]|\u0301/u.test(text.join("").normalize("NFC"));
        expect(codes).toEqual(unknown ? ["not_supported"] : []);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads back, in dollars and in cents", () => {
    const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    fc.assert(
      fc.property(cents, fc.constantFrom(...shapes), fc.boolean(), (amount, shape, whole) => {
        const value = whole ? Math.trunc(amount / 100) * 100 : amount;
        const money = whole ? "dollars" : "cents";
        expect(filled({ "14": { cents: value === 0 ? 0 : value } }, shape, money).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe.runIf(installed("pdftotext"))(`what a viewer shows (${NEEDS_PDFTOTEXT})`, () => {
  const names = [
    "Łukasz Żółć",
    "Nguyễn Thị Hồng",
    "Ελένη Παπαδοπούλου",
    "Юлия Щёголева",
    "José “Pepe” Ñandú",
    "A (b) \\c",
  ];
  it.each(["fillable", "flattened"] as const)("is the text in a %s form, whatever its alphabet", (shape) => {
    for (const name of names) {
      const bytes = unwrap(filled({ name: { text: name }, "1": { cents: -650_000 } }, shape));
      const text = run("pdftotext", ["-layout", "FILE", "-"], bytes);
      expect(text).toContain(name);
      expect(text).toContain("(6,500)");
    }
  });

  it("is the composed form of a name whose accents were typed apart", () => {
    const bytes = unwrap(filled({ name: { text: "Cafe\u0301 Z\u0307o\u0301l\u0107" } }));
    expect(run("pdftotext", ["-layout", "FILE", "-"], bytes)).toContain("Café Żólć");
  });
});
