import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
