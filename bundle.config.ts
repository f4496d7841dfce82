import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  dependencies: Record<string, string>;
};

/** What every command needs, and what fills a form: a command that loads these file by file starts in twice the time. */
const BUNDLED = ["commander", "date-fns", "jsonc-parser", "pdf-lib", "yaml", "zod"];

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
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
