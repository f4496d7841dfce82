import type { FormPaper } from "../import/paper-facts.js";
import { Accounts } from "../import/propose/accounts.js";
import { type Form, oneForm } from "../import/propose/one-form.js";
import { Interview } from "../import/propose/questions-and-answers.js";
import type { Cents } from "../money/cents.js";
import type { Slip } from "./forms-to-enter.js";
import type { UseKind } from "./uses-of-money-out.js";

/** A use that is not on a paper yet. */
interface OpenUse {
  readonly account: string | null;
  readonly kind: UseKind;
  cents: Cents;
}

/**
 * The Forms 1099-R of a year as papers have them, each with what became of its money by the ledger: first the entries
 * of the same account, then any that its codes allow. Entries for which no paper is left stay as the ledger lets one
 * expect them, so that nothing is lost.
 *
 * @param expected what the ledger leads one to expect
 * @param papers papers of the owner in any order; one form by several ways counts once, and those of other years and of
 * plans are passed over
 */
export function withPapers(expected: readonly Slip[], papers: readonly FormPaper[], year: number): Slip[] {
  const open: OpenUse[] = expected.flatMap(({ account, uses }) =>
    [...uses].map(([kind, cents]) => ({ account, kind, cents })),
  );
  const interview = new Interview({});
  const slips = oneForm(papers, new Accounts(papers, interview), interview)
    .filter((form) => isIraForm(form, year))
    .map((form) => ({ form, gross: form.amount("gross_distribution"), uses: new Map<UseKind, Cents>() }));
  for (const sameAccount of [true, false]) {
    for (const { form, gross, uses } of slips) {
      let left = gross - sum(uses.values());
      for (const use of open) {
        if (left === 0) break;
        if (sameAccount && !isAccount(use.account, form.account)) continue;
        if (!allows(form, use.kind)) continue;
        const cents = Math.min(left, use.cents);
        if (cents <= 0) continue;
        uses.set(use.kind, (uses.get(use.kind) ?? 0) + cents);
        use.cents -= cents;
        left -= cents;
      }
    }
  }
  return [
    ...slips.map(({ form, gross, uses }) => slipOf(form, gross, uses)),
    ...stillExpected(expected, open),
  ];
}

function sum(amounts: Iterable<Cents>): Cents {
  let all = 0;
  for (const amount of amounts) all += amount;
  return all;
}

/** A Form 1099-R of the year out of an IRA, and of no plan. */
function isIraForm({ kind, year: ofForm, role }: Form, year: number): boolean {
  return (
    kind === "1099-R" && ofForm === year && !["from_plan", "plan_out", "not_ira", "unknown"].includes(role)
  );
}

/** Whether an account of the ledger, such as `...6789`, ends as the number on a paper does. */
function isAccount(account: string | null, onPaper: string | null): boolean {
  if (account === null || onPaper === null) return false;
  const [mine, theirs] = [account, onPaper].map((text) => text.replace(/\W/g, ""));
  return (
    mine !== undefined &&
    theirs !== undefined &&
    theirs !== "" &&
    (mine.endsWith(theirs) || theirs.endsWith(mine))
  );
}

/** Whether a form with its codes in box 7 can be about such a use. */
function allows({ role }: Form, kind: UseKind): boolean {
  const only = ONLY[role];
  return only === undefined ? !Object.values(ONLY).includes(kind) || kind === "charity" : only === kind;
}

/** Forms that say by their code what became of the money. */
const ONLY: Partial<Record<Form["role"], UseKind>> = {
  returned: "returned",
  recharacterized: "recharacterized",
  roth_out: "roth",
  charity: "charity",
};

function slipOf(form: Form, gross: Cents, uses: ReadonlyMap<UseKind, Cents>): Slip {
  // The IRS's transcripts cut names to a few letters.
  const names = form.papers.flatMap(({ custodian }) => custodian.name ?? []);
  const name = names.sort((a, b) => b.length - a.length)[0] ?? null;
  return {
    payer: name,
    account: form.account === null ? null : `account ending in ${form.account}`,
    gross,
    taxable: form.cents("taxable_amount") ?? null,
    notDetermined: form.flag("taxable_amount_not_determined") ?? null,
    withheld: form.amount("federal_tax_withheld"),
    code: form.codes === "" ? null : form.codes,
    iraBox: form.flag("ira_sep_simple") ?? false,
    uses,
    repaid: 0,
    isPaper: true,
    comesNextYear: false,
  };
}

/** Expected forms that no paper covers; of one that is covered in part, nothing more is expected. */
function stillExpected(expected: readonly Slip[], open: readonly OpenUse[]): Slip[] {
  let at = 0;
  return expected.filter(({ uses }) => {
    const mine = open.slice(at, at + uses.size);
    at += uses.size;
    return [...uses.values()].every((cents, index) => mine[index]?.cents === cents);
  });
}
