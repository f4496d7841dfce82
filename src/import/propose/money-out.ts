/**
 * Money out of traditional, SEP and SIMPLE IRAs: Forms 1099-R against conversions and rollovers on Forms 5498. What is
 * neither is a distribution.
 */

import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { dayOf70AndAHalf } from "../../year/dates.js";
import { questionAboutDifference } from "./differences.js";
import { disasterOf } from "./disaster-out.js";
import { type DraftEntry, sum, waitsOf } from "./draft-entry.js";
import type { DatedEvent } from "./events.js";
import { draftRollovers } from "./ira-rollovers.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import type { RolledIn } from "./plan-rollovers.js";
import { dollarsOf } from "./questions-and-answers.js";
import { type Share, shareOutWithCharity } from "./shares.js";

/** A year's sums while they are explained, in cents. */
interface Open {
  readonly year: number;
  forms: Form[];
  /** Conversions on Forms 5498, box 3. */
  converted: Cents;
  /** Rollovers from IRAs on Forms 5498, box 2. */
  rolled: RolledIn;
  waits: string[];
  /** How much was converted is not known yet, so that nothing is asked about what was kept. */
  isUnsettled: boolean;
}

/** Drafts a year's conversions, rollovers from IRA to IRA, and distributions. */
export function proposeMoneyOut(own: OwnPapers, year: number, rolled: RolledIn): void {
  const open: Open = {
    year,
    forms: own.outgoing(year, "out", "inherited"),
    converted: own.total(own.incoming(year, "roth"), "roth_ira_conversion"),
    rolled,
    waits: [...rolled.waits],
    isUnsettled: false,
  };
  takeDatedRows(own, open);
  const gross = own.total(open.forms, "gross_distribution");
  if (gross < open.converted + open.rolled.cents) askForMissing(own, open, gross);
  if (open.forms.length > 0) explainByForms(own, open);
}

/** A charitable distribution that the ledger has is a part of the forms, unless code Y reports it by itself. */
const isOut = ({ kind, ira }: DatedEvent) =>
  (kind === "conversion" || kind === "distribution" || kind === "rollover") && ira !== "roth";

const allOf = ({ amount, withheld, kind }: DatedEvent) =>
  kind === "conversion" ? amount + withheld : amount;

/** Rows and entries that account for forms to the cent, by account first, then together; the rest is asked about. */
function takeDatedRows(own: OwnPapers, open: Open): void {
  const rows = () => own.events((event) => isOut(event) && yearOf(event.date) === open.year);
  const takeIfEqual = (forms: readonly Form[], events: readonly DatedEvent[]) => {
    const equal =
      events.length > 0 && forms.length > 0 && sum(events, allOf) === own.total(forms, "gross_distribution");
    if (equal) takeRows(own, open, events, forms, []);
    return equal;
  };
  for (const account of new Set(open.forms.map((form) => form.account))) {
    const forms = open.forms.filter((form) => form.account === account);
    takeIfEqual(
      forms,
      rows().filter((event) => event.account === account),
    );
  }
  if (takeIfEqual(open.forms, rows())) return;
  for (const event of rows()) {
    const same = open.forms.filter((form) => form.amount("gross_distribution") === allOf(event));
    if (same.length === 1) takeIfEqual(same, [event]);
  }
  const left = rows();
  if (left.length === 0) return;
  const unsure = left.filter(({ uncertain }) => uncertain);
  own.drop(unsure);
  for (const event of unsure) askAboutCash(own, event);
  const sure = left.filter(({ uncertain }) => !uncertain);
  if (sure.length > 0) settleDifference(own, open, sure);
}

/** Rows as they are, and what of the year's sums they explain. */
function takeRows(
  own: OwnPapers,
  open: Open,
  events: readonly DatedEvent[],
  forms: readonly Form[],
  waits: readonly string[],
): void {
  const converted = sum(
    events.filter(({ kind }) => kind === "conversion"),
    ({ amount }) => amount,
  );
  open.converted = Math.max(0, open.converted - converted);
  open.forms = open.forms.filter((form) => !forms.includes(form));
  const rollovers = events.filter(({ kind }) => kind === "rollover");
  const sumOut = sum(rollovers, ({ amount }) => amount);
  open.rolled.cents = Math.max(0, open.rolled.cents - sumOut);
  draftRollovers(own, open.year, rollovers, forms, waits);
  const others = events.filter(({ kind }) => kind !== "rollover");
  for (const event of others) {
    const note = event.kind === "distribution" ? withheldInWords(event.withheld, event.amount) : "";
    own.take([event], entryOfRow, waits, forms, note);
  }
}

function entryOfRow({ kind, amount, withheld, ira }: DatedEvent): Omit<DraftEntry, "date" | "day"> {
  const from = ira === "sep" || ira === "simple" ? { ira } : {};
  if (kind === "conversion") return { kind, ...from, amount, ...(withheld > 0 ? { withheld } : {}) };
  return { kind: "distribution", ...from, amount };
}

/** Rows that do not add up to the forms of the year. */
function settleDifference(own: OwnPapers, open: Open, rows: readonly DatedEvent[]): void {
  const accounts = new Set(rows.map(({ account }) => account));
  const near = open.forms.filter(({ account }) => accounts.has(account) || accounts.has(null));
  if (near.length === 0) {
    if (own.isComplete(open.year)) {
      own.note(
        open.year,
        `No Form 1099-R for ${open.year} shows money that the history or the ledger has as taken out.`,
        rows.flatMap(({ papers }) => papers),
      );
    }
    return takeRows(own, open, rows, [], []);
  }
  const answer = questionAboutDifference(own, {
    what: "money taken out",
    year: open.year,
    form: near[0],
    onForm: own.total(near, "gross_distribution"),
    dated: rows,
    onRows: sum(rows, allOf),
  });
  if (answer.value !== "papers") return takeRows(own, open, rows, near, answer.waits);
  own.drop(rows);
  for (const { entry } of rows) if (entry !== null) own.replaced.add(entry);
  open.waits.push(...answer.waits);
}

function askAboutCash(own: OwnPapers, event: DatedEvent): void {
  const answer = own.interview.choose(
    {
      id: own.id(`cash-${event.date}-${event.account ?? "unnumbered"}-${dollarsOf(event.amount)}`),
      about: `What was the ${inDollars(event.amount)} that left account ...${event.account ?? "?"} on ${longDate(event.date)}?`,
      reason: `The history says only "${event.text}", and no Form 1099-R among the papers explains it.`,
      papers: event.papers.map(nameOfPaper),
      tax_year: yearOf(event.date),
    },
    {
      distribution: "Money taken out and kept.",
      conversion: "A conversion to a Roth IRA.",
      nothing: "A transfer or something else that is not reported.",
    },
  );
  if (answer.value === undefined || answer.value === "nothing") return;
  const kind = answer.value;
  own.take([event], (row) => ({ ...entryOfRow({ ...row, kind }) }), answer.waits);
}

/** Forms 5498 show more conversions and rollovers than Forms 1099-R show money out. */
function askForMissing(own: OwnPapers, open: Open, gross: Cents): void {
  const { year } = open;
  const shortage = open.converted + open.rolled.cents - gross;
  const roth = own.incoming(year, "roth").filter((form) => form.amount("roth_ira_conversion") > 0);
  const forms = [...roth, ...open.rolled.forms, ...open.forms];
  const answer = own.interview.choose(
    {
      id: own.id(`missing-${year}`),
      about: `Where did the ${inDollars(shortage)} come from that no Form 1099-R for ${year} shows?`,
      reason: `Forms 5498 for ${year} show conversions of ${inDollars(open.converted)} and rollovers from IRAs of ${inDollars(open.rolled.cents)}, but Forms 1099-R show only ${inDollars(gross)} out of IRAs. A form is missing, or the money came from somewhere else.`,
      papers: forms.flatMap((form) => form.papers.map(nameOfPaper)),
      tax_year: year,
    },
    {
      conversion: "It is a conversion; its Form 1099-R is missing.",
      plan_to_roth: "It came from an employer plan directly into a Roth IRA, all of it pre-tax money.",
      plan: "It came from an employer plan into a traditional IRA, all of it pre-tax money.",
      year_before: `It left an IRA at the end of ${year - 1} and was put back within 60 days.`,
      mistake: "A Form 5498 is wrong: nothing moved.",
    },
  );
  const fromRollover = Math.min(shortage, open.rolled.cents);
  open.waits.push(...answer.waits);
  if (answer.value === "conversion") {
    own.add(year, { kind: "conversion", amount: shortage }, roth, open.waits, { account: null });
  } else if (answer.value === "plan_to_roth" || answer.value === "plan") {
    const ira = answer.value === "plan" ? ("traditional" as const) : ("roth" as const);
    own.add(year, { kind: "plan_rollover", ira, amount: shortage, after_tax: 0 }, forms, open.waits, {
      account: null,
    });
  }
  open.rolled.cents -= fromRollover;
  open.converted -= shortage - fromRollover;
}

/** What the forms say when no row does: C and R are whole forms or parts of them, and the rest was kept. */
function explainByForms(own: OwnPapers, open: Open): void {
  const isKnown = own.isComplete(open.year) || own.incoming(open.year, "roth").length > 0;
  if (!isKnown) askWhatBecame(own, open);
  const kept = own.total(open.forms, "gross_distribution") - open.converted - open.rolled.cents;
  const charity = charityOf(own, open, kept);
  const shares = shareOutWithCharity(
    open.forms,
    { converted: open.converted, rolled: open.rolled.cents, charity: charity.cents },
    (form) => own.iraOf(form) !== "traditional",
  );
  for (const share of shares) {
    draftShare(own, open, share);
    if (share.charity > 0) draftCharity(own, open, share.form, share.charity, charity.waits);
    draftKept(own, open, share, charity.waits);
  }
}

/** Without any Form 5498 of a Roth IRA, what left with code 2 or 7 may have been converted. */
function askWhatBecame(own: OwnPapers, open: Open): void {
  const forms = open.forms.filter(({ codes }) => /[27]/.test(codes));
  const most = own.total(forms, "gross_distribution") - open.rolled.cents;
  if (most <= 0) return;
  const answer = own.interview.amount({
    id: own.id(`converted-${open.year}`),
    about: `How much of the ${inDollars(most)} that left your IRAs in ${open.year} did you convert to a Roth IRA?`,
    reason: `Form 1099-R with code 2 or 7 is used for conversions and for other distributions. Box 3 of the Roth IRA's Form 5498 shows it, but that form is not among the papers.`,
    papers: forms.flatMap((form) => form.papers.map(nameOfPaper)),
    tax_year: open.year,
    most,
    none: "I converted none of it and kept all of it.",
    all: "I converted all of it.",
    part: "I converted this much and kept the rest.",
  });
  open.converted = answer.value ?? 0;
  open.isUnsettled = answer.waits.length > 0;
  open.waits = [...new Set([...open.waits, ...answer.waits])];
}

function iraKey(own: OwnPapers, form: Form): { ira?: "sep" | "simple" } {
  const ira = own.iraOf(form);
  return ira === "sep" || ira === "simple" ? { ira } : {};
}

/** The converted and the rolled part of one form. */
function draftShare(own: OwnPapers, open: Open, share: Share): void {
  const { form } = share;
  const roth = own.incoming(open.year, "roth").filter((each) => each.amount("roth_ira_conversion") > 0);
  if (share.converted > 0) {
    const withheld = form.amount("federal_tax_withheld");
    const isTax = withheld > 0 && share.kept === withheld;
    if (isTax) share.kept = 0;
    own.add(
      open.year,
      {
        kind: "conversion",
        ...iraKey(own, form),
        amount: share.converted,
        ...(isTax ? { withheld } : {}),
      },
      [form, ...roth],
      open.waits,
      { account: form.account },
    );
  }
  if (share.rolled > 0) {
    draftRollovers(own, open.year, [], [form, ...open.rolled.forms], open.waits, {
      cents: share.rolled,
      ira: own.iraOf(form),
    });
  }
}

/** Before code Y a charitable distribution looks like any other (code 7): the owner says how much it was. */
function charityOf(own: OwnPapers, open: Open, kept: Cents): { cents: Cents; waits: string[] } {
  const { year } = open;
  const possible = open.forms.filter(({ codes }) => codes.includes("7"));
  const born = own.existing?.owner.born ?? null;
  const oldEnough = born === null || dayOf70AndAHalf(born) <= `${year}-12-31`;
  const most = Math.min(kept, own.total(possible, "gross_distribution"));
  if (most <= 0 || !oldEnough || own.whose.inherited !== null) return { cents: 0, waits: [] };
  if (own.outgoing(year, "charity").length > 0) return { cents: 0, waits: [] };
  if (open.isUnsettled && !own.interview.has(own.id("charity"))) return { cents: 0, waits: [] };
  const papers = possible.flatMap((form) => form.papers.map(nameOfPaper));
  const any = own.interview.choose(
    {
      id: own.id("charity"),
      about: "Did an IRA pay any money directly to a charity?",
      reason:
        "Only code Y on Form 1099-R, new for 2025, marks a qualified charitable distribution. It is not taxable, and you must be 70 1/2 or older.",
      papers,
    },
    { no: "No.", yes: "Yes. You enter how much next." },
  );
  if (any.value !== "yes") return { cents: 0, waits: [...any.waits] };
  const answer = own.interview.amount({
    id: own.id(`charity-${year}`),
    about: `How much of the ${inDollars(most)} taken out in ${year} went directly to a charity?`,
    reason: "Form 1099-R does not say. A qualified charitable distribution is not on line 7.",
    papers,
    tax_year: year,
    most,
    none: "None of it.",
    all: "All of it.",
    part: "This much of it.",
  });
  return { cents: answer.value ?? 0, waits: waitsOf(any, answer) };
}

function draftCharity(own: OwnPapers, open: Open, form: Form, amount: Cents, waits: readonly string[]): void {
  own.add(
    open.year,
    { kind: "distribution", ...iraKey(own, form), reason: "qcd", amount },
    [form],
    [...open.waits, ...waits],
  );
}

/** What was kept of one form: a distribution, of which the tax withheld is a part. */
function draftKept(own: OwnPapers, open: Open, { form, kept }: Share, waits: readonly string[]): void {
  if (kept === 0) return;
  const note = withheldInWords(form.amount("federal_tax_withheld"), kept);
  const why = reasonOf(own, form, kept, open.isUnsettled);
  own.add(
    open.year,
    { kind: "distribution", ...iraKey(own, form), ...why.entry, amount: kept },
    [form],
    [...open.waits, ...waits, ...why.waits],
    { note },
  );
}

/** Tax withheld is a part of what was taken out, which people often doubt. */
function withheldInWords(withheld: Cents, of: Cents): string {
  if (withheld === 0 || withheld > of) return "";
  return `${dollarsOf(withheld)} tax withheld, part of the ${dollarsOf(of)}`;
}

/** Codes 2 and 3 say that no additional tax is due; which exception code 2 means, it does not say. No code says disaster. */
function reasonOf(
  own: OwnPapers,
  form: Form,
  kept: Cents,
  isUnsettled: boolean,
): { entry: { reason?: string; disaster?: string; exception?: string }; waits: readonly string[] } {
  if (form.codes.includes("3")) return { entry: { reason: "disability" }, waits: [] };
  const id = own.id(`exception-${form.year}-${form.tag}`);
  if (!isUnsettled) {
    const { value: disaster, waits } = disasterOf(own, form, kept);
    if (disaster) {
      own.interview.use(id);
      return { entry: { reason: "disaster", disaster }, waits };
    }
    if (waits.length > 0) return { entry: {}, waits };
  }
  if (!form.codes.includes("2")) return { entry: {}, waits: [] };
  if (isUnsettled && !own.interview.has(id)) return { entry: {}, waits: [] };
  const answer = own.interview.other<string>(
    {
      id,
      about: `Which exception to the additional tax applies to the money from account ...${form.account ?? "?"} in ${form.year}?`,
      reason:
        "Code 2 in box 7 of Form 1099-R says that an exception applies, but not which one. Form 5329, line 2, needs its number.",
      papers: form.papers.map(nameOfPaper),
      tax_year: form.year,
    },
    [
      { answer: "<number>", means: "The number of the exception in the Instructions for Form 5329." },
      { answer: "none", means: "No exception applies: the additional tax is due." },
    ],
    (given) => {
      const text = String(given).trim().toLowerCase();
      if (text === "none" || text === "no" || given === false) return "none";
      return /^(?:0?[1-9]|[1-9]\d)$/.test(text) ? text.padStart(2, "0") : undefined;
    },
  );
  const exception = answer.value;
  return { entry: exception && exception !== "none" ? { exception } : {}, waits: answer.waits };
}
