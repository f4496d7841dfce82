import { FileError } from "../node/files/file-error.js";
import type { Shard } from "./shard.js";

/** What a scheduler tells each task of an array: the variables with the task's number, the first number, and how many there are. */
interface Scheduler {
  readonly name: string;
  readonly index: string;
  readonly first?: string;
  readonly step?: string;
  readonly count: string;
}

const schedulers: readonly Scheduler[] = [
  // Kubernetes does not tell a pod how many completions its Job has; the manifest does (docs/guide/batch.md).
  { name: "Kubernetes", index: "JOB_COMPLETION_INDEX", count: "FORM8606_SHARDS" },
  {
    name: "Slurm",
    index: "SLURM_ARRAY_TASK_ID",
    first: "SLURM_ARRAY_TASK_MIN",
    step: "SLURM_ARRAY_TASK_STEP",
    count: "SLURM_ARRAY_TASK_COUNT",
  },
  { name: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE" },
];

/**
 * The shard of this task of an array, from what its scheduler set; null outside of one.
 *
 * @throws FileError when only a part of it is set, or it makes no sense: all clients would be worked on by every task
 */
export function shardFrom(
  env: Readonly<Record<string, string | undefined>>,
): (Shard & { from: string }) | null {
  for (const { name, index, first, step, count } of schedulers) {
    if (!env[index]) continue;
    const all = whole(env, count);
    const at =
      (whole(env, index) - (first ? whole(env, first) : 0)) / (step && env[step] ? whole(env, step) : 1);
    if (!Number.isInteger(at) || at < 0 || at >= all)
      throw new FileError(
        index,
        `${env[index]} is not one of the ${all} tasks that ${count} tells; give --shard`,
      );
    return { index: at, count: all, from: name };
  }
  return null;
}

function whole(env: Readonly<Record<string, string | undefined>>, name: string): number {
  const text = env[name];
  if (text === undefined || !/^\d{1,9}$/.test(text))
    throw new FileError(
      name,
      "must be set to a whole number in a task of an array; or give --shard, such as 1/1 for all",
    );
  return Number(text);
}
