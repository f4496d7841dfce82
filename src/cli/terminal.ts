import { styleText } from "node:util";

/** Where a command's words go. Results are printed to standard output, everything else to standard error. */
export interface Terminal {
  print(text: string): void;
  complain(text: string): void;
  /** Shows how far something is, in the place of what it showed before; "" takes it away. Left out where nobody looks. */
  progress?(text: string): void;
  /** Emphasis for standard output; plain text where colours are not wanted. */
  style: Style;
  /** Width of standard output in characters. */
  width: number;
  /** A person sits at both ends, so questions may be asked. */
  interactive: boolean;
}

/** Ways to set a text off. Each takes and gives back one line. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  warn(text: string): string;
  error(text: string): string;
}

const DEFAULT_WIDTH = 80;

/** The terminal of this process. Colours only on a terminal, and never when NO_COLOR is set (no-color.org). */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const coloured = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return {
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    ...(stderr.isTTY === true && { progress: (text) => void stderr.write(`\r\u001b[K${text}`) }),
    style: coloured ? colours : plainStyle,
    // A terminal that does not know its size says 0.
    width: stdout.columns || DEFAULT_WIDTH,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
  };
}

/** Whether colours are wanted is decided above, not by the stream. */
const styled = (format: "bold" | "dim" | "yellow" | "red") => (text: string) =>
  styleText(format, text, { validateStream: false });
const colours: Style = {
  strong: styled("bold"),
  faint: styled("dim"),
  warn: styled("yellow"),
  error: styled("red"),
};

const same = (text: string) => text;
/** No emphasis at all. */
export const plainStyle: Style = { strong: same, faint: same, warn: same, error: same };

/**
 * Text of a ledger or of a file name as it may be shown: one line, without characters that move the cursor, colour
 * the screen or turn the direction of writing.
 */
export function escapeControl(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
