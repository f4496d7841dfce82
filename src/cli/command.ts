import type { Command } from "commander";
import type { Terminal } from "./terminal.js";

/** What the commands have in common: the program's version, where words go, and who takes the exit status. */
export interface Door {
  readonly version: string;
  readonly terminal: Terminal;
  readonly finish: (status: number) => void;
}

/** A command of the program, or of one of its commands. */
export function command(root: Command, name: string, description: string): Command {
  return root
    .command(name)
    .description(description)
    .helpOption("-h, --help", "show this help")
    .configureHelp({ showGlobalOptions: true });
}
