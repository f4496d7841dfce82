/**
 * What an Account transcript leaves out of a return that was filed: whether Form 8606 was with it, and how much of the
 * money from IRAs it taxed. Without either nobody can tell what to send now.
 */
import { parseYearList } from "../../data/year-list.js";
import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, yearsInWords } from "../../text/wording.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";

/** Asks about the returns that are known to be filed and not known in what they say. */
export function proposeAsFiled(own: OwnPapers): void {
  if (own.whose.inherited !== null) return;
  const filed = own.facts.filter(({ key, value }) => key === "filed.return" && value === true);
  const years = filed.map(({ year }) => year).filter((year) => hasForm(own, year));
  askForForms(
    own,
    years.filter((year) => !isKnown(own, year, "form_8606")),
  );
  askForTaxed(
    own,
    years.filter((year) => !isKnown(own, year, "form_1040")),
  );
}

/** Whether a year has what Form 8606 reports about traditional IRAs. */
function hasForm(own: OwnPapers, year: number): boolean {
  return own.drafts.some(({ entry }) => {
    const { kind, ira, date } = entry;
    if (kind === "contribution") return ira === undefined && entry.for === year;
    return (kind === "conversion" || (kind === "distribution" && ira !== "roth")) && yearOf(date) === year;
  });
}

function isKnown(own: OwnPapers, year: number, key: "form_8606" | "form_1040"): boolean {
  const before = own.existing?.years[year]?.filed?.[key] ?? null;
  return (
    before !== null || own.facts.some((fact) => fact.year === year && fact.key.startsWith(`filed.${key}`))
  );
}

function askForForms(own: OwnPapers, years: readonly number[]): void {
  if (years.length === 0) return;
  const all = yearsInWords(years);
  const answer = own.interview.other<readonly number[]>(
    {
      id: own.id("filed-8606"),
      about: `Did you file Form 8606 with your ${years.length === 1 ? "return" : "returns"} for ${all}?`,
      reason:
        "An Account transcript shows that you filed a return, but not which forms were in it. You can still send a missing form.",
      papers: papersOf(own, years),
    },
    [
      { answer: "no", means: years.length === 1 ? "No." : "No, with none of them." },
      { answer: "yes", means: years.length === 1 ? "Yes." : "Yes, with all of them." },
      ...(years.length === 1
        ? []
        : [{ answer: "<years>", means: `With these alone, such as ${years[0]},${years[1]}.` }]),
    ],
    (given) => {
      const word = String(given).trim().toLowerCase();
      if (word === "no" || word === "false") return [];
      if (word === "yes" || word === "true") return years;
      const some = parseYearList(word);
      return some?.every((year) => years.includes(year)) ? some : undefined;
    },
  );
  if (answer.value === undefined) return;
  for (const year of years) own.fact(year, "filed.form_8606", answer.value.includes(year), answer.waits);
}

/** What the returns taxed: one question for all years first, because most people did the same each year. */
function askForTaxed(own: OwnPapers, years: readonly number[]): void {
  const gross = new Map<number, Cents>();
  for (const year of years) {
    const cents = own.total(own.outgoing(year, "out", "charity", "roth_out"), "gross_distribution");
    // The lines of a joint return are about both.
    const isJoint = own.facts.some((fact) => fact.year === year && fact.value === "married_joint");
    if (cents > 0 && !isJoint) gross.set(year, cents);
  }
  const id = own.id("taxed");
  const isAlone = (year: number) => own.interview.has(own.id(`taxed-${year}`));
  const all = [...gross.keys()].filter((year) => !isAlone(year));
  const isTogether = all.length > 1 || (all.length === 1 && own.interview.has(id));
  if (!isTogether) own.interview.use(id);
  for (const [year, cents] of gross) if (!isTogether || isAlone(year)) askForTaxedIn(own, year, cents);
  if (!isTogether) return;
  const answer = own.interview.choose(
    {
      id,
      about: `How much of the money from your IRAs did your returns for ${yearsInWords(all)} tax?`,
      reason: `It is the line "taxable amount" next to IRA distributions on Form 1040. The Account transcripts do not show it; the Tax Return transcripts do.`,
      papers: papersOf(own, all),
    },
    {
      all: "All of it, in each year.",
      none: "None of it, in any year.",
      differs: "It differs: you are asked for each year.",
    },
  );
  for (const year of all) {
    const cents = gross.get(year) ?? 0;
    if (answer.value === "differs") askForTaxedIn(own, year, cents);
    else if (answer.value !== undefined)
      taxedIs(own, year, answer.value === "all" ? cents : 0, cents, answer.waits);
  }
}

function askForTaxedIn(own: OwnPapers, year: number, gross: Cents): void {
  const answer = own.interview.amount({
    id: own.id(`taxed-${year}`),
    about: `How much of the ${inDollars(gross)} from your IRAs did your return for ${year} tax?`,
    reason: `It is the line "taxable amount" next to IRA distributions on Form 1040 for ${year}. The Account transcript does not show it; the Tax Return transcript does.`,
    papers: papersOf(own, [year]),
    tax_year: year,
    most: gross,
    none: "None of it.",
    all: "All of it.",
    part: "This much of it.",
  });
  if (answer.value !== undefined) taxedIs(own, year, answer.value, gross, answer.waits);
}

/** Returns are filed in whole dollars. */
function taxedIs(own: OwnPapers, year: number, taxed: Cents, gross: Cents, waits: readonly string[]): void {
  const cents = taxed === gross ? Math.round(gross / 100) * 100 : taxed;
  own.fact(year, "filed.form_1040.4b", { cents }, waits);
}

function papersOf(own: OwnPapers, years: readonly number[]): string[] {
  return own.papers
    .filter(
      ({ kind, tax_year }) => kind === "account-transcript" && tax_year !== null && years.includes(tax_year),
    )
    .map(nameOfPaper);
}
