import { checkLayers, totalOf } from "./consistency-of-layers.js";
import { type At, NOT_LATER, type Report } from "./consistency-report.js";
import { yearOf } from "./date.js";
import type { EntryOf, Ledger } from "./schema.js";

/** The deposit follows the withdrawal, and Roth money stays in Roth IRAs. */
export function checkRollover(entry: EntryOf<"rollover">, { owner }: Ledger, at: At, report: Report): void {
  const earliest = entry.day === "unknown" && entry.date ? `${yearOf(entry.date)}-01-01` : entry.date;
  if (entry.deposited < earliest) report(at("deposited"), "must not be before `date`");
  if (owner?.died && entry.deposited > owner.died && entry.waiver !== true)
    report(
      at("deposited"),
      "must not be after `owner.died`: nobody can finish the rollover of a person who died, so enter a `distribution`; if the IRS allowed it, write `waiver: true`",
    );
  if (
    typeof entry.replaced_simple === "boolean" &&
    ((entry.ira && entry.ira !== "simple") || entry.to === "ira")
  )
    report(at("replaced_simple"), "belongs to a rollover of a SIMPLE IRA to an employer plan");
  if (entry.to === "employer_plan" && entry.ira === "roth") {
    report(at("to"), "cannot be `employer_plan`: no employer plan takes money out of a Roth IRA");
  }
}

/** What each kind of plan money can hold after tax, and which IRA takes it. */
export function checkPlanRollover(entry: EntryOf<"plan_rollover">, at: At, report: Report): void {
  if (entry.after_tax > entry.amount) report(at("after_tax"), "must not be more than `amount`");
  if (
    entry.ira === "traditional" &&
    (entry.source === "airline_payment" || entry.source === "exxon_valdez") &&
    entry.after_tax > 0
  ) {
    report(
      at("after_tax"),
      "must be 0: into a traditional IRA such money goes before tax, and makes no basis",
    );
  }
  if (
    (entry.source === "designated_roth" || entry.source === "military_death") &&
    entry.ira === "traditional"
  ) {
    report(at("source"), "goes only to a Roth IRA: `ira` must be `roth`");
  }
  checkInPlanRollovers(entry, at, report);
}

/** In-plan Roth rollovers are a part of the investment in the contract, and were made in the plan before it moved. */
function checkInPlanRollovers(entry: EntryOf<"plan_rollover">, at: At, report: Report): void {
  const layers = entry.in_plan_rollovers ?? [];
  if (layers.length === 0) return;
  if (entry.source && entry.source !== "designated_roth")
    report(at("in_plan_rollovers"), "belongs to money from a designated Roth account");
  if (totalOf(layers) > entry.after_tax)
    report(at("in_plan_rollovers"), "must not be more than `after_tax`, which includes them");
  if (entry.date)
    checkLayers(
      layers,
      yearOf(entry.date),
      at("in_plan_rollovers"),
      NOT_LATER,
      report,
      "in_plan_roth_rollover",
    );
}

/** A 529 plan's money goes to the living beneficiary's own Roth IRA, for the year or by its due date. */
export function checkRollover529(
  entry: EntryOf<"rollover_529">,
  { owner, opening }: Ledger,
  at: At,
  report: Report,
): void {
  if (entry.contributions > entry.amount) report(at("contributions"), "must not be more than `amount`");
  if (entry.opened && entry.date && entry.opened > entry.date)
    report(at("opened"), "must not be after `date`");
  if (owner?.inherited_from)
    report(
      at("kind"),
      "cannot be `rollover_529` with `owner.inherited_from`; your own IRAs belong in another ledger",
    );
  if (entry.for && entry.date && yearOf(entry.date) > entry.for + 1)
    report(at("for"), "is too long before `date`: a contribution is made by the due date of the return");
  if (opening && entry.for && entry.date && entry.for <= opening.year && yearOf(entry.date) > opening.year)
    report(at("for"), `must be after ${opening.year}, the last year that \`opening\` covers`);
}
