/** Part III: distributions from Roth IRAs that are not qualified. */
import { inForce } from "../law.js";
import { share } from "../money/cents.js";
import { nonzero, type Part, total, totalRepaid } from "../year/facts.js";
import { contributionPart, partsOf } from "./part1.js";
import { homebuyerAllowed, layersOf, type RothYear } from "./roth.js";
import { computed, entered, type Work } from "./work.js";

/** Line 19: every nonqualified distribution, homebuyer and disaster ones included, even if repaid later. */
const line19 = (roth: RothYear) =>
  entered("19", "nonqualified distributions from Roth IRAs", () => partsOf(roth.nonqualified));

/** Line 20: homebuyer expenses within the lifetime limit, once the five years of the Roth IRAs have passed. */
const line20 = (roth: RothYear) =>
  entered("20", "first-time homebuyer distributions, within 10,000 in a lifetime", (w) => homebuyer(w, roth));

const line21 = computed("21", ["19", "20"], "line 19 less line 20, not below zero", (w) =>
  Math.max(0, w.get("19") - w.get("20")),
);

/** Line 22: contributions never taken out: line 22 less line 19 of the last such form, and contributions since. */
const line22 = entered("22", "basis in regular Roth contributions", (w) => contributions(w));

const line23 = computed("23", ["21", "22"], "line 21 less line 22, not below zero", (w) =>
  Math.max(0, w.get("21") - w.get("22")),
);

/** Line 24: what is left of conversions and plan rollovers, this year's line 16 included once. */
const line24 = entered("24", "basis in conversions and in rollovers from plans", (w) =>
  layersOf(w).map(({ year, amount }) => ({
    cents: amount,
    origin: year === w.year ? "year" : "brought_forward",
    what: `conversions and plan rollovers of ${year}`,
  })),
);

const line25a = computed("25a", ["23", "24"], "line 23 less line 24, not below zero", (w) =>
  Math.max(0, w.get("23") - w.get("24")),
);

/** Line 25b: the share of line 25a that qualified disaster distributions have in line 21. */
const line25b = (roth: RothYear) =>
  computed("25b", ["25a", "21"], "the share of line 25a from qualified disaster distributions", (w) => {
    const disaster = total(roth.nonqualified.filter((d) => d.disaster !== null));
    return Math.min(share(w.unit, w.get("25a"), w.round(disaster), w.get("21")), w.get("25a"));
  });

/** Line 25c: what is taxable; from 2024 repayments of line 19's distributions come off (Line 25c Worksheet). */
const line25c = (roth: RothYear) =>
  computed("25c", ["25a", "25b"], "line 25a less line 25b", (w) =>
    Math.max(0, w.get("25a") - w.get("25b") - w.round(totalRepaid(roth.nonqualified))),
  );

/** Part III is completed when there is something to enter on line 19. */
export function part3(w: Work, roth: RothYear): void {
  if (total(roth.nonqualified) === 0) return;
  w.parts.III = true;
  needRothHistory(w, roth);
  w.complete(line19(roth), line20(roth), line21);
  if (w.get("21") > 0 || inForce("line_22_entered_when_line_21_is_zero", w.year)) w.complete(line22);
  if (w.get("21") > 0) {
    w.complete(line23);
    if (w.get("23") > 0) {
      w.complete(line24, line25a);
      if (w.get("25a") > 0) w.complete(line25b(roth), line25c(roth));
    }
  }
  carryRepayments(w, roth);
}

/** Line 25c Worksheet, step 5: what repayments exceed the taxable amount by joins the next line 22. */
function carryRepayments(w: Work, roth: RothYear): void {
  const repaid = w.round(totalRepaid(roth.nonqualified));
  const taxable = (w.lines["25a"] ?? 0) - (w.lines["25b"] ?? 0);
  w.repaymentsCarried = Math.max(0, repaid - taxable);
}

function homebuyer(w: Work, roth: RothYear): Part[] {
  if (!roth.clockMet) return [];
  const allowed = homebuyerAllowed(w);
  return nonzero(
    roth.nonqualified.map((withdrawal) => ({
      cents: allowed.get(withdrawal) ?? 0,
      origin: withdrawal.origin,
      what: `homebuyer distribution of ${withdrawal.date}`,
    })),
  );
}

function contributions(w: Work): Part[] {
  const { facts, chain } = w;
  const origin = "brought_forward";
  return nonzero([
    { cents: chain.rothContributions ?? 0, origin, what: "contributions brought forward" },
    ...facts.rothDeposits.map(contributionPart),
    ...facts.rothBasisChanges,
    { cents: chain.repaymentsCarried, origin, what: "repayments that an earlier line 25c could not use" },
  ]);
}

/** Basis in a Roth IRA is never assumed to be nothing: the ledger or its opening has to tell it. */
function needRothHistory(w: Work, roth: RothYear): void {
  const unknown = w.ledger.opening
    ? w.chain.rothContributions === null
    : roth.since === null && !hasRothBasis(w);
  if (!unknown) return;
  const why = "what was contributed to Roth IRAs before this ledger, zero included, is needed for line 22";
  w.needs(["opening", "roth_contributions"], why);
}

function hasRothBasis(w: Work): boolean {
  const { rothBasisChanges, layerChanges, planRollovers } = w.facts;
  return (
    w.chain.rothContributions !== 0 ||
    w.chain.layers.length > 0 ||
    rothBasisChanges.length + layerChanges.length + planRollovers.length > 0
  );
}
