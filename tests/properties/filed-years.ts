import fc from "fast-check";
import { correctWith, type HouseholdCorrection } from "../../src/correction/household-correction.js";
import { compute, type YearResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { runs } from "./accepted.js";
import { allLedgers, type LedgerInput } from "./ledgers.js";

/** What was filed for a year, against what is right. */
const filedYear = fc.record({
  form: fc.constantFrom("right", "right", "wrong", "none", "none", "none", "unknown"),
  income: fc.constantFrom("right", "all", "nothing", "unknown", "more", "short"),
  tax: fc.constantFrom("right", "none", "unknown", "more"),
  filed: fc.constantFrom("early", "early", "late", "unknown", "never", "not_required"),
  deducted: fc.constantFrom(0, 0, 0, null, 2000),
  paid: fc.boolean(),
  facts: fc.constantFrom("none", "paid", "unpaid"),
});
type FiledYear = typeof filedYear extends fc.Arbitrary<infer T> ? T : never;

const owner = fc.record({
  died: fc.constantFrom(false, false, false, true),
  preparer: fc.constantFrom(false, false, true),
  inherited: fc.constantFrom(false, false, false, true),
  status: fc.constantFrom("single", "married_joint", "married_separate", undefined),
  /** Years from the last one to the day that counts as today. */
  later: fc.constantFrom(1, 1, 2, 2, 3, 5),
  day: fc.constantFrom("-03-02", "-05-02"),
});

const DATES: Readonly<Record<FiledYear["filed"], string | null>> = {
  early: "-04-10",
  late: "-12-12",
  unknown: null,
  never: null,
  not_required: null,
};

function paper(right: YearResult | undefined, year: number, plan: FiledYear): object {
  if (plan.filed === "never") return { return: false };
  if (plan.filed === "not_required") return { return: false, required: false };
  const [out, taxed] = right === undefined ? [0, 0] : [right.form_1040["4a"], right.form_1040["4b"]];
  const line4b = { right: taxed, all: out, nothing: 0, more: out + 5000_00, short: taxed, unknown: 0 }[
    plan.income
  ];
  // Only what is taxable is on line 4a too, which should have all that came out.
  const line4a = { more: out + 5000_00, short: taxed }[plan.income as string] ?? out;
  const lines = dollars(right?.lines ?? {});
  const date = DATES[plan.filed];
  return {
    return: true,
    date: date === null ? null : `${year + 1}${date}`,
    ...(plan.paid && date !== null ? { paid_on: `${year + 1}-12-14` } : {}),
    ...(plan.form === "unknown" ? {} : { form_8606: plan.form !== "none" }),
    ...(plan.form === "right" ? { lines } : {}),
    ...(plan.form === "wrong" ? { lines: { ...lines, "1": 1234, "14": 4321 } } : {}),
    ...(plan.income === "unknown" ? {} : { form_1040: { "4a": line4a / 100, "4b": line4b / 100 } }),
    ...(plan.tax === "unknown" ? {} : { form_5329: taxLines(right, plan.tax) }),
    ...(plan.deducted === null ? {} : { deducted: plan.deducted }),
  };
}

function taxLines(right: YearResult | undefined, tax: FiledYear["tax"]): object {
  if (tax === "none") return {};
  return tax === "right" ? dollars(right?.form_5329 ?? {}) : { "4": 700 };
}

function dollars(lines: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(lines).flatMap(([line, cents]) => (cents === undefined ? [] : [[line, cents / 100]])),
  );
}

const FACTS = {
  none: {},
  paid: { compensation: 90_000, magi: 60_000, covered_by_plan: false },
  unpaid: { compensation: 0, magi: 0, covered_by_plan: false },
} as const;

/** A random ledger that computes, with something filed for each of its years. */
export const filing = fc
  .tuple(allLedgers, owner, fc.array(filedYear, { minLength: 12, maxLength: 12 }))
  .map(([input, who, plans]) => {
    const computed = parseAndCompute(input);
    if (computed === null) return null;
    const years: Record<string, object> = { ...input.years };
    for (const right of computed) {
      const year = right.tax_year;
      const plan = plans[year % plans.length] as FiledYear;
      years[year] = {
        ...FACTS[plan.facts],
        ...(who.status === undefined ? {} : { filing_status: who.status }),
        ...input.years[year],
        filed: paper(right, year, plan),
      };
    }
    const last = computed.at(-1)?.tax_year ?? 2020;
    const asOf = `${last + who.later}${who.day}`;
    return {
      asOf,
      input: {
        ...input,
        owner: {
          ...input.owner,
          ...(who.died && { died: `${last}-11-30` }),
          ...(who.inherited && {
            inherited_from: "Owner B",
            ...(who.day === "-03-02" && { decedent_died: "1999-05-05" }),
          }),
        },
        ...(who.preparer && { preparer: { name: "Preparer C" } }),
        years,
      },
    };
  });

function parseAndCompute(input: LedgerInput): readonly YearResult[] | null {
  const ledger = parseLedger(input);
  if (!ledger.ok) return null;
  const computed = compute(ledger.value);
  return computed.ok ? computed.value.years : null;
}

type Filing = typeof filing extends fc.Arbitrary<infer T> ? T : never;

/** What is corrected of a random filed history; null where the program refuses it. */
export function correctionOf(one: Filing): HouseholdCorrection | null {
  const ledger = one === null ? null : parseLedger(one.input);
  if (one === null || !ledger?.ok) return null;
  const correction = correctWith(ledger.value, one.asOf);
  return correction.ok ? correction.value : null;
}

/** How many filed histories a property sees; a long run sets the environment variable. */
export const filedRuns = process.env.FORM8606_RUNS === undefined ? 60 : runs;
