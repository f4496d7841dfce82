import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOne, type ShortForm, shortForms } from "./samples.js";
import { bytesOf, variants, withoutZeros } from "./variants.js";

const FOLDER = process.env.FORM8606_PAPERS_DIR ?? "";
const EXPECTED = join(FOLDER, "expected-facts.json");
const MISSING = FOLDER === "" || !existsSync(EXPECTED);

interface Expected {
  year: number;
  forms: ShortForm[];
}

const expected: Record<string, Expected> = MISSING
  ? { "FORM8606_PAPERS_DIR names no folder of sample papers": { year: 0, forms: [] } }
  : JSON.parse(readFileSync(EXPECTED, "utf8"));

/** The expectations with accounts and submissions as the readers give them. */
function asRead(forms: readonly ShortForm[]): ShortForm[] {
  return forms.map((form) => ({
    ...form,
    account: form.account?.slice(-4) ?? null,
    submission: /original/i.test(form.submission) ? "original" : "corrected",
  }));
}

const zeroLeftOut = (form: ShortForm): ShortForm =>
  Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, value === 0 ? null : value]),
  ) as unknown as ShortForm;

describe.skipIf(MISSING).each(Object.entries(expected))("%s", (name, { year, forms }) => {
  const bytes = MISSING ? new Uint8Array() : readFileSync(join(FOLDER, "imports", "irs", name));
  const isText = name.endsWith(".txt");
  const named = isText ? Object.keys(variants) : ["as it is"];

  it.each(named)("gives its facts from %s", async (variant) => {
    const { papers, problems } = await readOne(name, isText ? bytesOf(variant, bytes.toString()) : bytes);
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(asRead(forms));
    expect(papers.map(({ tax_year, owner }) => [tax_year, owner.ssn])).toEqual(
      papers.map(() => [year, "1234"]),
    );
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  if (!isText) return;
  it("gives its facts without its zeros", async () => {
    const { papers } = await readOne(name, withoutZeros(bytes.toString()));
    expect(shortForms(papers)).toEqual(asRead(forms).map(zeroLeftOut));
  });
});
