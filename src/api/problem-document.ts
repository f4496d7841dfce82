import { type ErrorCode, errorCodes } from "../errors.js";
import type { HttpProblem } from "./http-problem.js";

/** The media type of every error (RFC 9457). */
export const PROBLEM_JSON = "application/problem+json";

/** An error as it is answered. `code` is stable; `type` is the place of its description on this server. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail?: string;
  errors?: { code: ErrorCode; path: string; pointer: string; message: string }[];
}

/** The document of a problem. */
export function problemDocument({ code, details: { detail, problems } }: HttpProblem): ProblemDocument {
  const { status, title } = errorCodes[code];
  return {
    type: `/docs#${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(problems !== undefined && {
      errors: problems.map(({ code, path, pointer, message }) => ({ code, path, pointer, message })),
    }),
  };
}
