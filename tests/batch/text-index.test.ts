import { describe, expect, it } from "vitest";
import { TextIndex } from "../../src/batch/text-index.js";

describe("the index of texts", () => {
  // Among so many texts there are pairs with one hash of 32 bits: five of them, on the average.
  const texts = Array.from({ length: 200_000 }, (_, at) => `clients.jsonl:${at}`);
  const index = new TextIndex();
  let asked = 0;
  const isIt = (text: string) => (number: number) => {
    asked += 1;
    return texts[number] === text;
  };
  for (const [at, text] of texts.entries()) expect(index.set(text, at, isIt(text))).toBeUndefined();

  it("finds each of very many, also those whose hashes are equal", () => {
    expect(asked).toBeGreaterThan(0);
    for (const [at, text] of texts.entries())
      if (index.find(text, isIt(text)) !== at) expect.fail(`${text} is not found`);
    expect(index.find("somebody else", isIt("somebody else"))).toBeUndefined();
    expect([...index.numbers]).toEqual([...texts.keys()]);
  });

  it("has the last number of a text, and tells the one before", () => {
    const few = new TextIndex();
    const names = ["a", "b", "a"];
    const same = (text: string) => (number: number) => names[number] === text;
    expect(few.set("a", 0, same("a"))).toBeUndefined();
    expect(few.set("b", 1, same("b"))).toBeUndefined();
    expect(few.set("a", 2, same("a"))).toBe(0);
    expect([...few.numbers]).toEqual([2, 1]);
    few.clear();
    expect(few.find("a", same("a"))).toBeUndefined();
  });
});
