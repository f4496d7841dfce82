import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtProgram } from "../built.js";

const BIN = join(builtProgram(), "dist/bin/form8606.js");
const USAGE = fileURLToPath(new URL("usage.mjs", import.meta.url));

/** The system ends a run after so many seconds of processor: many times what reading may take on a busy machine. */
const MOST_SECONDS = 20;

export interface Run {
  status: number | null;
  /** Null when it ended by itself. */
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  /** The most memory that it had, in MB. */
  megabytes: number;
}

/** Runs the program with a bound on its processor time, set by the system. */
export async function runBounded(...args: string[]): Promise<Run> {
  const command = `ulimit -t ${MOST_SECONDS}; exec "$0" "$@"`;
  const run = spawn("bash", ["-c", command, process.execPath, "--import", USAGE, BIN, ...args]);
  run.stdin.end();
  let out = "";
  let err = "";
  run.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  run.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    run.on("close", (...end) => resolve(end)),
  );
  const at = err.lastIndexOf("\n");
  const { megabytes } = signal === null ? JSON.parse(err.slice(at)) : { megabytes: Number.NaN };
  return { status, signal, out, err: err.slice(0, at), megabytes };
}

/** More memory than any file may take: Node alone has 60 MB. */
export const MOST_MEGABYTES = 500;
