import { yearOf } from "../../ledger/date.js";
import type { CompletedYear } from "../../lines/year.js";
import { inDollars, listed } from "../../text/wording.js";
import type { ExportYear } from "../export-owner.js";
import type { Slip } from "../forms-to-enter.js";

/** What a program does not ask, or asks in a way that can mislead: sentences for the end of the sheet. */
export function notesOf(exported: ExportYear, done: CompletedYear, slips: readonly Slip[]): string[] {
  return [
    ...aboutPapers(slips),
    ...aboutContributions(exported, done),
    ...aboutBasis(exported, done),
    ...aboutEntries(exported, done),
    ...aboutComputation(exported),
  ];
}

function aboutPapers(slips: readonly Slip[]): string[] {
  if (slips.length === 0) return [];
  const notes: string[] = slips.every(({ isPaper }) => isPaper)
    ? []
    : [
        "Your ledger does not hold Forms 1099-R, so the boxes above are what to expect. Type the boxes from your own forms. State boxes are not on this sheet.",
      ];
  slips.forEach(({ gross, uses }, at) => {
    const known = [...uses.values()].reduce((all, cents) => all + cents, 0);
    if (known !== gross)
      notes.push(
        `Form 1099-R #${at + 1} has ${inDollars(gross)}, and the ledger has ${inDollars(known)} of it. The check values leave the rest out: add it to the ledger first.`,
      );
  });
  if (slips.some(({ comesNextYear }) => comesNextYear))
    notes.push(
      "One Form 1099-R comes with next year's papers (code P). Its amount belongs to this year: enter a substitute Form 1099-R now, and leave the paper out next year.",
    );
  return notes;
}

function aboutContributions({ year }: ExportYear, { form }: CompletedYear): string[] {
  const { deposits, returnedEarnings, otherOut } = form.facts;
  const notes: string[] = [];
  const late = deposits
    .filter(({ date }) => yearOf(date) > year.tax_year)
    .reduce((sum, { left }) => sum + left, 0);
  const line4 = year.lines["4"];
  if (line4 !== undefined && form.round(late) !== line4)
    notes.push(
      `${inDollars(late)} was contributed after the end of the year, and line 4 has ${inDollars(line4)} of it: by your choice, other deposits are the nondeductible ones. Type ${inDollars(line4)}.`,
    );
  if (returnedEarnings.length > 0 || otherOut.some(({ what }) => what.includes("returned")))
    notes.push("Contributions that were returned to you are left out of the amounts contributed.");
  return notes;
}

function aboutBasis({ year }: ExportYear, { form }: CompletedYear): string[] {
  const changes = form.basisChanges.filter(({ cents }) => cents !== 0);
  if (changes.length === 0 || year.lines["2"] === undefined) return [];
  const why = listed([...new Set(changes.map(({ what }) => what))]);
  return [
    `Line 2 is not line 14 of the last Form 8606: it includes ${why}. Overwrite the amount that your program carries over.`,
  ];
}

function aboutEntries({ ledger, year }: ExportYear, { form }: CompletedYear): string[] {
  const { tax_year } = year;
  const { facts } = form;
  const inYear = ledger.entries.filter(({ date }) => date !== null && yearOf(date) === tax_year);
  const notes: string[] = [];
  if (inYear.some(({ kind }) => kind === "plan_rollover"))
    notes.push(
      "A rollover from an employer plan has a Form 1099-R too (code G or H, IRA box not checked). Enter it as a rollover; it is on lines 5a and 5b of Form 1040 and not in the values above.",
    );
  if (inYear.some((entry) => entry.kind === "returned_contribution" && entry.for < tax_year))
    notes.push(
      "A Form 1099-R with code P belongs to the year before. Leave it out here, and report its earnings on that year's return.",
    );
  if (inYear.some((entry) => entry.kind === "recharacterization" && entry.for < tax_year))
    notes.push(
      "A Form 1099-R with code R belongs to the year before and is not taxable. Explain it in a statement with that year's return.",
    );
  if (facts.repayments.length > 0)
    notes.push(
      "A distribution was repaid. Line 15c is smaller than the form's own arithmetic gives; enter the line 15c above and attach the worksheet.",
    );
  if ((year.lines["15b"] ?? 0) + (year.lines["25b"] ?? 0) > 0)
    notes.push(
      `Part of the money is a qualified disaster distribution: it goes on Form 8915-F as well.${year.form_8915?.income === null ? " The program adds the income from Form 8915-F to line 4b; the amount above does not include it." : ""}`,
    );
  if (year.statements.length > 0)
    notes.push("Attach the statement that the draft has for this year. Programs do not write it.");
  return notes;
}

function aboutComputation({ ledger, year, role }: ExportYear): string[] {
  const { method, line10, form_1040 } = year;
  const notes: string[] = [];
  if (method === "worksheet_1_1")
    notes.push(
      "Lines 6 to 12 stay blank, because Worksheet 1-1 of Publication 590-B takes their place. A program that fills them in has not used the worksheet; compare lines 13 to 15c.",
    );
  if (line10 !== undefined && Number(line10) > 0 && Number(line10) < 1)
    notes.push(
      `Line 10 is ${line10} here. A program that keeps another number of decimals can differ by a dollar or two on lines 11 to 18; that is rounding, not an error.`,
    );
  if (ledger.owner.household !== null && form_1040["4a"] > 0)
    notes.push(
      `On a joint return, lines 4a and 4b of Form 1040 also have your spouse's amounts: this ${role === "spouse" ? "spouse" : "person"} adds ${inDollars(form_1040["4a"])} and ${inDollars(form_1040["4b"])}.`,
    );
  if (ledger.owner.inherited_from !== null)
    notes.push("Inherited IRAs have a Form 8606 of their own. Do not mix them with your own IRAs.");
  return notes;
}
