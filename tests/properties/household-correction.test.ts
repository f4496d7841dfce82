import fc from "fast-check";
import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctHousehold } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { runs, timeLimit } from "./accepted.js";
import { allLedgers, type LedgerInput } from "./ledgers.js";

const AS_OF = "2026-03-02";

/** What one joint return showed. */
const filedReturn = fc.record({
  date: fc.constantFrom("-02-20", "-04-12", "-10-03", null),
  "4a": fc.integer({ min: 0, max: 30_000 }),
  "4b": fc.integer({ min: 0, max: 30_000 }),
});

/** What was filed for one of the spouses. */
const filedForm = fc.record({
  form_8606: fc.constantFrom(true, false, false, null),
  deducted: fc.constantFrom(0, 0, 0, 2000),
  line1: fc.integer({ min: 0, max: 7000 }),
  line14: fc.integer({ min: 0, max: 30_000 }),
});

const papers = fc.array(fc.tuple(filedReturn, filedForm, filedForm), { minLength: 30, maxLength: 30 });

const couple = fc.tuple(allLedgers.filter(computes), allLedgers.filter(computes), papers);

function computes(input: LedgerInput): boolean {
  const ledger = parseLedger(input);
  return ledger.ok && compute(ledger.value).ok;
}

function spouse(input: LedgerInput, at: 0 | 1, filed: readonly (readonly [object, object, object])[]) {
  const computed = compute(unwrap(parseLedger(input)));
  if (!computed.ok) throw new Error("both compute");
  const years: Record<string, object> = { ...input.years };
  for (const { tax_year } of computed.value.years) {
    const [shared, ...forms] = filed[tax_year % filed.length] as unknown as [
      { date: string | null; "4a": number; "4b": number },
      ...{ form_8606: boolean | null; deducted: number; line1: number; line14: number }[],
    ];
    const { line1, line14, ...form } = forms[at] as (typeof forms)[number];
    years[tax_year] = {
      ...years[tax_year],
      filing_status: "married_joint",
      filed: {
        ...form,
        return: true,
        date: shared.date === null ? null : `${tax_year + 1}${shared.date}`,
        form_1040: { "4a": shared["4a"], "4b": Math.min(shared["4a"], shared["4b"]) },
        lines: form.form_8606 === false ? {} : { "1": line1, "14": line14 },
      },
    };
  }
  const owner = { ...input.owner, name: `Spouse ${at}`, ssn: `900-00-000${at}`, household: "couple" };
  return unwrap(parseLedger({ ...input, owner, years }));
}

function unwrap<T>(
  result: { ok: true; value: T } | { ok: false; problems: readonly { path: string; message: string }[] },
): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  return result.value;
}

it("claims for no couple more than both ledgers support, and signs nothing that is not so", {
  timeout: timeLimit * 3,
}, () => {
  let claims = 0;
  fc.assert(
    fc.property(couple, ([one, other, filed]) => {
      const ledgers = [spouse(one, 0, filed), spouse(other, 1, filed)];
      for (const { correction } of correctHousehold(ledgers, AS_OF)) {
        if (!correction.ok) continue;
        const all = envelopes(correction.value);
        expect(lastCheck(correction.value, all)).toEqual([]);
        // Counted apart from the check: line 4b as filed, less both forms' taxable lines, less deductions to give back.
        for (const { send, parts, tax_year } of all) {
          if (send !== "amend_refund") continue;
          claims += 1;
          const years = correction.value.members.flatMap((member) =>
            member.years.filter((year) => year.tax_year === tax_year),
          );
          const right = years.reduce((sum, year) => sum + year.right.form_1040["4b"], 0);
          const filedLine = (parts[0].year.income.form_1040["4b"].filed ?? 0) - right;
          const claimed = -(parts[0].year.income.change ?? 0);
          const given = years.reduce(
            (sum, { income }) => sum + (income.deducted.filed ?? 0) - income.deducted.right,
            0,
          );
          expect(claimed).toBeLessThanOrEqual(filedLine - given + 99);
          expect(new Set(parts.map(({ year }) => year.income.change)).size).toBe(1);
        }
      }
    }),
    { numRuns: process.env.FORM8606_RUNS === undefined ? 50 : runs },
  );
  expect(claims).toBeGreaterThan(0);
});
