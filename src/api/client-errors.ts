import type { Socket } from "node:net";
import { type ErrorCode, errorCodes } from "../errors.js";
import { HttpProblem } from "./http-problem.js";
import { PROBLEM_JSON, problemDocument } from "./problem-document.js";

/** By the codes of Node's HTTP parser. */
const OF_NODE: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: "headers_too_large",
  ERR_HTTP_REQUEST_TIMEOUT: "request_timeout",
};

/** Answers on the bare connection what is not HTTP, or did not arrive in time, and closes it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = OF_NODE[error.code ?? ""] ?? "invalid_request";
  const { status, title } = errorCodes[code];
  const body = JSON.stringify(problemDocument(new HttpProblem(code)));
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      "connection: close",
      "cache-control: no-store",
      `content-type: ${PROBLEM_JSON}`,
      `content-length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}
