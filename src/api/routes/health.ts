import * as replies from "../contract/replies.js";
import { HttpProblem } from "../http-problem.js";
import { route } from "../route.js";

/** `GET /healthz`: the process runs and answers. */
export const healthz = route({
  method: "GET",
  path: "/healthz",
  id: "health",
  summary: "Whether the process is alive",
  description: "Answers 200 while the process runs, even while it is stopping.",
  open: true,
  answers: { "application/json": { schema: replies.health, examples: { ok: { status: "ok" } } } },
  refuses: [],
  handle: () => '{"status":"ok"}',
});

/** `GET /readyz`: a balancer may send requests here. */
export const readyz = route({
  method: "GET",
  path: "/readyz",
  id: "ready",
  summary: "Whether the server is ready for requests",
  description: "Answers 503 once the server starts to stop.",
  open: true,
  answers: { "application/json": { schema: replies.health, examples: { ok: { status: "ok" } } } },
  refuses: ["overloaded"],
  handle: (_ask, { isStopping }) => {
    if (isStopping()) throw new HttpProblem("overloaded", { headers: { "retry-after": "1" } });
    return '{"status":"ok"}';
  },
});
