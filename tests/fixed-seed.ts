import fc from "fast-check";

const { FORM8606_RUNS: runs, FORM8606_SEED: seed } = process.env;

// The same random ledgers in every run, so that a change is what makes a test fail, never chance; and a mutant is killed
// always or never. A long run (FORM8606_RUNS) looks for what these do not show: it draws others each time.
if (runs === undefined || seed !== undefined)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed ?? 8606) });
