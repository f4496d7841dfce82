import { exceptionByNumber } from "../data/exception-numbers.js";
import type { Path } from "../errors.js";
import {
  checkEarnings,
  checkRecharacterization,
  checkRepayment,
  checkReturned,
} from "./consistency-of-corrections.js";
import { checkLayers, checkRothSince } from "./consistency-of-layers.js";
import { checkPlanRollover, checkRollover, checkRollover529 } from "./consistency-of-rollovers.js";
import { type At, NOT_LATER, type Report } from "./consistency-report.js";
import { latestDay, yearOf } from "./date.js";
import type { Entry, EntryOf, Ledger } from "./schema.js";

/** Checks one entry: its date first, then what its kind asks for. */
export function checkEntry(entry: Entry, ledger: Ledger, report: Report): void {
  const at = (key: string): Path => ["entries", entry.index, key];
  checkDate(entry, ledger, at, report);
  switch (entry.kind) {
    case "contribution":
      return checkContribution(entry, ledger, at, report);
    case "conversion":
      return checkOwnIra(entry, ledger, at, report);
    case "inherited_as_own":
      return checkInheritedAsOwn(entry, ledger, at, report);
    case "distribution":
      return checkDistribution(entry, at, report);
    case "rollover":
      return checkRollover(entry, ledger, at, report);
    case "plan_rollover":
      return checkPlanRollover(entry, at, report);
    case "rollover_529":
      return checkRollover529(entry, ledger, at, report);
    case "recharacterization":
      checkRecharacterization(entry, at, report);
      return checkEarnings(entry, at, report);
    case "returned_contribution":
      return checkReturned(entry, at, report);
    case "divorce_transfer":
      return checkDivorceTransfer(entry, at, report);
    case "repayment":
      return checkRepayment(entry, ledger, at, report);
    case "assert":
      return checkAssertion(entry, ledger, at, report);
  }
}

/** Kinds that correct or check the record: they may be dated after the owner's death. */
const CORRECTIONS: ReadonlySet<Entry["kind"]> = new Set([
  "recharacterization",
  "returned_contribution",
  "basis_adjustment",
  "assert",
]);

function checkDate(entry: Entry, { owner, opening }: Ledger, at: At, report: Report): void {
  const { date } = entry;
  if (!date) return;
  if (opening && yearOf(date) <= opening.year) {
    report(at("date"), `must be after ${opening.year}, the last year that \`opening\` covers`);
  }
  // Of an unknown day in the year of death only the year is known, and the entry is the owner's.
  const earliest = entry.day === "unknown" ? `${yearOf(date)}-01-01` : date;
  if (owner?.died && earliest > owner.died && !CORRECTIONS.has(entry.kind)) {
    const heirs = "what comes out later belongs in the beneficiary's ledger, with `inherited_from`";
    report(at("date"), `must not be after \`owner.died\`; ${heirs}`);
  }
  // Of an unknown day only the year is known, and the entry is the beneficiary's.
  const latest = entry.day === "unknown" ? `${yearOf(date)}-12-31` : date;
  if (owner?.inherited_from && owner.decedent_died && latest < owner.decedent_died) {
    const whose = `what happened before that day belongs in the decedent's own ledger`;
    report(at("date"), `must not be before \`owner.decedent_died\`; ${whose}`);
  }
  if (owner?.born && date < owner.born) report(at("date"), "must not be before `owner.born`");
  if (
    "for" in entry &&
    entry.for > yearOf(date) &&
    entry.kind !== "contribution" &&
    entry.kind !== "assert"
  ) {
    report(at("for"), NOT_LATER);
  }
}

/** A contribution is made from January 1 of its year to the due date, which can be postponed. */
function checkContribution(entry: EntryOf<"contribution">, ledger: Ledger, at: At, report: Report): void {
  checkOwnIra(entry, ledger, at, report);
  if (!entry.for || !entry.date) return;
  const last = [`${entry.for + 2}-06-30`, ledger.years[entry.for]?.due ?? ""].sort().at(-1) ?? "";
  if (yearOf(entry.date) < entry.for)
    report(
      at("for"),
      "must not be later than the year of `date`: nothing counts for a year before its January 1",
    );
  else if (entry.date > last)
    report(at("for"), "is too long before `date`: a contribution is made by the due date of the return");
  const { opening } = ledger;
  if (opening && entry.for <= opening.year && yearOf(entry.date) > opening.year) {
    report(
      at("for"),
      `must be after ${opening.year}, the last year that \`opening\` covers; if its basis includes this contribution, delete the entry`,
    );
  }
}

/**
 * What cannot be done with an IRA inherited from someone (IRC 219(d)(4), 408(d)(3)(C)). For a surviving spouse it is not an
 * inherited one by the law (408(d)(3)(C)(ii)(II)), and may be converted or made their own.
 */
function checkOwnIra(
  { kind }: EntryOf<"contribution" | "conversion" | "inherited_as_own">,
  { owner }: Ledger,
  at: At,
  report: Report,
): void {
  if (!owner?.inherited_from) return;
  const spouse = owner.beneficiary === "spouse";
  if (spouse && kind !== "contribution") return;
  const cure = "if that is what you are, write `beneficiary: spouse` under `owner`";
  const reasons = {
    contribution: spouse
      ? "make the IRA your own first (`inherited_as_own`), and contribute in the ledger of your own IRAs"
      : "you cannot contribute to an inherited IRA",
    conversion: `only a surviving spouse can convert an inherited IRA; ${cure}`,
    inherited_as_own: `only a surviving spouse can take over an inherited IRA; ${cure}`,
  };
  report(
    at("kind"),
    `cannot be \`${kind}\` with \`owner.inherited_from\`: ${reasons[kind]}; your own IRAs belong in another ledger`,
  );
}

/** Basis joins the spouse's own ledger and must be told there; keys of Roth IRAs belong to them. */
function checkInheritedAsOwn(
  entry: EntryOf<"inherited_as_own">,
  ledger: Ledger,
  at: At,
  report: Report,
): void {
  checkOwnIra(entry, ledger, at, report);
  const { ira, basis, roth_conversions: layers, roth_since } = entry;
  if (basis === null && (ira === "roth" || !ledger.owner?.inherited_from)) {
    const what = ira === "roth" ? "the part from contributions" : "the decedent's basis";
    report(at("basis"), `is missing; enter ${what}, or 0 if there is none`, "missing_value");
  }
  if (ira === "traditional" && layers?.length > 0)
    report(at("roth_conversions"), "belongs to a Roth IRA: `ira` must be `roth`");
  if (ira === "traditional" && roth_since)
    report(at("roth_since"), "belongs to a Roth IRA: `ira` must be `roth`");
  if (entry.date && layers)
    checkLayers(layers, yearOf(entry.date), at("roth_conversions"), NOT_LATER, report);
  if (entry.date && roth_since && roth_since > yearOf(entry.date)) report(at("roth_since"), NOT_LATER);
  checkRothSince(roth_since, at("roth_since"), report);
}

function checkDistribution(entry: EntryOf<"distribution">, at: At, report: Report): void {
  if (entry.reason === "disaster" && entry.disaster === null) {
    report(
      at("disaster"),
      "is missing; enter the disaster's FEMA number, such as DR-4683-CA",
      "missing_value",
    );
  }
  if (entry.reason && entry.reason !== "disaster" && entry.disaster) {
    report(at("disaster"), "belongs to a distribution with `reason: disaster`");
  }
  if (entry.reason && entry.reason !== "qcd" && entry.split_interest)
    report(at("split_interest"), "belongs to a distribution with `reason: qcd`");
  if (entry.reason && entry.reason !== "qcd" && entry.charity)
    report(at("charity"), "belongs to a distribution with `reason: qcd`");
  if (entry.reason && entry.reason !== "hsa_funding" && entry.hsa_coverage)
    report(at("hsa_coverage"), "belongs to a distribution with `reason: hsa_funding`");
  if (entry.exception_reason && entry.exception === null)
    report(at("exception_reason"), "belongs to a distribution with the number of an `exception`");
  checkExceptionNumber(entry, at, report);
}

/** An exception's number is one of the instructions, for IRAs, and of a law that held on that day. */
function checkExceptionNumber(entry: EntryOf<"distribution">, at: At, report: Report): void {
  const { exception, ira, roth_plan } = entry;
  if (typeof exception !== "string") return;
  const known = exceptionByNumber(exception);
  if (known === undefined) {
    report(at("exception"), "is not a number of the Instructions for Form 5329, line 2: 01 to 23, or 99");
    return;
  }
  const { never, employer_only, first_day } = known;
  const isEmployers = ira === "sep" || ira === "simple" || roth_plan;
  const latest = latestDay(entry);
  if (never !== undefined) report(at("exception"), `cannot be ${exception}: ${never}`);
  else if (employer_only && ira && !isEmployers)
    report(
      at("exception"),
      `cannot be ${exception}: it is for automatic enrollment by an employer, and of IRAs only SEP and SIMPLE IRAs have that`,
    );
  else if (latest !== null && first_day !== undefined && latest < first_day)
    report(
      at("exception"),
      `cannot be ${exception} on this day: that exception is for distributions from ${first_day} on`,
    );
}

function checkDivorceTransfer(entry: EntryOf<"divorce_transfer">, at: At, report: Report): void {
  const layers = entry.roth_conversions ?? [];
  if (layers.length > 0 && entry.ira && entry.ira !== "roth") {
    report(at("roth_conversions"), "belongs to a transfer of a Roth IRA");
  }
  if (entry.date) checkLayers(layers, yearOf(entry.date), at("roth_conversions"), NOT_LATER, report);
}

function checkAssertion(entry: EntryOf<"assert">, { opening }: Ledger, at: At, report: Report): void {
  if (entry.for === null && entry.date === null)
    report(at("for"), "is missing; it is required without a `date`", "missing_value");
  if (opening && entry.for && entry.for <= opening.year) {
    report(at("for"), `must be after ${opening.year}, the last year that \`opening\` covers`);
  }
}
