#!/usr/bin/env node
// Starts the program in a clone: node form8606 --help
import { existsSync } from "node:fs";

const program = new URL("dist/bin/form8606.js", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  console.error("The program is not built yet. Run this first: npm ci");
  process.exitCode = 1;
}
