import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";

/** Another run of the tests may still use a build of other sources that is younger, in milliseconds. */
const IN_USE = 3_600_000;

const KEPT = resolve("node_modules/.cache/form8606-built");
const KEPT_PAGES = resolve("node_modules/.cache/form8606-page");
/** What the program looks for beside `dist/`. */
const BESIDE = ["forms", "templates", "package.json"];

/**
 * The program built from the sources as they are, apart from `dist/`, which another test may be writing: for tests that
 * run it as a process. It is built once for the same sources, and the build of others is thrown away.
 *
 * @returns the folder that has `dist/`
 */
export function builtProgram(): string {
  const folder = join(KEPT, sourceHash());
  if (existsSync(folder)) return folder;
  mkdirSync(KEPT, { recursive: true });
  const making = mkdtempSync(join(KEPT, "making-"));
  const dist = join(making, "dist");
  for (const step of [
    ["tsc", "-p", "tsconfig.build.json", "--outDir", dist],
    ["vite", "build", "-c", "bundle.config.ts", "--outDir", join(dist, "bin")],
  ]) {
    const built = spawnSync("npx", step, { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
  }
  for (const name of BESIDE) symlinkSync(resolve(name), join(making, name));
  // It looks for the build beside itself.
  copyFileSync("form8606.js", join(making, "form8606.js"));
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true, force: true }); // Another test was faster.
  }
  forgetOld(KEPT);
  return folder;
}

/**
 * The page built from the sources as they are, once for the same sources: as one file, or as the files that `open` serves.
 *
 * @returns the folder that holds it
 */
export function builtPage(mode: "file" | "app"): string {
  const folder = join(KEPT_PAGES, `${sourceHash("templates")}-${mode}`);
  if (!existsSync(folder)) {
    mkdirSync(KEPT_PAGES, { recursive: true });
    const making = mkdtempSync(join(KEPT_PAGES, "making-"));
    const config = ["-c", "src/web/build/vite.config.ts", "--mode", mode, "--outDir", making];
    const built = spawnSync("npx", ["vite", "build", ...config], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The page was not built:\n${built.stdout}${built.stderr}`);
    try {
      renameSync(making, folder);
    } catch {
      rmSync(making, { recursive: true, force: true }); // Another test was faster.
    }
    forgetOld(KEPT_PAGES);
  }
  return folder;
}

function forgetOld(kept: string): void {
  for (const old of readdirSync(kept).map((name) => join(kept, name))) {
    // Another run may have renamed or removed it meanwhile.
    const made = statSync(old, { throwIfNoEntry: false });
    if (made !== undefined && Date.now() - made.mtimeMs > IN_USE)
      rmSync(old, { recursive: true, force: true });
  }
}

/** Builds once before the tests that run the program as a process, so that none of them waits for it. */
export default function setup(): void {
  builtProgram();
}

function sourceHash(...more: string[]): string {
  const hash = createHash("sha256");
  for (const path of ["tsconfig.build.json", "bundle.config.ts", "package.json", "form8606.js"])
    hash.update(readFileSync(path));
  const files = ["src", "forms", ...more]
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}
