import { describe, expect, it } from "vitest";
import { isInShard } from "../../src/batch/is-in-shard.js";
import { formatShard, parseShard } from "../../src/batch/shard.js";
import { shardFrom } from "../../src/batch/shard-from-environment.js";

const all = (count: number) => Array.from({ length: count }, (_, index) => ({ index, count }));
const client = (key: string, household: string | null = null) => ({ key, household });

describe("a shard", () => {
  it("is written as one of so many, counted from 1", () => {
    expect(parseShard("2/8")).toEqual({ index: 1, count: 8 });
    expect(formatShard({ index: 1, count: 8 })).toBe("2/8");
    for (const text of ["0/8", "9/8", "2", "2/0", "a/8", "2/8 ", "-1/8", "1.5/8", ""])
      expect(parseShard(text), text).toBeUndefined();
  });

  it("has each client in exactly one, in about equal numbers", () => {
    const sizes = all(8).map(
      (shard) =>
        Array.from({ length: 4000 }, (_, at) => client(`c${at}`)).filter((one) => isInShard(one, shard))
          .length,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBe(4000);
    expect(Math.min(...sizes)).toBeGreaterThan(420);
  });

  it("keeps the clients of a household together", () => {
    for (const key of ["a", "b", "c", "d", "e"])
      expect(all(8).findIndex((shard) => isInShard(client(key, "rivera"), shard))).toBe(
        all(8).findIndex((shard) => isInShard(client("first", "rivera"), shard)),
      );
  });

  it("does not change with the program: the shards of a run may be on machines of two versions", () => {
    expect(["a", "b", "c"].map((key) => all(8).findIndex((shard) => isInShard(client(key), shard)))).toEqual([
      7, 1, 6,
    ]);
  });
});

describe("the shard of a scheduler's task", () => {
  it("is none outside of an array", () => {
    expect(shardFrom({ PATH: "/bin", FORM8606_SHARDS: "8" })).toBeNull();
  });

  it("is told by Kubernetes, with the count that the manifest gives", () => {
    expect(shardFrom({ JOB_COMPLETION_INDEX: "0", FORM8606_SHARDS: "8" })).toEqual({
      index: 0,
      count: 8,
      from: "Kubernetes",
    });
  });

  it("is told by Slurm, whatever its first number and step", () => {
    const slurm = { SLURM_ARRAY_TASK_MIN: "10", SLURM_ARRAY_TASK_COUNT: "4" };
    expect(shardFrom({ ...slurm, SLURM_ARRAY_TASK_ID: "12" })).toEqual({ index: 2, count: 4, from: "Slurm" });
    expect(shardFrom({ ...slurm, SLURM_ARRAY_TASK_ID: "16", SLURM_ARRAY_TASK_STEP: "2" })).toMatchObject({
      index: 3,
    });
  });

  it("is told by AWS Batch", () => {
    expect(shardFrom({ AWS_BATCH_JOB_ARRAY_INDEX: "7", AWS_BATCH_JOB_ARRAY_SIZE: "8" })).toMatchObject({
      index: 7,
      count: 8,
    });
  });

  it.each([
    { JOB_COMPLETION_INDEX: "1" },
    { JOB_COMPLETION_INDEX: "8", FORM8606_SHARDS: "8" },
    { JOB_COMPLETION_INDEX: "1", FORM8606_SHARDS: "many" },
    {
      SLURM_ARRAY_TASK_ID: "3",
      SLURM_ARRAY_TASK_MIN: "1",
      SLURM_ARRAY_TASK_STEP: "4",
      SLURM_ARRAY_TASK_COUNT: "4",
    },
    { AWS_BATCH_JOB_ARRAY_INDEX: "1" },
  ])("is refused when only a part is told, or it makes no sense: %o", (env) => {
    expect(() => shardFrom(env)).toThrow(/--shard/);
  });
});
