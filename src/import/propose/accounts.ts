/**
 * Which papers are about the same account. A paper has only the last digits of an account number, and the IRS's
 * transcripts sometimes have other digits than the custodian's own papers.
 */
import type { Cents } from "../../money/cents.js";
import {
  type AccountKind,
  centsOf,
  type FormPaper,
  flagOf,
  type HistoryPaper,
  type Paper,
  textOf,
} from "../paper-facts.js";
import { compare } from "./draft-entry.js";
import { nameOfPaper } from "./paper-names.js";
import type { Interview } from "./questions-and-answers.js";

/** The accounts of one owner. */
export class Accounts {
  readonly #same = new Map<string, string>();
  readonly #waits = new Map<string, readonly string[]>();
  readonly #kinds = new Map<string, AccountKind>();

  constructor(papers: readonly Paper[], interview: Interview) {
    const numbers = [...new Set(papers.flatMap(({ account }) => (account === null ? [] : [account])))].sort();
    for (const short of numbers.filter((number) => number.length < 4)) {
      const whole = numbers.filter((number) => number.length >= 4 && number.endsWith(short));
      if (whole.length === 1 && whole[0] !== undefined) this.#same.set(short, whole[0]);
    }
    this.#linkToTranscripts(papers, interview);
    this.#findKinds(papers);
  }

  /** The name under which all papers about one account are taken together. */
  of(account: string | null): string | null {
    if (account === null) return null;
    const whole = this.#same.get(account) ?? this.#bySuffix(account);
    return this.#same.get(whole) ?? whole;
  }

  /** The kind of account; null when no paper says it. */
  kind(account: string | null): AccountKind | null {
    return (account === null ? undefined : this.#kinds.get(account)) ?? null;
  }

  /** Open questions on whether papers with another number are about this account. */
  waits(account: string | null): readonly string[] {
    return (account === null ? undefined : this.#waits.get(account)) ?? [];
  }

  /** Notes what a history makes clear about an account whose kind no paper says. */
  learn(account: string | null, kind: AccountKind): void {
    if (account !== null && !this.#kinds.has(account)) this.#kinds.set(account, kind);
  }

  #bySuffix(account: string): string {
    if (this.#kinds.has(account) || account.length >= 4) return account;
    const whole = [...this.#kinds.keys()].filter((known) => known.length >= 4 && known.endsWith(account));
    return whole.length === 1 && whole[0] !== undefined ? whole[0] : account;
  }

  /** Asks once for each account that may be one of a transcript's under other digits. */
  #linkToTranscripts(papers: readonly Paper[], interview: Interview): void {
    const named = papers.filter(({ account }) => account !== null);
    const onTranscript = new Set(
      named.filter(({ format }) => format === "transcript").map(({ account }) => this.of(account)),
    );
    const others = named.filter(({ account }) => !onTranscript.has(this.of(account)));
    const transcripts = evidenceOf(
      named.filter(({ format }) => format === "transcript"),
      this,
    );
    const elsewhere = evidenceOf(others, this);
    for (const [account, amounts] of [...elsewhere].sort(([a], [b]) => compare(a, b))) {
      const likely = [...transcripts]
        .map(([candidate, theirs]) => ({
          candidate,
          shared: [...amounts].filter((each) => theirs.has(each)),
        }))
        .filter(({ shared }) => shared.length > 0)
        .sort((a, b) => b.shared.length - a.shared.length || compare(a.candidate, b.candidate));
      const [best, next] = likely;
      if (!best || best.shared.length === next?.shared.length) continue;
      this.#askSame(account, best.candidate, others, interview);
    }
  }

  #askSame(account: string, candidate: string, papers: readonly Paper[], interview: Interview): void {
    const same = interview.choose(
      {
        id: `same-account-${candidate}-${account}`,
        about: `Is the account that ends in ${account} the one that the IRS transcript shows as ending in ${candidate}?`,
        reason:
          "The papers show the same amounts under two account numbers. Counting them as two accounts would count the money twice.",
        papers: papers.filter((paper) => this.of(paper.account) === account).map(nameOfPaper),
      },
      {
        yes: "They are the same account, and each amount counts once.",
        no: "They are two accounts, and all amounts count.",
      },
      "yes",
    );
    if (same.value === "yes") this.#same.set(account, candidate);
    this.#waits.set(account, same.waits);
    if (same.waits.length > 0)
      this.#waits.set(candidate, [...(this.#waits.get(candidate) ?? []), ...same.waits]);
  }

  #findKinds(papers: readonly Paper[]): void {
    const found = papers
      .flatMap((paper) => {
        const account = this.of(paper.account);
        const kind = kindOnPaper(paper);
        return account === null || kind === null ? [] : [{ account, ...kind }];
      })
      .sort((a, b) => a.rank - b.rank || compare(a.account, b.account) || compare(a.kind, b.kind));
    for (const { account, kind } of found) this.learn(account, kind);
    for (const paper of papers) {
      if (paper.kind !== "history") continue;
      for (const { action, amount, counterpart } of paper.facts) {
        if (action !== "conversion" || amount === null) continue;
        const here = this.of(paper.account);
        const there = this.of(counterpart);
        this.learn(amount > 0 ? here : there, "roth");
        this.learn(amount > 0 ? there : here, "traditional");
      }
    }
  }
}

/** What one paper says about the kind of its account; the form's own boxes go before a file's label. */
function kindOnPaper(paper: Paper): { kind: AccountKind; rank: number } | null {
  if (paper.kind === "history") {
    const { account_kind: kind } = paper;
    return kind === null ? null : { kind, rank: kind.startsWith("inherited") ? 0 : 2 };
  }
  if (paper.kind === "5498") {
    if (flagOf(paper, "roth_ira")) return { kind: "roth", rank: 1 };
    if (flagOf(paper, "sep")) return { kind: "sep", rank: 1 };
    if (flagOf(paper, "simple")) return { kind: "simple", rank: 1 };
    return flagOf(paper, "ira") ? { kind: "traditional", rank: 1 } : null;
  }
  if (paper.kind !== "1099-R") return null;
  const codes = textOf(paper, "distribution_codes") ?? "";
  if (/[JTQ]/.test(codes)) return { kind: "roth", rank: 3 };
  if (flagOf(paper, "ira_sep_simple")) return { kind: "traditional", rank: 4 };
  return /[GH1-7]/.test(codes) && flagOf(paper, "ira_sep_simple") === false
    ? { kind: "plan", rank: 5 }
    : null;
}

/** The amounts by which an account is known again: year, what it was, and cents. */
function evidenceOf(papers: readonly Paper[], accounts: Accounts): Map<string, Set<string>> {
  const totals = new Map<string, Map<string, Cents>>();
  const add = (account: string | null, key: string, cents: Cents) => {
    const name = accounts.of(account);
    if (name === null || cents === 0) return;
    const sums = totals.get(name) ?? new Map<string, Cents>();
    totals.set(name, sums.set(key, (sums.get(key) ?? 0) + cents));
  };
  const seen = new Set<string>();
  for (const paper of papers) {
    const once = JSON.stringify([paper.kind, paper.tax_year, paper.account, amountsOf(paper)]);
    if (seen.has(once)) continue;
    seen.add(once);
    for (const [key, cents] of amountsOf(paper)) add(paper.account, key, cents);
  }
  return new Map(
    [...totals].map(([name, sums]) => [name, new Set([...sums].map(([key, cents]) => `${key}=${cents}`))]),
  );
}

function amountsOf(paper: Paper): [string, Cents][] {
  return paper.kind === "history" ? amountsInHistory(paper) : amountsOnForm(paper);
}

function amountsOnForm(paper: FormPaper): [string, Cents][] {
  const { tax_year: year } = paper;
  if (paper.kind === "1099-R") return [[`${year} out`, centsOf(paper, "gross_distribution") ?? 0]];
  if (paper.kind !== "5498") return [];
  return [
    [`${year} in`, centsOf(paper, "ira_contributions") ?? 0],
    [`${year} in`, centsOf(paper, "roth_ira_contributions") ?? 0],
    [`${year} converted`, centsOf(paper, "roth_ira_conversion") ?? 0],
    [`${year} rolled over`, centsOf(paper, "rollover_contributions") ?? 0],
    [`${year} value`, centsOf(paper, "fair_market_value") ?? 0],
  ];
}

function amountsInHistory(paper: HistoryPaper): [string, Cents][] {
  return paper.facts.flatMap(({ date, action, amount, for: year }): [string, Cents][] => {
    if (amount === null) return [];
    const of = Number(date.slice(0, 4));
    if (action === "contribution" && amount > 0) return [[`${year ?? of} in`, amount]];
    if (action === "conversion" && amount > 0) return [[`${of} converted`, amount]];
    if (amount < 0 && action !== "balance") return [[`${of} out`, -amount]];
    return action === "rollover" || action === "plan_rollover" ? [[`${of} rolled over`, amount]] : [];
  });
}
