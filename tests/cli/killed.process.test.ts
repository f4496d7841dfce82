import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  at,
  commands,
  everything,
  expectPrivate,
  MOMENTS,
  moments,
  node,
  scene,
  usesCommands,
} from "./writing-commands.js";

usesCommands();
const nextMoment = moments();

describe.each(commands("draft --force", "correct --force", "import --into", "open"))(
  "%s",
  (name, command) => {
    it(`is all old or all new after a kill at ${MOMENTS} moments, and the next start leaves nothing behind`, () => {
      const { run, start, env } = command;
      const folder = at(name.replaceAll(/\W/g, "-"));
      const { old, wanted, status, calls, put } = scene(command, folder, { DISTURB_HOW: "kill" });
      const out = join(folder, "out");
      for (let count = 0; count < MOMENTS; count++) {
        const moment = nextMoment(calls);
        put(out);
        const killed = node(run(out), { DISTURB_HOW: "kill", DISTURB_AT: String(moment) });
        expect(killed.signal, `killed at ${moment}`).toBe("SIGKILL");
        node(start(out), env);
        expect([old, wanted], `killed at ${moment} of ${calls}, and cleared up`).toContainEqual(filesOf(out));
        const again = node(run(out));
        expect(again.status, `${again.stderr}, killed at ${moment} of ${calls}`).toBe(status);
        expect(everything(out), `killed at ${moment} of ${calls}, and run again`).toEqual(wanted);
      }
      expectPrivate(out, wanted);
    });
  },
);

/** What is in a folder. One that is empty may stay: nobody can tell who made it. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(everything(folder)).filter(([, what]) => what !== "a folder"));
}
