/** Values on December 31 (Form 5498, box 5) of traditional, SEP and SIMPLE IRAs: line 6 of Form 8606. */
import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { isDistributionRequired } from "../../year/required-distribution.js";
import { type AccountValue, accountLabel, compare } from "./draft-entry.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import { birthdayOf } from "./personal.js";
import type { Given } from "./questions-and-answers.js";

/** Drafts the year-end value of every year that papers tell or that line 6 needs. */
export function proposeYearEnds(own: OwnPapers): void {
  for (const year of own.years) {
    const accounts = accountsAt(own, year);
    const needed = isMoneyOut(own, year) || isRequiredFrom(own, year);
    if (accounts.length === 0 && !needed && !own.interview.has(own.id(`value-${year}`))) continue;
    if (accounts.length === 0) {
      noForm(own, year);
      continue;
    }
    const values = accounts.map((each) => ({ ...each, ...valueAt(own, year, each, needed) }));
    if (values.some(({ value, waits }) => value === undefined && waits.length === 0)) continue;
    const waits = [...new Set(values.flatMap((each) => each.waits))].sort();
    const list = values.map(
      ({ account, ira, value }): AccountValue => ({
        ...accountLabel(account),
        ...(ira === "sep" || ira === "simple" ? { ira } : {}),
        value: value ?? 0,
      }),
    );
    own.fact(year, "year_end_value", list, waits);
  }
}

interface AtYearEnd {
  account: string | null;
  ira: string;
  form: Form | undefined;
  balance: Cents | undefined;
}

/** Every pooled account that a Form 5498 or a balance shows for a year. */
function accountsAt(own: OwnPapers, year: number): AtYearEnd[] {
  const balances = own.histories.balances.filter((each) => each.year === year && each.ira !== "roth");
  const found: AtYearEnd[] = own.incoming(year, "traditional").map((form) => ({
    account: form.account,
    ira: own.iraOf(form),
    form,
    balance: balances.find(({ account }) => account === form.account)?.cents,
  }));
  for (const { account, ira, cents } of balances) {
    if (found.some((each) => each.account === account)) continue;
    found.push({ account, ira, form: undefined, balance: cents });
  }
  return found.sort((a, b) => compare(a.account ?? "", b.account ?? ""));
}

/** Whether money left an IRA: then line 6 is completed. */
function isMoneyOut(own: OwnPapers, year: number): boolean {
  if (own.outgoing(year, "out", "inherited", "charity").length > 0) return true;
  return own.histories.events.some(
    ({ kind, ira, date }) =>
      (kind === "conversion" || kind === "distribution") && ira !== "roth" && yearOf(date) === year,
  );
}

/** Whether the next year's required distribution is computed from this year's value. */
function isRequiredFrom(own: OwnPapers, year: number): boolean {
  if (!isMoneyOut(own, year + 1)) return false;
  if (own.whose.inherited !== null) return true;
  const born = birthdayOf(own);
  return born !== null && isDistributionRequired(born, year + 1);
}

function valueAt(own: OwnPapers, year: number, at: AtYearEnd, needed: boolean): Given<Cents> {
  const waits = at.form?.waits ?? [];
  const printed = at.form?.cents("fair_market_value") ?? at.balance;
  if (printed !== undefined) return { value: printed, waits };
  if (at.form && wasEmptied(own, year, at.form)) return { value: 0, waits };
  if (at.form === undefined) return { value: undefined, waits: [] };
  const id = own.id(`value-${year}-${at.form.tag}`);
  if (!needed && !own.interview.has(id)) return { value: undefined, waits: [] };
  const answer = own.interview.amount({
    id,
    about: `What was account ...${at.account ?? "?"} worth on December 31, ${year}?`,
    reason:
      "Form 5498, box 5, is blank on the paper. Line 6 of Form 8606 needs the value. A transcript leaves out a value of zero.",
    papers: at.form.papers.map(nameOfPaper),
    tax_year: year,
    none: "Nothing: the account was empty.",
    part: "Its value on December 31, from the statement.",
    ...(at.form.blankIsZero ? { suggested: 0 } : {}),
  });
  return { value: answer.value, waits: [...waits, ...answer.waits] };
}

/** A total distribution, or as much out as was in and came in: nothing can be left. */
function wasEmptied(own: OwnPapers, year: number, form: Form): boolean {
  const out = own
    .outgoing(year, "out", "inherited", "charity")
    .filter(({ account }) => account === form.account);
  if (form.account === null || out.length === 0) return false;
  if (out.some((each) => each.flag("total_distribution"))) return true;
  const before = own.incoming(year - 1, "traditional").find(({ account }) => account === form.account);
  const value = before?.cents("fair_market_value");
  if (value === undefined) return false;
  const came = (
    ["ira_contributions", "rollover_contributions", "sep_contributions", "simple_contributions"] as const
  ).map((box) => form.amount(box));
  const inside = came.reduce((sum, cents) => sum + cents, value);
  return form.blankIsZero && own.total(out, "gross_distribution") === inside;
}

/** A year with money out and no Form 5498 of a traditional IRA: custodians send none for an account that was emptied. */
function noForm(own: OwnPapers, year: number): void {
  if (own.existing?.years[year]?.year_end_value != null) return;
  const out = own.outgoing(year, "out", "inherited", "charity");
  const emptied = out.length > 0 && out.every((form) => form.flag("total_distribution"));
  if (emptied && own.isComplete(year)) return own.fact(year, "year_end_value", [{ value: 0 }], []);
  const answer = own.interview.amount({
    id: own.id(`value-${year}`),
    about: `What were all your traditional IRAs (including SEP and SIMPLE IRAs) worth on December 31, ${year}?`,
    reason: "No Form 5498 among the papers shows a value for the year. Line 6 of Form 8606 needs it.",
    papers: out.flatMap((form) => form.papers.map(nameOfPaper)),
    tax_year: year,
    none: "Nothing: they were all empty.",
    part: "Their value on December 31, from the statements.",
    ...(own.isComplete(year) ? { suggested: 0 } : {}),
  });
  if (answer.value !== undefined) own.fact(year, "year_end_value", [{ value: answer.value }], answer.waits);
}
