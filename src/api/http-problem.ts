import { type ErrorCode, errorCodes, type Problem } from "../errors.js";

/** What a refusal tells besides its code. */
interface RefusalDetails {
  /** One sentence about this very case; never anything of the body. */
  readonly detail?: string;
  /** Every problem of a ledger or a query. */
  readonly problems?: readonly Problem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is not served, and why. Hooks and handlers throw it; the error handler answers with it. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(errorCodes[code].title);
    this.code = code;
    this.details = details;
  }
}

/** The refusal of a ledger with these problems: 400 when the text is not JSON, 422 otherwise, also without a blank. */
export function refuseLedger(problems: readonly Problem[]): Refusal {
  if (problems.some(({ code }) => code === "internal")) return new Refusal("internal");
  if (problems[0]?.code === "template_missing") return new Refusal("template_missing", { problems });
  const syntax = problems.some(({ code }) => code === "invalid_syntax");
  return new Refusal(syntax ? "invalid_syntax" : "invalid_ledger", { problems });
}
