import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { run } from "../../src/cli/run-command-line.js";
import { plainStyle } from "../../src/cli/terminal.js";

/** The command lines that a page of the guide shows, without the program's name, each with what it shows of the output. */
export function shownCommands(page: string): (readonly [command: string, printed: string])[] {
  const blocks = readFileSync(page, "utf8").matchAll(
    /^```console\n\$ node form8606 (.+)\n\n([\s\S]*?)^```$/gm,
  );
  return [...blocks].map(([, command = "", printed = ""]) => [command, printed.trimEnd()]);
}

/** What a command line prints on a page 100 columns wide. It has to succeed. */
export async function printedBy(command: string): Promise<string> {
  const out: string[] = [];
  const status = await run(command.split(" "), "1.2.3", {
    print: (text) => out.push(text),
    complain: (text) => out.push(text),
    style: plainStyle,
    width: 100,
    interactive: false,
  });
  expect(status).toBe(0);
  return out.join("\n");
}
