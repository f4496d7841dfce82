import { type At, NOT_LATER, type Report } from "./consistency-report.js";
import { yearOf } from "./date.js";
import type { EntryOf, Ledger } from "./schema.js";

/** A conversion or plan rollover is named by its year, and its money was first moved to a Roth IRA. */
export function checkRecharacterization(entry: EntryOf<"recharacterization">, at: At, report: Report): void {
  const { of, converted, from } = entry;
  if (of === "contribution") {
    if (converted)
      report(at("converted"), "belongs to a recharacterization `of` a conversion or a plan_rollover");
    return;
  }
  if (!of) return;
  if (converted === null)
    report(
      at("converted"),
      "is missing; enter the year of the conversion or rollover that was recharacterized",
      "missing_value",
    );
  if (from === "traditional")
    report(at("from"), "must be `roth`: that is where the money was first moved to");
  if (converted && entry.date && converted > yearOf(entry.date)) report(at("converted"), NOT_LATER);
  if (converted && entry.for && entry.for !== converted)
    report(at("for"), "must be the same year as `converted`, or omitted");
}

/** Returned money that was converted comes out of a Roth IRA. */
export function checkReturned(entry: EntryOf<"returned_contribution">, at: At, report: Report): void {
  if (entry.converted && entry.ira && entry.ira !== "roth")
    report(at("converted"), "belongs to a return out of a Roth IRA: `ira` must be `roth`");
  if (entry.date && entry.converted && entry.converted > yearOf(entry.date))
    report(at("converted"), NOT_LATER);
  checkEarnings(entry, at, report);
}

/** Earnings are given as an amount or by two balances, and a loss is at most what it is a loss of. */
export function checkEarnings(
  entry: EntryOf<"recharacterization" | "returned_contribution">,
  at: At,
  report: Report,
): void {
  const { amount, earnings, adjusted_opening: opening, adjusted_closing: closing } = entry;
  const balances = "`adjusted_opening` and `adjusted_closing`";
  if (earnings === null && opening === null && closing === null) {
    report(at("earnings"), `is missing; enter \`earnings\`, or ${balances}`, "missing_value");
  } else if (typeof earnings === "number" && (opening || typeof closing === "number")) {
    report(at("earnings"), `enter either \`earnings\` or ${balances}, not both`);
  } else if (earnings === null && opening === null) {
    report(at("adjusted_opening"), "is missing; both balances are needed", "missing_value");
  } else if (earnings === null && closing === null) {
    report(at("adjusted_closing"), "is missing; both balances are needed", "missing_value");
  }
  if (earnings !== null && earnings + amount < 0)
    report(at("earnings"), "a loss must not be more than `amount`");
  if (opening !== null && opening < amount) {
    report(at("adjusted_opening"), "must not be less than `amount`, which is part of it");
  }
}

/** A repayment follows its distribution, and its keys go with what it repays. */
export function checkRepayment(entry: EntryOf<"repayment">, ledger: Ledger, at: At, report: Report): void {
  if (entry.date && entry.distributed > yearOf(entry.date)) report(at("distributed"), NOT_LATER);
  if (entry.disaster && entry.of && entry.of !== "disaster")
    report(at("disaster"), "belongs to a repayment `of: disaster`");
  if (typeof entry.basis === "number") checkRepaidBasis(entry, ledger, at, report);
}

/** The part of a repaid disaster distribution that was not taxable is known to the ledger, unless its opening covers it. */
function checkRepaidBasis(entry: EntryOf<"repayment">, { opening }: Ledger, at: At, report: Report): void {
  const { basis, amount, distributed, of } = entry;
  if (basis !== null && basis > amount) report(at("basis"), "must not be more than `amount`");
  const covered = of === "disaster" && opening !== null && distributed <= opening.year;
  if (!covered)
    report(
      at("basis"),
      "belongs to the repayment of a disaster distribution of a year that `opening` covers",
    );
}
