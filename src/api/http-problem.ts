import { type ErrorCode, errorCodes, type Problem } from "../errors.js";

/** What a problem says besides its code. */
interface HttpProblemDetails {
  /** One sentence about this very case; never anything of the body. */
  readonly detail?: string;
  /** Every problem of a ledger or a query. */
  readonly problems?: readonly Problem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HttpProblem as data, on its way between threads. */
export type HttpProblemParts = Pick<HttpProblem, "code" | "details">;

/** A request that is not served, and why. Hooks and handlers throw it; the error handler answers with it. */
export class HttpProblem extends Error {
  readonly code: ErrorCode;
  readonly details: HttpProblemDetails;

  constructor(code: ErrorCode, details: HttpProblemDetails = {}) {
    super(errorCodes[code].title);
    this.code = code;
    this.details = details;
  }
}

/** The problem of a ledger with these faults: 400 when the text is not JSON, 422 otherwise, also without a blank. */
export function ledgerProblem(problems: readonly Problem[]): HttpProblem {
  if (problems.some(({ code }) => code === "internal")) return new HttpProblem("internal");
  if (problems[0]?.code === "template_missing") return new HttpProblem("template_missing", { problems });
  const syntax = problems.some(({ code }) => code === "invalid_syntax");
  return new HttpProblem(syntax ? "invalid_syntax" : "invalid_ledger", { problems });
}
