import { resolve } from "node:path";
import { defineConfig } from "vite";
import { appFiles } from "./app-files.ts";
import { assets } from "./assets.ts";
import { singleFile } from "./single-file.ts";

const root = resolve(import.meta.dirname, "../../..");

/** `--mode app`: the app with its parts loaded when they are needed. `--mode file`: everything in one HTML file. */
export default defineConfig(({ mode }) => {
  const one = mode === "file";
  const files = assets(root);
  return {
    root: resolve(root, "src/web"),
    base: "./",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: [one ? singleFile(files, "form8606.html") : appFiles(files)],
    worker: { format: "es" },
    build: {
      outDir: resolve(root, one ? "dist/page" : "dist/page/app"),
      emptyOutDir: !one,
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      cssCodeSplit: !one,
      // A script that is a worker too, also from a file: no modules, no address of its own.
      rolldownOptions: one
        ? { output: { codeSplitting: false, format: "iife" }, transform: { define: { "import.meta": "{}" } } }
        : {},
    },
  };
});
