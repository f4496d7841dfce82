import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askQuestions } from "../../src/cli/ask-import-questions.js";
import { plainStyle } from "../../src/cli/terminal.js";
import { importPapers } from "../../src/import/import-papers.js";
import type { Answers } from "../../src/import/propose/questions-and-answers.js";

const examples = new URL("../../docs/examples/papers/", import.meta.url);
const files = ["transcript-2023.txt", "transcript-2024.txt"].map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(name, examples))),
}));

/** Answers the questions one after the other; null is Ctrl+C. */
async function answer(...lines: (string | null)[]) {
  const shown: string[] = [];
  const complaints: string[] = [];
  const again = (answers: Answers) => importPapers(files, { answers });
  const asked = await askQuestions(
    await again({}),
    {},
    again,
    async () => {
      const next = lines.shift();
      if (next === undefined) throw new Error(`no answer left for: ${shown.slice(-6).join("\n")}`);
      return next;
    },
    {
      print: (text) => shown.push(text),
      complain: (text) => complaints.push(text.trim()),
      style: plainStyle,
      width: 100,
      interactive: true,
    },
  );
  expect(lines).toEqual([]);
  return {
    ...asked,
    shown: shown.join("\n"),
    complaints,
    open: asked.imported.questions.map(({ id }) => id),
  };
}

// The questions come in this order: deducted, basis-before, paid-2024-1122, name.

describe("the questions on a terminal", () => {
  test("take answers by number and by word, and amounts as amounts", async () => {
    const { answers, open, stopped, shown } = await answer("1", "1", "this_year", "Riley Example");
    expect(shown).toContain("1. no: ");
    expect(answers).toEqual({
      deducted: "no",
      "basis-before": "1",
      "paid-2024-1122": "this_year",
      name: "Riley Example",
    });
    expect({ open, stopped }).toEqual({ open: [], stopped: false });
    expect(shown).toContain("4 questions left.");
    expect(shown).toContain("Last question.");
  });

  test.each(["", "?", "I don't know", "skip"])(
    "leave a question open that is answered with %j",
    async (word) => {
      const { open, answers } = await answer("no", word, word, "Riley Example");
      expect(open).toEqual(["basis-before", "paid-2024-1122"]);
      expect(answers).toEqual({ deducted: "no", name: "Riley Example" });
    },
  );

  test("go back to an answer and to a skipped question", async () => {
    const { answers, complaints } = await answer(
      "b",
      "2",
      "b",
      "",
      "b",
      "1",
      "0",
      "this_year",
      "Riley Example",
    );
    expect(complaints).toEqual(["This is the first question."]);
    expect(answers).toMatchObject({ deducted: "no", "basis-before": "0" });
  });

  test("ask again when an answer does not fit, and say what to write", async () => {
    const { complaints, answers } = await answer(
      "9",
      "perhaps",
      "1",
      "-5",
      "0",
      "05/05/2024?",
      "this_year",
      "R",
    );
    expect(complaints).toEqual([
      "Write a number from 1 to 2, or ? if you don't know.",
      "Write a number from 1 to 2, or ? if you don't know.",
      expect.stringContaining("<amount>"),
      expect.stringContaining("<YYYY-MM-DD>"),
    ]);
    expect(answers.deducted).toBe("no");
  });

  test("keep what was answered when they are ended with Ctrl+C", async () => {
    const { stopped, answers, open } = await answer("1", "1", null);
    expect(stopped).toBe(true);
    expect(answers).toEqual({ deducted: "no", "basis-before": "1" });
    expect(open).toEqual(["paid-2024-1122", "name"]);
  });
});
