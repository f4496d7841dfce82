import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtProgram } from "../built.js";

const ENTRY = join(builtProgram(), "dist/cli/run-command-line.js");
const RUN_ALL = fileURLToPath(new URL("run-all.mjs", import.meta.url));

/** The system ends the runs after so many seconds of processor for each of them, and 10 more: a busy machine takes longer. */
const SECONDS_OF_A_RUN = 2;

/** With FORM8606_RUNS each run has a process of its own, and what it took is printed. */
const ALONE = Boolean(process.env.FORM8606_RUNS);

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Of processor. */
  readonly seconds: number;
  /** The most memory that it had, in MB, with that of Node and the program. */
  readonly megabytes: number;
}

/**
 * Runs command lines in a process whose processor time the system bounds.
 *
 * @param commands the command lines by a name
 * @returns the runs by that name; when the process was ended, those that it had completed
 */
export async function runBounded(
  commands: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Run>> {
  if (!ALONE) return runTogether(commands);
  const runs = new Map<string, Run>();
  for (const command of commands)
    for (const [name, run] of await runTogether(new Map([command]))) {
      runs.set(name, run);
      console.log(run.seconds.toFixed(2), "s", Math.round(run.megabytes), "MB", run.status, name);
    }
  return runs;
}

async function runTogether(commands: ReadonlyMap<string, readonly string[]>): Promise<Map<string, Run>> {
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

/** More memory than any file may take: Node and the program alone have a fourth of it. */
export const MOST_MEGABYTES = 300;
