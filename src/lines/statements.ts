import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Entry, EntryOf } from "../ledger/schema.js";
import { type Cents, formatDollars } from "../money/cents.js";
import type { StatementFact } from "../year/facts.js";
import type { StatementKind } from "../year/statement-kinds.js";
import { dayInWords } from "../year/unknown-day.js";
import type { YearForm } from "./year-form.js";

/** A statement to attach to the year's return, in plain words from the ledger; amounts in cents. */
export interface Statement {
  readonly kind: StatementKind;
  readonly text: string;
  /** Net income attributable; negative for a loss. */
  readonly net_income?: Cents;
  /** What moved: the amount with its net income. */
  readonly transferred?: Cents;
}

type Deposits = NonNullable<StatementFact["deposits"]>;

const dollars = (cents: Cents) => (cents < 0 ? `-$${formatDollars(-cents)}` : `$${formatDollars(cents)}`);

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
      return { kind: fact.kind, text: returned(fact, entry), ...withNetIncome };
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

/** `$3,000 on 2023-02-05 and $2,000 on 2023-03-05`, each deposit whole, in the order of their days. */
function madeOn(deposits: Deposits): string {
  const inOrder = [...deposits].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return inOrder
    .map(({ date, anyDay, paid }) => `${dollars(paid)} ${anyDay ? `in ${yearOf(date)}` : `on ${date}`}`)
    .join(" and ");
}

/** `On 2024-03-01`, or `In 2024` when the entry has only its year. */
function onItsDay({ date, day }: Entry): string {
  const text = date ?? "";
  return day === "unknown" ? `In ${yearOf(text)}` : `On ${text}`;
}

/** `it`, or `$2,000 of it` when more was paid in on those days. */
function partOf(amount: Cents, deposits: Deposits): string {
  const paid = deposits.reduce((sum, deposit) => sum + deposit.paid, 0);
  return amount === paid ? "it" : `${dollars(amount)} of it`;
}

function netIncomeWords(netIncome: Cents): string {
  if (netIncome === 0) return "no earnings or loss";
  return netIncome > 0 ? `${dollars(netIncome)} of earnings` : `a loss of ${dollars(-netIncome)}`;
}

function recharacterization(fact: StatementFact, entry: EntryOf<"recharacterization">): string {
  const { netIncome = 0, deposits = [] } = fact;
  const [first, other] = entry.from === "roth" ? ["Roth", "traditional"] : ["traditional", "Roth"];
  const part = partOf(entry.amount, deposits);
  const moved = `by a trustee-to-trustee transfer of ${dollars(entry.amount + netIncome)} (${dollars(entry.amount)} and ${netIncomeWords(netIncome)})`;
  if (entry.of === "contribution") {
    return `I contributed ${madeOn(deposits)} to a ${first} IRA for ${entry.for}. ${onItsDay(entry)} I recharacterized ${part} as a contribution to a ${other} IRA ${moved}. The contribution is reported as made to the ${other} IRA.`;
  }
  const did =
    entry.of === "conversion"
      ? `converted ${madeOn(deposits)} to a Roth IRA`
      : `rolled over ${madeOn(deposits)} from an employer plan to a Roth IRA`;
  return `I ${did}. ${onItsDay(entry)} I recharacterized ${part} ${moved} to a traditional IRA.`;
}

function returned(fact: StatementFact, entry: EntryOf<"returned_contribution">): string {
  const { cents = entry.amount, netIncome = 0, deposits = [] } = fact;
  const ira = entry.ira === "roth" ? "Roth" : "traditional";
  const taxed = netIncome > 0 ? ` The earnings are included on line 4b.` : "";
  return `I contributed ${madeOn(deposits)} to a ${ira} IRA for ${entry.for} and had ${partOf(cents, deposits)} returned to me ${onItsDay(entry).toLowerCase()} with ${netIncomeWords(netIncome)}, ${dollars(cents + netIncome)} in all, which is included on line 4a.${taxed} No deduction is taken for the returned contribution.`;
}

function excessRemoval(entry: EntryOf<"excess_removal">, cents: Cents, form: YearForm): string {
  return `${onItsDay(entry)} I withdrew ${dollars(cents)} of excess contributions made to traditional IRAs for ${entry.for}. The distribution is included on line 4a of ${form.year} and is not taxable: it was made after the due date of the ${entry.for} return, with extensions; the contributions for ${entry.for} were not above the limit in the instructions of Form 8606; and no deduction was allowable or taken for them.`;
}

function divorce(entry: EntryOf<"divorce_transfer">): string {
  const roth = entry.ira === "roth";
  const which = roth ? "a Roth IRA" : "a traditional IRA";
  const way = entry.direction === "received" ? `received ${which}` : `transferred ${which}`;
  const change = entry.direction === "received" ? "increases" : "decreases";
  const conversions = entry.roth_conversions.reduce((sum, layer) => sum + layer.amount, 0);
  const character = roth
    ? `${dollars(entry.basis)} of it was regular contributions and ${dollars(conversions)} conversions`
    : `${dollars(entry.basis)} of it was nondeductible contributions and other basis, and ${dollars(entry.amount - entry.basis)} other amounts`;
  const name = entry.other?.name ?? "____________________";
  const ssn = entry.other?.ssn ?? "___-__-____";
  const line = roth ? "lines 22 and 24" : "line 2";
  return `${onItsDay(entry)} I ${way} worth ${dollars(entry.amount)} under a divorce or separation instrument. ${character}; this ${change} ${line}. The other spouse is ${name}, SSN ${ssn}.`;
}

/** Which distributions lines 15b and 25b are made of. */
function disasterStatement(form: YearForm): Statement | undefined {
  if (!form.lines["15b"] && !form.lines["25b"]) return undefined;
  const all = [...form.distributions, ...form.facts.rothDistributions].filter((d) => d.disaster !== null);
  const list = all
    .map((d) => `${dollars(d.cents)} ${dayInWords(form.ledger, d.origin, d.date)} for ${d.disaster}`)
    .join("; ");
  return {
    kind: "disaster",
    text: `Qualified disaster distributions of ${form.year}: ${list}. They are reported on Form 8915.`,
  };
}
