import type { Answer, Answers } from "./propose/questions-and-answers.js";

/** How answers are written. */
export const ANSWERS_FORM = 'write one answer a line, as "id: answer"';

/** Answers by the ids of their questions, from a value that was read from JSON or YAML; undefined when it is no flat list. */
export function answersOf(value: unknown): Answers | undefined {
  const given = value ?? {};
  const isFlat =
    typeof given === "object" &&
    !Array.isArray(given) &&
    Object.values(given).every(
      (each) => each === null || ["string", "number", "boolean"].includes(typeof each),
    );
  return isFlat ? (given as Record<string, Answer>) : undefined;
}
