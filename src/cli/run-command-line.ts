import { type Command, CommanderError } from "commander";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { DONE, FAILED, REFUSED } from "./exit-status.js";
import { program } from "./program.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/**
 * Runs one command line and gives back its exit status: 0 done, 2 a ledger or an option is wrong, 1 the program
 * itself failed. A failure is told by its kind and place in the program alone, never by what a ledger says.
 *
 * @param args the arguments behind the program's name
 */
export async function run(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  let status: number = DONE;
  const finish = (of: number) => {
    status = of;
  };
  const root = program({ version, terminal, finish }, args[0]);
  for (const each of [root, ...root.commands.flatMap((one) => [one, ...one.commands])])
    prepare(each, terminal);
  try {
    await root.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : REFUSED;
    if (error instanceof FileError) {
      terminal.complain(escapeControl(error.message));
      return REFUSED;
    }
    terminal.complain(failure(error));
    return FAILED;
  }
}

/** Lets help and usage errors go through the terminal and come back here, instead of ending the process. */
function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride().showHelpAfterError(`(${COMMAND} --help shows the commands and options)`);
  command.configureOutput({
    writeOut: (text) => terminal.print(folded(text.trimEnd(), terminal.width)),
    writeErr: (text) => terminal.complain(text.trimEnd()),
    getOutHelpWidth: () => terminal.width,
    getErrHelpWidth: () => terminal.width,
  });
}

/** Help with its paragraphs folded at the terminal's width; lists and examples, which are indented, stay as they are. */
function folded(help: string, width: number): string {
  return help
    .split("\n\n")
    .map((paragraph) =>
      paragraph.split("\n").some((line) => /^\s|:$/.test(line)) ||
      !paragraph.split("\n").some((line) => line.length > width)
        ? paragraph
        : wrap(paragraph, { width }).join("\n"),
    )
    .join("\n\n");
}

/** Says that the program failed, how and where, without its message, which could repeat what a ledger says. */
function failure(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? "");
  const kind = [
    error instanceof Error ? error.constructor.name : typeof error,
    ...(/^E[A-Z_]+$/.test(code) ? [code] : []),
  ].join(" ");
  // The message, which comes first, may span lines and look like a place.
  const stack = error instanceof Error ? (error.stack ?? "").replace(error.message, "") : "";
  const frames = stack.split("\n").flatMap((line) => {
    const place = /^ {4}at .*\/((?:dist|src|node_modules)\/[^\s()]+:\d+:\d+)\)?$/.exec(line);
    return place?.[1] === undefined ? [] : [`  at ${place[1]}`];
  });
  return [
    `form8606 failed: ${kind}. This is a fault of the program, not of the ledger.`,
    ...frames.slice(0, 5),
    "Please report it with these lines; they hold nothing of the ledger.",
  ].join("\n");
}
