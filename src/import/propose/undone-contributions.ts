/** Contributions that were undone: codes N and R (recharacterized), 8 and P (returned). Their earnings are told apart. */

import { ruleHolds } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { sum, waitsOf } from "./draft-entry.js";
import type { DatedEvent } from "./events.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";

/** Drafts what was recharacterized or returned in a year. */
export function proposeCorrections(own: OwnPapers, year: number): void {
  const moved = own.outgoing(year, "recharacterized");
  if (!takeAll(own, "recharacterization", year, moved)) {
    for (const form of moved) recharacterized(own, form);
    if (moved.length === 0) recharacterizedInto(own, year);
  }
  const returned = own.outgoing(year, "returned");
  if (!takeAll(own, "returned_contribution", year, returned))
    for (const form of returned) returnedOne(own, form);
  rowsWithoutForm(own, year);
}

/** Entries of the ledger that add up to the forms of the year: nothing is drafted again. */
function takeAll(own: OwnPapers, kind: DatedEvent["kind"], year: number, forms: readonly Form[]): boolean {
  if (forms.length === 0) return false;
  const inLedger = own.events(
    (event) => event.kind === kind && event.entry !== null && yearOf(event.date) === year,
  );
  const same = sum(inLedger, ({ amount }) => amount) === own.total(forms, "gross_distribution");
  if (same && inLedger.length > 0) {
    own.drop([...inLedger, ...own.events((event) => event.kind === kind && yearOf(event.date) === year)]);
  }
  return same && inLedger.length > 0;
}

/** The row of a history that tells the day on which as much moved. */
function dayOf(own: OwnPapers, kind: DatedEvent["kind"], form: Form): DatedEvent | undefined {
  const rows = own.events(
    (event) =>
      event.kind === kind &&
      event.entry === null &&
      yearOf(event.date) === form.year &&
      event.amount === form.amount("gross_distribution"),
  );
  const row = rows.find(({ account }) => account === form.account) ?? rows[0];
  if (row) own.drop([row]);
  return row;
}

/** One Form 1099-R with code N (made and moved in the same year) or R (made for the year before). */
function recharacterized(own: OwnPapers, form: Form): void {
  const of = form.codes.includes("R") ? form.year - 1 : form.year;
  const from = firstKind(own, form);
  const row = dayOf(own, "recharacterization", form);
  draftRecharacterization(own, {
    form,
    of,
    from: from.value,
    moved: form.amount("gross_distribution"),
    row,
    waits: from.waits,
  });
}

/** The kind of IRA the money was first in: the box for IRAs is not checked for a recharacterization, so accounts tell. */
function firstKind(
  own: OwnPapers,
  form: Form,
): { value: "roth" | "traditional" | undefined; waits: readonly string[] } {
  const kind = own.accounts.kind(form.account);
  if (kind === "roth") return { value: "roth", waits: [] };
  if (kind === "traditional" || kind === "sep" || kind === "simple")
    return { value: "traditional", waits: [] };
  const into = (family: "roth" | "traditional") =>
    own.total(own.incoming(form.year, family), "recharacterized_contributions");
  const cents = form.amount("gross_distribution");
  if (into("traditional") === cents && into("roth") !== cents) return { value: "roth", waits: [] };
  if (into("roth") === cents && into("traditional") !== cents) return { value: "traditional", waits: [] };
  if (form.flag("ira_sep_simple")) return { value: "traditional", waits: [] };
  return own.interview.choose(
    {
      id: own.id(`recharacterized-from-${form.year}-${form.tag}`),
      about: `Which kind of IRA did the ${inDollars(cents)} that was recharacterized in ${form.year} leave?`,
      reason:
        "Form 1099-R with code N or R does not say, and no Form 5498 among the papers shows where it went.",
      papers: form.papers.map(nameOfPaper),
      tax_year: form.year,
    },
    { roth: "A Roth IRA.", traditional: "A traditional IRA." },
  );
}

interface Moved {
  form: Form;
  /** The tax year of the contribution. */
  of: number;
  from: "roth" | "traditional" | undefined;
  /** The contribution with its earnings or loss. */
  moved: Cents;
  row: DatedEvent | undefined;
  waits: readonly string[];
}

function draftRecharacterization(own: OwnPapers, { form, of, from, moved, row, waits }: Moved): void {
  if (from === undefined) return;
  const what = whatWasMoved(own, form, of, from);
  const contributed = contributedFor(own, of, from, form.account);
  const answer = own.interview.amount({
    id: own.id(`recharacterized-${form.year}-${form.tag}-${form.codes}`),
    about: `How much of the ${inDollars(moved)} moved in ${form.year} was the original amount, without earnings or loss?`,
    reason:
      "Form 1099-R and Form 5498, box 4, show what moved with its earnings or loss. The form and its statement need the original amount.",
    papers: form.papers.map(nameOfPaper),
    tax_year: of,
    whole: moved,
    all: "There were no earnings and no loss.",
    part: "This much; the rest is earnings, or a loss when it is more than what moved.",
    ...(contributed > 0 && what.value === "contribution" ? { suggested: contributed } : {}),
  });
  const amount = answer.value === undefined ? moved : answer.value;
  if (answer.value === undefined || amount === 0) return;
  own.add(
    form.year,
    {
      ...(row ? { date: row.date } : {}),
      kind: "recharacterization",
      for: of,
      from,
      amount,
      earnings: moved - amount,
      ...(what.value && what.value !== "contribution" ? { of: what.value, converted: of } : {}),
    },
    [form],
    waitsOf({ waits }, answer, what),
  );
}

/** Until 2017 conversions and plan rollovers could be undone as well. */
function whatWasMoved(own: OwnPapers, form: Form, of: number, from: "roth" | "traditional") {
  const possible = from === "roth" && ruleHolds("recharacterization_of_conversions", of);
  const roth = own.incoming(of, "roth");
  const converted = own.total(roth, "roth_ira_conversion") + own.total(roth, "rollover_contributions");
  const contributed = own.total(roth, "roth_ira_contributions");
  if (!possible || (converted === 0 && contributed > 0)) return { value: "contribution" as const, waits: [] };
  return own.interview.choose(
    {
      id: own.id(`recharacterized-what-${form.year}-${form.tag}`),
      about: `What did you recharacterize in ${form.year}?`,
      reason: `For ${of}, you could undo a conversion or a rollover from a plan, not only a contribution.`,
      papers: form.papers.map(nameOfPaper),
      tax_year: of,
    },
    {
      contribution: "A contribution to a Roth IRA.",
      conversion: "A conversion to a Roth IRA.",
      plan_rollover: "A rollover from an employer plan to a Roth IRA.",
    },
  );
}

/** What was contributed for a year to one kind of IRA, of an account when its form is there. */
function contributedFor(
  own: OwnPapers,
  year: number,
  kind: "roth" | "traditional",
  account: string | null,
): Cents {
  const box = kind === "roth" ? "roth_ira_contributions" : "ira_contributions";
  const forms = own.incoming(year, kind);
  const own5498 = forms.filter((form) => form.account === account);
  return own.total(own5498.length > 0 ? own5498 : forms, box);
}

/** Box 4 of Form 5498 without any Form 1099-R. */
function recharacterizedInto(own: OwnPapers, year: number): void {
  for (const family of ["traditional", "roth"] as const) {
    for (const form of own.incoming(year, family)) {
      const moved = form.amount("recharacterized_contributions");
      if (moved === 0) continue;
      const of = own.interview.choose(
        {
          id: own.id(`recharacterized-year-${year}-${form.tag}`),
          about: `For which tax year was the contribution that was recharacterized in ${year}?`,
          reason:
            "Form 5498, box 4, does not say, and its Form 1099-R with code N or R is not among the papers.",
          papers: form.papers.map(nameOfPaper),
          tax_year: year,
        },
        { [String(year)]: `For ${year}.`, [String(year - 1)]: `For ${year - 1}.` },
      );
      if (of.value === undefined) continue;
      const from = family === "traditional" ? "roth" : "traditional";
      draftRecharacterization(own, {
        form,
        of: Number(of.value),
        from,
        moved,
        row: undefined,
        waits: of.waits,
      });
    }
  }
}

/**
 * One Form 1099-R with code 8 (the deposit was made in the same year) or P (in the year before). Box 2a has the
 * earnings.
 */
function returnedOne(own: OwnPapers, form: Form): void {
  const gross = form.amount("gross_distribution");
  const earnings = form.cents("taxable_amount") ?? 0;
  const roth = form.codes.includes("J") || own.accounts.kind(form.account) === "roth";
  const of = taxYearOfReturned(own, form, roth);
  const row = dayOf(own, "returned_contribution", form);
  const contributed =
    of.value === undefined ? 0 : contributedFor(own, of.value, roth ? "roth" : "traditional", form.account);
  const amount =
    earnings > 0 && earnings < gross
      ? { value: gross - earnings, waits: [] }
      : own.interview.amount({
          id: own.id(`returned-${form.year}-${form.tag}-${form.codes}`),
          about: `How much of a contribution was returned with the ${inDollars(gross)} that you received in ${form.year}?`,
          reason:
            "Box 2a of Form 1099-R shows no earnings, so what you received is the contribution itself, or less when there was a loss.",
          papers: form.papers.map(nameOfPaper),
          tax_year: of.value ?? form.year,
          whole: gross,
          all: "Just as much: there were no earnings and no loss.",
          part: "This much; what you received less is a loss.",
          most: Math.max(gross, contributed),
          suggested: gross,
        });
  if (amount.value === undefined || of.value === undefined) return;
  own.add(
    form.year,
    {
      ...(row ? { date: row.date } : {}),
      kind: "returned_contribution",
      ...(roth ? { ira: "roth" as const } : {}),
      for: of.value,
      amount: amount.value,
      earnings: gross - amount.value,
    },
    [form],
    waitsOf(amount, of),
  );
}

/** Code P: the deposit of the year before was for that year. Code 8: for the year itself, or paid in spring for the last. */
function taxYearOfReturned(own: OwnPapers, form: Form, roth: boolean) {
  const { year } = form;
  if (form.codes.includes("P")) return { value: year - 1, waits: [] };
  const kind = roth ? "roth" : "traditional";
  const [here, before] = [
    contributedFor(own, year, kind, form.account),
    contributedFor(own, year - 1, kind, form.account),
  ];
  if (before === 0 && own.isComplete(year - 1)) return { value: year, waits: [] };
  if (here === 0 && before > 0 && own.isComplete(year)) return { value: year - 1, waits: [] };
  const answer = own.interview.choose(
    {
      id: own.id(`returned-for-${year}-${form.tag}`),
      about: `For which tax year was the contribution that was returned in ${year}?`,
      reason: `Code 8 means that you made it in ${year}: for ${year}, or, before the due date, for ${year - 1}.`,
      papers: form.papers.map(nameOfPaper),
      tax_year: year,
    },
    { [String(year)]: `For ${year}.`, [String(year - 1)]: `For ${year - 1}.` },
    here > 0 && before === 0 ? String(year) : undefined,
  );
  return { value: answer.value === undefined ? undefined : Number(answer.value), waits: answer.waits };
}

/** Rows of histories that no form of the year explains: the part that is not earnings is asked for. */
function rowsWithoutForm(own: OwnPapers, year: number): void {
  const rows = own.events(
    ({ kind, date, entry }) =>
      (kind === "recharacterization" || kind === "returned_contribution") &&
      entry === null &&
      yearOf(date) === year,
  );
  for (const row of rows) {
    const kind = row.kind === "recharacterization" ? "recharacterized" : "returned";
    const where = `${row.date}-${row.account ?? "unnumbered"}`;
    const asked = { papers: row.papers.map(nameOfPaper), tax_year: year };
    const of = own.interview.choose(
      {
        ...asked,
        id: own.id(`${kind}-for-${where}`),
        about: `For which tax year was the contribution that was ${kind} on ${longDate(row.date)}?`,
        reason: "The history does not say. The code on Form 1099-R does.",
      },
      { [String(year)]: `For ${year}.`, [String(year - 1)]: `For ${year - 1}.` },
      row.for === null ? undefined : String(row.for),
    );
    const amount = own.interview.amount({
      ...asked,
      id: own.id(`${kind}-${where}`),
      about: `How much of the ${inDollars(row.amount)} moved on ${longDate(row.date)} was the original amount, without earnings or loss?`,
      reason: "The history shows what moved with its earnings or loss.",
      all: "There were no earnings and no loss.",
      whole: row.amount,
      part: "This much; the rest is earnings, or a loss when it is more than what moved.",
    });
    const { value } = amount;
    if (value === undefined || of.value === undefined || value === 0) {
      own.drop([row]);
      continue;
    }
    const more = { for: Number(of.value), amount: value, earnings: row.amount - value };
    const from = row.ira === "roth" ? ("roth" as const) : ("traditional" as const);
    own.take(
      [row],
      () =>
        row.kind === "recharacterization"
          ? { kind: "recharacterization", from, ...more }
          : { kind: "returned_contribution", ...(from === "roth" ? { ira: from } : {}), ...more },
      waitsOf(of, amount),
    );
  }
}
