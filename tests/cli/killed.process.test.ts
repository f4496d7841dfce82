import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tree } from "../batch/running.js";
import { builtProgram } from "../built.js";
import { randomNumbers } from "../random.js";

/** How many moments each command is killed at; 40 and more with FORM8606_RUNS. */
const MOMENTS = Number(process.env.FORM8606_RUNS ?? 1);
/** The same moments in every run of the test. */
const next = randomNumbers(8606);
const nextMoment = (of: number) => 1 + Math.floor(next() * of);

/**
 * Loaded before the program: kills the process at its call number KILL_AT that changes the disk, half way through a
 * write. Without it, the number of these calls is written to COUNT_IN.
 */
const KILLER = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const at = Number(process.env.KILL_AT);
let calls = 0;
const write = fs.writeFileSync;
for (const name of ["mkdirSync", "openSync", "writeFileSync", "fsyncSync", "linkSync", "renameSync", "unlinkSync", "rmSync"]) {
  const original = fs[name];
  fs[name] = (...args) => {
    calls += 1;
    if (calls === at) {
      if (name === "writeFileSync") original(args[0], args[1].slice(0, args[1].length / 2));
      process.kill(process.pid, "SIGKILL");
    }
    return original(...args);
  };
}
syncBuiltinESMExports();
if (process.env.COUNT_IN) process.on("exit", () => write(process.env.COUNT_IN, String(calls)));
`;

let built = "";
let root = "";
beforeAll(() => {
  built = builtProgram();
  root = mkdtempSync(join(tmpdir(), "form8606-"));
  writeFileSync(join(root, "killer.mjs"), KILLER);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (...names: string[]) => join(root, ...names);
const example = (name: string) => resolve("docs/examples", name);

function node(args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ["--import", pathToFileURL(at("killer.mjs")).href, ...args], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: at(".cache"),
      NODE_COMPILE_CACHE: at(".compiled"),
      ...env,
    },
  });
}

const form8606 = (...args: string[]) => [join(built, "dist/bin/form8606.js"), ...args];

/** What `open` does when the page saves. */
const SAVE = (path: string) => [
  "--input-type=module",
  "-e",
  `const { LedgerFiles } = await import(${JSON.stringify(pathToFileURL(join(built, "dist/open/ledger-files.js")).href)});
   const files = new LedgerFiles([${JSON.stringify(path)}]);
   const [{ version }] = files.all();
   if (process.env.ONLY_START === undefined) files.save(0, "the ledger as the page has it now\\n".repeat(999), version);`,
];

interface Command {
  /** Makes what is in the folder `out` before. */
  readonly before: (out: string) => void;
  readonly run: (out: string) => string[];
  /** A start that writes nothing of its own. */
  readonly start: (out: string) => string[];
  readonly env?: Record<string, string>;
  /** Its own status when it is done. */
  readonly status?: number;
}

const DAY = ["--as-of", "2026-03-02", "--template", "worksheet"];
const ledger = example("partial-conversions.yaml");
const late = example("late-filing/six-missing-years.yaml");
const papers = ["transcript-2023.txt", "transcript-2024.txt"].map((name) => example(`papers/${name}`));
const answers = example("papers/answers.yaml");
const bad = () => at("bad.yaml");
/** As the program wrote it on another day: the same names, other contents. */
const earlier = (args: string[]) => args.map((each) => (each === "2026-03-02" ? "2026-01-02" : each));
const done = (args: string[]) => {
  const { status, stderr } = node(args);
  if (status !== 0 && status !== 3) throw new Error(stderr);
};

const COMMANDS: Readonly<Record<string, Command>> = {
  draft: {
    before: () => {},
    run: (out) => form8606("draft", ledger, "--out", out, ...DAY),
    start: (out) => form8606("draft", bad(), "--out", out),
  },
  "draft --force": {
    before: (out) => {
      done(form8606("draft", ledger, "--out", out, ...DAY));
      for (const name of readdirSync(out)) writeFileSync(join(out, name), `edited ${name}`);
      writeFileSync(join(out, "own.txt"), "mine");
    },
    run: (out) => form8606("draft", ledger, "--out", out, "--force", ...DAY),
    start: (out) => form8606("draft", bad(), "--out", out),
  },
  correct: {
    before: () => {},
    run: (out) => form8606("correct", late, "--out", out, ...DAY),
    start: (out) => form8606("correct", bad(), "--out", out),
  },
  "correct --force": {
    before: (out) => {
      done(earlier(form8606("correct", late, "--out", out, ...DAY)));
      const [owner = ""] = readdirSync(out);
      writeFileSync(join(out, owner, "own.txt"), "mine");
    },
    run: (out) => form8606("correct", late, "--out", out, "--force", ...DAY),
    start: (out) => form8606("correct", late, "--out", out, ...earlier(DAY)),
  },
  import: {
    before: () => {},
    run: (out) => form8606("import", ...papers, "--answers", answers, "--out", join(out, "ledger.yaml")),
    start: (out) => form8606("import", bad(), "--out", join(out, "ledger.yaml")),
  },
  "import --into": {
    before: (out) => {
      mkdirSync(out);
      done(form8606("import", papers[0] as string, "--out", join(out, "ledger.yaml")));
    },
    run: (out) => form8606("import", ...papers, "--answers", answers, "--into", join(out, "ledger.yaml")),
    start: (out) => form8606("import", bad(), "--into", join(out, "ledger.yaml")),
  },
  open: {
    before: (out) => {
      mkdirSync(out);
      writeFileSync(join(out, "ledger.yaml"), "as it was\n");
    },
    run: (out) => SAVE(join(out, "ledger.yaml")),
    start: (out) => SAVE(join(out, "ledger.yaml")),
    env: { ONLY_START: "1" },
  },
};

const files = (folder: string) => (existsSync(folder) ? tree(folder) : {});

describe.each(Object.entries(COMMANDS))("%s", (name, { before, run, start, env }) => {
  it(`is all old or all new after a kill at ${MOMENTS} moments, and the next start leaves nothing behind`, () => {
    writeFileSync(bad(), "owner: nobody\n");
    const folder = at(name.replaceAll(/\W/g, "-"));
    mkdirSync(folder);
    const [first, whole, out] = ["first", "whole", "out"].map((each) => join(folder, each)) as [
      string,
      string,
      string,
    ];
    before(first);
    const old = files(first);
    if (existsSync(first)) cpSync(first, whole, { recursive: true, preserveTimestamps: true });
    const undisturbed = node(run(whole), { COUNT_IN: at("count") });
    expect([0, 3], undisturbed.stderr).toContain(undisturbed.status);
    const calls = Number(readFileSync(at("count"), "utf8"));
    const wanted = files(whole);
    expect(wanted).not.toEqual(old);

    for (let run_ = 0; run_ < MOMENTS; run_++) {
      const moment = nextMoment(calls);
      rmSync(out, { recursive: true, force: true });
      if (existsSync(first)) cpSync(first, out, { recursive: true, preserveTimestamps: true });
      expect(node(run(out), { KILL_AT: String(moment) }).signal, `killed at ${moment}`).toBe("SIGKILL");
      node(start(out), env);
      expect([old, wanted], `killed at ${moment} of ${calls}, and cleared up`).toContainEqual(files(out));
      const again = node(run(out));
      expect(again.status, `${again.stderr}, killed at ${moment} of ${calls}`).toBe(undisturbed.status);
      expect(files(out), `killed at ${moment} of ${calls}, and run again`).toEqual(wanted);
    }
    for (const path of Object.keys(wanted).filter((each) => !each.endsWith("own.txt")))
      expect(statSync(join(out, path)).mode & 0o077, path).toBe(0);
  });
});

describe("links", () => {
  it.each(["draft", "correct"])("%s goes through none on its way", (command) => {
    const folder = at(`link-${command}`);
    mkdirSync(join(folder, "elsewhere"), { recursive: true });
    symlinkSync(join(folder, "elsewhere"), join(folder, "link"));
    const source = command === "draft" ? ledger : late;
    for (const out of [join(folder, "link"), join(folder, "link/deep")]) {
      const { status, stderr } = node(form8606(command, source, "--out", out, ...DAY, "--force"));
      expect([status, stderr]).toEqual([
        2,
        `${out}: ${join(folder, "link")} is a link, and this program never writes through one; give the place it leads to: ${join(folder, "elsewhere")}\n`,
      ]);
    }
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });

  it("draft and correct replace none of their files through one", () => {
    const folder = at("link-member");
    const mine = join(folder, "mine.txt");
    for (const [command, source] of [
      ["draft", ledger],
      ["correct", late],
    ] as const) {
      const out = join(folder, command);
      done(form8606(command, source, "--out", out, ...DAY));
      writeFileSync(mine, "mine");
      const [path = ""] = Object.keys(files(out));
      rmSync(join(out, path));
      symlinkSync(mine, join(out, path));
      const { status, stderr } = node(form8606(command, source, "--out", out, "--force", ...DAY));
      expect(status, stderr).toBe(0);
      expect(readFileSync(mine, "utf8")).toBe("mine");
    }
  });

  it("import and open refuse a ledger that is one", () => {
    const folder = at("link-ledger");
    mkdirSync(folder);
    const mine = join(folder, "mine.yaml");
    writeFileSync(mine, "as it was\n");
    const link = join(folder, "ledger.yaml");
    symlinkSync(mine, link);
    const imported = form8606("import", ...papers, "--answers", answers, "--out", link, "--force");
    for (const args of [imported, SAVE(link)]) {
      const { status, stderr } = node(args);
      expect(status).not.toBe(0);
      expect(stderr).toContain("is a link, and this program never writes through one");
    }
    expect(readFileSync(mine, "utf8")).toBe("as it was\n");
  });
});

describe.each([
  ["read-only", "ro", "this place is read-only"],
  ["full", "size=20k", "the disk is full"],
])("a disk that is %s", (name, option, reason) => {
  it.for([
    ["draft", ledger],
    ["correct", late],
  ] as const)("is named by %s with its reason, and keeps what it holds", ([command, source], { skip }) => {
    const disk = at(`disk-${name}-${command}`);
    mkdirSync(disk);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", option, "tmpfs", disk]);
    if (mounted.status !== 0) return skip("a small disk can be mounted by root on Linux only");
    try {
      const { status, stderr } = node(form8606(command, source, "--out", disk, ...DAY));
      expect([status, stderr]).toEqual([2, expect.stringContaining(reason)]);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});
