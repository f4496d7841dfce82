import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process as its machine tells it apart from all others, before and after it. */
export interface ProcessIdentity {
  /** The machine since it was started, and the space that its process numbers belong to. */
  readonly machine: string;
  readonly pid: number;
  /** When the process began, in the machine's own count; null where that cannot be read. */
  readonly began: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { machine: machine(), pid: process.pid, began: beganAt(process.pid) };
}

/**
 * Whether a process is still alive. Undefined when this process cannot tell: the other one belongs to another machine or
 * container, or its start time cannot be read.
 */
export function isAlive(other: ProcessIdentity, me = thisProcess()): boolean | undefined {
  if (other.machine !== me.machine) return undefined;
  if (!isRunning(other.pid)) return false;
  const began = beganAt(other.pid);
  return began === null || other.began === null ? undefined : began === other.began;
}

/** Where the process numbers mean what they do: one start of one machine, and in it one container. */
function machine(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** The start time of a process in ticks since its machine started (proc(5), field 22 of stat); null where it cannot be read. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name before it, in parentheses, may hold spaces.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
