import { computed, effect, signal } from "@preact/signals";
import { changeFound } from "../../correction/changed-lines.js";
import {
  type Cents,
  correctHousehold,
  type Envelope,
  envelopes,
  factsInWords,
  isTooLate,
  type Ledger,
  type Send,
  sendKinds,
} from "../engine.js";
import type { Reckoned } from "./reckoning.js";
import { reckoned, today } from "./store.js";
import { type Place, placeOfText } from "./written.js";

/** A year of a person for which it is not known yet what to send, and what would tell. */
export interface OpenYear {
  readonly bookId: number;
  readonly name: string;
  /** Null while the whole ledger waits for answers. */
  readonly taxYear: number | null;
  /** What is missing, to be read after "Add" or "Answer": "lines 4a and 4b of your 2024 return". */
  readonly needs: string;
  /** Where it is entered: a place in one of the books, or null when a spouse is missing who is not on the page. */
  readonly at: { readonly bookId: number; readonly place: Place } | null;
}

/** What is known of one year of a person. */
export interface Decided {
  readonly bookId: number;
  readonly taxYear: number;
  readonly send: Send;
  /** How much less is taxable than the return says, in cents, for everyone on it; negative when more is, null when not known. */
  readonly overtaxed: Cents | null;
  /** The return was wrong, and the time to change it has ended. */
  readonly isTooLate: boolean;
}

/** One filing package: the people in it and its envelopes. */
export interface Package {
  /** The ledger that it is made from, and the others on the page. */
  readonly ledger: Ledger;
  readonly others: readonly (Ledger | null)[];
  readonly bookIds: readonly number[];
  /** Their ledgers, in the same order. */
  readonly members: readonly Ledger[];
  readonly names: readonly string[];
  readonly envelopes: readonly Envelope[];
  readonly decided: readonly Decided[];
}

/** What everybody on the page has to send, and what is still open. */
export interface ToSend {
  readonly packages: readonly Package[];
  /** By year, then in the order of the tabs. */
  readonly open: readonly OpenYear[];
  /** Somebody has said what was filed, so that an open year keeps a package from being complete. */
  readonly isUrgent: boolean;
}

/** What the books of the page have to send, together. A book that cannot be read counts as a ledger with errors. */
export function whatToSend(books: readonly Reckoned[], asOf: string): ToSend {
  const ledgers = books.map(({ ledger }) => ledger);
  const waiting = books.filter(({ problems }) => problems.length > 0).map((each): OpenYear => openBook(each));
  const open: OpenYear[] = [...waiting];
  const packages: Package[] = [];
  let isConflict = false;
  for (const { ledgers: at, correction } of correctHousehold(ledgers, asOf)) {
    const members = at.map((place) => books[place] as Reckoned);
    const [first] = members;
    if (first?.ledger == null) continue;
    if (!correction.ok) {
      if (waiting.some(({ bookId }) => bookId === first.book.id)) continue;
      isConflict = true;
      for (const { path } of correction.problems) open.push(conflict(first, placeOfText(path)));
      continue;
    }
    packages.push({
      ledger: first.ledger,
      others: ledgers.filter((_, place) => place !== at[0]),
      bookIds: members.map(({ book }) => book.id),
      members: members.flatMap((each) => each.ledger ?? []),
      names: [...new Set(members.map(({ ledger }) => ledger?.owner.name ?? ""))],
      envelopes: envelopes(correction.value),
      decided: correction.value.members.flatMap(({ years }, index) =>
        years.map(({ tax_year, send, income }) => ({
          bookId: (members[index] as Reckoned).book.id,
          taxYear: tax_year,
          send,
          overtaxed: income.change === null ? null : -(changeFound(income) ?? 0),
          isTooLate: isTooLate({ send, income }),
        })),
      ),
    });
    for (const [index, { years, lacks }] of correction.value.members.entries()) {
      const member = members[index] as Reckoned;
      for (const { tax_year, send, joint } of years) {
        if (send === "undecided") open.push(openYear(member, tax_year, lacks, books));
        else if (joint === null && at.length > 1 && sendKinds[send].carrier === "form_1040_x")
          open.push(openStatus(member, tax_year));
      }
    }
  }
  const isSent = packages.some(({ envelopes: sent }) => sent.length > 0);
  return { packages, open: once(open), isUrgent: isSent || isConflict || ledgers.some(isTold) };
}

/** Whether a person has said that something was filed, or was not. */
function isTold(ledger: Ledger | null): boolean {
  const years = Object.values(ledger?.years ?? {});
  return years.some(({ filed }) => filed !== null && filed.form_8606 !== true);
}

function openBook({ book, problems }: Reckoned): OpenYear {
  const place = placeOfText(problems[0]?.path ?? "");
  const needs = problems.length === 1 ? "one answer" : `${problems.length} answers`;
  return { ...whose(book), taxYear: null, needs, at: { bookId: book.id, place } };
}

function conflict({ book }: Reckoned, place: Place): OpenYear {
  const taxYear = place[0] === "years" ? Number(place[1]) : null;
  return { ...whose(book), taxYear, needs: "the same answer in both tabs", at: { bookId: book.id, place } };
}

function openYear(
  { book }: Reckoned,
  taxYear: number,
  lacks: readonly { readonly path: string }[],
  books: readonly Reckoned[],
): OpenYear {
  const mine = { ...whose(book), taxYear };
  // The fact of this year, or of an earlier one whose basis is open.
  const path =
    lacks.map((lack) => lack.path).find((each) => each.startsWith(`years.${taxYear}.`)) ??
    lacks.map((lack) => lack.path).find((each) => !each.includes(" "));
  if (path !== undefined)
    return {
      ...mine,
      needs: factsInWords([{ lacks: path }]),
      at: { bookId: book.id, place: placeOfFact(path) },
    };
  const [spouse, ...more] = books.filter((other) => other.book.id !== book.id);
  if (spouse === undefined) return { ...mine, needs: "your spouse's IRAs, if you filed jointly", at: null };
  const broken = [spouse, ...more].find(({ problems }) => problems.length > 0) ?? spouse;
  const place =
    broken.problems.length > 0
      ? placeOfText(broken.problems[0]?.path ?? "")
      : ["years", String(taxYear), "filed"];
  return {
    ...mine,
    needs: `an answer in ${whose(broken.book).name}'s tab, because you share one return`,
    at: { bookId: broken.book.id, place },
  };
}

/** Two people share a package, and nobody has said that the return is a joint one. */
function openStatus({ book }: Reckoned, taxYear: number): OpenYear {
  const path = `years.${taxYear}.filing_status`;
  const at = { bookId: book.id, place: placeOfText(path) };
  return { ...whose(book), taxYear, needs: factsInWords([{ lacks: path }]), at };
}

/** The field to go to: the first of those that a fact is made of. */
function placeOfFact(path: string): Place {
  const place = placeOfText(path);
  return place.at(-1) === "form_1040" ? [...place, "4a"] : place;
}

function whose({ id, ledger }: Reckoned["book"]): Pick<OpenYear, "bookId" | "name"> {
  const { name, inherited_from } = (ledger.owner ?? {}) as { name?: unknown; inherited_from?: unknown };
  const own = typeof name === "string" && name.trim() !== "" ? name.trim() : "Your spouse";
  const from = typeof inherited_from === "string" ? `, IRAs inherited from ${inherited_from}` : "";
  return { bookId: id, name: `${own}${from}` };
}

/** Each year of a person once, in order. */
function once(open: readonly OpenYear[]): OpenYear[] {
  const seen = new Set<string>();
  return open
    .filter(({ bookId, taxYear, needs }) => {
      const key = `${bookId} ${taxYear} ${needs}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (a.taxYear ?? 0) - (b.taxYear ?? 0));
}

/** What everybody on the page has to send. It takes longer than a key press: read it only where it is shown. */
export const toSend = computed(() => whatToSend(reckoned.value, today.value));

/** The years whose form goes by itself: its address block is filled in. */
export function formsAlone({ packages }: ToSend, bookId: number): ReadonlySet<number> {
  const all = packages.flatMap(({ decided }) => decided);
  const alone = all.filter((each) => each.bookId === bookId && sendKinds[each.send].carrier === "form_8606");
  return new Set(alone.map(({ taxYear }) => taxYear));
}

/** Something that is printed on a form and is not there yet. */
export interface MissingOnForm {
  readonly bookId: number;
  readonly words: string;
  readonly place: Place;
}

/**
 * The numbers and addresses that the forms still need: of everybody with a form in an envelope, or of the one on the
 * screen while nothing is sent.
 */
export function missingOnForms(
  now: ToSend,
  here: { readonly bookId: number; readonly owner: Ledger["owner"] } | null,
): MissingOnForm[] {
  const mailed = now.packages.flatMap(({ envelopes: all, bookIds, members }) =>
    members.flatMap((ledger, index) => {
      const parts = all.flatMap((each) => each.parts.map((part) => ({ ...part, carrier: each.carrier })));
      const own = parts.filter(
        ({ member, withForm }) => withForm && isSameOwner(member.ledger.owner, ledger.owner),
      );
      const isAlone = own.some(({ carrier }) => carrier === "form_8606");
      return own.length === 0 ? [] : [{ bookId: bookIds[index] as number, owner: ledger.owner, isAlone }];
    }),
  );
  const people = mailed.length > 0 ? mailed : here === null ? [] : [{ ...here, isAlone: false }];
  return people.flatMap(({ bookId, owner, isAlone }) => {
    const whose = people.length > 1 ? `${owner.name}'s` : "your";
    return [
      ...(owner.ssn === null
        ? [{ bookId, words: `${whose} social security number`, place: ["owner", "ssn"] }]
        : []),
      ...(isAlone && owner.address === null
        ? [{ bookId, words: `${whose} home address`, place: ["owner", "address", "street"] }]
        : []),
    ];
  });
}

function isSameOwner(a: Ledger["owner"], b: Ledger["owner"]): boolean {
  return a.name === b.name && a.inherited_from === b.inherited_from;
}

const NOTHING: ToSend = { packages: [], open: [], isUrgent: false };

/** What everybody has to send, as it was a moment after the last key press: for what is beside a field. */
export const sendBeside = signal<ToSend>(NOTHING);

/** What keeps a package from being complete, a moment after the last key press. */
export const blocking = computed<readonly OpenYear[]>(() => {
  const { open, isUrgent } = sendBeside.value;
  // What a ledger waits for is asked where its figures would be.
  return isUrgent ? open.filter(({ taxYear }) => taxYear !== null) : [];
});

/** What is known of one year of one person; undefined when nothing is. */
export function decidedFor(bookId: number, taxYear: number): Decided | undefined {
  const all = sendBeside.value.packages.flatMap(({ decided }) => decided);
  return all.find((each) => each.bookId === bookId && each.taxYear === taxYear);
}

const A_MOMENT_MS = 300;

/** Keeps `sendBeside` as it should be, from now on. */
export function watchToSend(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const [books, asOf] = [reckoned.value, today.value];
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      sendBeside.value = books.length === 0 ? NOTHING : whatToSend(books, asOf);
    }, A_MOMENT_MS);
  });
}
