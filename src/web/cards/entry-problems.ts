import { parseLedger } from "../engine.js";
import { entryKinds } from "../schema/field-specs.js";
import type { WrittenMap } from "../state/written.js";
import { problemWords } from "../words/problem-words.js";

/** What the schema finds wrong with one entry by itself, by its keys, in words for the person at its fields. */
export function problemsOf(entry: WrittenMap): Map<string, string> {
  const read = parseLedger({ owner: { name: "-" }, entries: [entry] });
  if (read.ok) return new Map();
  const fields = entryKinds().find(({ kind }) => kind === entry.kind)?.fields;
  return new Map(
    read.problems.map((problem) => {
      const key = problem.path.replace(/^entries\[0\]\.?/, "");
      return [key, problemWords(problem, fields?.[key], entry[key])];
    }),
  );
}
