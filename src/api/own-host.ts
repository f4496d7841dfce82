import type { FastifyInstance } from "fastify";
import { HttpProblem } from "./http-problem.js";

const NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Answers only requests for a name of this machine alone, with the port they came in by. A page elsewhere can let a name of
 * its own lead to this machine (DNS rebinding); its requests carry that name and are refused.
 *
 * @param listened the address that the server listens on, when it is another of this machine alone
 */
export function requireOwnHost(app: FastifyInstance, listened?: string): void {
  const names = new Set([...NAMES, ...(listened === undefined ? [] : [listened.toLowerCase()])]);
  app.addHook("onRequest", (request, _reply, done) => {
    const port = request.raw.socket.localPort;
    const host = (request.headers.host ?? "").toLowerCase();
    const [, name = "", given = "80"] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host) ?? [];
    if (names.has(name) && Number(given) === port) return done();
    const detail = `Without a token this server answers only requests for ${NAMES[1]}:${port}. Use that address, or start the server with --token-file.`;
    done(new HttpProblem("misdirected_request", { detail }));
  });
}
