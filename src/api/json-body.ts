import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { problemAt } from "../errors.js";
import { HttpProblem } from "./http-problem.js";
import { type JsonLimits, limitExceeded } from "./json-limits.js";

/**
 * Takes the bodies of requests: `application/json` as its text, which the ledger's own reader parses, and nothing
 * else. A body beyond the limits is refused before it is parsed.
 */
export function takeJson(app: FastifyInstance, limits: JsonLimits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, textOf(body as Buffer, limits));
    } catch (error) {
      done(error as HttpProblem);
    }
  });
}

/** The text of a JSON body, or of a line of JSON Lines. Throws an HttpProblem when it is not UTF-8 or beyond the limits. */
export function textOf(json: Buffer, limits: JsonLimits): string {
  if (!isUtf8(json)) {
    throw new HttpProblem("invalid_syntax", {
      problems: [problemAt("invalid_syntax", [], "is not UTF-8 text")],
    });
  }
  const beyond = limitExceeded(json, limits);
  if (beyond !== undefined) {
    const what = beyond === "items" ? "items in one list or keys in one object" : "items and keys in all";
    throw new HttpProblem("too_many_values", { detail: `At most ${limits[beyond]} ${what} are read.` });
  }
  return json.toString("utf8");
}
