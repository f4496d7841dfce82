import type { Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { returnDue } from "../../year/deadlines.js";
import type { FormPaper, Paper } from "../paper-facts.js";
import type { Accounts } from "./accounts.js";
import type { Role } from "./codes.js";
import {
  accountLabel,
  type Draft,
  type DraftEntry,
  sum,
  type YearFact,
  type YearValue,
  yearOnly,
} from "./draft-entry.js";
import type { DatedEvent, Histories, Ira } from "./events.js";
import { type Form, kindOn5498 } from "./one-form.js";
import { nameOfPaper, noteOf } from "./paper-names.js";
import type { Interview } from "./questions-and-answers.js";

/** Something worth knowing about the papers that asks nothing. */
export interface Note {
  readonly tax_year: number | null;
  readonly message: string;
  readonly papers: readonly string[];
}

/** Who a set of papers is about: one person's own IRAs, or IRAs that they inherited from one person. */
export interface Whose {
  /** The last digits of the SSN; null when no paper has them. */
  readonly ssn: string | null;
  /** The account of an inherited IRA; null for the person's own. */
  readonly inherited: string | null;
  /** From whom it was inherited; null for the person's own, and until they say it. */
  readonly inheritedFrom: string | null;
  /** A second person among the papers, such as a spouse. */
  readonly isOther: boolean;
}

/** All papers of one ledger, what was found in them, and what is drafted from it. */
export class OwnPapers {
  readonly drafts: Draft[] = [];
  readonly facts: YearFact[] = [];
  readonly notes: Note[] = [];
  /** Entries of the ledger that is being added to which dated rows replace. */
  readonly replaced = new Set<number>();
  readonly #events: Set<DatedEvent>;

  constructor(
    readonly whose: Whose,
    readonly papers: readonly Paper[],
    readonly forms: readonly Form[],
    readonly histories: Histories,
    readonly accounts: Accounts,
    readonly interview: Interview,
    /** The ledger that is being added to. */
    readonly existing: Ledger | null,
  ) {
    this.#events = new Set(histories.events);
  }

  /** An id with a prefix, so that questions about a spouse or an inherited IRA are told from one's own. */
  id(name: string): string {
    const { ssn, inherited, isOther } = this.whose;
    return `${isOther ? `ssn-${ssn}-` : ""}${inherited === null ? "" : `inherited-${inherited}-`}${name}`;
  }

  /** An id of a question about the person, the same for their own and their inherited IRAs. */
  personalId(name: string): string {
    return this.whose.isOther ? `ssn-${this.whose.ssn}-${name}` : name;
  }

  /** Every tax year that a form or an event is about, in order. */
  get years(): number[] {
    const years = new Set(this.forms.map(({ year }) => year));
    for (const { date, for: year } of this.histories.events) years.add(year ?? Number(date.slice(0, 4)));
    return [...years].sort((a, b) => a - b);
  }

  /** The Forms 1099-R of a year that are about one thing. */
  outgoing(year: number, ...roles: Role[]): Form[] {
    return this.forms.filter(
      (form) => form.kind === "1099-R" && form.year === year && roles.includes(form.role),
    );
  }

  /** The Forms 5498 of a year: those of Roth IRAs, or the others. */
  incoming(year: number, family: "roth" | "traditional"): Form[] {
    return this.forms.filter(
      (form) =>
        form.kind === "5498" && form.year === year && (this.iraOf(form) === "roth") === (family === "roth"),
    );
  }

  /** The kind of IRA that a form is about; traditional when nothing says another. */
  iraOf(form: Form): Ira {
    const kind = (form.kind === "5498" ? kindOn5498(form) : null) ?? this.accounts.kind(form.account);
    if (kind === "roth" || kind === "inherited_roth") return "roth";
    if (kind === null && form.kind === "5498" && form.amount("roth_ira_contributions") > 0) return "roth";
    if (kind === null && form.kind === "5498" && form.amount("roth_ira_conversion") > 0) return "roth";
    return kind === "sep" || kind === "simple" ? kind : "traditional";
  }

  /** The events that are not used yet. */
  events(test: (event: DatedEvent) => boolean): DatedEvent[] {
    return [...this.#events].filter(test);
  }

  /** Takes events as they are: a row becomes an entry with its day; an entry of the ledger stays. */
  take(
    events: readonly DatedEvent[],
    make: (event: DatedEvent) => Omit<DraftEntry, "date" | "day">,
    waits: readonly string[] = [],
    forms: readonly Form[] = [],
    note = "",
  ): void {
    for (const event of events) {
      this.#events.delete(event);
      if (event.entry !== null) continue;
      const papers = [...event.papers, ...forms.flatMap(({ papers }) => papers)];
      const all = [...new Set([...event.waits, ...waits])];
      this.drafts.push({
        entry: { date: event.date, ...make(event), ...accountLabel(event.account), ...noteOf(papers, note) },
        waits: all,
      });
    }
  }

  /** Puts events aside: what they say is told by something else. */
  drop(events: readonly DatedEvent[]): void {
    for (const event of events) this.#events.delete(event);
  }

  /** Adds an entry of which only the year is known, unless `entry` has a day. */
  add(
    year: number,
    entry: Omit<DraftEntry, "date" | "day" | "note" | "account"> & {
      date?: string;
      day?: "unknown" | "known";
    },
    forms: readonly Form[],
    waits: readonly string[],
    more: { account?: string | null; note?: string } = {},
  ): void {
    const { date, day, ...rest } = entry;
    const account = more.account === undefined ? (forms[0]?.account ?? null) : more.account;
    const when =
      date === undefined
        ? yearOnly(year)
        : { date, ...(day === "unknown" ? { day: "unknown" as const } : {}) };
    const papers = forms.flatMap((form) => form.papers);
    this.drafts.push({
      entry: { ...when, ...rest, ...accountLabel(account), ...noteOf(papers, more.note) },
      waits: [...new Set([...waits, ...forms.flatMap((form) => form.waits)])].sort(),
    });
  }

  fact(year: number, key: string, value: YearValue, waits: readonly string[] = []): void {
    this.facts.push({ year, key, value, waits });
  }

  note(tax_year: number | null, message: string, papers: readonly Paper[]): void {
    this.notes.push({ tax_year, message, papers: [...new Set(papers.map(nameOfPaper))].sort() });
  }

  /** Whether the IRS's list of the year's forms is among the papers, taken when all of them were in. */
  isComplete(year: number): boolean {
    return this.#wageTranscripts(year).some(({ dated }) => dated === null || dated >= allFormsInBy(year));
  }

  /** Whether there is such a list, but from before all forms were in. */
  isEarly(year: number): FormPaper[] {
    return this.isComplete(year) ? [] : this.#wageTranscripts(year);
  }

  #wageTranscripts(year: number): FormPaper[] {
    return this.papers.filter(
      (paper): paper is FormPaper =>
        paper.kind !== "history" &&
        paper.format === "transcript" &&
        paper.tax_year === year &&
        ["1099-R", "5498", "W-2", "wage-and-income"].includes(paper.kind),
    );
  }

  /** The last day to contribute for a year. */
  dueDate(year: number): string {
    return returnDue(this.existing ?? { owner: { address: null }, years: {} }, year);
  }

  /** What a box adds up to over forms. */
  total(forms: readonly Form[], box: Parameters<Form["amount"]>[0]): Cents {
    return sum(forms, (form) => form.amount(box));
  }
}

/** Custodians send Form 5498 by the end of May; by the middle of July the IRS's transcript has it. */
function allFormsInBy(year: number): string {
  return `${year + 1}-07-15`;
}
