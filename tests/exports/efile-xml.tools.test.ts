import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { efileXml } from "../../src/exports/efile-xml.js";
import { parseLedger } from "../../src/index.js";
import { readCases } from "../cases/case.js";
import { computeInput } from "../compute-input.js";
import { installed } from "../pdf/tools.js";

const SCHEMA = new URL("irs8606.xsd", import.meta.url).pathname;
/** The schema's elements are those since 2017; our own rules hold for these years. */
const SINCE = 2017;

/** The XML of every year of every case, each owner with an SSN, and what was refused. */
function documents(): { xml: string[]; refused: string[] } {
  const xml: string[] = [];
  const refused: string[] = [];
  for (const { ledger, error } of [...readCases("own"), ...readCases("published")]) {
    if (error !== undefined) continue;
    const input = { ...ledger, owner: { ...ledger.owner, ssn: "900-00-1234" } };
    const read = parseLedger(input);
    const result = computeInput(input);
    if (!read.ok || !result.ok || read.value.options.round === "cents") continue;
    for (const year of result.value.years.filter(({ tax_year }) => tax_year >= SINCE)) {
      const made = efileXml({ ledger: read.value, result: result.value, year, role: "taxpayer" });
      if (made.ok) xml.push(made.value);
      else refused.push(...made.problems.map(({ path, message }) => `${path} ${message}`));
    }
  }
  return { xml, refused };
}

test.skipIf(!installed("xmllint"))(
  "the e-file XML of every case keeps to our schema (needs xmllint, of Debian's package libxml2-utils)",
  () => {
    const { xml, refused } = documents();
    expect(xml.length).toBeGreaterThan(300);
    // Only names of one word are refused, and the few years whose ledger takes a line below zero.
    expect(refused.filter((reason) => !/F8606-004-01|below zero/.test(reason))).toEqual([]);
    expect(refused.length).toBeLessThan(xml.length / 10);
    const folder = mkdtempSync(join(tmpdir(), "form8606-"));
    try {
      const files = xml.map((text, at) => {
        const file = join(folder, `${at}.xml`);
        writeFileSync(file, text);
        return file;
      });
      const { status, stderr } = spawnSync("xmllint", ["--noout", "--schema", SCHEMA, ...files]);
      expect(
        stderr
          .toString()
          .split("\n")
          .filter((line) => line !== "" && !line.endsWith(" validates")),
      ).toEqual([]);
      expect(status).toBe(0);
      // The schema is strict: an element out of its place is found.
      const moved = join(folder, "moved.xml");
      const first = /( {2}<NondedIRATxpyrWithIRASSN>.*\n)( {2}<[\s\S]*)(<\/IRS8606>)/;
      const some = xml.find((text) => first.test(text)) ?? "";
      writeFileSync(moved, some.replace(first, "$2$1$3"));
      expect(spawnSync("xmllint", ["--noout", "--schema", SCHEMA, moved]).status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
