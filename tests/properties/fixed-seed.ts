import fc from "fast-check";

/** The same random ledgers in every run, so that a mutant is killed always or never. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 8606 });
