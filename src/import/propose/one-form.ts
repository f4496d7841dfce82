/**
 * One form by several ways counts once: the same Form 1099-R may come on the IRS's transcript, in a file of the
 * custodian's and as a PDF. A corrected form replaces the one it corrects.
 */
import type { Cents } from "../../money/cents.js";
import {
  type AccountKind,
  centsOf,
  type FACTS,
  type Fact,
  type FormPaper,
  factOf,
  flagOf,
  textOf,
} from "../paper-facts.js";
import type { Accounts } from "./accounts.js";
import { type Role, roleOf } from "./codes.js";
import { compare } from "./draft-entry.js";
import { nameOfPaper, shortName } from "./paper-names.js";
import { dollarsOf, type Interview } from "./questions-and-answers.js";

type Name = keyof typeof FACTS;
type Money = Parameters<typeof centsOf>[1];
type Flag = Parameters<typeof flagOf>[1];
type Text = Parameters<typeof textOf>[1];

/** One form, whatever number of papers it came on. */
export class Form {
  constructor(
    readonly kind: "1099-R" | "5498" | "W-2",
    readonly year: number,
    readonly account: string | null,
    /** The best one first. */
    readonly papers: readonly FormPaper[],
    readonly waits: readonly string[],
  ) {}

  /** A box in cents; undefined when no paper prints it. */
  cents(name: Money): Cents | undefined {
    return this.#first((paper) => centsOf(paper, name));
  }

  /** A box in cents, nothing when it is blank. */
  amount(name: Money): Cents {
    return this.cents(name) ?? 0;
  }

  flag(name: Flag): boolean | undefined {
    return this.#first((paper) => flagOf(paper, name));
  }

  text(name: Text): string | undefined {
    return this.#first((paper) => textOf(paper, name));
  }

  value(name: Name): Fact["value"] | undefined {
    return this.#first((paper) => factOf(paper, name)?.value);
  }

  /** The IRS's transcripts leave out boxes that are zero; elsewhere a missing box says nothing. */
  get blankIsZero(): boolean {
    return this.papers.some(({ format }) => format === "transcript");
  }

  get codes(): string {
    return (this.text("distribution_codes") ?? "").toUpperCase();
  }

  get role(): Role {
    return roleOf(this.codes, this.flag("ira_sep_simple"));
  }

  /** A part of an id that is the same in whatever order papers come: the account, or the custodian. */
  get tag(): string {
    const [paper] = this.papers;
    return this.account ?? paper?.custodian.tin ?? "unnumbered";
  }

  #first<T>(read: (paper: FormPaper) => T | undefined): T | undefined {
    for (const paper of this.papers) {
      const value = read(paper);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The kind of account a Form 5498 is about; null when no box 7 is checked. */
export function kindOn5498(form: Form): AccountKind | null {
  if (form.flag("roth_ira")) return "roth";
  if (form.flag("sep")) return "sep";
  if (form.flag("simple")) return "simple";
  return form.flag("ira") ? "traditional" : null;
}

const KINDS = new Set(["1099-R", "5498", "W-2"]);

/** The forms that papers tell, each once, in an order of their own. */
export function oneForm(papers: readonly FormPaper[], accounts: Accounts, interview: Interview): Form[] {
  const usable = papers
    .filter(({ kind, submission, tax_year }) => KINDS.has(kind) && submission !== "void" && tax_year !== null)
    .sort(inOwnOrder);
  const groups = new Map<string, FormPaper[]>();
  for (const paper of usable) {
    const key = [
      paper.kind,
      paper.tax_year,
      accounts.of(paper.account) ?? `payer ${paper.custodian.tin}`,
    ].join();
    groups.set(key, [...(groups.get(key) ?? []), paper]);
  }
  const forms = [...groups.values()].flatMap((group) =>
    clusters(withoutCorrected(group)).flatMap((cluster) => settle(cluster, accounts, interview)),
  );
  return withoutUnnumberedCopies(forms);
}

/** The IRS's transcript first, then what machines wrote, then what was read from the look of a page. */
const FORMATS = ["transcript", "fdx", "ofx", "boxes", "json", "csv", "qif", "filled-form", "pdf-text"];

function inOwnOrder(a: FormPaper, b: FormPaper): number {
  return (
    (a.tax_year ?? 0) - (b.tax_year ?? 0) ||
    compare(a.kind, b.kind) ||
    FORMATS.indexOf(a.format) - FORMATS.indexOf(b.format) ||
    compare(a.account ?? "", b.account ?? "") ||
    compare(contentOf(a), contentOf(b)) ||
    compare(a.file, b.file)
  );
}

function contentOf(paper: FormPaper): string {
  return JSON.stringify(paper.facts.map(({ name, value }) => [name, value]).sort());
}

const codesOn = (paper: FormPaper) => [...(textOf(paper, "distribution_codes") ?? "")].sort().join("");

/** Drops what a corrected form replaces: the form of the same account and codes, or the only one of the account. */
function withoutCorrected(group: readonly FormPaper[]): FormPaper[] {
  const corrected = group.filter(({ submission }) => submission === "corrected");
  if (corrected.length === 0) return [...group];
  const originals = group.filter(({ submission }) => submission !== "corrected");
  const kinds = new Set(originals.map(codesOn));
  const replaced = new Set(corrected.map(codesOn));
  const kept = originals.filter((paper) => {
    if (paper.kind === "5498" || kinds.size === 1) return false;
    return !replaced.has(codesOn(paper));
  });
  const latest = corrected.reduce<string>(
    (day, { dated }) => ((dated ?? "") > day ? (dated ?? "") : day),
    "",
  );
  const last = corrected.filter(({ dated }) => latest === "" || dated === null || dated === latest);
  return [...last, ...kept];
}

/** Papers of one account and year, sorted into those that tell the same form. */
function clusters(group: readonly FormPaper[]): FormPaper[][] {
  const found: FormPaper[][] = [];
  for (const paper of group) {
    const same = found.find((cluster) => cluster[0] !== undefined && areOne(cluster[0], paper, group));
    if (same) same.push(paper);
    else found.push([paper]);
  }
  return found;
}

function areOne(a: FormPaper, b: FormPaper, group: readonly FormPaper[]): boolean {
  if (a.kind === "5498") return a.account !== null ? areKindsOne(a, b) : amountsOf(a) === amountsOf(b);
  if (a.kind === "W-2") return contentOf(a) === contentOf(b);
  if (codesOn(a) !== codesOn(b)) return false;
  if (centsOf(a, "gross_distribution") === centsOf(b, "gross_distribution")) return true;
  // Two forms of one file that differ are two forms; of two files with one form each, two readings of one.
  return a.account !== null && !group.some((one) => countLike(one, group) > 1);
}

/** How many different forms with the codes of this one are in its file. */
function countLike(paper: FormPaper, group: readonly FormPaper[]): number {
  const alike = group.filter((other) => other.file === paper.file && codesOn(other) === codesOn(paper));
  return new Set(alike.map((other) => centsOf(other, "gross_distribution"))).size;
}

/** One account has one Form 5498 a year, unless two accounts happen to end in the same digits. */
function areKindsOne(a: FormPaper, b: FormPaper): boolean {
  for (const flag of ["roth_ira", "ira", "sep", "simple"] as const) {
    const [one, other] = [flagOf(a, flag), flagOf(b, flag)];
    if (one !== undefined && other !== undefined && one !== other) return false;
  }
  return !(flagOf(a, "roth_ira") && flagOf(b, "ira")) && !(flagOf(a, "ira") && flagOf(b, "roth_ira"));
}

const MONEY_OF: Record<string, readonly Money[]> = {
  "1099-R": ["gross_distribution", "federal_tax_withheld", "taxable_amount"],
  "5498": [
    "ira_contributions",
    "rollover_contributions",
    "roth_ira_conversion",
    "recharacterized_contributions",
    "fair_market_value",
    "sep_contributions",
    "simple_contributions",
    "roth_ira_contributions",
    "postponed_contribution",
    "repayments",
  ],
  "W-2": ["wages"],
};

function amountsOf(paper: FormPaper): string {
  return (MONEY_OF[paper.kind] ?? []).map((name) => centsOf(paper, name) ?? 0).join();
}

/** One form of a cluster; where two papers print a box differently, the owner says which is right. */
function settle(cluster: readonly FormPaper[], accounts: Accounts, interview: Interview): Form[] {
  const [best] = cluster;
  if (!best || best.tax_year === null) return [];
  const account = accounts.of(best.account);
  const waits = [...accounts.waits(account)];
  const kind = best.kind as Form["kind"];
  const versions = versionsOf(cluster);
  if (versions.length < 2) return [new Form(kind, best.tax_year, account, cluster, waits)];
  const named = { kind, tax_year: best.tax_year, account };
  const answer = interview.other(
    {
      id: `which-${kind.toLowerCase()}-${best.tax_year}-${account ?? "unnumbered"}${codesOn(best) && `-${codesOn(best)}`}`,
      about: `Which paper is right about ${shortName(named)}?`,
      reason:
        "Two papers show different amounts for what looks like one form. One of them may be corrected or misread.",
      papers: cluster.map(nameOfPaper),
      tax_year: best.tax_year,
    },
    [
      ...versions.map(({ papers, difference }, i) => ({
        answer: String(i + 1),
        means: `${papers.map(({ file }) => file).join(", ")}: ${difference}.`,
      })),
      ...(kind === "5498" ? [] : [{ answer: "both", means: "They are two forms, and both count." }]),
    ],
    (given) =>
      kind !== "5498" && given === "both"
        ? versions
        : versions[Number(given) - 1] && [versions[Number(given) - 1]],
    versions[0] && { word: "1", value: [versions[0]] },
  );
  const year = best.tax_year;
  return (answer.value ?? []).flatMap((version) =>
    version ? [new Form(kind, year, account, version.papers, [...waits, ...answer.waits])] : [],
  );
}

interface Version {
  papers: FormPaper[];
  difference: string;
}

/** Papers that do not contradict each other, together; a box that is not printed contradicts nothing. */
function versionsOf(cluster: readonly FormPaper[]): Version[] {
  const versions: FormPaper[][] = [];
  for (const paper of cluster) {
    const agreeing = versions.find((papers) =>
      papers.every((other) => differences(paper, other).length === 0),
    );
    if (agreeing) agreeing.push(paper);
    else versions.push([paper]);
  }
  const differing = new Set(
    versions.flatMap((papers) =>
      versions.flatMap((others) =>
        papers === others ? [] : papers.flatMap((p) => others.flatMap((o) => differences(p, o))),
      ),
    ),
  );
  return versions.map((papers) => ({
    papers,
    difference: [...differing]
      .map((name) => `${name.replaceAll("_", " ")} ${amountIn(papers, name)}`)
      .join(", "),
  }));
}

function amountIn(papers: readonly FormPaper[], name: Money): string {
  for (const paper of papers) {
    const cents = centsOf(paper, name);
    if (cents !== undefined) return dollarsOf(cents);
  }
  return "blank";
}

function differences(a: FormPaper, b: FormPaper): Money[] {
  return (MONEY_OF[a.kind] ?? []).filter((name) => {
    const [one, other] = [centsOf(a, name), centsOf(b, name)];
    return one !== undefined && other !== undefined && one !== other;
  });
}

/** A form without an account number is a copy of one that has the same amounts and a number. */
function withoutUnnumberedCopies(forms: readonly Form[]): Form[] {
  const signature = (form: Form) =>
    [
      form.kind,
      form.year,
      form.kind === "5498" ? (kindOn5498(form) ?? "") : [...form.codes].sort().join(""),
      ...(MONEY_OF[form.kind] ?? [])
        .filter((name) => name !== "taxable_amount")
        .map((name) => form.amount(name)),
    ].join();
  const numbered = forms.filter(({ account }) => account !== null);
  const taken = new Set<Form>();
  return forms.filter((form) => {
    if (form.account !== null || form.kind === "W-2") return true;
    const files = new Set(form.papers.map(({ file }) => file));
    const copy = numbered.find(
      (other) =>
        !taken.has(other) &&
        signature(other) === signature(form) &&
        !other.papers.some(({ file }) => files.has(file)),
    );
    if (copy) taken.add(copy);
    return copy === undefined;
  });
}
