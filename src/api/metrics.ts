import type { FastifyInstance } from "fastify";

/**
 * `GET /metrics` for Prometheus: requests by route and status with their durations, and the process's own figures.
 * The library is loaded only when it is asked for.
 *
 * @param app where requests are counted
 * @param scope where the route is, behind the same guards as the others
 */
export async function exposeMetrics(app: FastifyInstance, scope: FastifyInstance): Promise<void> {
  const { collectDefaultMetrics, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's headers to the end of its answer.",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  scope.get("/metrics", async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
}
