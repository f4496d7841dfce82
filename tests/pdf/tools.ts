import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why a test is skipped where pdftotext is missing. */
export const NEEDS_PDFTOTEXT = "needs pdftotext, of Debian's package poppler-utils";

/** Whether a command is installed. */
export function installed(command: string): boolean {
  return spawnSync(command, ["--version"]).error === undefined;
}

/** Runs a command on a file; gives what it printed. `FILE` among the arguments stands for it. Throws when it fails. */
export function run(
  command: string,
  args: string[],
  bytes: Uint8Array,
  encoding: BufferEncoding = "utf8",
): string {
  const folder = mkdtempSync(join(tmpdir(), "form8606-"));
  try {
    const file = join(folder, "file.pdf");
    writeFileSync(file, bytes);
    const filled = args.map((arg) => (arg === "FILE" ? file : arg));
    const { status, stdout, stderr } = spawnSync(command, filled, { maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
    return stdout.toString(encoding);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file as a command writes it anew: `FILE` and `OUT` among the arguments stand for the two files. */
export function rewritten(command: string, args: readonly string[], bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "form8606-"));
  try {
    const [file, out] = [join(folder, "file.pdf"), join(folder, "out.pdf")];
    writeFileSync(file, bytes);
    const named = args.map((arg) => ({ FILE: file, OUT: out })[arg] ?? arg);
    const { status, stderr } = spawnSync(command, named);
    // qpdf ends with 3 when it has warned of something and has written the file.
    if (status !== 0 && status !== 3) throw new Error(`${command}: ${stderr}`);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
