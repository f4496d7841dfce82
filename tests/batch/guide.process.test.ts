import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { REPORT_HEAD } from "../../src/batch/report.js";
import { shownCommands } from "../docs/shown-commands.js";
import { processes, someClients } from "./running.js";

const PAGE = "docs/guide/batch.md";
const page = readFileSync(PAGE, "utf8");
const { at, start, clients } = processes();

/** Runs a command line of the page, without the program's name, where the page's files are. */
const run = (command: string, env: NodeJS.ProcessEnv = {}) =>
  start(command.split(" "), { cwd: at("here"), env }).ended;

beforeAll(() => {
  mkdirSync(at("here"));
  cpSync("docs/examples/late-filing", at("here/docs/examples/late-filing"), { recursive: true });
  clients("here/clients.jsonl", someClients(10));
});

describe("the guide to batches", () => {
  it("shows what the command prints", async () => {
    const [[command, shown]] = shownCommands(PAGE) as [readonly [string, string]];
    const { status, out, err } = await run(command);
    expect(status).toBe(3);
    // A machine that takes longer tells how far it is.
    const printed = `${err}${out}`.replace(/^\d+ of \d+ clients.*\n/gm, "").trimEnd();
    expect(printed.replace(/in \d+ s\./, "in 2 s.")).toBe(shown);
  });

  it("names every column of the report, in its order", () => {
    const table = page.slice(page.indexOf("| column |"), page.indexOf("`failures.jsonl` has a line"));
    const named = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = ""]) =>
      names.match(/\w+/g),
    );
    expect(named.join(",")).toBe(REPORT_HEAD.trim());
  });

  it("splits the clients with GNU parallel, and merges", async () => {
    const [, count = "", each = ""] = /^seq (\d+) \| parallel node form8606 (.+)$/m.exec(page) ?? [];
    const [, merge = ""] = /^node form8606 (report merge .+)$/m.exec(page) ?? [];
    expect(each).toContain(`{}/${count} `);
    // Two shards are merged as eight are.
    const numbers = [1, 2];
    for (const number of numbers) {
      const { status, err } = await run(each.replace(`{}/${count}`, "{}/2").replaceAll("{}", String(number)));
      expect([0, 3], err).toContain(status);
    }
    const shards = numbers.map((number) => `packages/shard-${number}`);
    const { out } = await run(merge.replace("packages/shard-*", shards.join(" ")));
    expect(out).toBe("Merged 10 clients into packages/report.csv.\n");
  });

  it("has a manifest whose command takes its part, and whose counts agree", async () => {
    const [, yaml = ""] = /^```yaml\n(apiVersion[\s\S]*?)^```$/m.exec(page) ?? [];
    const { spec } = parse(yaml);
    const [{ command, args, env, volumeMounts }] = spec.template.spec.containers;
    expect(command).toEqual(["node", "dist/bin/form8606.js"]);
    const shards = env.find(({ name }: { name: string }) => name === "FORM8606_SHARDS").value;
    expect(Number(shards)).toBe(spec.completions);
    expect(spec.podFailurePolicy.rules.map(({ onExitCodes }: never) => onExitCodes)).toEqual([
      { operator: "In", values: [3] },
      { operator: "In", values: [2] },
    ]);
    expect(volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual([
      "/input",
      "/packages",
    ]);
    const local = args.map((text: string) =>
      text.replace("/input/", "").replace("/packages/", "kubernetes/").replace("$(SHARD)", "1"),
    );
    const { status, out } = await run(local.join(" "), {
      JOB_COMPLETION_INDEX: "1",
      FORM8606_SHARDS: shards,
    });
    expect([0, 3]).toContain(status);
    expect(out).toContain("shard 2/8 (Kubernetes)");
    expect(out).toContain("Written to kubernetes/shard-1");
  });

  it("gives Slurm a command that takes its part", async () => {
    const [, array = "", command = ""] =
      /^sbatch --array=1-(\d+) --wrap 'node form8606 (.+)'$/m.exec(page) ?? [];
    const task = { SLURM_ARRAY_TASK_ID: "2", SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_COUNT: array };
    const { out } = await run(
      command.replace("$SLURM_ARRAY_TASK_ID", "2").replace("packages/", "slurm/"),
      task,
    );
    expect(out).toContain("shard 2/8 (Slurm)");
  });
});
