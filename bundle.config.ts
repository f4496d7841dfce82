import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  dependencies: Record<string, string>;
};

/** What every command needs, and what fills a form: a command that loads these file by file starts in twice the time. */
const BUNDLED = ["commander", "date-fns", "jsonc-parser", "pdf-lib", "yaml", "zod"];

/** What most commands load: the forms, the ledger, the lines and the review. One file is read faster than twenty. */
const COMMON =
  /\/src\/(?:data|ledger|lines|plan|review|text|year)\/|\/src\/(?:index|node\/files\/read-source|batch\/with-estimates|cli\/(?:draft-table|read-ledgers|table))\.|\/forms\/|\/node_modules\/(?:date-fns|jsonc-parser|yaml|zod)\//;
/** What the options of a command line are read with: help and refusals need no more. */
const OPTIONS =
  /\/src\/(?:money\/|ledger\/date\.|data\/year-list\.|errors\.|batch\/shard\.|exports\/export-names\.|node\/(?:command-name|files\/(?:disk|file-error)|package-root|templates\/folders|today)\.|cli\/(?:terminal|wrap-text)\.)/;

/** The command line and the library in a few files, `dist/bin/`, from the same sources as `dist/`. Run by `npm run build`. */
export default defineConfig({
  publicDir: false,
  logLevel: "warn",
  ssr: {
    noExternal: true,
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  },
  build: {
    ssr: true,
    target: "node20.19",
    outDir: "dist/bin",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        form8606: "src/cli/form8606.ts",
        index: "src/index.ts",
        worker: "src/batch/worker.ts",
        "reader-thread": "src/node/reader/reader-thread.ts",
        "heavy-thread": "src/api/heavy/heavy-thread.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        codeSplitting: {
          groups: [
            { name: "options", test: OPTIONS, priority: 1 },
            { name: "common", test: COMMON, minShareCount: 8 },
          ],
        },
      },
    },
  },
});
