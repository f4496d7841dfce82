import { existsSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { correction, processes, someClients, tree } from "./running.js";

const { at, start, correct, clients } = processes();

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "%s ends a run with a word, and the same command goes on",
  async (signal, status) => {
    const input = clients("clients.jsonl", someClients(80));
    const out = at(signal);
    const { child, ended } = start(correction(input, "--out", out));
    // Packages are noted a task at a time; of so many, some are.
    while (!existsSync(out) || readdirSync(out).length < 45) await sleep(5);
    child.kill(signal);
    expect(await ended).toEqual({
      status,
      out: "",
      err: "Stopped. Finished packages are kept; run the same command to continue.\n",
    });
    const rest = await correct(input, "--out", out);
    expect(rest.out).toMatch(/ packages made, [1-9]\d* packages there already/);
    await correct(input, "--out", at("undisturbed"));
    expect(tree(out)).toEqual(tree(at("undisturbed")));
  },
  120_000,
);
