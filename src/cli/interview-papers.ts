import { yearOf } from "../ledger/date.js";
import {
  type Asking,
  amount,
  choice,
  day,
  ledgerFault,
  taxYear,
  yearOfDraft,
} from "./interview-questions.js";
import type { Beginnings, StarterEntry } from "./starter.js";

/** A Form 5498: what went into one account for a year, and what it held on December 31. Gives what was added, in words. */
export function* form5498(draft: Beginnings): Asking<string> {
  const year = yield* taxYear("Form 5498, tax year (printed at the top right):");
  if (draft.unfinished) draft.unfinished.year = year;
  const ira = yield* choice("Box 7, kind of account: ira, sep, simple or roth:", [
    "ira",
    "sep",
    "simple",
    "roth",
  ]);
  if (ira === "roth") {
    const into = yield* amount("Box 10, Roth IRA contributions (Enter if it is blank):");
    return yield* contribution(draft, year, into, { ira });
  }
  const box = {
    ira: "Box 1, IRA contributions",
    sep: "Box 8, SEP contributions",
    simple: "Box 9, SIMPLE contributions",
  };
  const into = yield* amount(`${box[ira as keyof typeof box]} (Enter if it is blank):`);
  const added = yield* contribution(draft, year, into, ira === "ira" ? {} : { ira });
  if (ira === "ira" && isSome(into)) yield* deduction(draft, year, into);
  const value = yield* amount("Box 5, fair market value on December 31 (Enter if it is blank):");
  if (value !== null) yearOfDraft(draft, year).values.push({ ...(ira === "ira" ? {} : { ira }), value });
  return added;
}

/** Box 1 can be paid in until April of the next year; then the entry names its year. */
function* contribution(
  draft: Beginnings,
  year: number,
  dollars: string | null,
  more: { ira?: string },
): Asking<string> {
  if (!isSome(dollars)) return "No contribution to add.";
  const entry = (date: string): StarterEntry => ({
    date,
    kind: "contribution",
    ...more,
    ...(yearOf(date) === year ? {} : { for: year }),
    amount: dollars,
  });
  const on = yield* day(
    "  Date you made the contribution (see your account history; Enter if you do not know):",
    (date) =>
      yearOf(date) === year || yearOf(date) === year + 1
        ? entryFault(draft, entry(date))
        : `cannot be: Form 5498 for ${year} counts what you paid in from January ${year} to the due date in April ${year + 1}`,
  );
  draft.entries.push(on === null ? { ...entry(`${year}-12-31`), day: "unknown" } : entry(on));
  return `Added: a contribution of ${dollars} for ${year}.`;
}

function* deduction(draft: Beginnings, year: number, contributed: string): Asking<void> {
  const deducted = yield* amount(
    `  How much of it did you deduct (Form 1040, Schedule 1, "IRA deduction")? 0 if you deducted nothing:`,
  );
  if (deducted === null) return;
  const facts = yearOfDraft(draft, year);
  const most = Number(contributed) + Number(facts.deducted ?? 0);
  facts.deducted = String(Math.min(most, Number(facts.deducted ?? 0) + Number(deducted)));
}

/** What the codes of box 7 come to, where they say it without a question. */
const NOT_AN_IRA = /[BDEFLMUW69AC]/;

/**
 * Whether only the check mark beside box 7 tells an IRA from an employer plan or an annuity. Roth IRAs (codes J, T and Q),
 * designated Roth accounts (H), recharacterizations (N and R) and codes of IRAs alone (S and Y) need no question.
 */
function needsCheckMark(codes: string): boolean {
  return /[12378GKP]/.test(codes) && !/[45HJNQRSTY]/.test(codes) && !NOT_AN_IRA.test(codes);
}

const NOT_MARKED =
  "Not added: without the check mark, this payment is not from an IRA, and Form 8606 leaves it out. If you rolled it into an IRA, docs/guide/codes.md says what to write.";

/** A Form 1099-R: what came out of one account. Gives what was added, in words. */
export function* form1099R(draft: Beginnings): Asking<string> {
  const year = yield* taxYear("Form 1099-R, tax year (printed at the top right):");
  if (draft.unfinished) draft.unfinished.year = year;
  const gross = yield* amount("Box 1, gross distribution:");
  if (!isSome(gross)) return "Nothing to add: box 1 is zero.";
  const codes = (yield {
    ask: "Box 7, the code or codes:",
    fault: (text) =>
      /^[1-9A-Z ,]{1,4}$/i.test(text) ? undefined : "must be one or two codes, such as 2, 7 or 1B",
  }).toUpperCase();
  const has = (code: string) => codes.includes(code);
  if (needsCheckMark(codes)) {
    const marked = (yield* choice("Is the IRA/SEP/SIMPLE box checked? (y/n):", ["y", "n"])) === "y";
    if (marked && has("G"))
      return yield* out(draft, year, {
        kind: "rollover",
        amount: gross,
        deposited: `${year}-12-31`,
        to: "employer_plan",
      });
    if (!marked && !has("G")) return NOT_MARKED;
  }
  if (has("4")) return "Code 4 is an IRA you inherited. It is a ledger of its own: nothing was added here.";
  if (has("5"))
    return "Code 5 is a prohibited transaction, which this program does not handle: nothing was added. See a tax preparer.";
  if (has("G") || has("H")) return yield* planRollover(draft, year, gross, has("H"));
  if (has("N") || has("R")) return yield* recharacterized(draft, year, gross, has("R") ? year - 1 : year);
  if (has("8") || has("P")) return yield* returned(draft, year, gross, has("P") ? year - 1 : year, has("J"));
  if (has("J") || has("T") || has("Q"))
    return yield* out(draft, year, { kind: "distribution", ira: "roth", amount: gross });
  if (has("Y")) return yield* out(draft, year, { kind: "distribution", reason: "qcd", amount: gross });
  if (has("3")) return yield* out(draft, year, { kind: "distribution", reason: "disability", amount: gross });
  if (NOT_AN_IRA.test(codes)) return `Code ${codes} is not an IRA's: nothing was added.`;
  return yield* whereItWent(draft, year, gross, has("S"));
}

/** Codes 1, 2 and 7 do not say whether the money was converted. */
function* whereItWent(draft: Beginnings, year: number, gross: string, simple: boolean): Asking<string> {
  const ira = simple ? { ira: "simple" } : {};
  const went = yield* choice(
    "Where did the money go? c converted to a Roth IRA, k kept, r put back into an IRA within 60 days, q given to charity by the IRA:",
    ["c", "k", "r", "q"],
  );
  if (went === "q")
    return yield* out(draft, year, { kind: "distribution", ...ira, reason: "qcd", amount: gross });
  if (went === "k") return yield* out(draft, year, { kind: "distribution", ...ira, amount: gross });
  if (went === "r") {
    const deposited = yield* day("  Day it went back in:", (date) =>
      yearOf(date) === year || yearOf(date) === year + 1 ? undefined : `must be in ${year} or ${year + 1}`,
    );
    return yield* out(draft, year, {
      kind: "rollover",
      ...ira,
      amount: gross,
      deposited: deposited ?? `${year}-12-31`,
    });
  }
  const withheld = yield* amount("Box 4, federal tax withheld (Enter if it is blank):");
  const left = Number(gross) - Number(withheld ?? 0);
  if (left <= 0) return "Nothing to add: box 4 is not less than box 1.";
  return yield* out(draft, year, {
    kind: "conversion",
    ...ira,
    amount: isSome(withheld) ? left.toFixed(2) : gross,
    ...(isSome(withheld) ? { withheld } : {}),
  });
}

function* planRollover(draft: Beginnings, year: number, gross: string, roth: boolean): Asking<string> {
  const into = roth
    ? "r"
    : yield* choice("Where did it go? t a traditional IRA, r a Roth IRA, p another employer plan:", [
        "t",
        "r",
        "p",
      ]);
  if (into === "p") return "Nothing to add: this money never was in an IRA.";
  const afterTax = yield* amount("Box 5, after-tax money in it (0 if it is blank):");
  return yield* out(draft, year, {
    kind: "plan_rollover",
    ...(into === "r" ? { ira: "roth" } : {}),
    ...(roth ? { source: "designated_roth" } : {}),
    amount: gross,
    after_tax: afterTax ?? "0",
  });
}

function* recharacterized(draft: Beginnings, year: number, gross: string, forYear: number): Asking<string> {
  const from = yield* choice("Which IRA was the contribution made to first? t traditional, r Roth:", [
    "t",
    "r",
  ]);
  const contributed =
    (yield* amount("How much of box 1 is the contribution itself? The rest is its earnings:")) ?? gross;
  const earnings = Number(gross) - Number(contributed);
  return yield* out(draft, year, {
    kind: "recharacterization",
    for: forYear,
    from: from === "r" ? "roth" : "traditional",
    amount: contributed,
    earnings: earnings.toFixed(2),
  });
}

function* returned(
  draft: Beginnings,
  year: number,
  gross: string,
  forYear: number,
  roth: boolean,
): Asking<string> {
  const earnings = (yield* amount("Box 2a, the earnings in it (0 if it is blank):")) ?? "0";
  const contributed = Number(gross) - Number(earnings);
  if (contributed <= 0) return "Nothing to add: box 2a is not less than box 1.";
  return yield* out(draft, year, {
    kind: "returned_contribution",
    ...(roth ? { ira: "roth" } : {}),
    for: forYear,
    amount: contributed.toFixed(2),
    earnings,
  });
}

/** An entry without its date. */
type What = { kind: string; amount: string } & Record<string, string | number>;

/** Asks for the day of what came out, and adds it. */
function* out(draft: Beginnings, year: number, what: What): Asking<string> {
  const on = yield* day(
    "  Date of the distribution or conversion (see your account history; Enter if you do not know):",
    (date) =>
      yearOf(date) === year
        ? entryFault(draft, { ...what, date })
        : `must be in ${year}: a Form 1099-R covers what came out in its year`,
  );
  const dated: StarterEntry =
    on === null ? { date: `${year}-12-31`, day: "unknown", ...what } : { date: on, ...what };
  const wrong = entryFault(draft, dated);
  if (wrong !== undefined) return `Not added: this ${wrong}.`;
  draft.entries.push(dated);
  return `Added: ${what.kind.replaceAll("_", " ")} of ${what.amount} in ${year}.`;
}

/** What is wrong with an entry, together with what was said before of the person and the last form. */
function entryFault({ born, opening }: Beginnings, entry: StarterEntry): string | undefined {
  return ledgerFault({
    owner: { name: "x", ...(born === null ? {} : { born }) },
    ...(opening === null ? {} : { opening }),
    entries: [entry],
  });
}

function isSome(dollars: string | null): dollars is string {
  return dollars !== null && Number(dollars) > 0;
}
