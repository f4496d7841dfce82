import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ErrorCode, errorCodes } from "../errors.js";
import { HttpProblem } from "./http-problem.js";
import { PROBLEM_JSON, problemDocument } from "./problem-document.js";

/** Answers every error, of ours, of fastify and of its plugins, as a problem document with a code of the one table. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    const problem = error instanceof HttpProblem ? error : new HttpProblem(codeOf(error));
    if (problem.code === "internal") request.log.error({ err: error }, "failed");
    return sendProblem(problem, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(unknownAddress(app, request), reply));
}

/** Answers with a problem. */
export function sendProblem(problem: HttpProblem, reply: FastifyReply): FastifyReply {
  const { status } = errorCodes[problem.code];
  reply.code(status).headers(problem.details.headers ?? {});
  // A body that still arrives is read to its end, or for a moment (`closeAfterRefusal`): whoever is closed while it writes
  // never reads its answer. Without one, there is nothing to wait for.
  const isUnwanted = (status === 401 || status === 413 || status === 421) && !hasBody(reply.request);
  if (status === 408 || isUnwanted) reply.header("connection", "close");
  else if (hasBody(reply.request)) reply.removeHeader("connection");
  return reply.type(PROBLEM_JSON).send(JSON.stringify(problemDocument(problem)));
}

/** Whether a body comes with the request, the rest of which may not be here yet. */
function hasBody({ headers }: FastifyRequest): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** By the codes of fastify's own errors. */
const OF_FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_ERR_CTP_EMPTY_TYPE: "unsupported_media_type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid_request",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_syntax",
  FST_ERR_BAD_URL: "invalid_request",
  FST_ERR_HANDLER_TIMEOUT: "request_timeout",
  FST_UNDER_PRESSURE: "overloaded",
  ECONNRESET: "invalid_request",
  ERR_STREAM_PREMATURE_CLOSE: "invalid_request",
};

function codeOf({ code, statusCode }: FastifyError): ErrorCode {
  return OF_FASTIFY[code] ?? (statusCode === 400 ? "invalid_request" : "internal");
}

const METHODS = ["GET", "POST"] as const;

function unknownAddress(app: FastifyInstance, request: FastifyRequest): HttpProblem {
  const path = request.url.replace(/\?.*$/s, "");
  const allowed = METHODS.filter((method) => app.hasRoute({ method, url: path }));
  if (allowed.length === 0) return new HttpProblem("not_found");
  return new HttpProblem("method_not_allowed", {
    headers: {
      allow: allowed.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", "),
    },
  });
}
