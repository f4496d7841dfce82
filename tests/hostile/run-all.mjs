import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Runs commands of the program in this one process, one after the other, and prints a line of JSON for each as soon as it
 * has ended: its name, its exit status, what it printed, and the most memory that the process had until then, in MB.
 *
 * Arguments: the built `run.js` of the command line, and a list of names and command lines as JSON.
 */
const [entry, list] = process.argv.slice(2);
const { run } = await import(pathToFileURL(entry).href);
const { plainStyle } = await import(new URL("terminal.js", pathToFileURL(entry)).href);

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
  const status = await run(args, "0.0.0", terminal);
  globalThis.gc();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  writeSync(1, `${JSON.stringify({ name, status, out, err, megabytes })}\n`);
}
