/**
 * Every coded error of the program in one table: the code is stable and part of the contract, `exit` is the exit
 * status of the command line, `status` the HTTP status, `title` the short text that never changes (RFC 9457).
 */
export const errorCodes = {
  invalid_syntax: { exit: 2, status: 400, title: "The text is not valid JSON or YAML" },
  duplicate_key: { exit: 2, status: 422, title: "Duplicate key" },
  unknown_key: { exit: 2, status: 422, title: "Unknown key" },
  missing_value: { exit: 2, status: 422, title: "A required value is missing" },
  invalid_value: { exit: 2, status: 422, title: "A value has the wrong type, format or range" },
  inconsistent: { exit: 2, status: 422, title: "Facts in the ledger contradict each other" },
  missing_fact: { exit: 2, status: 422, title: "The form needs a fact that is missing from the ledger" },
  not_supported: { exit: 2, status: 422, title: "The program does not support this" },
  assertion_failed: { exit: 2, status: 422, title: "A line differs from what the ledger asserts" },
  template_missing: { exit: 2, status: 422, title: "There is no template for the year" },
  template_refused: { exit: 2, status: 422, title: "The template cannot be used" },
  invalid_ledger: { exit: 2, status: 422, title: "The ledger is not valid" },
  too_many_values: { exit: 2, status: 422, title: "The ledger is too large for the server" },
  nothing_to_file: { exit: 2, status: 422, title: "None of the requested years needs the form" },
  invalid_query: { exit: 2, status: 400, title: "The query is not valid" },
  invalid_request: { exit: 2, status: 400, title: "The request is not valid HTTP" },
  unauthorized: { exit: 2, status: 401, title: "A valid bearer token is required" },
  not_found: { exit: 2, status: 404, title: "Not found" },
  method_not_allowed: { exit: 2, status: 405, title: "This address does not accept this method" },
  not_acceptable: { exit: 2, status: 406, title: "No acceptable media type" },
  request_timeout: { exit: 2, status: 408, title: "The request did not arrive in time" },
  body_too_large: { exit: 2, status: 413, title: "The body is too large" },
  misdirected_request: { exit: 2, status: 421, title: "The request is for another host" },
  unsupported_media_type: { exit: 2, status: 415, title: "Unsupported media type" },
  too_many_requests: { exit: 2, status: 429, title: "Too many requests from one client" },
  headers_too_large: { exit: 2, status: 431, title: "The headers are too large" },
  overloaded: { exit: 1, status: 503, title: "The server is busy or stopping; try again" },
  internal: { exit: 1, status: 500, title: "The program failed" },
} as const satisfies Record<string, { exit: 1 | 2; status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** A place in the ledger: keys and, in lists, positions counted from 0. */
export type Path = readonly (string | number)[];

/** One thing that is wrong, and where. It never repeats a name, an SSN or an amount of the ledger. */
export interface Problem {
  code: ErrorCode;
  /** The place as a person writes it: `entries[3].amount`. Empty for the ledger as a whole. */
  path: string;
  /** The place as a JSON Pointer (RFC 6901): `/entries/3/amount`. */
  pointer: string;
  message: string;
  /** Where it stands in the text that was read, both counted from 1. */
  line?: number;
  column?: number;
}

/** What a stage gives back: its value, or everything that was wrong with its input. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** A result with a value. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result with the problems that prevented a value. */
export function fail(problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems };
}

/** A problem at a place of the ledger. */
export function problemAt(code: ErrorCode, path: Path, message: string): Problem {
  return { code, path: formatPath(path), pointer: formatPointer(path), message };
}

/** One line for a person: `entries[3].amount: must be …`, without the place when it is the whole ledger. */
export function formatProblem({ path, message }: Problem): string {
  return path === "" ? message : `${path}: ${message}`;
}

function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!/^\w+$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

function formatPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
