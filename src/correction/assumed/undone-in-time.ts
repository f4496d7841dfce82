import { ruleHolds } from "../../data/law.js";
import type { Entry, EntryOf, Ledger, YearInfo } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { longDate } from "../../text/wording.js";
import { correctionDeadline, extendedInState, filingDeadline, returnDue } from "../../year/deadlines.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

type Undone = EntryOf<"recharacterization" | "returned_contribution">;
type Removal = EntryOf<"excess_removal">;

/** The law on the last day to undo a contribution. */
const LAST_DAY = "sections 408(d)(4) and 408A(d)(6) and (7)";
const SIX_MONTHS = "the six months of Reg. 301.9100-2(b) are only for a return that was filed on time";

/**
 * Whether what undid a contribution came in time, and what took out an excess came after that time, without a deduction: the due
 * date with extensions, and six months from the due date only where the return was filed on time (IRC 408(d)(4) and (5),
 * 408A(d)(6) and (7); Reg. 301.9100-2(b)). Lines, statements and Part II take the entries at their word.
 */
export function undoneInTime(
  years: readonly Pick<AssumingYear, "tax_year" | "send">[],
  ledger: Ledger,
): Assumption[] {
  const last = years.findLast(({ send }) => sendKinds[send].carrier !== null)?.tax_year ?? 0;
  const found = ledger.entries.flatMap((entry) => {
    if (entry.kind === "excess_removal")
      return [...aboutRemoval(entry, ledger), ...aboutDeducted(entry, ledger)];
    return isUndone(entry) ? aboutUndone(entry, ledger) : [];
  });
  return found
    .filter(({ path }, at) => found.findIndex((one) => one.path === path) === at)
    .map(({ before_signing, ...one }) =>
      before_signing && one.tax_year <= last ? { ...one, before_signing } : one,
    );
}

/** Whether an entry undoes a contribution, or a conversion while that was allowed. Of a day that nobody knows the review asks. */
function isUndone(entry: Entry): entry is Undone {
  if (entry.kind !== "recharacterization" && entry.kind !== "returned_contribution") return false;
  const isAllowed =
    entry.kind === "returned_contribution" ||
    entry.of === "contribution" ||
    ruleHolds("recharacterization_of_conversions", entry.for);
  return isAllowed && entry.day !== "unknown";
}

function aboutUndone(entry: Undone, ledger: Ledger): Assumption[] {
  const { date, for: year } = entry;
  const isSettled = ledger.opening !== null && year <= ledger.opening.year;
  if (isSettled || date <= filingDeadline(ledger, year)) return [];
  const info = ledger.years[year] ?? null;
  if (isFilingDayOpen(info)) return [filingDayOpen(entry)];
  const how = filedLate(ledger, year);
  if (how === null) return [];
  return info?.extended === false
    ? [tooLate(entry, how)]
    : [extensionOpen(entry, how, returnDue(ledger, year))];
}

/** Whether a return was filed on a day that the ledger does not have. */
function isFilingDayOpen(info: YearInfo | null): boolean {
  const filed = info?.filed ?? null;
  return filed !== null && filed.return === true && filed.date === null;
}

/** How a return was late, as "The 2023 return was filed on July 20, 2024, after its due date"; null where it was not. */
function filedLate(ledger: Ledger, year: number): string | null {
  const filed = ledger.years[year]?.filed ?? null;
  const due = filingDeadline(ledger, year);
  if (filed?.return === false)
    return filed.required === false
      ? null
      : `The ${year} return was not filed by its due date of ${longDate(due)}`;
  if (filed === null || filed.date === null || filed.date <= due) return null;
  return `The ${year} return was filed on ${longDate(filed.date)}, after its due date of ${longDate(due)}`;
}

/** "was recharacterized on August 1, 2024". */
function wasUndone({ kind, date }: Undone): string {
  return `was ${kind === "recharacterization" ? "recharacterized" : "returned"} on ${longDate(date)}`;
}

function filingDayOpen(entry: Undone): Assumption {
  const year = entry.for;
  return {
    tax_year: year,
    path: `years.${year}.filed.date`,
    assumes: "it was in time",
    says: `not in the ledger, and a contribution for ${year} ${wasUndone(entry)}, after the due date. That counts only if the return was filed on time, or if the time to file was extended (${LAST_DAY}; Reg. 301.9100-2(b)). Add the day or the extension, and make this package again.`,
    ...settleFirst(`years.${year}.filed.date: <date>`, `years.${year}.extended: true`),
  };
}

function extensionOpen(entry: Undone, how: string, due: string): Assumption {
  const year = entry.for;
  return {
    tax_year: year,
    path: `years.${year}.extended`,
    assumes: "it was",
    says: `not in the ledger, and it decides whether the contribution for ${year} that ${wasUndone(entry)} was undone in time. ${how}. Without an extension, the last day was ${longDate(due)} (${LAST_DAY}): ${SIX_MONTHS}. Add the answer, and make this package again.`,
    ...settleFirst(`years.${year}.extended: true`, `years.${year}.extended: false`),
  };
}

function tooLate(entry: Undone, how: string): Assumption {
  const { kind, date, index, for: year } = entry;
  const what = kind === "recharacterization" ? "recharacterization" : "return of a contribution";
  const [became, first, ...more] = inItsPlace(entry);
  return {
    tax_year: year,
    path: `entries[${index}].kind`,
    fact: `the ${what} of ${longDate(date)} for ${year}`,
    assumes: "it was in time",
    says: `came too late. ${how}, and the time to file was not extended, so that due date was the last day (${LAST_DAY}): ${SIX_MONTHS}. The contribution stays as it was made. ${became} Change the entry, and make this package again.`,
    ...settleFirst(`entries[${index}]: ${first}`, ...more.map((one) => `entries[${index}]: ${one}`)),
  };
}

/** What an entry that came too late was, in a sentence, and the entries that say so. */
function inItsPlace(entry: Undone): readonly [became: string, first: string, ...more: string[]] {
  const { date, amount, earnings, for: year } = entry;
  const all = earnings === null ? "<dollars>" : dollars(amount + earnings);
  const whole = (kind: string) => `{ date: ${date}, kind: ${kind}, amount: ${all} }`;
  if (entry.kind === "recharacterization" && entry.from === "roth")
    return [
      "What left the Roth IRA that day is a distribution, and what went into the traditional IRA is a contribution made that day: add it as an entry of its own.",
      whole("distribution, ira: roth"),
    ];
  if (entry.kind === "recharacterization")
    return ["What went into the Roth IRA that day was converted.", whole("conversion")];
  if (entry.ira === "roth")
    return ["What came out that day is a distribution from the Roth IRA.", whole("distribution, ira: roth")];
  const ira = ofIra(entry.ira);
  return [
    "What came out that day is a distribution. If the contribution was an excess, its amount is an excess taken out after the due date, and the earnings are a distribution of their own.",
    whole(`distribution${ira}`),
    `{ date: ${date}, kind: excess_removal${ira}, for: ${year}, amount: ${dollars(amount)} }`,
  ];
}

function ofIra(ira: "traditional" | "sep" | "simple"): string {
  return ira === "traditional" ? "" : `, ira: ${ira}`;
}

function dollars(cents: Cents): string {
  return String(cents / 100);
}

/**
 * An excess taken out between the due date and its extension: after the due date only where the time to file was not extended
 * (IRC 408(d)(5)(A)(i)), which its statement says.
 */
function aboutRemoval(entry: Removal, ledger: Ledger): Assumption[] {
  const { date, index, ira, amount, for: year } = entry;
  const info = ledger.years[year] ?? null;
  const [ordinary, inState] = [correctionDeadline(ledger, year), extendedInState(ledger, year)];
  const until = inState > ordinary ? inState : ordinary;
  if (entry.day === "unknown" || (info?.extended ?? null) !== null || date > until) return [];
  const filed = info?.filed?.date ?? null;
  const path = `years.${year}.extended`;
  const isOnTime = filed !== null && filed <= returnDue(ledger, year);
  const back = `entries[${index}]: { date: ${date}, kind: returned_contribution${ofIra(ira)}, for: ${year}, amount: ${dollars(amount)}, earnings: <dollars> }`;
  return [
    {
      tax_year: year,
      path,
      assumes: "it was not",
      says: `not in the ledger, and the excess contribution for ${year} was taken out on ${longDate(date)}, no later than ${longDate(until)}. Its statement says that this was after the due date, including extensions. That is so only if the time to file was not extended (section 408(d)(5)). If it was${isOnTime ? ", or if the earnings came out too" : ""}, the contribution was returned in time: enter it as a returned contribution, with its earnings${isOnTime ? "" : ", and add the extension"}. Make this package again.`,
      ...settleFirst(`${path}: false`, ...(isOnTime ? [back] : [])),
    },
  ];
}

/** An excess comes out untaxed only as far as no deduction was allowed for it, and its statement says so (IRC 408(d)(5)(A)(ii)). */
function aboutDeducted({ date, for: year }: Removal, { years, opening }: Ledger): Assumption[] {
  const info = years[year] ?? null;
  const isTold = info !== null && (info.deducted !== null || info.filed?.deducted != null);
  if (isTold || (opening !== null && year <= opening.year)) return [];
  return [
    {
      tax_year: year,
      path: `years.${year}.deducted`,
      assumes: "there was none",
      says: `not in the ledger. The excess contribution for ${year} that was taken out on ${longDate(date)} is not taxable only if no deduction was allowed for it (section 408(d)(5)), and its statement says so. Add what the return deducted, or 0, and make this package again.`,
      ...settleFirst(`years.${year}.deducted: <dollars, or 0>`),
    },
  ];
}
