import { Session } from "node:inspector/promises";

/**
 * Counts the steps that work takes in the program: each block of `src/` that runs, as often as it runs. The same work takes
 * the same steps on every machine, however busy it is. Only modules that are loaded after `start` are counted whole, so load
 * them with `vi.resetModules()` and `import()`.
 */
export class StepCounter {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post("Profiler.enable");
    await this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  async count(work: () => unknown): Promise<number> {
    await this.#session.post("Profiler.takePreciseCoverage");
    work();
    const { result } = await this.#session.post("Profiler.takePreciseCoverage");
    let steps = 0;
    for (const { url, functions } of result) {
      if (!/\/src\//.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
    return steps;
  }

  async stop(): Promise<void> {
    await this.#session.post("Profiler.stopPreciseCoverage");
    this.#session.disconnect();
  }
}
