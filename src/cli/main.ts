import { readFileSync } from "node:fs";
import { reasonOf } from "../node/files/disk.js";
import { packageRoot } from "../node/package-root.js";
import { DONE, FAILED, REFUSED } from "./exit-status.js";
import { run } from "./run-command-line.js";
import { processTerminal } from "./terminal.js";

// A reader that closes the pipe early, such as `head`, has had enough; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(DONE);
  process.stderr.write(`Standard output: ${reasonOf(error)}.\n`);
  process.exit(REFUSED);
});
process.stderr.on("error", () => process.exit(FAILED));

const { version } = JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8")) as {
  version: string;
};
process.exitCode = await run(process.argv.slice(2), version, processTerminal());
