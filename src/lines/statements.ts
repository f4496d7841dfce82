import { returnLabels } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Entry, EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars, longDate } from "../text/wording.js";
import type { StatementFact } from "../year/facts.js";
import { compare } from "../year/order.js";
import type { StatementKind } from "../year/statement-kinds.js";
import { dayInWords } from "../year/unknown-day.js";
import type { YearForm } from "./year-form.js";

/** A statement to attach to the year's return, in plain words, from the ledger. Amounts are in cents. */
export interface Statement {
  readonly kind: StatementKind;
  readonly text: string;
  /** Net income attributable to the amount; negative for a loss. */
  readonly net_income?: Cents;
  /** The amount that moved, including its net income. */
  readonly transferred?: Cents;
}

type Deposits = NonNullable<StatementFact["deposits"]>;

/** The statements that a year's return needs (Instructions: recharacterizations, returned and excess contributions, lines 2 and 15b). */
export function statementsOf(form: YearForm): Statement[] {
  const statements: Statement[] = [];
  for (const fact of form.facts.statements) {
    const entry = entryAt(form.ledger, fact.origin);
    if (entry) statements.push(write(fact, entry, form));
  }
  const disaster = disasterStatement(form);
  if (disaster) statements.push(disaster);
  return statements;
}

function write(fact: StatementFact, entry: Entry, form: YearForm): Statement {
  const { cents = entry.amount, netIncome = 0 } = fact;
  const withNetIncome = { net_income: netIncome, transferred: cents + netIncome };
  switch (entry.kind) {
    case "recharacterization":
      return { kind: fact.kind, text: recharacterization(fact, entry), ...withNetIncome };
    case "returned_contribution":
      return { kind: fact.kind, text: returned(fact, entry, form.year), ...withNetIncome };
    case "divorce_transfer":
      return { kind: fact.kind, text: divorce(entry) };
    default:
      return {
        kind: fact.kind,
        text: excessRemoval(entry as EntryOf<"excess_removal">, cents, form),
        transferred: cents,
      };
  }
}

/** `$3,000 on February 5, 2023, and $2,000 on March 5, 2023`: every deposit in full, by date. */
function madeOn(deposits: Deposits): string {
  const inOrder = [...deposits].sort((a, b) => compare(a.date, b.date));
  const each = inOrder.map(
    ({ date, anyDay, paid }) =>
      `${inDollars(paid)} ${anyDay ? `in ${yearOf(date)}` : `on ${longDate(date)}`}`,
  );
  return each.length < 3 ? each.join(", and ") : `${each.slice(0, -1).join("; ")}; and ${each.at(-1)}`;
}

/** `On March 1, 2024`, or `In 2024` when the entry has only its year. */
function onItsDay({ date, day }: Entry): string {
  const text = date ?? "";
  return day === "unknown" ? `In ${yearOf(text)}` : `On ${longDate(text)}`;
}

/** `all of it`, or `$2,000 of it` if the deposits were more. */
function partOf(amount: Cents, deposits: Deposits): string {
  const paid = deposits.reduce((sum, deposit) => sum + deposit.paid, 0);
  return amount === paid ? "all of it" : `${inDollars(amount)} of it`;
}

function netIncomeWords(netIncome: Cents): string {
  if (netIncome === 0) return "no earnings or loss";
  return netIncome > 0 ? `${inDollars(netIncome)} of earnings` : `a loss of ${inDollars(-netIncome)}`;
}

function recharacterization(fact: StatementFact, entry: EntryOf<"recharacterization">): string {
  const { netIncome = 0, deposits = [] } = fact;
  const [first, other] = entry.from === "roth" ? ["Roth", "traditional"] : ["traditional", "Roth"];
  const part = partOf(entry.amount, deposits);
  const moved = `by a trustee-to-trustee transfer of ${inDollars(entry.amount + netIncome)} (${inDollars(entry.amount)} and ${netIncomeWords(netIncome)})`;
  if (entry.of === "contribution") {
    return `I contributed to a ${first} IRA for ${entry.for}: ${madeOn(deposits)}. ${onItsDay(entry)}, I recharacterized ${part} as a contribution to a ${other} IRA ${moved}. I report the recharacterized contribution as made to the ${other} IRA.`;
  }
  const did =
    entry.of === "conversion"
      ? "converted money to a Roth IRA"
      : "rolled over money from an employer plan to a Roth IRA";
  return `I ${did}: ${madeOn(deposits)}. ${onItsDay(entry)}, I recharacterized ${part} ${moved} to a traditional IRA.`;
}

function returned(fact: StatementFact, entry: EntryOf<"returned_contribution">, taxYear: number): string {
  const { cents = entry.amount, netIncome = 0, deposits = [] } = fact;
  const ira = entry.ira === "roth" ? "Roth" : "traditional";
  const label = returnLabels(taxYear);
  const taxed = netIncome > 0 ? ` The earnings are included on line ${label["4b"]}.` : "";
  return `I contributed to a ${ira} IRA for ${entry.for}: ${madeOn(deposits)}. ${onItsDay(entry)}, ${partOf(cents, deposits)} was returned to me with ${netIncomeWords(netIncome)}. The total, ${inDollars(cents + netIncome)}, is included on line ${label["4a"]} of my ${taxYear} return.${taxed} I take no deduction for the returned contribution.`;
}

function excessRemoval(entry: EntryOf<"excess_removal">, cents: Cents, form: YearForm): string {
  return `${onItsDay(entry)}, I withdrew ${inDollars(cents)} of excess contributions made to traditional IRAs for ${entry.for}. The distribution is included on line ${returnLabels(form.year)["4a"]} of my ${form.year} return. It is not taxable: it was made after the due date, including extensions, of the ${entry.for} return; my contributions for ${entry.for} were not more than the limit in the Instructions for Form 8606; and no deduction was allowable or taken for them.`;
}

function divorce(entry: EntryOf<"divorce_transfer">): string {
  const roth = entry.ira === "roth";
  const which = roth ? "a Roth IRA" : "a traditional IRA";
  const way = entry.direction === "received" ? `received ${which}` : `transferred ${which}`;
  const change = entry.direction === "received" ? "increases" : "decreases";
  const conversions = entry.roth_conversions.reduce((sum, layer) => sum + layer.amount, 0);
  const character = roth
    ? `Of this amount, ${inDollars(entry.basis)} was regular contributions and ${inDollars(conversions)} was conversions`
    : `Of this amount, ${inDollars(entry.basis)} was nondeductible contributions and other basis, and ${inDollars(entry.amount - entry.basis)} was other amounts`;
  const name = entry.other?.name ?? "____________________";
  const ssn = entry.other?.ssn ?? "___-__-____";
  const line = roth ? "lines 22 and 24" : "line 2";
  return `${onItsDay(entry)}, I ${way} worth ${inDollars(entry.amount)} under a divorce or separation instrument. ${character}. This ${change} ${line} of Form 8606. The other spouse is ${name}, SSN ${ssn}.`;
}

/** The distributions that make up lines 15b and 25b. */
function disasterStatement(form: YearForm): Statement | undefined {
  if (!form.lines["15b"] && !form.lines["25b"]) return undefined;
  const all = [...form.distributions, ...form.facts.rothDistributions].filter((d) => d.disaster !== null);
  const list = all
    .map((d) => `${inDollars(d.cents)} ${dayInWords(form.ledger, d.origin, d.date)} for ${d.disaster}`)
    .join("; ");
  return {
    kind: "disaster",
    text: `Qualified disaster distributions in ${form.year}: ${list}. They are reported on Form 8915.`,
  };
}
