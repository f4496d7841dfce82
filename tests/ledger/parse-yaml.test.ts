import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument, stringify } from "yaml";
import {
  MOST_ALIASES,
  MOST_SIGNS,
  MOST_TOKENS,
  parseYaml,
  TOO_MANY_ALIASES,
  TOO_MANY_SIGNS,
  TOO_MANY_TOKENS,
} from "../../src/ledger/parse-yaml.js";
import { readLedger } from "../../src/ledger/read.js";
import { DEEPEST, TOO_DEEP } from "../../src/ledger/text-places.js";
import { accepted, goodLedger, problemsOf } from "./good.js";

/** What is wrong with a text, as `line:column message`. */
const told = (text: string) =>
  problemsOf(readLedger(text, "yaml")).map(({ line, column, message }) => `${line}:${column} ${message}`);

describe("a text of YAML is parsed within a budget", () => {
  const of = (signs: number, tokens: number) => ({ signs, tokens });
  test.each<[string, string, number]>([
    ["commas", "[1,2,3,4]", 4],
    ["dashes", "- 1\n- 2\n- - 3\n", 4],
    ["keys", "a:\nb: 1\n'c': 2\n", 3],
    ["question marks", "? a\n? b\n: c\n", 3],
    ["brackets and braces", "[[],{},[{a: 1}]]", 8],
    ["signs inside of values and comments", "- a-b, c[d] # - e: {f}\n- 'g: [h, -i]'\n- |\n  - j: [k]\n", 3],
  ])("signs: %s", (_, text, signs) => {
    expect(parseYaml(text, of(signs, 1000)).document).toBeDefined();
    expect(parseYaml(text, of(signs - 1, 1000)).fault?.message).toBe(TOO_MANY_SIGNS);
  });

  test.each<[string, string, number]>([
    // A text has a mark of its document, and each plain or block value one of its own.
    ["values", "a: 1\n", 1 + 7],
    ["comments", "#a\n#b\n1\n", 1 + 4 + 3],
    ["empty lines", "\n\n\n\n1", 1 + 4 + 2],
    ["tags and anchors", "!a &b 1", 1 + 6],
    ["quoted and long values", "- 'a b'\n- |\n  c\n  d\n", 1 + 4 + 6],
  ])("tokens: %s", (_, text, tokens) => {
    expect(parseYaml(text, of(1000, tokens)).document).toBeDefined();
    expect(parseYaml(text, of(1000, tokens - 1)).fault?.message).toBe(TOO_MANY_TOKENS);
  });

  test("aliases", () => {
    const text = (count: number) => `a: &a 1\nb: [${"*a,".repeat(count)}]`;
    expect(parseYaml(text(MOST_ALIASES)).document).toBeDefined();
    expect(told(text(MOST_ALIASES + 1))).toEqual([`2:305 ${TOO_MANY_ALIASES}`]);
  });

  test("a ledger over it is refused where reading stopped", () => {
    expect(told("-\n".repeat(MOST_SIGNS + 1))).toEqual([`40001:1 ${TOO_MANY_SIGNS}`]);
    expect([MOST_SIGNS, MOST_TOKENS].map((most) => most.toLocaleString("en-US"))).toEqual(
      [TOO_MANY_SIGNS, TOO_MANY_TOKENS].map((message) => /[\d,]+(?= )/.exec(message)?.[0]),
    );
  });

  test.each(["[", "{a: ", "- ", "? ", "- ? "])("depth: %j is stopped soon after the 64th", (open) => {
    const at = (2 * DEEPEST * open.length) / open.trim().split(" ").length;
    const column = open === "{a: " ? 2 * DEEPEST * open.length : at;
    expect(told(open.repeat(400))).toEqual([`1:${column + 1} ${TOO_DEEP}`]);
  });

  test("the first of thirty thousand errors ends the work", () => {
    expect(told(`[${",".repeat(30_000)}]`)).toEqual([
      "1:3 the indentation does not fit, or a sign is out of place",
    ]);
  });

  test("no amount has more than ten commas: the eleventh begins a key", () => {
    const withCommas = (count: number) =>
      told(
        `owner: { name: A }\nentries: [{ date: 2020-01-02, kind: conversion, amount: 1${",000".repeat(count)} }]`,
      );
    const amount = '2:57 must be an amount in dollars with at most two decimals, such as 6500 or "6,500.00"';
    expect(withCommas(10)).toEqual([amount]);
    const [first, second, ...others] = withCommas(11);
    expect([first, others]).toEqual([amount, []]);
    expect(second).toMatch(/^2:99 is not a key of the ledger here/);
  });
});

describe("what people write stays far within the budget", () => {
  const entries = Array.from({ length: 1000 }, (_, at) => ({
    date: `${2019 + (at % 7)}-0${1 + (at % 9)}-1${at % 10}`,
    kind: "distribution",
    ira: "traditional",
    amount: `${100 + (at % 900)},000.37`,
    account: "000-12345 at a bank with a long name",
    reason: "normal",
    note: `Money that went out, ${at}: the bank's letter - of that week - says "why" [see the folder].`.repeat(
      2,
    ),
  }));
  const ledger = { ...goodLedger(), entries };
  const asJson = accepted(readLedger(JSON.stringify(ledger), "json"));

  test.each<[string, string]>([
    ["indented", stringify(ledger)],
    ["in braces", stringify(ledger, { collectionStyle: "flow", lineWidth: 0 })],
  ])("a thousand entries with long notes, %s", (_, text) => {
    expect(accepted(readLedger(text, "yaml"))).toEqual(asJson);
  });
});

describe("the budget changes nothing else", () => {
  const pieces = fc.constantFrom(
    ..."\n|\n  |- |? |: |, |[|]|{|}|a|b: |c: d\n|\"|'|&a |*a|!x |# e\n|>\n|%F\n|---\n|...\n|\t|0|\\|@".split(
      "|",
    ),
    "|\n",
  );
  test("a text has the content, or the first error, that the library finds", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join("");
        const { document, fault } = parseYaml(text);
        const whole = parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
        expect(fault === undefined).toBe(whole.errors.length === 0);
        if (document) expect(document.contents).toEqual(whole.contents);
        // A bracket that is not closed is told where it opens; what is wrong in a second document, where it is.
        else if (!["BAD_INDENT", "MULTIPLE_DOCS"].includes(whole.errors[0]?.code ?? ""))
          expect(fault.offset).toBe(whole.errors[0]?.pos[0]);
        if (document) read++;
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(50);
  });
});
