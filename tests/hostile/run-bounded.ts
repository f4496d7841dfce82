import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtProgram } from "../built.js";

const ENTRY = join(builtProgram(), "dist/cli/run-command-line.js");
const RUN_ALL = fileURLToPath(new URL("run-all.mjs", import.meta.url));

/** The system ends the runs after so many seconds of processor for each of them: many times what they take on a busy machine. */
const SECONDS_OF_A_RUN = 2;

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The most memory that it or a run before it had, in MB. */
  readonly megabytes: number;
}

/**
 * Runs command lines in one process of its own, with a bound on its processor time that the system sets.
 *
 * @param commands the command lines by a name
 * @returns the runs by that name; when the process was ended, those that it had completed
 */
export async function runBounded(
  commands: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Run>> {
  const command = `ulimit -t ${10 + SECONDS_OF_A_RUN * commands.size}; exec "$0" "$@"`;
  const list = JSON.stringify([...commands]);
  const child = spawn("bash", ["-c", command, process.execPath, "--expose-gc", RUN_ALL, ENTRY, list], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await new Promise((resolve) => child.on("close", resolve));
  const runs = printed.split("\n").slice(0, -1);
  return new Map(
    runs.map((line) => {
      const { name, ...run } = JSON.parse(line) as Run & { name: string };
      return [name, run];
    }),
  );
}

/** More memory than any file may take: Node alone has 60 MB. */
export const MOST_MEGABYTES = 500;
