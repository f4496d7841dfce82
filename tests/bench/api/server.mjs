// The server under load, every protection on, and beside its routes a control route: /v1/forms as it is, with stored
// bytes in place of what it computes and fills. It reads and validates the same body by the same functions.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { bodyText } from "../../../dist/api/ledger.js";
import { DEFAULT_LIMITS } from "../../../dist/api/limits.js";
import { forms } from "../../../dist/api/routes/forms.js";
import { createServer } from "../../../dist/api/server.js";
import { readLedger } from "../../../dist/index.js";

function control(size) {
  const stored = Buffer.alloc(size, 0x61);
  return {
    ...forms,
    path: `/control/${size}`,
    handle: async ({ request, reply }) => {
      const ledger = readLedger(bodyText(request.body), "json");
      if (!ledger.ok) throw new Error("the ledger is right");
      reply.header("form8606-templates", "2023=official");
      reply.header("content-disposition", 'attachment; filename="form-8606.pdf"');
      return stored;
    },
  };
}

const server = await createServer({
  version: "bench",
  tokens: [],
  origins: [],
  trustProxy: false,
  metrics: false,
  limits: { ...DEFAULT_LIMITS, rate: 10_000_000, ...JSON.parse(process.env.LIMITS ?? "{}") },
  extraRoutes: (process.env.SIZES ?? "").split(",").filter(Boolean).map(Number).map(control),
});
await server.warmUp();
await server.app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ port: server.app.server.address().port });
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on("message", async (asked) => {
  if (asked === "delay") {
    process.send?.({
      p50: delay.percentile(50) / 1e6,
      p99: delay.percentile(99) / 1e6,
      max: delay.max / 1e6,
    });
    return delay.reset();
  }
  globalThis.gc?.();
  // What was collected is given back in the background.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  process.send?.({ memory: process.memoryUsage() });
});
process.on("disconnect", () => process.exit());
