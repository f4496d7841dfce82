import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propose } from "../../../src/import/propose/propose.js";
import { readPapers } from "../../../src/import/read-papers.js";
import { compute, parseLedger, toJson } from "../../../src/index.js";
import { type Life, ledgerOf, lifeOf, YEARS } from "./life.js";
import { answerOf } from "./owner-answers.js";
import { printBoxes } from "./print-boxes.js";
import { printHistory } from "./print-history.js";
import { type File, printTranscripts } from "./print-transcripts.js";

const RUNS = Number(process.env.FORM8606_RUNS ?? 30);

/** Imports files and answers every question, until none is left. */
async function importAll(life: Life, files: readonly File[]) {
  const read = await readPapers(files);
  expect(read.problems).toEqual([]);
  const answers: Record<string, string> = {};
  for (let round = 0; round < 8; round += 1) {
    const proposal = propose(read.papers, { answers });
    if (proposal.questions.length === 0) {
      expect(proposal.problems).toEqual([]);
      return { ...proposal, papers: read.papers, answers };
    }
    for (const question of proposal.questions) {
      const answer = answerOf(life, question);
      if (answer === undefined) throw new Error(`a question that this life should not raise: ${question.id}`);
      if (answers[question.id] === answer)
        throw new Error(`not taken as an answer: ${question.id}: ${answer}`);
      answers[question.id] = answer;
    }
  }
  throw new Error("questions without end");
}

/** The lines of each year of the life, or the places where the program lacks something. */
function linesOf(ledger: unknown, { first }: Life) {
  const read = parseLedger(ledger);
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  const computed = compute(read.value);
  if (!computed.ok) return computed.problems.map(({ code, message }) => `${code} ${message}`).sort();
  return toJson(computed.value)
    .years.filter(({ tax_year }) => tax_year >= first && tax_year < first + YEARS)
    .map(({ tax_year, must_file, lines, form_1040, carry }) => ({
      tax_year,
      must_file,
      lines,
      form_1040,
      carry,
    }))
    .filter(({ must_file, form_1040 }) => must_file || Number(form_1040?.["4a"]) > 0);
}

interface Dated {
  readonly date: string;
  readonly kind: string;
  readonly amount: number;
  readonly deposited?: string;
}

/** Enters the days that the program asks for when it computes the ledger, as the person does who knows them. */
function withDaysAsked(given: unknown, life: Life): unknown {
  const ledger = structuredClone(given) as { entries: (Dated & { day?: string })[] };
  const own = ledgerOf(life).entries as unknown as readonly Dated[];
  for (let round = 0; round < 20; round += 1) {
    const read = parseLedger(ledger);
    const computed = read.ok ? compute(read.value) : read;
    const asked = computed.ok
      ? []
      : computed.problems.filter(({ message }) => message.startsWith("the day decides"));
    if (asked.length === 0) return ledger;
    for (const { path } of asked) {
      const index = Number(/^entries\[(\d+)\]\.date$/.exec(path)?.[1]);
      const entry = ledger.entries[index];
      if (entry?.day !== "unknown") throw new Error(`a day that is known is asked for: ${path}`);
      const same = own.filter(
        ({ date, kind, amount }) =>
          kind === entry.kind && amount === entry.amount && date.slice(0, 4) === entry.date.slice(0, 4),
      );
      // Papers that name no day may hold several entries as one: then no single day is the answer.
      fc.pre(same.length === 1);
      const [{ date, deposited }] = same as [Dated];
      const { day: _, ...rest } = entry;
      ledger.entries[index] = { ...rest, date, ...(deposited !== undefined && { deposited }) };
    }
  }
  throw new Error("days are asked for without end");
}

async function check(life: Life, files: readonly File[]) {
  const { ledgers } = await importAll(life, files);
  const own = ledgers.find(({ whose }) => whose.inherited === null);
  expect(linesOf(withDaysAsked(own?.ledger, life), life)).toEqual(linesOf(ledgerOf(life), life));
  const inherited = ledgers.find(({ whose }) => whose.inherited !== null);
  expect(inherited !== undefined).toBe(life.inherited.length > 0);
  if (inherited) expect(linesOf(inherited.ledger, life)).toEqual(linesOf(ledgerOf(life, "inherited"), life));
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("a random life, printed and imported with the right answers, has the same lines", () => {
  test("from the IRS's transcripts", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const life = lifeOf(seed);
        await check(life, printTranscripts(life, seed));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 3_600_000);

  test("from boxes: tables and FDX files of several custodians", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const life = withoutWages(lifeOf(seed));
        await check(life, printBoxes(life, seed));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 3_600_000);

  test("from a custodian's history, which has every day", async () => {
    const limits = { inherited: false, charity: false, corrections: false, employer: false, others: false };
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const life = withoutWages(lifeOf(seed, limits));
        fc.pre(life.entries.length > 0);
        await check(life, printHistory(life));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 3_600_000);

  test("whatever the order of the files, and when they come by two ways, twice, or into the ledger they gave", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.infiniteStream(fc.nat()), async (seed, order) => {
        const life = lifeOf(seed);
        const files = printTranscripts(life, seed);
        const { ledgers, answers, papers } = await importAll(life, files);
        const mixed = [...papers, ...papers]
          .map((paper) => ({ paper, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ paper }) => paper);
        const again = propose(mixed, { answers });
        expect(again.ledgers.map(({ ledger }) => ledger)).toEqual(ledgers.map(({ ledger }) => ledger));
        const value = ledgers[0]?.ledger;
        const ledger = parseLedger(value);
        if (!ledger.ok) throw new Error("the ledger is not valid");
        const into = propose(mixed, { into: { value, ledger: ledger.value }, answers });
        expect(into.ledgers[0]?.added).toEqual([]);
        expect(into.ledgers[0]?.ledger).toEqual(value);
      }),
      { numRuns: Math.ceil(RUNS / 3), endOnFailure: true },
    );
  }, 3_600_000);
});

/** Custodians of IRAs send no Form W-2. */
function withoutWages(life: Life): Life {
  return { ...life, forms: life.forms.filter(({ form }) => form !== "W-2") };
}
