/**
 * Money from employer plans: Forms 1099-R with code G or H against box 2 of Forms 5498. What box 2 has beyond them came
 * out of an IRA.
 */

import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { sum } from "./draft-entry.js";
import type { DatedEvent } from "./events.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import type { Given } from "./questions-and-answers.js";

/** What box 2 of the Forms 5498 of one kind still has to be explained by money out of IRAs. */
export interface RolledIn {
  cents: Cents;
  forms: Form[];
  waits: string[];
}

export type RolledInByFamily = Record<"traditional" | "roth", RolledIn>;

interface Into {
  form: Form;
  family: "traditional" | "roth";
  left: Cents;
}

/** Drafts a year's rollovers from employer plans, and gives what is left of box 2. */
export function proposePlanRollovers(own: OwnPapers, year: number): RolledInByFamily {
  const into = (["traditional", "roth"] as const).flatMap((family) =>
    own
      .incoming(year, family)
      .map((form): Into => ({ form, family, left: form.amount("rollover_contributions") }))
      .filter(({ left }) => left > 0),
  );
  for (const plan of byAmount(own.outgoing(year, "from_plan"))) fromPlan(own, plan, into);
  const rest: RolledInByFamily = { traditional: nothing(), roth: nothing() };
  for (const each of into.filter(({ left }) => left > 0)) {
    const waits = fromPaidOutPlan(own, year, each);
    if (each.left === 0) continue;
    rest[each.family].cents += each.left;
    rest[each.family].forms.push(each.form);
    rest[each.family].waits.push(...waits);
  }
  planRowsWithoutForm(own, year);
  return rest;
}

function nothing(): RolledIn {
  return { cents: 0, forms: [], waits: [] };
}

/** The largest first, so that the order of the papers changes nothing. */
function byAmount(forms: readonly Form[]): Form[] {
  return [...forms].sort((a, b) => b.amount("gross_distribution") - a.amount("gross_distribution"));
}

/** One Form 1099-R with code G or H: into the account whose box 2 has as much, or that holds it with others. */
function fromPlan(own: OwnPapers, plan: Form, into: readonly Into[]): void {
  const cents = plan.amount("gross_distribution");
  const toRoth = plan.codes.includes("H");
  const fits = into.filter(({ family, left }) => left >= cents && (!toRoth || family === "roth"));
  const exact = fits.filter(({ left }) => left === cents);
  const taxed = plan.amount("taxable_amount") > 0;
  const likely = (exact.length > 0 ? exact : fits).sort(
    (a, b) => Number(b.family === "roth") - Number(a.family === "roth"),
  );
  const families = new Set(likely.map(({ family }) => family));
  const found = families.size > 1 ? likely.find(({ family }) => (family === "roth") === taxed) : likely[0];
  if (found) {
    found.left -= cents;
    return draftRollover(own, plan, found.family, found.form, []);
  }
  if (own.isComplete(plan.year)) {
    own.note(
      plan.year,
      "A rollover out of an employer plan went into no IRA: it is not in the ledger.",
      plan.papers,
    );
    return;
  }
  const where = own.interview.choose(
    {
      id: own.id(`plan-rollover-${plan.year}-${plan.tag}`),
      about: `Where did the ${inDollars(cents)} from your employer plan go in ${plan.year}?`,
      reason:
        "Form 1099-R with code G or H reports a direct rollover, and no Form 5498 among the papers shows where it went.",
      papers: plan.papers.map(nameOfPaper),
      tax_year: plan.year,
    },
    {
      traditional: "Into a traditional IRA.",
      roth: "Into a Roth IRA.",
      plan: "Into another employer plan: the ledger does not need it.",
    },
  );
  if (where.value === undefined || where.value === "plan") return;
  draftRollover(own, plan, where.value, undefined, where.waits);
}

function draftRollover(
  own: OwnPapers,
  plan: Form,
  family: "traditional" | "roth",
  form: Form | undefined,
  waits: readonly string[],
): void {
  const amount = plan.amount("gross_distribution");
  const afterTax = afterTaxPart(own, plan, family);
  const entry = {
    kind: "plan_rollover" as const,
    ira: family,
    amount,
    after_tax: afterTax.value ?? 0,
    ...(plan.codes.includes("H") ? { source: "designated_roth" } : {}),
  };
  const dated = rowsFor(own, plan.year, amount, form?.account ?? null);
  const all = [...waits, ...afterTax.waits];
  const forms = form ? [plan, form] : [plan];
  if (dated) return own.take([dated], () => entry, all, forms);
  own.add(plan.year, entry, forms, all, { account: form?.account ?? null });
}

/** The row of a history, or the entry of the ledger, that is this rollover. */
function rowsFor(own: OwnPapers, year: number, cents: Cents, account: string | null): DatedEvent | undefined {
  const rows = own.events(
    (event) =>
      (event.kind === "plan_rollover" || event.kind === "rollover_in") &&
      yearOf(event.date) === year &&
      event.amount === cents,
  );
  return rows.find((event) => event.account === account) ?? rows[0];
}

/**
 * The nontaxable part: box 5, or for a rollover to a Roth IRA what box 2a does not tax. A transcript leaves out boxes
 * that are zero; from other papers a blank box says nothing.
 */
function afterTaxPart(own: OwnPapers, plan: Form, family: "traditional" | "roth"): Given<Cents> {
  const gross = plan.amount("gross_distribution");
  const box5 = plan.cents("employee_contributions");
  if (box5 !== undefined && box5 <= gross) return { value: box5, waits: [] };
  const taxable = plan.cents("taxable_amount");
  if (family === "roth" && taxable !== undefined && taxable > 0 && taxable <= gross) {
    return { value: gross - taxable, waits: [] };
  }
  if (plan.blankIsZero && !plan.codes.includes("H")) return { value: 0, waits: [] };
  return own.interview.amount({
    id: own.id(`after-tax-${plan.year}-${plan.tag}`),
    about: `How much of the ${inDollars(gross)} rolled over from your employer plan in ${plan.year} was after-tax money?`,
    reason: "Box 5 of Form 1099-R is blank on the paper. After-tax money adds to your basis.",
    papers: plan.papers.map(nameOfPaper),
    tax_year: plan.year,
    most: gross,
    none: "All of it was pre-tax money.",
    all: "All of it was after-tax money.",
    part: "This much of it was after-tax money.",
    suggested: 0,
  });
}

/** Box 2 may also hold money that a plan paid to the person, who then put it into the IRA. */
function fromPaidOutPlan(own: OwnPapers, year: number, into: Into): string[] {
  const paid = byAmount(own.outgoing(year, "plan_out")).filter(
    (form) => form.amount("gross_distribution") >= into.left,
  );
  const [plan] = paid;
  if (!plan) return [];
  const cents = into.left;
  const answer = own.interview.choose(
    {
      id: own.id(`rolled-from-${year}-${into.form.tag}`),
      about: `Where did the ${inDollars(cents)} rolled into account ...${into.form.account ?? "?"} in ${year} come from?`,
      reason: "Form 5498, box 2, does not say, and both an employer plan and IRAs may have paid money out.",
      papers: [...into.form.papers, ...plan.papers].map(nameOfPaper),
      tax_year: year,
    },
    {
      plan: "From the employer plan, which paid it to me first.",
      ira: "From one of my own IRAs, within 60 days.",
    },
  );
  if (answer.value !== "plan") return [...answer.waits];
  into.left = 0;
  const entry = { kind: "plan_rollover" as const, ira: into.family, amount: cents, after_tax: 0 };
  const dated = rowsFor(own, year, cents, into.form.account);
  if (dated) own.take([dated], () => entry, [], [plan, into.form]);
  else own.add(year, entry, [plan, into.form], [], { account: into.form.account });
  return [];
}

/** Rows that say a plan paid into an IRA, without any form. */
function planRowsWithoutForm(own: OwnPapers, year: number): void {
  const rows = own.events(({ kind, date }) => kind === "plan_rollover" && yearOf(date) === year);
  for (const event of rows.filter(({ entry }) => entry === null)) {
    const afterTax = own.interview.amount({
      id: own.id(`after-tax-${event.date}-${event.account ?? "unnumbered"}`),
      about: `How much of the ${inDollars(event.amount)} rolled over on ${longDate(event.date)} was after-tax money?`,
      reason:
        "The history does not say. After-tax money adds to your basis; Form 1099-R of the plan shows it in box 5.",
      papers: event.papers.map(nameOfPaper),
      tax_year: year,
      most: event.amount,
      none: "All of it was pre-tax money.",
      all: "All of it was after-tax money.",
      part: "This much of it was after-tax money.",
      suggested: 0,
    });
    const ira = event.ira === "roth" ? ("roth" as const) : ("traditional" as const);
    own.take(
      [event],
      ({ amount }) => ({ kind: "plan_rollover", ira, amount, after_tax: afterTax.value ?? 0 }),
      afterTax.waits,
    );
  }
  own.drop(rows);
}

/** Whether rows of rollovers add up to an amount. */
export function rolloverRows(own: OwnPapers, year: number): { events: DatedEvent[]; cents: Cents } {
  const events = own.events(({ kind, date }) => kind === "rollover_in" && yearOf(date) === year);
  return { events, cents: sum(events, ({ amount }) => amount) };
}
