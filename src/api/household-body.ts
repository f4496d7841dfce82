import type { Ledger, Problem, Result } from "../index.js";
import { readHousehold } from "../ledger/read.js";
import { HttpProblem, ledgerProblem } from "./http-problem.js";
import { bodyText } from "./ledger.js";
import type { Limits } from "./limits.js";

/** The body of a request with one ledger, or a list of ledgers. */
export class Household {
  readonly ledgers: readonly Ledger[];
  readonly #isList: boolean;

  /** Throws an HttpProblem with every problem, or when there are more ledgers than are taken at once. */
  constructor(body: unknown, limits: Limits) {
    const text = bodyText(body);
    const read = readHousehold(text);
    if (!read.ok) throw ledgerProblem(read.problems);
    if (read.value.length > limits.household) {
      throw new HttpProblem("too_many_values", {
        detail: `At most ${limits.household} ledgers are taken at once.`,
      });
    }
    this.ledgers = read.value;
    this.#isList = /^\uFEFF?\s*\[/.test(text);
  }

  /** What became of each ledger, when nothing is wrong with any. Throws an HttpProblem with the problems of all otherwise. */
  all<T>(results: readonly Result<T>[]): T[] {
    const values: T[] = [];
    const problems: Problem[] = [];
    for (const [index, result] of results.entries()) {
      if (result.ok) values.push(result.value);
      else
        problems.push(
          ...result.problems.map((problem) => (this.#isList ? inLedger(index, problem) : problem)),
        );
    }
    if (problems.length > 0) throw ledgerProblem(problems);
    return values;
  }
}

/** A problem of one ledger of a list, with its place in the list. */
function inLedger(index: number, problem: Problem): Problem {
  const path = problem.path === "" || problem.path.startsWith("[") ? problem.path : `.${problem.path}`;
  return { ...problem, path: `[${index}]${path}`, pointer: `/${index}${problem.pointer}` };
}
