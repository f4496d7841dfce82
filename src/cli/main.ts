import { readFileSync } from "node:fs";
import { packageRoot } from "../node/package-root.js";
import { run } from "./run.js";
import { processTerminal } from "./terminal.js";

// A reader that closes the pipe early, such as `head`, has had enough; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { version } = JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8")) as {
  version: string;
};
process.exitCode = await run(process.argv.slice(2), version, processTerminal());
