/**
 * Questions in place of guesses. A question has a stable id, so that an answer in a file still fits when the papers
 * are read again in another order.
 */
import { asWritten } from "../../ledger/as-written.js";
import { isCivilDate } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { parseDollars } from "../../money/parse.js";

/** One answer that a question takes, and what it would put into the ledger. */
export interface Choice {
  /** What to write as the answer: a word, or in angle brackets what kind of value. */
  readonly answer: string;
  readonly means: string;
}

/** Something that no paper says. Amounts in its sentences are in dollars. */
export interface Question {
  readonly id: string;
  /** The question, in one sentence. */
  readonly about: string;
  /** Why the papers do not answer it, and what depends on it. */
  readonly reason: string;
  /** The papers that raise it, in words. */
  readonly papers: readonly string[];
  readonly choices: readonly Choice[];
  /** The answer that the papers make likely; never taken without a word of the owner. */
  readonly suggested: string | null;
  readonly tax_year: number | null;
}

/** An answer as it is read from a file: `yes` and `no` of YAML may come as booleans. */
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;

/** What a question gave: a value to go on with, and the ids of open questions that its value rests on. */
export interface Given<T> {
  /** The answer; without one what is suggested; undefined when nothing is. */
  readonly value: T | undefined;
  /** Empty when the question was answered. */
  readonly waits: readonly string[];
}

interface Asked {
  id: string;
  about: string;
  reason: string;
  papers: readonly string[];
  tax_year?: number;
  /** Asked after the others, because it changes no amount of tax. */
  last?: boolean;
}

/** An amount that is asked for: between nothing and `most`, with a word for either end. */
interface AskedAmount extends Asked {
  most?: Cents;
  /** What `all` stands for, when it is not `most`. */
  whole?: Cents;
  /** What `none` and `all` mean; a word that is left out is not offered. */
  none?: string;
  all?: string;
  /** What an amount in between means. */
  part: string;
  suggested?: Cents;
}

/** Asks the questions of one import, and keeps those that have no answer. */
export class Interview {
  readonly #answers: Answers;
  readonly #open = new Map<string, Question>();
  readonly #last = new Set<string>();
  readonly #used = new Set<string>();
  /** Answers that do not fit their question, by id. */
  readonly misfits = new Map<string, string>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** The questions without an answer: those that change an amount first, by year and id. */
  get open(): Question[] {
    const rank = ({ id }: Question) => (this.#last.has(id) ? 1 : 0);
    return [...this.#open.values()].sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.tax_year ?? 0) - (b.tax_year ?? 0) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
  }

  /** Whether a question has an answer already. Then it is asked even where nothing depends on it. */
  has(id: string): boolean {
    const given = Object.hasOwn(this.#answers, id) ? this.#answers[id] : undefined;
    return given !== undefined && given !== null && given !== "";
  }

  /** Ids of answers that no question asked for. */
  get unasked(): string[] {
    return Object.keys(this.#answers)
      .filter((id) => !this.#used.has(id))
      .sort();
  }

  /** Takes note of an answer that nothing depends on any more. */
  use(id: string): void {
    this.#used.add(id);
  }

  /** Asks for one of several words. */
  choose<T extends string>(asked: Asked, choices: Record<T, string>, suggested?: NoInfer<T>): Given<T> {
    const words = Object.keys(choices) as T[];
    const offered = words.map((answer) => ({ answer, means: choices[answer] }));
    return this.#ask(asked, offered, suggested, suggested, (given) =>
      words.find((word) => word === wordOf(given)),
    );
  }

  /** Asks for an amount in cents. */
  amount(asked: AskedAmount): Given<Cents> {
    const { most, none, all, part, suggested } = asked;
    const whole = asked.whole ?? most;
    const choices: Choice[] = [];
    if (none !== undefined) choices.push({ answer: "none", means: none });
    if (all !== undefined) choices.push({ answer: "all", means: all });
    choices.push({ answer: "<amount>", means: part });
    const word =
      suggested === undefined
        ? undefined
        : suggested === 0 && none !== undefined
          ? "none"
          : suggested === whole && all !== undefined
            ? "all"
            : dollarsOf(suggested);
    return this.#ask(asked, choices, word, suggested, (given) => {
      const text = wordOf(given);
      if (text === "none" || text === "no") return 0;
      if (text === "all" && whole !== undefined) return whole;
      const cents = typeof given === "boolean" ? undefined : parseDollars(given);
      return cents !== undefined && cents >= 0 && cents <= (most ?? cents) ? cents : undefined;
    });
  }

  /** Asks for a day. */
  date(asked: Asked, means: string): Given<string> {
    return this.#ask(asked, [{ answer: "<YYYY-MM-DD>", means }], undefined, undefined, (given) => {
      const day = typeof given === "string" ? asWritten(given, "date") : given;
      return typeof day === "string" && isCivilDate(day) ? day : undefined;
    });
  }

  /** Asks for a tax year. */
  year(asked: Asked, means: string, suggested?: number): Given<number> {
    const word = suggested === undefined ? undefined : String(suggested);
    return this.#ask(asked, [{ answer: "<year>", means }], word, suggested, (given) => {
      const text = String(given);
      return /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined;
    });
  }

  /** Asks for a line of text. */
  text(asked: Asked, means: string): Given<string> {
    return this.#ask(asked, [{ answer: "<text>", means }], undefined, undefined, (given) => {
      const text = String(given).trim();
      return text !== "" && text.length <= 200 && !/\p{Cc}/u.test(text) ? text : undefined;
    });
  }

  /** Asks in a way of the caller's own: `read` gives undefined for an answer that does not fit. */
  other<T>(
    asked: Asked,
    choices: Choice[],
    read: (answer: Answer) => T | undefined,
    suggested?: { word: string; value: T },
  ): Given<T> {
    return this.#ask(asked, choices, suggested?.word, suggested?.value, read);
  }

  #ask<T>(
    asked: Asked,
    choices: Choice[],
    word: string | undefined,
    suggested: T | undefined,
    read: (answer: Answer) => T | undefined,
  ): Given<T> {
    const { id, about, reason, papers, tax_year = null, last = false } = asked;
    const given = this.#answers[id];
    this.#used.add(id);
    if (given !== undefined && this.has(id)) {
      const value = read(given);
      if (value !== undefined) return { value, waits: [] };
      this.misfits.set(id, listOf(choices));
    }
    if (last) this.#last.add(id);
    this.#open.set(id, {
      id,
      about,
      reason,
      papers: [...new Set(papers)].sort(),
      choices,
      suggested: word ?? null,
      tax_year,
    });
    return { value: suggested, waits: [id] };
  }
}

function listOf(choices: readonly Choice[]): string {
  return choices.map(({ answer }) => answer).join(", ");
}

/** A word as it was meant: YAML and JSON may read `yes` and `no` as flags. */
function wordOf(answer: Answer): string {
  if (answer === true) return "yes";
  if (answer === false) return "no";
  return String(answer).trim().toLowerCase();
}

/** Cents as an answer is written: `6500`, `6500.37`. */
export function dollarsOf(cents: Cents): string {
  const whole = Math.trunc(cents / 100);
  const rest = Math.abs(cents % 100);
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, "0")}`;
}
