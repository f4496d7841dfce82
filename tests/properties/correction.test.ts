import fc from "fast-check";
import { expect, it } from "vitest";
import { type Correction, correct } from "../../src/correction/correct.js";
import { sendKinds } from "../../src/correction/decisions.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { yearsDrawn } from "../../src/data/printed-form.js";
import { compute, type YearResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { buildPackage } from "../../src/packages/package.js";
import { differencesInWords } from "../../src/review/filed-lines.js";
import { runs, timeLimit } from "./accepted.js";
import { allLedgers, type LedgerInput } from "./ledgers.js";

const AS_OF = "2026-03-02";
const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

/** What was filed for a year: anything at all, by chance. */
const filed = fc.record(
  {
    return: fc.constantFrom(true, true, true, false),
    date: fc.constantFrom("-02-20", "-04-12", "-10-03", null),
    form_8606: fc.constantFrom(true, false, false, null),
    form_1040: fc.record({
      "4a": fc.integer({ min: 0, max: 20000 }),
      "4b": fc.integer({ min: 0, max: 20000 }),
    }),
    deducted: fc.constantFrom(0, 0, 0, 2000),
    line1: fc.integer({ min: 0, max: 7000 }),
    line14: fc.integer({ min: 0, max: 30000 }),
  },
  { requiredKeys: [] },
);

/** A random ledger, with something filed for each of its years. */
const corrected = fc
  .tuple(allLedgers.filter(computes), fc.array(filed, { minLength: 30, maxLength: 30 }))
  .map(([input, papers]) => {
    const computed = compute(parse(input));
    if (!computed.ok) return input;
    const years: Record<string, object> = { ...input.years };
    computed.value.years.forEach(({ tax_year }, at) => {
      const { line1, line14, date, ...paper } = papers[at] ?? {};
      const lines = paper.form_8606 === false ? {} : { "1": line1 ?? 0, "14": line14 ?? 0 };
      const day = date ? `${tax_year + 1}${date}` : undefined;
      years[tax_year] = { ...years[tax_year], filed: { ...paper, date: day ?? null, lines } };
    });
    return { ...input, years } as LedgerInput;
  });

function computes(input: LedgerInput): boolean {
  const ledger = parseLedger(input);
  return ledger.ok && compute(ledger.value).ok;
}

function parse(input: LedgerInput) {
  const ledger = parseLedger(input);
  if (!ledger.ok)
    throw new Error(ledger.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  return ledger.value;
}

function corrections(check: (correction: Correction) => void) {
  fc.assert(
    fc.property(corrected, (input) => {
      const correction = correct(parse(input), AS_OF);
      if (!correction.ok) throw new Error("what computes can be corrected");
      check(correction.value);
    }),
    { numRuns: runs },
  );
}

it("puts beside what was filed exactly the forms that the engine gives", { timeout: timeLimit }, () => {
  fc.assert(
    fc.property(corrected, (input) => {
      const ledger = parse(input);
      const computed = compute(ledger);
      const correction = correct(ledger, AS_OF);
      if (!computed.ok || !correction.ok) throw new Error("both compute");
      // A deduction that stands leaves less basis than the ledger says: tests/correction/standing-deductions.test.ts.
      const standing = correction.value.years.some(
        ({ state }) => state.deduction === "stands" || state.basis === "unknown",
      );
      if (standing) return;
      // A deduction that the law does not allow is cut first: tests/correction/limits-and-choices.test.ts.
      const isCut = Object.entries(correction.value.ledger.years).some(
        ([year, info]) => info.deducted !== ledger.years[Number(year)]?.deducted,
      );
      const engine = isCut ? compute(correction.value.ledger) : computed;
      if (!engine.ok) throw new Error("the ledger with the right deductions computes");
      const rights = correction.value.years.map(({ right }, at) =>
        withWordsOfEngine(right, engine.value.years[at]),
      );
      expect(rights).toEqual(engine.value.years);
    }),
    { numRuns: runs },
  );
});

/**
 * A package tells in words of its own what was taken out of the IRAs: with the tax that its amended returns report, the deduction
 * that they give back, and the IRA that the money went to first (tests/correction/returned-statements.test.ts).
 */
function withWordsOfEngine(right: YearResult, engine: YearResult | undefined): YearResult {
  const statements = right.statements.map((one, at) => {
    const isOwn = one.kind === "excess_removal" || one.kind === "returned_contribution";
    return isOwn ? { ...one, text: engine?.statements[at]?.text ?? "" } : one;
  });
  return { ...right, statements };
}

it("makes each year's part add up to the whole difference of basis", { timeout: timeLimit }, () => {
  corrections(({ years }) => {
    for (const { basis } of years) {
      if (basis.on_record === null || basis.inherited === null || basis.own === null) continue;
      expect(basis.inherited + basis.own).toBe(basis.right - basis.on_record);
    }
  });
});

it("names a fact for every year that cannot be decided, and for no other", { timeout: timeLimit }, () => {
  corrections(({ years, lacks }) => {
    const undecided = years
      .filter(({ send }) => send === "undecided")
      .map(({ tax_year }) => String(tax_year));
    expect(lacks.map(({ whether }) => /\d{4}/.exec(whether)?.[0])).toEqual(undecided);
  });
});

it("calls nothing wrong that the review does not find, in the same words", { timeout: timeLimit }, () => {
  fc.assert(
    fc.property(corrected, (input) => {
      const ledger = parse(input);
      const computed = compute(ledger, { asOf: AS_OF });
      const correction = correct(ledger, AS_OF);
      if (!computed.ok || !correction.ok) throw new Error("both compute");
      // What waits for a missing fact is said once for all years, in the last of them.
      const found = (year: number, ...codes: string[]) =>
        computed.value.findings.find(
          ({ tax_year, code, message }) =>
            codes.includes(code) &&
            (tax_year === year || (tax_year > year && /whether|until when/.test(message))),
        );
      for (const { tax_year, form, income } of correction.value.years) {
        if (form.status === "wrong")
          expect(found(tax_year, "filed_form_wrong")?.message).toContain(
            differencesInWords(form.differences),
          );
        else expect(found(tax_year, "filed_form_wrong")).toBeUndefined();
        if (form.status === "missing") expect(found(tax_year, "form_not_filed")).toBeDefined();
        const { filed: deducted, right } = income.deducted;
        if (deducted !== null && Math.abs(deducted - right) >= 100)
          expect(found(tax_year, "contribution_deducted")).toBeDefined();
        else if (income.status === "too_high")
          expect(found(tax_year, "taxed_twice_open_year", "basis_lost_closed_year")).toBeDefined();
        else if (income.status === "too_low")
          expect(found(tax_year, "taxed_too_little", "assessment_closed")).toBeDefined();
      }
    }),
    { numRuns: runs },
  );
});

it("claims refunds inside the window only, and exposes a year to a penalty for a reason", {
  timeout: timeLimit,
}, () => {
  corrections(({ years }) => {
    for (const { send, refund, income, penalty, right } of years) {
      if (send === "amend_refund") {
        expect(income.change).toBeLessThan(0);
        expect(refund.until && refund.until >= AS_OF).toBe(true);
      }
      if (penalty.not_filed > 0) expect(right.lines["1"]).toBeGreaterThan(0);
    }
  });
});

it("can be packed whatever was filed, every form read back", { timeout: timeLimit * 4 }, async () => {
  await fc.assert(
    fc.asyncProperty(corrected, async (input) => {
      const correction = correctWith(parse(input), AS_OF);
      if (!correction.ok) throw new Error("what computes can be corrected");
      const files = await buildPackage(correction.value, means);
      if (!files.ok)
        throw new Error(files.problems.map(({ path, message }) => `${path}: ${message}`).join("; "));
      const mailed = correction.value.members[0].years.filter(({ send }) => sendKinds[send].carrier !== null);
      const settled = yearsDrawn();
      const forms = mailed.filter(({ right }) => right.must_file && settled.includes(right.tax_year)).length;
      expect(files.value.filter(({ name }) => name.endsWith("-form-8606.pdf"))).toHaveLength(forms);
    }),
    { numRuns: Math.min(runs, 300) },
  );
});
