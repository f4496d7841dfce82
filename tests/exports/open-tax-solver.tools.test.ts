import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installed } from "../pdf/tools.js";
import { exportedText, person } from "./people.js";
import { SITUATIONS } from "./situations.js";

/** The folder `src` of OpenTaxSolver's sources, which no Debian package has and which are not ours to keep here. */
const source = process.env.OTS_SOURCE_DIR ?? "";
const program = join(source, "taxsolve_f8606.c");
const reason = "needs gcc, and OTS_SOURCE_DIR with the folder src of OpenTaxSolver's sources";

test.skipIf(source === "" || !existsSync(program) || !installed("gcc"))(
  `OpenTaxSolver itself reads our files and prints our lines within a dollar (${reason})`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "form8606-"));
    try {
      const solver = join(folder, "taxsolve_f8606");
      const built = spawnSync("gcc", ["-O", "-w", "-o", solver, program, "-lm"], { cwd: source });
      expect(built.stderr.toString()).toBe("");
      for (const { ledger, year, taxable } of SITUATIONS) {
        const text = await exportedText([person(ledger)], "ots", "txt", year);
        writeFileSync(join(folder, "in.txt"), text);
        expect(spawnSync(solver, [join(folder, "in.txt")], { cwd: folder }).status).toBe(0);
        const printed = readFileSync(join(folder, "in_out.txt"), "utf8");
        const line = (label: string) =>
          Number(new RegExp(`^ ?L${label} =? *(-?[\\d.]+)`, "m").exec(printed)?.[1] ?? 0);
        expect(Math.abs(line("15c") + line("18") - taxable)).toBeLessThan(1.01);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
