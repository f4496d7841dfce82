import { lineLabel } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { CompletedYear } from "../lines/year.js";
import { type Cents, roundTo } from "../money/cents.js";
import { total } from "../year/facts.js";
import type { ExportYear } from "./export-owner.js";
import type { Slip } from "./forms-to-enter.js";
import type { UseKind } from "./uses-of-money-out.js";

/** An answer to a question of a program: cents, yes or no, the name of a choice, text, or not known from the ledger. */
export type Answer =
  | { readonly cents: Cents }
  | { readonly yes: boolean }
  | { readonly choice: string }
  | { readonly text: string }
  | { readonly unknown: string };

/** Answers by the names that `forms/targets/` asks for. */
export type Answers = Readonly<Record<string, Answer>>;

const cents = (amount: Cents): Answer => ({ cents: amount });
const yes = (is: boolean): Answer => ({ yes: is });

/** What is asked about one Form 1099-R. */
export function slipAnswers(slip: Slip, isInherited: boolean): Answers {
  const of = (kind: UseKind) => slip.uses.get(kind) ?? 0;
  const kinds = [...slip.uses.keys()];
  const isMixed = kinds.length > 1;
  const payer = [slip.payer, slip.account].filter((part) => part !== null).join(", ");
  const seePaper = { unknown: "copy it from the paper" };
  return {
    payer: payer === "" ? seePaper : { text: payer },
    gross: cents(slip.gross),
    taxable: slip.taxable === null ? seePaper : cents(slip.taxable),
    not_determined: slip.notDetermined === null ? seePaper : yes(slip.notDetermined),
    withheld: slip.withheld === null ? seePaper : cents(slip.withheld),
    code: slip.code === null ? seePaper : { text: slip.code },
    ira_box: yes(slip.iraBox),
    inherited: yes(isInherited),
    use: kinds[0] === undefined ? NOT_IN_LEDGER : { choice: isMixed ? "mixed" : kinds[0] },
    is_conversion: yes(of("converted") > 0),
    converted: cents(of("converted")),
    rolled_over: cents(of("rolled_over")),
    kept: cents(of("kept")),
    charity: cents(of("charity")),
    hsa: cents(of("hsa")),
    disaster: cents(of("disaster")),
    excess_removed: cents(of("excess_removed")),
    repaid: cents(slip.repaid),
    is_mixed_kept: yes(isMixed && of("kept") > 0),
    is_mixed_rollover: yes(isMixed && of("rolled_over") > 0),
    is_mixed_conversion: yes(isMixed && of("converted") > 0),
    ...CONSTANT,
  };
}

const NOT_IN_LEDGER: Answer = { unknown: "the ledger has no entry for this money" };

const CONSTANT: Answers = { yes: yes(true), no: yes(false) };

/** What is asked once about a person's traditional IRAs of the year. */
export function yearAnswers({ ledger, year }: ExportYear, done: CompletedYear): Answers {
  const { tax_year, lines } = year;
  const { form } = done;
  const { deposits, info } = form.facts;
  const line = (id: string) => lines[lineLabel(id, tax_year) ?? "none"] ?? 0;
  const unit = ledger.options.round === "cents" ? 1 : 100;
  const contributed = deposits.reduce((sum, { left }) => sum + left, 0);
  const firstToRoth = deposits
    .filter(({ recharacterized }) => recharacterized !== undefined)
    .reduce((sum, { left }) => sum + left, 0);
  const late = deposits
    .filter(({ date }) => yearOf(date) > tax_year)
    .reduce((sum, { left }) => sum + left, 0);
  const basis = hasLine(year.lines, tax_year, "2") ? line("2") : roundTo(unit, form.broughtForward.basis);
  const value = info?.year_end_value ?? null;
  const outstanding = total(form.facts.valueChanges);
  const { conversions, charitable, hsaFunding, otherOut } = form.facts;
  // Every Form 1099-R brings the questions about basis and value, also one whose money was all rolled over.
  const moneyOut = [form.distributions, conversions, charitable, hsaFunding, otherOut].some(
    ({ length }) => length > 0,
  );
  const seeStatements = { unknown: "see your December 31 statements (Form 5498, box 5)" };
  const whole = value === null ? null : value + outstanding;
  return {
    ...CONSTANT,
    form: yes(year.must_file),
    money_out: yes(moneyOut),
    contributed: cents(contributed),
    direct: cents(contributed - firstToRoth),
    first_to_roth: cents(firstToRoth),
    was_recharacterized: yes(firstToRoth > 0),
    // Where a part was deducted the owner's choice decides, and line 4 has it.
    after_year_end: cents(hasLine(year.lines, tax_year, "4") ? line("4") : late),
    deducted: cents(info?.deducted ?? 0),
    nondeductible: cents(line("1")),
    had_earlier_basis: yes(basis > 0),
    had_basis: yes(basis + line("1") > 0),
    basis: cents(basis),
    // Where less is counted than the statements say, a program has no other place for the difference.
    value: whole === null ? seeStatements : cents(outstanding > 0 ? (value ?? 0) : whole),
    outstanding: cents(Math.max(0, outstanding)),
    value_and_outstanding: whole === null ? seeStatements : cents(whole),
    kept_total: cents(total(form.distributions)),
    converted_total: cents(total(form.facts.conversions.map(({ left }) => ({ cents: left })))),
  };
}

function hasLine(lines: Readonly<Record<string, Cents>>, taxYear: number, id: string): boolean {
  const label = lineLabel(id, taxYear);
  return label !== null && lines[label] !== undefined;
}

/** Whether a question with this condition is asked: an answer that is not there, zero, or no leaves it out. */
export function holds(when: string | undefined, answers: Answers): boolean {
  if (when === undefined) return true;
  const answer = answers[when];
  if (answer === undefined) return false;
  if ("cents" in answer) return answer.cents !== 0;
  return "yes" in answer ? answer.yes : true;
}
