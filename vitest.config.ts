import { defineConfig } from "vitest/config";

/** Tests that run the program as a process or attack a running server; tests that need the tools of PDFs; in a browser. */
const PROCESS = "tests/**/*.process.test.ts";
const TOOLS = "tests/**/*.tools.test.ts";
const BROWSER = "tests/**/*.browser.test.ts";
const PROPERTIES = "tests/{properties,oracle}/**/*.test.ts";

/**
 * `npm test` runs the project `fast`, which answers in less than a minute; `npm run test:all` runs all of them. A file's
 * name says where it belongs. Files share what they import (`isolate: false`) wherever a test leaves nothing behind.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    setupFiles: ["tests/fixed-seed.ts"],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts"],
          exclude: [PROCESS, TOOLS, BROWSER, PROPERTIES],
          isolate: false,
        },
      },
      { extends: true, test: { name: "properties", include: [PROPERTIES], isolate: false } },
      { extends: true, test: { name: "tools", include: [TOOLS], isolate: false } },
      {
        extends: true,
        test: {
          name: "process",
          include: [PROCESS, BROWSER],
          globalSetup: "tests/built.ts",
          isolate: false,
          // Ends what hangs, and is never reached by a slow machine.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
