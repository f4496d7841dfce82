import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** A source file: its path below `src/`, its text, and the paths and packages that it imports. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Paths below `src/`; those of `forms/` begin with `../`. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

let known: readonly Source[] | undefined;

/** Every source file of the program. */
export function sources(): readonly Source[] {
  known ??= readSources();
  return known;
}

function readSources(): Source[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join("src", path), "utf8");
      const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      return {
        path,
        text,
        imports: named.filter((name) => name.startsWith(".")).map((name) => fileOf(path, name)),
        packages: named.filter((name) => !name.startsWith(".")),
      };
    });
}

function fileOf(importer: string, name: string): string {
  return normalize(join(dirname(importer), name))
    .replace(/\.js$/, ".ts")
    .replace(/\.jsx$/, ".tsx");
}

/** The room of a file: its first folder, or the file itself at the top of `src/`. */
export function roomOf(path: string): string {
  return path.split("/")[0] as string;
}
