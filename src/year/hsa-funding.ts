import { hsaLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { isOngoingEmployerIra } from "./charity.js";
import { fiftyFiveByYearEnd } from "./dates.js";
import type { Withdrawal } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import { addOrdinary } from "./ordinary.js";

type Distribution = EntryOf<"distribution">;

/**
 * Once in a lifetime money may go straight from an IRA to an HSA: on no line of Form 8606 and not income, up to the
 * year's HSA limit for the coverage of that day (IRC 408(d)(9)(C)). A second transfer is allowed in the same year when
 * self-only coverage became family coverage, up to what is left of the family limit. The rest is an ordinary distribution.
 */
export function addHsaFunding(byYear: FactsByYear, entry: Distribution, withdrawal: Withdrawal): void {
  const year = yearOf(entry.date);
  const facts = byYear.year(year);
  const cents = byYear.inForce("hsa_funding", year) ? mostFunded(byYear, entry) : 0;
  if (cents > 0) {
    byYear.hsaFunding = { year, entry, cents };
    facts.hsaFunded = true;
    const { index: origin } = entry;
    if (entry.ira === "roth") {
      const transfer = { cents, origin, what: "one-time transfer to an HSA" };
      facts.otherOut.push(transfer);
      facts.rothToOthers.push(transfer);
    } else facts.hsaFunding.push({ ...withdrawal, cents });
  }
  if (cents === entry.amount) return;
  const rest = entry.amount - cents;
  facts.marks.push({ code: "hsa_funding_over_limit", origin: entry.index, cents: rest });
  addOrdinary(byYear, { ...withdrawal, cents: rest, reason: "normal" });
}

function mostFunded(byYear: FactsByYear, entry: Distribution): Cents {
  const year = yearOf(entry.date);
  const { hsaFunding: before, ledger } = byYear;
  const usedBefore = ledger.opening?.hsa_funded ?? null;
  if (usedBefore !== null || isOngoingEmployerIra(byYear, entry)) return 0;
  if (before === null) return Math.min(entry.amount, limitOf(byYear, entry, entry.hsa_coverage ?? "family"));
  if (before.year === year && coverageDiffers(before.entry, entry)) {
    const undated = [before.entry, entry].find(({ day }) => day === "unknown");
    const why = "the day decides which of two transfers to an HSA came first";
    if (undated) byYear.problem(undated, "date", "missing_fact", why);
  }
  const coverageChanged =
    before.year === year && before.entry.hsa_coverage === "self_only" && entry.hsa_coverage === "family";
  if (!coverageChanged) return 0;
  return Math.min(entry.amount, Math.max(0, limitOf(byYear, entry, "family") - before.cents));
}

function coverageDiffers(before: Distribution, next: Distribution): boolean {
  const coverages = [before.hsa_coverage, next.hsa_coverage];
  return coverages.includes("self_only") && coverages.includes("family");
}

/** The year's limit; the date of birth is asked for only when it decides. */
function limitOf(byYear: FactsByYear, entry: Distribution, coverage: "self_only" | "family"): Cents {
  const { born } = byYear.ledger.owner;
  const year = yearOf(entry.date);
  const limit = hsaLimit(year, coverage, fiftyFiveByYearEnd(born, year));
  if (born === null && entry.amount > limit && byYear.hsaFunding === null)
    byYear.needBirthDate("the date of birth decides the limit of a transfer from an IRA to an HSA");
  return limit;
}
