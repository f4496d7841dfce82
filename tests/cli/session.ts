import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { run } from "../../src/cli/run-command-line.js";
import { plainStyle } from "../../src/cli/terminal.js";

/** What one command line did: its exit status, and what it printed. */
export interface Outcome {
  status: number;
  out: string;
  err: string;
}

/** A new folder for each test, and command lines that run in this process. Worksheets are the templates, unless told otherwise. */
export function session({ width = 110 }: { width?: number } = {}) {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "form8606-"));
    vi.stubEnv("XDG_CACHE_HOME", join(folder, ".cache"));
    vi.stubEnv("FORM8606_OFFICIAL_DIR", undefined);
    vi.stubEnv("FORM8606_CACHE_DIR", undefined);
  });
  // Other files run in this process after it, and look where the IRS's forms are.
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    /** A path in the folder. */
    at: (name: string) => join(folder, name),
    /** Writes a file into the folder and gives back its path. */
    file(name: string, content: string | object): string {
      writeFileSync(
        join(folder, name),
        typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
      );
      return join(folder, name);
    },
    /** The names of what is in a folder of the folder, or nothing when it does not exist. */
    list(name: string): string[] {
      try {
        return readdirSync(join(folder, name)).sort();
      } catch {
        return [];
      }
    },
    /** Runs `form8606` with these arguments. */
    async form8606(...args: string[]): Promise<Outcome> {
      const out: string[] = [];
      const err: string[] = [];
      const status = await run(args, "1.2.3", {
        print: (text) => out.push(text),
        complain: (text) => err.push(text),
        style: plainStyle,
        width,
        interactive: false,
      });
      return { status, out: out.join("\n"), err: err.join("\n") };
    },
  };
}

/** A ledger with one clean backdoor of 2024. */
export function backdoor(over: { name?: string; more?: object; entries?: object[] } = {}) {
  return {
    owner: { name: over.name ?? "Ada Example", ssn: "900-00-0001", born: "1980-01-01", ...over.more },
    years: { 2024: { year_end_value: 0 } },
    entries: over.entries ?? [
      { date: "2024-01-08", kind: "contribution", amount: 7000 },
      { date: "2024-01-10", kind: "conversion", amount: 7000 },
    ],
  };
}
