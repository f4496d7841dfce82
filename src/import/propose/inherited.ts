import type { Paper } from "../paper-facts.js";
import type { Accounts } from "./accounts.js";
import type { Form } from "./one-form.js";
import { nameOfPaper } from "./paper-names.js";
import type { Interview } from "./questions-and-answers.js";

/** IRAs that a person inherited from one decedent: a ledger of their own, and a Form 8606 of their own. */
export interface Inherited {
  /** The first of the accounts, under which their questions go. */
  readonly account: string;
  /** The decedent; null until the owner says it. */
  readonly from: string | null;
  readonly waits: readonly string[];
  readonly accounts: ReadonlySet<string>;
}

const numbered = (account: string | null | undefined) => account ?? "unnumbered";

/**
 * The inherited IRAs among the papers: by code 4 on any Form 1099-R, or by a history's label. Accounts that came from
 * the same person are taken together.
 */
export function inheritedIras(
  forms: readonly Form[],
  papers: readonly Paper[],
  accounts: Accounts,
  interview: Interview,
  prefix: string,
): Inherited[] {
  const found = new Set<string>();
  for (const form of forms)
    if (form.kind === "1099-R" && form.role === "inherited") found.add(numbered(form.account));
  for (const paper of papers) {
    const account = accounts.of(paper.account);
    if (accounts.kind(account)?.startsWith("inherited")) found.add(numbered(account));
  }
  const all: Inherited[] = [];
  for (const account of [...found].sort()) {
    const of = papers.filter((paper) => numbered(accounts.of(paper.account)) === account);
    const answer = interview.text(
      {
        id: `${prefix}inherited-from-${account}`,
        about: `From whom did you inherit the IRA in account ...${account}?`,
        reason:
          "IRAs from each person you inherited from have a separate Form 8606, apart from your own IRAs.",
        papers: of.map(nameOfPaper),
      },
      "The name of the person who died.",
    );
    const from = answer.value ?? null;
    const same =
      from === null ? undefined : all.find((each) => each.from?.toLowerCase() === from.toLowerCase());
    if (same) (same.accounts as Set<string>).add(account);
    else all.push({ account, from, waits: answer.waits, accounts: new Set([account]) });
  }
  return all;
}

/** The inherited IRAs that a form belongs to; null when it is about the person's own money. */
export function inheritedOf(form: Form, all: readonly Inherited[]): Inherited | null {
  const isPlans = form.kind === "W-2" || ["from_plan", "plan_out", "not_ira"].includes(form.role);
  if (isPlans || (form.account === null && form.role !== "inherited")) return null;
  return all.find(({ accounts }) => accounts.has(numbered(form.account))) ?? null;
}

/** The inherited IRAs that an account is one of. */
export function inheritedWith(account: string | null, all: readonly Inherited[]): Inherited | null {
  return account === null ? null : (all.find(({ accounts }) => accounts.has(account)) ?? null);
}
