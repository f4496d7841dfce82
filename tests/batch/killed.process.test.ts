import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { randomNumbers } from "../random.js";
import { correction, processes, someClients, tree } from "./running.js";

const { at, start, correct, clients } = processes();
/** More of them with FORM8606_RUNS, which counts random inputs elsewhere. */
const RUNS = Number(process.env.FORM8606_RUNS ?? 1);
const KILLS = process.env.FORM8606_RUNS ? 4 : 2;
/** The same moments in every run of the test, as parts of an undisturbed run. */
const nextMoment = randomNumbers(8606);

it("a run that is killed at any moment, and started again, ends as one that nobody disturbed", async () => {
  const input = clients("clients.jsonl", someClients(40));
  const begun = performance.now();
  expect((await correct(input, "--out", at("undisturbed"))).status).toBe(3);
  const whole = performance.now() - begun;
  const wanted = tree(at("undisturbed"));

  let inTheMiddle = 0;
  const moments: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const out = at(`killed-${run}`);
    for (let kill = 0; kill < KILLS; kill++) {
      const moment = nextMoment() * whole;
      moments.push(Math.round(moment));
      const { child, ended } = start(correction(input, "--out", out));
      await Promise.race([sleep(moment), ended]);
      child.kill("SIGKILL");
      if ((await ended).status === "SIGKILL" && names(out).includes(".form8606")) inTheMiddle += 1;
    }
    const last = await correct(input, "--out", out);
    expect(last.status, `killed after ${moments.slice(-KILLS)} ms\n${last.err}`).toBe(3);
    expect(tree(out), `killed after ${moments.slice(-KILLS)} ms`).toEqual(wanted);
  }
  expect(inTheMiddle, `killed after ${moments} of ${whole} ms`).toBeGreaterThan(0);
});

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
