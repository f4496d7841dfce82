import { exceptionByNumber } from "../data/exception-numbers.js";
import type { Cents } from "../money/cents.js";
import { latestDay, yearOf } from "./date.js";
import type { Address, Entry, Ledger, Options, Preparer, WrittenLedger, YearInfo } from "./schema.js";

const DEFAULTS: Options = { round: "dollars", line10_places: 5, carry_leftover: false, repayments: null };

/**
 * Completes a ledger as the schema gives it, in place: each entry's `index` and `for`, year-end values added up,
 * blocks in which nothing was written as null, the options in full. It bears a salvaged ledger too.
 */
export function completeLedger(written: WrittenLedger): Ledger {
  const { owner, opening, preparer } = written;
  if (owner?.address && isBlank(owner.address)) owner.address = null;
  return {
    owner,
    opening,
    years: fillYears(written.years ?? {}),
    entries: fillEntries(written.entries ?? []),
    preparer: preparer && isBlank(preparer) ? null : preparer,
    options: written.options ?? { ...DEFAULTS },
  };
}

function fillYears(years: NonNullable<WrittenLedger["years"]>): Record<number, YearInfo> {
  for (const info of Object.values(years)) {
    const value = info?.year_end_value;
    if (info) {
      const accounts = Array.isArray(value) ? value : [];
      const sum = Array.isArray(value)
        ? value.reduce<Cents>((cents, account) => cents + account?.value, 0)
        : value;
      Object.assign(info, { year_end_value: info.value_at_death ?? sum, year_end_accounts: accounts });
    }
  }
  return years as Record<string, YearInfo>;
}

/** The kinds whose IRA may be a Roth SEP or Roth SIMPLE IRA. */
const MAY_BE_ROTH: ReadonlySet<string> = new Set([
  "contribution",
  "distribution",
  "rollover",
  "returned_contribution",
  "divorce_transfer",
  "repayment",
]);

function fillEntries(entries: NonNullable<WrittenLedger["entries"]>): Entry[] {
  entries.forEach((entry, index) => {
    if (!entry) return;
    Object.assign(entry, { index });
    if ("ira" in entry && (entry.ira === "roth_sep" || entry.ira === "roth_simple"))
      Object.assign(entry, { ira: "roth", roth_plan: entry.ira === "roth_sep" ? "sep" : "simple" });
    else if (MAY_BE_ROTH.has(entry.kind)) Object.assign(entry, { roth_plan: null });
    if (entry.kind === "distribution") readExceptionAsReason(entry);
    if ("for" in entry && entry.for === null) {
      assumed.add(entry);
      const converted = entry.kind === "recharacterization" ? entry.converted : null;
      entry.for = converted ?? (entry.date ? yearOf(entry.date) : null);
    }
  });
  return entries as unknown as Entry[];
}

/**
 * A number that says what a reason says counts as that reason, so that it has the same limits and the same questions, and so
 * that a Roth distribution can be qualified by it (IRC 72(t)(2), 408A(d)(2)(A)). With the reason too, the number adds
 * nothing, except for a birth or adoption: there the two together say that there was more than one child.
 */
function readExceptionAsReason(entry: WrittenDistribution): void {
  const { exception, reason } = entry;
  if (typeof exception !== "string") return;
  const known = exceptionByNumber(exception);
  if (known?.reason === undefined) return;
  // A number before its law is refused by its own name.
  const latest = latestDay(entry);
  if (latest !== null && latest < (known.first_day ?? "")) return;
  if (reason !== "normal" && (reason !== known.reason || reason === "birth_adoption")) return;
  Object.assign(entry, { reason: known.reason, exception: null });
}

type WrittenDistribution = Extract<
  NonNullable<NonNullable<WrittenLedger["entries"]>[number]>,
  { kind: "distribution" }
>;

/** Entries that were written without a tax year. */
const assumed = new WeakSet<object>();

/** Whether the tax year of an entry is only that of its day, because the ledger does not name one. */
export function isYearAssumed(entry: Entry): boolean {
  return assumed.has(entry);
}

/** Whether nothing was written in a block. */
function isBlank(block: Address | Preparer): boolean {
  return Object.values(block).every((value) => value === null || value === false);
}
