import { defineConfig } from "vitest/config";

/** The tests that `npm run mutants` holds against every changed line of the engine: those that look at figures. */
export default defineConfig({
  test: {
    include: ["cases", "oracle", "properties", "lines", "year", "money"].map(
      (area) => `tests/${area}/*.test.ts`,
    ),
    // Of docs, of steps, of what the generator makes, of sheets and corrections that ten ledgers are too few for: not of the
    // figures of the engine.
    exclude: [
      "tests/cases/{coverage,entry-kinds,lines-by-year}.test.ts",
      "tests/year/steps.test.ts",
      "tests/properties/{generator,exports,correction,household-correction,grounds,signed-sentences}.test.ts",
    ],
    // One worker takes all files in turn and shares what they import: a run of a second for each mutant.
    isolate: false,
    setupFiles: ["tests/fixed-seed.ts"],
    testTimeout: 60_000,
    env: { FORM8606_RUNS: "10", FORM8606_SEED: "8606" },
  },
});
