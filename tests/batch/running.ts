import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { clientLedger } from "../bench/batch/clients.mjs";
import { builtProgram } from "../built.js";

/** What a process did: its exit status or the signal that killed it, and what it printed. */
export interface Ended {
  readonly status: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A folder for the tests of a file, and `form8606` as processes. */
export function processes() {
  let main = "";
  let root = "";
  beforeAll(() => {
    main = join(builtProgram(), "dist/bin/form8606.js");
    root = mkdtempSync(join(tmpdir(), "form8606-batch-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  /** Starts `form8606`. */
  const start = (args: readonly string[], { env, ...options }: SpawnOptions = {}): Started => {
    const child = spawn(process.execPath, [main, ...args], {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: join(root, ".cache"), ...env },
    });
    let out = "";
    let err = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    const ended = new Promise<Ended>((resolve) => {
      child.on("close", (code, signal) => resolve({ status: code ?? signal, out, err }));
    });
    return { child, ended };
  };
  return {
    start,
    /** A path in the folder. */
    at: (...names: string[]) => join(root, ...names),
    /** Runs `form8606 correct` to its end, as of one day with the worksheets. */
    correct: (...args: string[]) => start(correction(...args)).ended,
    /** Writes clients as JSON Lines and gives back the path. */
    clients(name: string, ledgers: readonly object[]): string {
      const path = join(root, name);
      writeFileSync(path, ledgers.map((ledger) => `${JSON.stringify(ledger)}\n`).join(""));
      return path;
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export const DAY = "2026-03-02";

/** The arguments of `form8606 correct` that do not depend on this machine or day. */
export function correction(...args: string[]): string[] {
  return ["correct", ...args, "--as-of", DAY, "--template", "worksheet"];
}

/** The first year of the clients: two years each are enough, and their forms are made in a third of the time of six. */
export const FIRST_YEAR = 2022;

/** Invented clients; every seventh one's data are bad, and two of five are a couple. */
export function someClients(count: number): object[] {
  return Array.from({ length: count }, (_, at) => {
    const ledger = clientLedger(at) as { owner: object; years: object; entries: { date: string }[] };
    const household = at % 5 < 2 ? `house ${Math.floor(at / 5)}` : null;
    const years = Object.entries(ledger.years).filter(([year]) => Number(year) >= FIRST_YEAR);
    const entries =
      at % 7 === 6
        ? [{ date: "2022-13-01", kind: "contribution", amount: -1 }]
        : ledger.entries.filter(({ date }) => date >= String(FIRST_YEAR));
    return { owner: { ...ledger.owner, household }, years: Object.fromEntries(years), entries };
  });
}

/** Every file of a folder with the hash of its content. */
export function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      relative(folder, path),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}
