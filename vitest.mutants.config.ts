import { defineConfig } from "vitest/config";

/** The tests that `npm run mutants` holds against every changed line of the engine: those that look at figures. */
export default defineConfig({
  test: {
    include: ["cases", "oracle", "properties", "lines", "year", "money"].map(
      (area) => `tests/${area}/*.test.ts`,
    ),
    // Of docs, and of what the generator makes, not of figures.
    exclude: ["tests/cases/{coverage,lines-by-year}.test.ts", "tests/properties/generator.test.ts"],
    setupFiles: ["tests/properties/fixed-seed.ts"],
    testTimeout: 60_000,
    env: { FORM8606_RUNS: "10" },
  },
});
