import ts from "typescript";
import { expect, test } from "vitest";
import { sources } from "./sources.js";

const MOST_LINES_OF_A_FUNCTION = 60;
const MOST_LINES_OF_A_FILE = 400;
/** Begins the sentence above a function or at the top of a file that may be longer. */
const REASON = /\bLong because\b/;

test("no function has more than 60 lines, but for a reason that stands above it", () => {
  const long = sources().flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
        const line = (position: number) => file.getLineAndCharacterOfPosition(position).line;
        const lines = line(node.end) - line(node.getStart(file)) + 1;
        if (lines > MOST_LINES_OF_A_FUNCTION && !REASON.test(commentAbove(node, file)))
          found.push(`${path}:${line(node.getStart(file)) + 1} has ${lines} lines`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
  expect(long).toEqual([]);
});

test("no file has more than 400 lines, but for a reason at its top", () => {
  const long = sources().filter(
    ({ text }) => text.split("\n").length > MOST_LINES_OF_A_FILE + 1 && !REASON.test(text.slice(0, 600)),
  );
  expect(long.map(({ path }) => path)).toEqual([]);
});

/** The comments before a function, or before the statement that it is part of. */
function commentAbove(node: ts.Node, file: ts.SourceFile): string {
  let at: ts.Node = node;
  while (!ts.isStatement(at) && !ts.isClassElement(at) && at.parent !== undefined) at = at.parent;
  return [node, at].map((each) => file.text.slice(each.getFullStart(), each.getStart(file))).join("\n");
}
