/**
 * Regular contributions: boxes 1 and 10 of Form 5498 against histories and against the ledger that is added to. Box 1
 * has contributions *for* the year; whether they were paid in it, line 4 of Form 8606 asks, and no form says.
 */
import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate, yearsInWords } from "../../text/wording.js";
import { questionAboutDifference } from "./differences.js";
import { type DraftEntry, sum, waitsOf } from "./draft-entry.js";
import type { DatedEvent } from "./events.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import { dollarsOf, type Given } from "./questions-and-answers.js";

type Family = "traditional" | "roth";

const BOX = { traditional: "ira_contributions", roth: "roth_ira_contributions" } as const;

/** Drafts the contributions of every year. */
export function proposeContributions(own: OwnPapers): void {
  const together = new PaidTogether(own);
  for (const family of ["traditional", "roth"] as const) {
    settleTaxYears(own, family);
    for (const year of own.years) settleYear(own, family, year, together);
  }
  for (const year of own.years) {
    employerContributions(own, year);
    postponedContributions(own, year);
  }
}

/** Rows of a family. What goes into a SEP or SIMPLE IRA is the employer's money, and is not here. */
function ofFamily(family: Family) {
  return ({ kind, ira }: DatedEvent) => kind === "contribution" && ira === family;
}

function entryOf(family: Family, amount: Cents, year: number): Omit<DraftEntry, "date" | "day"> {
  return { kind: "contribution", for: year, ...(family === "roth" ? { ira: "roth" as const } : {}), amount };
}

/** Gives each contribution a tax year: by its row, by its day, by Form 5498 when only one way fits, or by its owner. */
function settleTaxYears(own: OwnPapers, family: Family): void {
  const unsettled = own.events((event) => ofFamily(family)(event) && event.for === null);
  const accounts = new Set(unsettled.map(({ account }) => account));
  for (const account of accounts) {
    const here = unsettled.filter((event) => event.account === account);
    const open = here.filter(({ date }) => date <= own.dueDate(yearOf(date) - 1));
    for (const event of here) if (!open.includes(event)) setYear(event, yearOf(event.date));
    const ways = waysThatFit(own, family, account, open);
    const [way] = ways;
    open.forEach((event, i) => {
      if (ways.length === 1 && way) setYear(event, yearOf(event.date) - (way[i] ? 1 : 0));
      else if (event.uncertain)
        setYear(event, yearOf(event.date)); // Its question asks for the year too.
      else askForYear(own, event);
    });
  }
}

function setYear(event: DatedEvent, year: number): void {
  Object.assign(event, { for: year });
}

/** Each way to say which deposits were for the year before, with which the boxes of Form 5498 come out. */
function waysThatFit(
  own: OwnPapers,
  family: Family,
  account: string | null,
  open: readonly DatedEvent[],
): boolean[][] {
  if (open.length === 0 || open.length > 10) return [];
  const years = new Set(open.flatMap(({ date }) => [yearOf(date) - 1, yearOf(date)]));
  const boxes = new Map<number, Cents>();
  for (const year of years) {
    const forms = own.incoming(year, family).filter((form) => form.account === account);
    if (forms.length === 0 && !own.isComplete(year)) return [];
    boxes.set(year, own.total(forms, BOX[family]));
  }
  const settled = own.events((event) => ofFamily(family)(event) && event.account === account);
  const ways: boolean[][] = [];
  for (let bits = 0; bits < 2 ** open.length; bits += 1) {
    const way = open.map((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    const fits = [...boxes].every(([year, cents]) => {
      const known = sum(
        settled.filter((event) => event.for === year),
        ({ amount }) => amount,
      );
      const here = open.filter(({ date }, i) => yearOf(date) - (way[i] ? 1 : 0) === year);
      return known + sum(here, ({ amount }) => amount) === cents;
    });
    if (fits) ways.push(way);
  }
  return ways;
}

function askForYear(own: OwnPapers, event: DatedEvent): void {
  const year = yearOf(event.date);
  const answer = own.interview.choose(
    {
      id: own.id(`for-${event.date}-${event.account ?? "unnumbered"}-${dollarsOf(event.amount)}`),
      about: `For which tax year was the contribution of ${inDollars(event.amount)} on ${longDate(event.date)}?`,
      reason: `Until ${longDate(own.dueDate(year - 1))}, a contribution could be for ${year - 1} or for ${year}, and the history does not say.`,
      papers: event.papers.map(nameOfPaper),
      tax_year: year - 1,
    },
    {
      [String(year - 1)]: `For ${year - 1}.`,
      [String(year)]: `For ${year}.`,
    },
  );
  Object.assign(event, {
    for: answer.value === undefined ? null : Number(answer.value),
    waits: [...event.waits, ...answer.waits],
  });
  if (answer.value === undefined) own.drop([event]);
}

/** One year's contributions to one kind of IRA. */
function settleYear(own: OwnPapers, family: Family, year: number, together: PaidTogether): void {
  const forms = own.incoming(year, family).filter((form) => form.amount(BOX[family]) > 0);
  const rows = () => own.events((event) => ofFamily(family)(event) && event.for === year);
  const make = ({ amount }: DatedEvent) => entryOf(family, amount, year);
  const takeIfEqual = (some: readonly Form[], events: readonly DatedEvent[]) => {
    const equal = events.length > 0 && sum(events, ({ amount }) => amount) === own.total(some, BOX[family]);
    if (equal) own.take(events, make, [], some);
    return equal;
  };
  if (takeIfEqual(forms, rows())) return;
  let left = forms.filter(
    (form) =>
      !takeIfEqual(
        [form],
        rows().filter(({ account }) => account === form.account),
      ),
  );
  left = left.filter((form) => {
    const same = rows().filter(({ amount }) => amount === form.amount(BOX[family]));
    return !(same.length === 1 && takeIfEqual([form], same));
  });
  const unsure = rows().filter(({ uncertain }) => uncertain);
  own.drop(unsure);
  for (const event of unsure) askAboutCash(own, event, family);
  for (const form of left) settleForm(own, family, form, rows(), together);
  const alone = rows();
  if (alone.length > 0 && own.isComplete(year)) {
    own.note(year, `No Form 5498 for ${year} shows a contribution that the history or the ledger has.`, [
      ...alone.flatMap(({ papers }) => papers),
    ]);
  }
  own.take(alone, make);
}

/** A box of Form 5498 that dated rows do not add up to. */
function settleForm(
  own: OwnPapers,
  family: Family,
  form: Form,
  rows: readonly DatedEvent[],
  together: PaidTogether,
): void {
  const cents = form.amount(BOX[family]);
  const near = rows.filter(({ account }) => account === form.account || account === null);
  const total = sum(near, ({ amount }) => amount);
  if (near.length === 0) return undated(own, family, form, cents, [], together);
  const answer = questionAboutDifference(own, {
    what: "contributions",
    year: form.year,
    form,
    onForm: cents,
    dated: near,
    onRows: total,
  });
  if (answer.value === "papers") {
    const keep = total < cents;
    if (keep) own.take(near, ({ amount }) => entryOf(family, amount, form.year), answer.waits, [form]);
    else {
      own.drop(near);
      for (const { entry } of near) if (entry !== null) own.replaced.add(entry);
    }
    return undated(own, family, form, keep ? cents - total : cents, answer.waits, together);
  }
  own.take(near, ({ amount }) => entryOf(family, amount, form.year), answer.waits);
}

/** A contribution that only a form tells: its day is not known, and its year is asked for when line 4 needs it. */
function undated(
  own: OwnPapers,
  family: Family,
  form: Form,
  cents: Cents,
  waits: readonly string[],
  together: PaidTogether,
): void {
  const { year } = form;
  const entry = (amount: Cents) => entryOf(family, amount, year);
  if (!isYearOfPaymentNeeded(own, family, year)) return own.add(year, entry(cents), [form], waits);
  const paid = together.paid(form, cents) ?? askWhenPaid(own, form, cents);
  const all = waitsOf({ waits }, paid);
  const value = paid.value ?? { later: 0 };
  if ("date" in value) return own.add(year, { ...entry(cents), date: value.date }, [form], all);
  if (value.later < cents) own.add(year, entry(cents - value.later), [form], all);
  if (value.later > 0) {
    own.add(year, { ...entry(value.later), date: `${year + 1}-01-01`, day: "unknown" }, [form], all);
  }
}

/**
 * Line 4 is completed in a year in which money left an IRA. A return or recharacterization looks at the day whatever
 * the IRA.
 */
function isYearOfPaymentNeeded(own: OwnPapers, family: Family, year: number): boolean {
  const undone = (of: number) => own.outgoing(of, "returned", "recharacterized").length > 0;
  if (undone(year) || undone(year + 1)) return true;
  if (family === "roth") return false;
  if (own.outgoing(year, "out", "charity").length > 0) return true;
  return own.histories.events.some(
    ({ kind, date }) => (kind === "conversion" || kind === "distribution") && yearOf(date) === year,
  );
}

type Paid = { date: string } | { later: Cents };

const paidId = (own: OwnPapers, form: Form) => own.id(`paid-${form.year}-${form.tag}`);

/** One question for several years first: most people pay within the year, or always the spring after. */
class PaidTogether {
  readonly #own: OwnPapers;
  readonly #answer: Given<"this_year" | "next_year" | "differs"> | undefined;

  constructor(own: OwnPapers) {
    this.#own = own;
    const forms = (["traditional", "roth"] as const).flatMap((family) => {
      const rows = own.histories.events.filter(ofFamily(family));
      return own.years
        .filter((year) => isYearOfPaymentNeeded(own, family, year))
        .filter((year) => rows.every((event) => event.for !== null && event.for !== year))
        .flatMap((year) => own.incoming(year, family))
        .filter((form) => form.amount(BOX[family]) > 0 && !own.interview.has(paidId(own, form)));
    });
    const id = own.id("paid");
    if (forms.length > 1 || (forms.length === 1 && own.interview.has(id)))
      this.#answer = askForAll(own, forms);
    else own.interview.use(id);
  }

  /** When a contribution was paid, by the answer for all of them; undefined when it is asked for by itself. */
  paid(form: Form, cents: Cents): Given<Paid> | undefined {
    const answer = this.#answer;
    if (answer === undefined || answer.value === "differs") return undefined;
    if (this.#own.interview.has(paidId(this.#own, form))) return undefined;
    const later = { this_year: 0, next_year: cents };
    return { value: answer.value && { later: later[answer.value] }, waits: answer.waits };
  }
}

function askForAll(own: OwnPapers, forms: readonly Form[]): Given<"this_year" | "next_year" | "differs"> {
  const years = [...new Set(forms.map(({ year }) => year))].sort();
  return own.interview.choose(
    {
      id: own.id("paid"),
      about: `Did you make each IRA contribution for ${yearsInWords(years)} within the year that it was for?`,
      reason:
        "Form 5498 also counts contributions made from January 1 to the due date of the next year. The lines of Form 8606 depend on when you made them.",
      papers: forms.flatMap(({ papers }) => papers.map(nameOfPaper)),
    },
    {
      this_year: "Yes: each by December 31 of its year.",
      next_year: "No: each from January 1 to the due date of the next year.",
      differs: "It differs: you are asked about each one.",
    },
  );
}

function askWhenPaid(own: OwnPapers, form: Form, cents: Cents): Given<Paid> {
  const { year } = form;
  const due = own.dueDate(year);
  return own.interview.other<Paid>(
    {
      id: paidId(own, form),
      about: `When did you make the contribution of ${inDollars(cents)} for ${year} to account ...${form.account ?? "?"}?`,
      reason: `Form 5498 for ${year} also counts contributions made from January 1 to ${longDate(due)}. The lines of Form 8606 depend on when you made them.`,
      papers: form.papers.map(nameOfPaper),
      tax_year: year,
    },
    [
      { answer: "this_year", means: `All of it in ${year}.` },
      { answer: "next_year", means: `All of it from January 1 to ${longDate(due)}.` },
      {
        answer: "<amount>",
        means: `This much of it from January 1 to ${longDate(due)}, the rest in ${year}.`,
      },
      { answer: "<YYYY-MM-DD>", means: "All of it on this day." },
    ],
    (given) => {
      const text = String(given).trim();
      if (text === "this_year") return { later: 0 };
      if (text === "next_year") return { later: cents };
      if (/^\d{4}-\d\d-\d\d$/.test(text)) {
        return text >= `${year}-01-01` && text <= due ? { date: text } : undefined;
      }
      const later = /^[\d,]+(?:\.\d{1,2})?$/.test(text)
        ? Math.round(Number(text.replaceAll(",", "")) * 100)
        : -1;
      return later >= 0 && later <= cents ? { later } : undefined;
    },
  );
}

/** Cash that came into an IRA for no reason given. */
function askAboutCash(own: OwnPapers, event: DatedEvent, family: Family): void {
  const year = yearOf(event.date);
  const answer = own.interview.choose(
    {
      id: own.id(`cash-${event.date}-${event.account ?? "unnumbered"}-${dollarsOf(event.amount)}`),
      about: `What was the ${inDollars(event.amount)} that came into account ...${event.account ?? "?"} on ${longDate(event.date)}?`,
      reason: `The history says only "${event.text}", and no Form 5498 among the papers explains it.`,
      papers: event.papers.map(nameOfPaper),
      tax_year: year,
    },
    {
      this_year: `A contribution for ${year}.`,
      last_year: `A contribution for ${year - 1}.`,
      nothing: "A transfer or something else that is not reported.",
    },
  );
  if (answer.value === undefined || answer.value === "nothing") return;
  const to = answer.value === "this_year" ? year : year - 1;
  own.take([event], ({ amount }) => entryOf(family, amount, to), answer.waits);
}

/** SEP and SIMPLE contributions (boxes 8 and 9), made in the year; they never make basis. */
function employerContributions(own: OwnPapers, year: number): void {
  for (const ira of ["sep", "simple"] as const) {
    const box = `${ira}_contributions` as const;
    const rows = () =>
      own.events(
        (event) => event.kind === "contribution" && event.ira === ira && yearOf(event.date) === year,
      );
    const make = ({ amount }: DatedEvent) => ({ kind: "contribution" as const, ira, amount });
    const forms = own.incoming(year, "traditional").filter((form) => form.amount(box) > 0);
    if (forms.length > 0 && sum(rows(), ({ amount }) => amount) === own.total(forms, box)) {
      own.take(rows(), make, [], forms);
      continue;
    }
    for (const form of forms) {
      const here = rows().filter(({ account }) => account === form.account);
      if (sum(here, ({ amount }) => amount) === form.amount(box)) own.take(here, make, [], [form]);
      else {
        own.drop(here);
        if (here.some(({ entry }) => entry !== null)) continue;
        own.add(year, { kind: "contribution", ira, amount: form.amount(box) }, [form], []);
      }
    }
    own.take(rows(), make);
  }
}

/** Box 13: a contribution for an earlier year whose due date was postponed, or a late rollover that was certified. */
function postponedContributions(own: OwnPapers, year: number): void {
  for (const family of ["traditional", "roth"] as const) {
    for (const form of own.incoming(year, family)) {
      const cents = form.amount("postponed_contribution");
      const of = Number(form.value("postponed_year") ?? year - 1);
      if (cents === 0 || isLateRollover(form)) continue;
      const due = own.interview.date(
        {
          id: own.id(`postponed-due-${of}`),
          about: `What was your postponed due date for ${of}?`,
          reason: `Form 5498, box 13, shows a contribution for ${of} paid after the usual due date. It counts for ${of} only until the postponed due date.`,
          papers: form.papers.map(nameOfPaper),
          tax_year: of,
        },
        "The last day that the IRS's notice for the disaster or service gave you.",
      );
      const entry = entryOf(family, cents, of);
      if (due.value) own.fact(of, "due", due.value, due.waits);
      own.add(year, { ...entry, date: `${year}-01-01`, day: "unknown" }, [form], due.waits);
    }
  }
}

/** Code SC in box 13c: a rollover after 60 days that the owner certified (Rev. Proc. 2020-46). */
function isLateRollover(form: Form): boolean {
  return /^(?:SC|PO)$/i.test(form.text("postponed_code") ?? "");
}
