import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { builtProgram } from "../built.js";
import { randomNumbers } from "../random.js";

/** How many moments each command is disturbed at; 40 and more with FORM8606_RUNS. */
export const MOMENTS = Number(process.env.FORM8606_RUNS ?? 1);

/** A command that writes, and what is there before it. */
export interface Command {
  readonly name: string;
  /** Makes what is in the folder `out` before. */
  readonly before: (out: string) => void;
  readonly run: (out: string) => string[];
  /** A start that writes nothing of its own. */
  readonly start: (out: string) => string[];
  readonly env?: Record<string, string>;
}

const example = (name: string) => resolve("docs/examples", name);
export const DAY = ["--as-of", "2026-03-02", "--template", "worksheet"];
export const ledger = example("partial-conversions.yaml");
export const late = example("late-filing/six-missing-years.yaml");
export const papers = ["transcript-2023.txt", "transcript-2024.txt"].map((name) => example(`papers/${name}`));
export const answers = example("papers/answers.yaml");
/** As the program wrote it on another day: the same names, other contents. */
const earlier = (args: string[]) => args.map((each) => (each === "2026-03-02" ? "2026-01-02" : each));

let built = "";
let root = "";
/** A path in the folder of these tests. */
export const at = (...names: string[]) => join(root, ...names);

/** Makes the folder and the program before the tests of a file. */
export function usesCommands(): void {
  // Ends what hangs, and is never reached by a slow machine.
  vi.setConfig({ testTimeout: 600_000 + MOMENTS * 60_000 });
  beforeAll(() => {
    built = builtProgram();
    root = mkdtempSync(join(tmpdir(), "form8606-"));
    writeFileSync(at("bad.yaml"), "owner: nobody\n");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
}

/** Runs Node with the program and a disturbance of it. */
export function node(args: readonly string[], env: Record<string, string> = {}, before: string[] = []) {
  const preload = new URL("disturb.mjs", import.meta.url).href;
  const [command = "", ...rest] = [...before, process.execPath, "--import", preload, ...args];
  return spawnSync(command, rest, {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: at(".cache"),
      NODE_COMPILE_CACHE: at(".compiled"),
      ...env,
    },
  });
}

export const form8606 = (...args: string[]) => [join(built, "dist/bin/form8606.js"), ...args];

/** `open`, and a page that saves; or without a save, when ONLY_START is set. */
export const save = (path: string) => [
  fileURLToPath(new URL("open-and-save.mjs", import.meta.url)),
  join(built, "dist/local-server"),
  path,
];

export const done = (args: string[]) => {
  const { status, stderr } = node(args);
  if (status !== 0 && status !== 3) throw new Error(stderr);
};

const ALL: readonly Command[] = [
  {
    name: "draft",
    before: () => {},
    run: (out) => form8606("draft", ledger, "--out", out, ...DAY),
    start: (out) => form8606("draft", at("bad.yaml"), "--out", out),
  },
  {
    name: "draft --force",
    before: (out) => {
      done(form8606("draft", ledger, "--out", out, ...DAY));
      for (const name of readdirSync(out)) writeFileSync(join(out, name), `edited ${name}`);
      writeFileSync(join(out, "own.txt"), "mine");
    },
    run: (out) => form8606("draft", ledger, "--out", out, "--force", ...DAY),
    start: (out) => form8606("draft", at("bad.yaml"), "--out", out),
  },
  {
    name: "correct",
    before: () => {},
    run: (out) => form8606("correct", late, "--out", out, ...DAY),
    start: (out) => form8606("correct", at("bad.yaml"), "--out", out),
  },
  {
    name: "correct --force",
    before: (out) => {
      done(earlier(form8606("correct", late, "--out", out, ...DAY)));
      const [owner = ""] = readdirSync(out);
      writeFileSync(join(out, owner, "own.txt"), "mine");
    },
    run: (out) => form8606("correct", late, "--out", out, "--force", ...DAY),
    start: (out) => form8606("correct", late, "--out", out, ...earlier(DAY)),
  },
  {
    name: "import",
    before: () => {},
    run: (out) => form8606("import", ...papers, "--answers", answers, "--out", join(out, "ledger.yaml")),
    start: (out) => form8606("import", at("bad.yaml"), "--out", join(out, "ledger.yaml")),
  },
  {
    name: "import --into",
    before: (out) => {
      mkdirSync(out);
      done(form8606("import", papers[0] as string, "--out", join(out, "ledger.yaml")));
    },
    run: (out) => form8606("import", ...papers, "--answers", answers, "--into", join(out, "ledger.yaml")),
    start: (out) => form8606("import", at("bad.yaml"), "--into", join(out, "ledger.yaml")),
  },
  {
    name: "open",
    before: (out) => {
      mkdirSync(out);
      writeFileSync(join(out, "ledger.yaml"), "as it was\n");
    },
    run: (out) => save(join(out, "ledger.yaml")),
    start: (out) => save(join(out, "ledger.yaml")),
    env: { ONLY_START: "1" },
  },
];

/** The commands of these names; with FORM8606_RUNS every command that writes. */
export function commands(...names: string[]): (readonly [name: string, command: Command])[] {
  const chosen = process.env.FORM8606_RUNS ? ALL : ALL.filter(({ name }) => names.includes(name));
  return chosen.map((command) => [command.name, command] as const);
}

/** Everything in a folder: files by the hash or text of their content, links by where they lead, folders that are empty. */
export function everything(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const found = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) return [[path, `-> ${readlinkSync(path)}`]];
    if (entry.isDirectory()) return readdirSync(path).length === 0 ? [[path, "a folder"]] : [];
    return [[path, readFileSync(path, "latin1")]];
  });
  return Object.fromEntries(found.map(([path = "", what]) => [relative(folder, path), what]).sort());
}

/** What a command is tried on. */
export interface Scene {
  /** What is there before, and when it is done undisturbed. */
  readonly old: Record<string, string>;
  readonly wanted: Record<string, string>;
  /** The status of the undisturbed run, and the calls that it made. */
  readonly status: number | null;
  readonly calls: number;
  /** Puts what was there before into a folder. */
  readonly put: (out: string) => void;
}

/** Runs a command undisturbed, in a folder of its own. */
export function scene({ before, run }: Command, folder: string, env: Record<string, string>): Scene {
  mkdirSync(folder, { recursive: true });
  const [first, whole] = [join(folder, "first"), join(folder, "whole")] as const;
  before(first);
  const put = (out: string) => {
    rmSync(out, { recursive: true, force: true });
    if (existsSync(first)) cpSync(first, out, { recursive: true, preserveTimestamps: true });
  };
  put(whole);
  const { status, stderr } = node(run(whole), { ...env, COUNT_IN: at("count") });
  expect([0, 3], stderr).toContain(status);
  const [old, wanted] = [everything(first), everything(whole)];
  expect(wanted).not.toEqual(old);
  return { old, wanted, status, calls: Number(readFileSync(at("count"), "utf8")), put };
}

/** The same moments in every run of the tests, each from 1 to a number. */
export function moments(seed = 8606): (most: number) => number {
  const next = randomNumbers(seed);
  return (most) => 1 + Math.floor(next() * most);
}

/** Files are for the owner's eyes alone. */
export function expectPrivate(out: string, wanted: Record<string, string>): void {
  for (const path of Object.keys(wanted).filter((each) => !each.endsWith("own.txt")))
    expect(lstatSync(join(out, path)).mode & 0o077, path).toBe(0);
}
