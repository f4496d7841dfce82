import { type ErrorCode, type Path, type Problem, problemAt } from "../errors.js";

/** Something wrong in a ledger, before its place in the text is known. */
export interface Fault {
  readonly code: ErrorCode;
  readonly path: Path;
  readonly message: string;
}

/** Where something stands: `rank` orders places as in the input, `line` and `column` are those of the text. */
export interface Place {
  readonly rank: readonly number[];
  readonly line?: number;
  readonly column?: number;
}

/** Faults as problems in the order of the input, each once. */
export function toProblems(faults: readonly Fault[], placeOf: (fault: Fault) => Place): Problem[] {
  const seen = new Set<string>();
  const placed: { problem: Problem; rank: readonly number[] }[] = [];
  for (const fault of faults) {
    const { rank, line, column } = placeOf(fault);
    const problem = problemAt(fault.code, fault.path, fault.message);
    if (line !== undefined && column !== undefined) Object.assign(problem, { line, column });
    const identity = `${problem.pointer} ${problem.code} ${problem.message}`;
    if (!seen.has(identity)) placed.push({ problem, rank });
    seen.add(identity);
  }
  return placed.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ problem }) => problem);
}

/** Finds the place of a fault in a value that has no text: by the order of its keys. */
export function placesInValue(value: unknown): (fault: Fault) => Place {
  const orders = new Map<object, Map<string, number>>();
  const orderOf = (object: object) => {
    const known = orders.get(object);
    if (known) return known;
    const order = new Map(Object.keys(object).map((key, i) => [key, i]));
    orders.set(object, order);
    return order;
  };
  return ({ path }) => {
    const rank: number[] = [];
    let at = value;
    for (const step of path) {
      if (typeof at !== "object" || at === null) break;
      const position = orderOf(at).get(String(step));
      if (position === undefined) break;
      rank.push(position);
      at = (at as Record<string | number, unknown>)[step];
    }
    return { rank };
  };
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
