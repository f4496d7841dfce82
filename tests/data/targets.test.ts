import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TARGET_IDS } from "../../src/data/target-ids.js";
import { boxesOf1099R, targetNamed } from "../../src/data/targets.js";
import { expectedSlips } from "../../src/exports/forms-to-enter.js";
import { slipAnswers, yearAnswers } from "../../src/exports/program-answers.js";
import { replay } from "../../src/lines/replay.js";
import { person } from "../exports/people.js";
import { STORY } from "../exports/situations.js";

const one = person(STORY);
const replayed = replay(one.ledger);
const done = replayed.ok ? replayed.value.at(-1) : undefined;
const year = one.result.years.at(-1);
if (done === undefined || year === undefined) throw new Error("the story has years");
const [slip] = expectedSlips(one.ledger, done);
if (slip === undefined) throw new Error("the story has a Form 1099-R");
const KNOWN = {
  "1099-r": Object.keys(slipAnswers(slip, false)),
  year: Object.keys(yearAnswers({ ...one, year }, done)),
};

test("every file of forms/targets/ is a program that an entry sheet can be made for", () => {
  const files = readdirSync("forms/targets").map((file) => file.replace(".json", ""));
  expect(files.filter((file) => !["form-1099-r", "files"].includes(file)).sort()).toEqual(
    [...TARGET_IDS].sort(),
  );
});

describe.each(TARGET_IDS)("%s", (id) => {
  const { screens } = targetNamed(id);

  test("asks only for answers that exist", () => {
    const asked = screens.flatMap(({ sections }) =>
      sections.flatMap(({ each, when, questions }) =>
        [
          ...questions.flatMap(({ ask, when: if_ }) => [ask, if_]),
          ...(each === "year" ? [when] : []),
        ].flatMap((key) => (key === undefined || KNOWN[each].includes(key) ? [] : [key])),
      ),
    );
    expect(asked).toEqual([]);
  });

  test("names for each set of screens where it was seen and in which tax year, in the order of years", () => {
    for (const { sources, says } of screens) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources)
        expect(source).toMatchObject({ url: expect.stringMatching(/^https:\/\/\S+$/) });
      expect(says.length).toBeGreaterThan(20);
    }
    const from = screens.map((each) => each.from);
    expect(from).toEqual([...from].sort());
  });
});

test("the boxes of Form 1099-R are in the order of the paper", () => {
  const boxes = boxesOf1099R(2025).map(({ where }) => where);
  expect(boxes).toEqual(["Payer", "Box 1", "Box 2a", "Box 2b", "Box 4", "Box 7", "Box 7"]);
  expect(boxesOf1099R(2025).filter(({ ask }) => !KNOWN["1099-r"].includes(ask))).toEqual([]);
});
