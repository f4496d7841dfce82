import { amountOn } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Ledger } from "../../ledger/schema.js";
import { FIVE_YEARS } from "../../lines/roth.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/**
 * Roth amounts from before the ledger that it does not have, where a line that is signed depends on them: contributions and
 * conversions where more came out than the ledger's contributions, and earlier first-home distributions (IRC 408A(d)(4)(B),
 * 72(t)(8)(B)). What is not there counts as none.
 */
export function aboutRothOpening(year: AssumingYear, ledger: Ledger): Assumption[] {
  const { opening, entries } = ledger;
  const { tax_year, right } = year;
  const line = (id: string) => amountOn(right, id);
  const isReached = line("23") > 0;
  const isHome =
    right.carry.homebuyer_used > 0 &&
    entries.some(
      (entry) =>
        entry.kind === "distribution" &&
        entry.reason === "homebuyer" &&
        entry.date !== null &&
        yearOf(entry.date) === tax_year,
    );
  const order =
    "Contributions come out first, and then conversions, the oldest first (section 408A(d)(4)), so earlier ones change the taxable amount and the additional tax.";
  const ask = (key: string, none: string, says: string): Assumption => ({
    tax_year,
    path: `opening.${key}`,
    assumes: "there were none",
    says: `not in the ledger, so this package assumes that there were none. ${says}`,
    ...settleFirst(`opening.${key}: ${none}`),
  });
  return [
    ...aboutFirstRoth(year, ledger),
    ...(isReached && opening === null
      ? [ask("roth_contributions", "<dollars, or 0>", `${order} Add what was left of them, or 0.`)]
      : []),
    ...(isReached && (opening?.roth_conversions ?? null) === null
      ? [
          ask(
            "roth_conversions",
            "<the conversions, or []>",
            `${order} Add what was left of each year's, or that there were none.`,
          ),
        ]
      : []),
    ...(isHome && (opening?.homebuyer_used ?? null) === null
      ? [
          ask(
            "homebuyer_used",
            "<dollars, or 0>",
            "They count toward the limit of $10,000 for a lifetime (section 72(t)(8)(B)). Add their total, or 0.",
          ),
        ]
      : []),
  ];
}

/**
 * The first year of any Roth IRA, where the five years from it alone decide whether a distribution is qualified (IRC
 * 408A(d)(2)): it is on the form as one that is not, or as a first home whose five years have not passed.
 */
function aboutFirstRoth({ tax_year, right, distributed }: AssumingYear, ledger: Ledger): Assumption[] {
  const { owner, opening, entries } = ledger;
  if (amountOn(right, "19") === 0 || (opening?.roth_since ?? null) !== null) return [];
  const since = right.carry.roth_since;
  if (since !== null && since <= tax_year - FIVE_YEARS) return [];
  const waits = entries.some(
    (entry) =>
      (entry.kind === "distribution" || entry.kind === "rollover") &&
      distributed.has(entry.index) &&
      entry.ira === "roth" &&
      entry.date !== null &&
      (owner.inherited_from !== null ||
        (entry.kind === "distribution" && WITHOUT_AGE.has(entry.reason)) ||
        isFreedOn(owner, entry.date)),
  );
  if (!waits) return [];
  const [was, add] =
    since === null
      ? ["their five years have not passed", "that year"]
      : [`it was ${since}, the earliest that the ledger shows`, `that year, or ${since}`];
  return [
    {
      tax_year,
      path: "opening.roth_since",
      ...(owner.inherited_from !== null && { fact: "the first year for which the decedent had a Roth IRA" }),
      assumes: was,
      says: `not in the ledger, so this package assumes that ${was}. Once five years from the first contribution or conversion to any Roth IRA have passed, ${owner.inherited_from === null ? "this distribution" : "a distribution to a beneficiary"} can be a qualified one (section 408A(d)(2)). Add ${add}.`,
      ...settleFirst("opening.roth_since: <tax year>"),
    },
  ];
}

/** Reasons that make a distribution qualified at any age, once the five years have passed (IRC 408A(d)(2)(A)(ii) to (iv)). */
const WITHOUT_AGE: ReadonlySet<string> = new Set(["homebuyer", "death", "disability"]);

function isFreedOn({ born, disabled }: Ledger["owner"], date: string): boolean {
  return (born !== null && date >= dayOf59AndAHalf(born)) || (disabled !== null && date >= disabled);
}
