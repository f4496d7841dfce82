import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Runs commands of the program in this one process, one after the other, and prints a line of JSON for each as soon as it
 * has ended: its name, its exit status, what it printed, the seconds of processor that it took, and the most memory in MB
 * that a process of its own would have had. The first one's seconds are those of the process from its start.
 *
 * Arguments: the built `run.js` of the command line, and a list of names and command lines as JSON.
 */
const [entry, list] = process.argv.slice(2);
const { run } = await import(pathToFileURL(entry).href);
const { plainStyle } = await import(new URL("terminal.js", pathToFileURL(entry)).href);

/** A figure that the system has of this process's memory, in MB. */
const memory = (name) =>
  Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const atStart = memory("VmRSS");
let before = 0;
for (const [name, args] of JSON.parse(list)) {
  let out = "";
  let err = "";
  const terminal = {
    print: (text) => {
      out += `${text}\n`;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    style: plainStyle,
    width: 80,
    interactive: false,
  };
  // The most memory counts from here on (proc(5)): what runs before this one had is none of its own.
  writeFileSync("/proc/self/clear_refs", "5");
  const had = memory("VmRSS");
  const status = await run(args, "0.0.0", terminal);
  const megabytes = atStart + memory("VmHWM") - had;
  const seconds = processor() - before;
  writeSync(1, `${JSON.stringify({ name, status, out, err, seconds, megabytes })}\n`);
  globalThis.gc();
  before = processor();
}
