import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { correction, processes, someClients, tree } from "./running.js";

const { at, start, correct, clients } = processes();

/** How many clients of a run are noted as done. */
function noted(out: string): number {
  const journal = at(out, ".form8606/journal.jsonl");
  return existsSync(journal) ? Math.max(0, readFileSync(journal, "utf8").split("\n").length - 2) : 0;
}

it("ends with a word at SIGINT and at SIGTERM, and the same command goes on", async () => {
  const input = clients("clients.jsonl", someClients(36));
  const undisturbed = correct(input, "--out", at("undisturbed"));
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    const { child, ended } = start(correction(input, "--out", at(signal)));
    while (noted(signal) === 0) await sleep(5);
    child.kill(signal);
    const stopped = await ended;
    expect([stopped.status, stopped.out]).toEqual([status, ""]);
    // A slow machine also prints how far it is.
    expect(stopped.err).toMatch(
      /^(?:.* a second.*\n)*Stopped\. Finished packages are kept; run the same command to continue\.\n$/,
    );
    const rest = await correct(input, "--out", at(signal));
    expect(rest.out).toMatch(/ packages made, [1-9]\d* packages there already/);
    await undisturbed;
    expect(tree(at(signal))).toEqual(tree(at("undisturbed")));
  }
});
