// The server under load, every protection on, and beside its routes a control route: it reads and validates the same
// body, logs and guards the same, and answers stored bytes of the same size.
import { DEFAULT_LIMITS } from "../../../dist/api/options.js";
import { createServer } from "../../../dist/api/server.js";
import { parseLedger } from "../../../dist/index.js";

const { app } = await createServer({
  version: "bench",
  tokens: [],
  origins: [],
  trustProxy: false,
  metrics: false,
  limits: { ...DEFAULT_LIMITS, rate: 10_000_000, ...JSON.parse(process.env.LIMITS ?? "{}") },
  extend: (guarded) => {
    for (const size of (process.env.SIZES ?? "").split(",").filter(Boolean).map(Number)) {
      const stored = Buffer.alloc(size, 0x61);
      guarded.post(`/control/${size}`, (request, reply) => {
        const ledger = parseLedger(JSON.parse(request.body));
        if (!ledger.ok) throw new Error("the ledger is right");
        return reply.type("application/pdf").send(stored);
      });
    }
  },
});
await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ port: app.server.address().port });
process.on("message", () => {
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage() });
});
