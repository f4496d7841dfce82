import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type LedgerFormat, readLedger } from "../../src/ledger/read.js";
import { isTooDeep } from "../../src/ledger/read-json.js";
import { readYaml, TEXT_KEYS } from "../../src/ledger/read-yaml.js";
import { fullLedger } from "./full.js";
import { accepted, problemsOf } from "./good.js";

/** The problems as `line:column code path`. */
function told(text: string, format: LedgerFormat): string[] {
  return problemsOf(readLedger(text, format)).map(
    ({ line, column, code, path }) => `${line}:${column} ${code} ${path}`,
  );
}

function firstMessage(text: string, format: LedgerFormat): string {
  return problemsOf(readLedger(text, format))[0]?.message ?? "";
}

const json = (entry: string) => `{"owner": {"name": "A"},\n "entries": [\n  ${entry}\n]}`;
const yaml = (entry: string) => `owner: { name: A }\nentries:\n  - ${entry}\n`;

describe("the same ledger is read from JSON and from YAML", () => {
  test("with every key of the format", () => {
    const fromJson = accepted(readLedger(JSON.stringify(fullLedger()), "json"));
    expect(accepted(readLedger(JSON.stringify(fullLedger(), null, 2), "json"))).toEqual(fromJson);
    expect(accepted(readLedger(stringify(fullLedger()), "yaml"))).toEqual(fromJson);
    expect(accepted(readLedger(JSON.stringify(fullLedger()), "yaml"))).toEqual(fromJson);
    expect(accepted(readLedger(`\uFEFF${JSON.stringify(fullLedger())}`, "json"))).toEqual(fromJson);
    expect(accepted(readLedger(`\uFEFF${stringify(fullLedger())}`, "yaml"))).toEqual(fromJson);
  });

  test("with any amounts, dates, names and notes", () => {
    const dollars = fc.integer({ min: 1, max: 99_999_999_999 }).map((cents) => cents / 100);
    const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 });
    const entry = fc.record({
      kind: fc.constantFrom("contribution", "conversion", "distribution"),
      date: fc
        .date({ min: new Date("1987-01-01"), max: new Date("2100-12-30"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      amount: fc.oneof(dollars, dollars.map(String)),
      account: fc.option(fc.oneof(line, fc.stringMatching(/^0\d{1,10}$/))),
      note: fc.option(fc.oneof(line, fc.constantFrom("null", "true", "1e3", "~", "12", "- a", "# b"))),
    });
    const ledger = fc.record({
      owner: fc.record({ name: line }),
      entries: fc.array(entry, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(ledger, (written) => {
        const fromJson = readLedger(JSON.stringify(written), "json");
        const fromYaml = readLedger(stringify(written), "yaml");
        const asTold = (result: typeof fromJson) =>
          result.ok ? result.value : result.problems.map(({ code, path, message }) => [code, path, message]);
        expect(asTold(fromYaml)).toEqual(asTold(fromJson));
      }),
    );
  });
});

describe("JSON is refused where it could drop or change money", () => {
  test("a key written twice", () => {
    const text = '{"owner": {"name": "A"}, "entries": [],\n "years": {\n  "2023": {},\n  "\\u0032023": {}}}';
    expect(told(text, "json")).toEqual(["4:3 duplicate_key years.2023"]);
    expect(told('{"owner": {"name": "A", "name": "A"}, "entries": []}', "json")).toEqual([
      "1:25 duplicate_key owner.name",
    ]);
  });

  test("the same key in two objects is not written twice", () => {
    const two = json(
      '{"date": "2023-01-01", "kind": "conversion", "amount": 1}, {"date": "2023-01-01", "kind": "conversion", "amount": 1}',
    );
    expect(accepted(readLedger(two, "json")).entries).toHaveLength(2);
  });

  test("`__proto__`, which JSON.parse would take for a key", () => {
    expect(
      told('{"owner": {"name": "A"}, "entries": [], "years": {"__proto__": {"deducted": 1}}}', "json"),
    ).toEqual(["1:51 unknown_key years.__proto__"]);
  });

  test.each(["6500.370000000000001", "6500.001", "6500.370", "1e3", "1E3", "65e-1"])(
    "the number %s",
    (number) => {
      expect(told(json(`{"date": "2023-01-01", "kind": "conversion", "amount": ${number}}`), "json")).toEqual(
        ["3:58 invalid_value entries[0].amount"],
      );
    },
  );

  test.each(["12.345", "-5", "1000000000", "1e9"])("the amount %s, told once", (number) => {
    expect(
      told(json(`{"date": "2023-01-01", "kind": "conversion", "amount": ${number}}`), "json"),
    ).toHaveLength(1);
  });

  test("numbers with at most two decimals are exact", () => {
    const text = json('{"date": "2023-01-01", "kind": "conversion", "amount": 6500.37}');
    expect(accepted(readLedger(text, "json")).entries[0]?.amount).toBe(650_037);
  });

  test("objects or lists more than 64 deep", () => {
    const deep = (open: string, close: string, times: number) =>
      `{"a": ${open.repeat(times)}0${close.repeat(times)}}`;
    expect(problemsOf(readLedger(deep("[", "]", 63), "json"))[0]?.code).toBe("missing_value");
    for (const text of [
      deep("[", "]", 64),
      deep('{"a":', "}", 64),
      "[".repeat(1_000_000),
      '{"a":'.repeat(200_000),
    ]) {
      expect(problemsOf(readLedger(text, "json")).map(({ message }) => message)).toEqual([
        "nested more than 64 levels deep",
      ]);
    }
  });
});

describe("what is wrong in JSON is told with its line and column", () => {
  test.each<[string, string, string]>([
    ["an empty text", "", "1:1 invalid_syntax "],
    ["a comma that is missing", '{"owner": {"name": "A"}\n "entries": []}', "2:2 invalid_syntax "],
    ["a comma too many", '{"owner": {"name": "A"},}', "1:25 invalid_syntax "],
    ["a brace that is missing", '{"owner": {"name": "A"}', "1:24 invalid_syntax "],
    ["a comment", '{"owner": {"name": "A"} // x\n}', "1:25 invalid_syntax "],
    ["a text that does not end", '{"owner": {"name": "A}}', "1:20 invalid_syntax owner.name"],
    ["single quotes", "{'owner': 1}", "1:2 invalid_syntax "],
    ["NaN", json('{"date": "2023-01-01", "amount": NaN}'), "3:36 invalid_syntax entries[0].amount"],
    ["a leading zero", json('{"amount": 010}'), "3:15 invalid_syntax "],
    ["a tab inside a text", '{"owner": {"name": "A\tB"}}', "1:20 invalid_syntax owner.name"],
    ["something after the end", '{"owner": {"name": "A"}, "entries": []} {}', "1:41 invalid_syntax "],
  ])("%s", (_, text, place) => {
    expect(told(text, "json")).toEqual([place]);
  });

  test("a value, the key that is unknown, and the object that lacks a key", () => {
    const text =
      '{\r\n "owner": {"name": 5},\r\n "entries": [\r\n  {"date": "2023-02-30",\r\n   "kind": "conversion", "amont": 3}\r\n ]\r\n}';
    expect(told(text, "json")).toEqual([
      "2:20 invalid_value owner.name",
      "4:3 missing_value entries[0].amount",
      "4:12 invalid_value entries[0].date",
      "5:26 unknown_key entries[0].amont",
    ]);
  });

  test("in the order of the text, also for years, which JavaScript would sort", () => {
    const text = '{"owner": {"name": "A"}, "entries": [], "years": {"2024": {"due": 1}, "2023": {"due": 1}}}';
    expect(told(text, "json")).toEqual([
      "1:67 invalid_value years.2024.due",
      "1:87 invalid_value years.2023.due",
    ]);
  });

  test("without repeating the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", minLength: 8 }).filter((text) => /^[A-Z]/.test(text)),
        (secret) => {
          for (const text of [
            secret,
            `{"owner": ${secret}}`,
            `{"owner": "${secret}`,
            `owner: {name: ${secret}`,
          ]) {
            for (const format of ["json", "yaml"] as const) {
              expect(firstMessage(text, format)).not.toContain(secret);
            }
          }
        },
      ),
    );
  });
});

test.each<[string, boolean]>([
  [`${"[".repeat(64)}${"]".repeat(64)}`, false],
  [`${"[".repeat(65)}${"]".repeat(65)}`, true],
  [`${'{"a":['.repeat(32)}1`, false],
  [`${'{"a":['.repeat(33)}`, true],
  [`[${"[],{},".repeat(100)}1]`, false],
  [`{"a":"${"[{".repeat(100)}\\"${"[".repeat(100)}"}`, false],
  [`"\\\\" ${"[".repeat(65)}`, true],
  [`"${"[".repeat(65)}`, false],
])("JSON nested more than 64 deep is known before it is parsed: %j", (text, expected) => {
  expect(isTooDeep(text)).toBe(expected);
});

describe("YAML keeps what a person wrote", () => {
  test("text that looks like a number keeps its zeros", () => {
    const text = [
      "owner:",
      "  name: 007",
      "  ssn: 000001234",
      "  address: { street: 12, apt: 007, city: 1e3, zip: 02139 }",
      "preparer: { ptin: P00000001, ein: 001234567, phone: 0155501000, address: 0001 }",
      "entries:",
      "  - { date: 2023-01-01, kind: distribution, amount: 1, account: 0012, note: 0x10, exception: 08 }",
      "  - { date: 2023-01-01, kind: distribution, amount: 1, reason: disaster, disaster: 0412 }",
      "  - { kind: assert, for: 2023, line: 14, amount: 0 }",
      "years:",
      "  2023: { filed: { lines: { 10: 0.10000, 14: 12000, 25c: 0 } } }",
      "  2010: { tax_conversion_in: 2010 }",
    ].join("\n");
    const { owner, preparer, entries, years } = accepted(readLedger(text, "yaml"));
    expect(owner).toMatchObject({ name: "007", ssn: "000-00-1234" });
    expect(owner.address).toMatchObject({ street: "12", apt: "007", city: "1e3", zip: "02139" });
    expect(preparer).toMatchObject({ ein: "00-1234567", phone: "0155501000", address: "0001" });
    expect(entries[0]).toMatchObject({ account: "0012", note: "0x10", exception: "08" });
    expect(entries[1]).toMatchObject({ disaster: "0412" });
    expect(entries[2]).toMatchObject({ line: "14" });
    expect(years[2023]?.filed?.lines).toEqual({ "10": "0.10000", "14": 1_200_000, "25c": 0 });
    expect(years[2010]?.tax_conversion_in).toBe("2010");
  });

  test("a postal code keeps its zeros", () => {
    const text =
      "owner: { name: A, address: { country: Italy, postal_code: 00118, province: RM } }\nentries: []";
    expect(accepted(readLedger(text, "yaml")).owner.address?.postal_code).toBe("00118");
  });

  test.each([
    ["6500", 650_000],
    ["6500.37", 650_037],
    ["0.10", 10],
    ['"6,500.00"', 650_000],
    ["'6500'", 650_000],
    ["!!str 6500", 650_000],
  ])("the amount %s", (amount, cents) => {
    const text = yaml(`{ date: 2023-01-01, kind: conversion, amount: ${amount} }`);
    expect(accepted(readLedger(text, "yaml")).entries[0]?.amount).toBe(cents);
  });

  test("a plain amount with commas, where YAML lets it stand", () => {
    const text = yaml("date: 2023-01-01\n    kind: conversion\n    amount: 6,500.00");
    expect(accepted(readLedger(text, "yaml")).entries[0]?.amount).toBe(650_000);
  });

  test.each([
    "1e3",
    "0x10",
    "0o17",
    "010",
    "1_000",
    ".inf",
    "-.inf",
    ".nan",
    "NaN",
    "-5",
    "1e9",
    "12.345",
    "6500.370000000000001",
    "+5",
    "5.",
    "yes",
  ])("%s is no amount", (amount) => {
    const text = yaml(`{ date: 2023-01-01, kind: conversion, amount: ${amount} }`);
    expect(told(text, "yaml")).toEqual(["3:51 invalid_value entries[0].amount"]);
  });

  test("an anchor can be used again", () => {
    const text = "owner: { name: A }\nyears:\n  2022: &y { deducted: 5 }\n  2023: *y\nentries: []";
    const { years } = accepted(readLedger(text, "yaml"));
    expect(years[2023]?.deducted).toBe(500);
    expect(years[2023]).not.toBe(years[2022]);
  });

  test("every key of text is known as one", async () => {
    const { z } = await import("zod");
    const { ledgerSchema } = await import("../../src/ledger/schema.js");
    const texts = new Set<string>();
    const visit = (node: unknown, key: string): void => {
      if (typeof node !== "object" || node === null) return;
      const schema = node as Record<string, unknown>;
      const plain = !("enum" in schema || "const" in schema || schema.format === "date");
      if (schema.type === "string" && plain) texts.add(key);
      for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, name);
      for (const inner of [schema.anyOf, schema.oneOf].flat()) visit(inner, key);
      visit(schema.items, "");
      visit(schema.additionalProperties, "");
    };
    visit(z.toJSONSchema(ledgerSchema, { io: "input" }), "");
    texts.delete("");
    // Text too, though JSON may write two of them as numbers and two are enumerated.
    for (const key of ["line", "exception", "state", "tax_conversion_in"]) texts.add(key);
    expect([...texts].sort()).toEqual([...TEXT_KEYS].sort());
  });
});

describe("what is wrong in YAML is told with its line and column", () => {
  test.each<[string, string, string, RegExp]>([
    ["a tab", "owner:\n\tname: A\nentries: []", "2:1 invalid_syntax ", /does not allow tabs.*use spaces/],
    ["a tab after spaces", "owner:\n  name: A\n \tssn: 1", "3:1 invalid_syntax ", /./],
    [
      "a key written twice",
      "owner: { name: A }\nentries: []\nyears:\n  2023: {}\n  '2023': {}",
      "5:3 duplicate_key years.2023",
      /twice/,
    ],
    ["a second document", "owner: { name: A }\nentries: []\n---\nx: 1", "3:1 invalid_syntax ", /one ledger/],
    ["a text that does not end", 'owner: { name: "A }\n', "2:1 invalid_syntax ", /quote/],
    ["a brace that is missing", "owner: { name: A\nentries: []", "1:8 invalid_syntax ", /not closed/],
    ["indentation that does not fit", "owner:\n  name: A\n   ssn: 1\n", "2:9 invalid_syntax ", /indentation/],
    ["a value with a colon", "owner: A: B", "1:8 invalid_syntax ", /quotes/],
    ["an alias of nothing", "owner: *a\nentries: []", "1:8 invalid_syntax owner", /alias/],
    ["a tag", "owner: !!map { name: A }\nentries: []", "1:14 invalid_syntax owner", /tag/],
    ["a key that is a list", "? [a]\n: 1\n", "1:3 invalid_syntax ", /key/],
    ["an empty text", "", "1:1 invalid_value ", /object/],
    ["only a comment", "# nothing\n", "1:1 invalid_value ", /object/],
    ["`__proto__`", "owner: { name: A }\nentries: []\n__proto__: {}", "3:1 unknown_key __proto__", /key/],
    [
      "an SSN of letters",
      "owner:\n  name: A\n  ssn: abc-de-fghi\nentries: []",
      "3:8 invalid_value owner.ssn",
      /nine digits/,
    ],
    [
      "February 30",
      yaml("{ date: 2023-02-30, kind: conversion, amount: 1 }"),
      "3:13 invalid_value entries[0].date",
      /not a real date/,
    ],
    [
      "a misspelt key",
      "owner: { name: A }\nentries: []\nyears:\n  2023:\n    year_end_vlue: 1",
      "5:5 unknown_key years.2023.year_end_vlue",
      /`year_end_value`/,
    ],
  ])("%s", (_, text, place, reason) => {
    expect(told(text, "yaml")).toEqual([place]);
    expect(firstMessage(text, "yaml")).toMatch(reason);
  });

  test("an alias means the last value before it that has its anchor, wherever that is repeated", () => {
    const { value } = readYaml("a: &x [&y 1]\nb: &y 2\nc: *x\nd: *y\n&k e: *k\nf: &y\ng: [*y]\n");
    expect(value).toEqual({ a: [1], b: 2, c: [1], d: 2, e: "e", f: null, g: [null] });
  });

  test("a bomb of aliases is refused, and not unfolded", () => {
    const layers = Array.from(
      { length: 12 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? "x" : Array(9).fill(`*a${i - 1}`)}]`,
    );
    // Unfolded it would be nine to the power of twelve: no test would end.
    expect(firstMessage(layers.join("\n"), "yaml")).toMatch(/aliases/);
  });

  test("an alias of what it stands in is refused", () => {
    expect(firstMessage("owner: &a [*a]", "yaml")).toMatch(/deep|aliases/);
  });

  test.each(["[", "- ", "{a: ", "? "])(
    "%j twenty thousand times, deeper than any stack, is refused",
    (open) => {
      expect(problemsOf(readLedger(open.repeat(20_000), "yaml"))[0]?.code).toBe("invalid_syntax");
    },
  );

  test("whatever the text is, it is read or refused, never thrown", () => {
    const pieces = fc.constantFrom(
      "owner",
      ":",
      " ",
      "\n",
      "\t",
      "{",
      "}",
      "[",
      "]",
      ",",
      '"',
      "'",
      "&a",
      "*a",
      "!x",
      "- ",
      "? ",
      "|",
      "#",
      "0",
      "\u0000",
      "\uD800",
      "%",
      "@",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        for (const format of ["json", "yaml"] as const) {
          for (const { line, column } of problemsOf(readLedger(parts.join(""), format))) {
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
