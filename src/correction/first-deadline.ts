import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import { longDate } from "../text/wording.js";
import { filingDeadline } from "../year/deadlines.js";
import type { Assumption } from "./assumed/assumption.js";
import { isHeld } from "./assumed/held.js";
import {
  addsTax,
  type ClaimedYear,
  isClaimShrinking,
  mailDay,
  plusExtension,
  withheldUntil,
} from "./windows.js";

/** The day by which something has to be mailed or filed, ISO. */
export interface Deadline {
  readonly tax_year: number;
  readonly until: string;
  /** The year is not in the ledger: whether a refund is owed for it is not known, and the package does not claim it. */
  readonly not_in_ledger?: true;
  /** No distribution was required in that year: there may have been none at all. */
  readonly any_distribution?: true;
  /** Each day that passes may take a payment out of the claim. */
  readonly is_shrinking?: true;
  /** How far back such a claim reaches: "three years", or with an extension more. */
  readonly reaches?: string;
  /** The 6 percent tax on an excess contribution is due again with that year's return. */
  readonly excess?: "was" | "is";
  /** No return was required, and none was filed: only a return brings back tax that was withheld or paid. */
  readonly withheld?: true;
  /** What is sent, where it is not a refund claim on Form 1040-X. */
  readonly send?: (typeof OTHERS)[number];
}

const OTHERS = [
  "delinquent_return",
  "superseding_return",
  "undecided",
  "with_the_return",
  "amend_payment",
  "amend_deduction",
] as const;

/** Everything that is sent and can be a refund claim. */
const CLAIMS = ["amend_refund", "amend_either", "delinquent_return", "undecided"] as const;

interface DatedMember {
  readonly ledger: Pick<Ledger, "owner" | "years">;
  readonly years: readonly (ClaimedYear & { readonly right: Pick<YearResult, "form_5329"> })[];
  readonly assumed: readonly Pick<Assumption, "tax_year" | "path" | "claim_until">[];
}

interface DatedHousehold {
  readonly members: readonly DatedMember[];
  readonly as_of: string;
}

/** The refund claim that runs out first, in a package or in a year that it still needs; null when there is none. */
export function earliestClosing({ members, as_of }: DatedHousehold): Deadline | null {
  return first(
    members.flatMap((member) => [
      ...ofPackage(member, CLAIMS, as_of),
      ...ofWithheld(member, as_of),
      ...ofMissingYears(member),
    ]),
  );
}

/**
 * The first day of a package, the same in its summary, its checklist, and an office's lists; null when there is none. It is
 * that of a refund claim, also of one that a missing fact or a missing year decides; of a return that is due or replaces
 * another; of tax that was withheld in a year without a return; of a return that adds tax while it can be assessed; or of the
 * next Form 5329 for an excess that still stands.
 */
export function firstDeadline({ members, as_of }: DatedHousehold): Deadline | null {
  return first(
    members.flatMap((member) => [
      ...ofPackage(member, ["amend_refund", "amend_either", ...OTHERS], as_of),
      ...ofWithheld(member, as_of),
      ...ofExcess(member, as_of),
      ...ofMissingYears(member),
    ]),
  );
}

/** The earliest; of the same day, the one that is nearer to the beginning. */
function first(all: readonly Deadline[]): Deadline | null {
  const inPackage = all.filter(({ not_in_ledger }) => !not_in_ledger);
  const others = all.filter(({ not_in_ledger }) => not_in_ledger);
  return [...inPackage, ...others].toSorted((a, b) => a.until.localeCompare(b.until))[0] ?? null;
}

function ofPackage({ years }: DatedMember, sent: readonly string[], asOf: string): Deadline[] {
  return years.flatMap((year) => {
    const { tax_year, send } = year;
    const until = sent.includes(send) ? mailDay(year, asOf) : null;
    if (until === null) return [];
    const other = OTHERS.find((each) => each === send);
    const isShrinking = isClaimShrinking(year);
    return [
      {
        tax_year,
        until,
        ...(isShrinking && {
          is_shrinking: true as const,
          reaches: `three years${plusExtension(year.refund)}`,
        }),
        ...(other !== undefined && { send: other }),
      },
    ];
  });
}

/**
 * The years without a return, whatever else is sent for them: tax that was withheld or paid counts as paid on April 15, and only
 * a return within three years and any extension brings it back (IRC 6511(b)(2)(A), 6513(b)).
 */
function ofWithheld({ years }: DatedMember, asOf: string): Deadline[] {
  return years.flatMap((year) => {
    const until = withheldUntil(year, asOf);
    return until === null ? [] : [{ tax_year: year.tax_year, until, withheld: true as const }];
  });
}

/** The claims that may be owed for years that are not in the ledger. */
function ofMissingYears({ assumed }: DatedMember): Deadline[] {
  return assumed.flatMap(({ tax_year, path, claim_until: until }) =>
    until === undefined
      ? []
      : [
          {
            tax_year,
            until,
            not_in_ledger: true as const,
            ...(path.endsWith(".later") && { any_distribution: true as const }),
          },
        ],
  );
}

/** The next return with Form 5329, where an excess is still in the IRAs after the last year (IRC 4973). */
function ofExcess({ ledger, years }: DatedMember, asOf: string): Deadline[] {
  const last = years.at(-1);
  const { "16": traditional = 0, "24": roth = 0 } = last?.right.form_5329 ?? {};
  if (last === undefined || traditional + roth === 0 || ledger.owner.died !== null) return [];
  const { next } = excessYears(last.tax_year, ledger, asOf);
  return [
    {
      tax_year: next,
      until: filingDeadline(ledger, next),
      excess: next > yearOf(asOf) - 1 ? ("is" as const) : ("was" as const),
    },
  ];
}

/** The years after the last one of a ledger that may owe the 6 percent tax again: those whose returns are past due, and the next. */
export function excessYears(
  last: number,
  ledger: Pick<Ledger, "owner" | "years">,
  asOf: string,
): { past: number[]; next: number } {
  const past: number[] = [];
  let next = last + 1;
  for (; filingDeadline(ledger, next) < asOf; next++) past.push(next);
  return { past, next };
}

/** What to do about what runs out first, in a sentence or two. */
export function closingInWords(deadline: Deadline, household?: Parameters<typeof isHeld>[0]): string {
  const { tax_year, until, not_in_ledger, any_distribution, is_shrinking, reaches, excess, withheld, send } =
    deadline;
  const day = longDate(until);
  if (is_shrinking)
    return `${household !== undefined && isHeld(household) ? `Settle what is open now, then mail the refund claim for ${tax_year} at once` : `Mail the refund claim for ${tax_year} now`}, and by ${day} at the latest. Each payment drops out of it ${reaches} after its day.`;
  if (not_in_ledger)
    return `If ${any_distribution ? `a distribution or conversion of ${tax_year}` : `the ${tax_year} distribution`} was taxed in full, a claim for ${tax_year} can be mailed until ${day}. This package does not have it: add that year to the ledger first.`;
  if (withheld)
    return `If tax was withheld or paid for ${tax_year}, mail a return for ${tax_year} by ${day}, even if none was required. After that day, that tax can no longer be refunded.`;
  if (excess !== undefined)
    return `If the excess contribution ${excess} not corrected by the end of ${tax_year}, Form 5329 is due with the ${tax_year} return by ${day}.`;
  if (send !== undefined && addsTax(send))
    return `Mail Form 1040-X for ${tax_year} with the payment so that it arrives by ${day}. A postmark on that day is too late. After that day, the IRS can normally no longer assess this tax, and this package must be made again.`;
  switch (send) {
    case "delinquent_return":
      return `If tax was withheld or paid for ${tax_year}, mail the ${tax_year} return by ${day}. After that day, it can no longer be refunded.`;
    case "superseding_return":
      return `Mail the superseding return for ${tax_year} by ${day}.`;
    case "with_the_return":
      return `File the ${tax_year} return with its forms by ${day}.`;
    case "undecided":
      return `If a refund is owed for ${tax_year}, the claim can be mailed until ${day}. Add the missing facts first.`;
    default:
      return `Mail the refund claim for ${tax_year} by ${day}.`;
  }
}

/** What is in an envelope, with the years that decide by when it is mailed. */
interface DatedEnvelope {
  readonly send: string;
  readonly tax_year: number;
  readonly parts: readonly { readonly year: ClaimedYear; readonly isHeld: boolean }[];
}

/**
 * The last day on which an envelope is in time, ISO, by what is in it alone; null when there is none.
 *
 * @param asOf what counts as today, ISO
 */
export function envelopeDay({ parts }: Pick<DatedEnvelope, "parts">, asOf: string): string | null {
  const days = parts.map(({ year }) => mailDay(year, asOf)).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** What a held envelope says in the place of a day to mail it. */
export const MAIL_LATER = "Not settled: do not mail this yet.";

/**
 * The same in a sentence, with what it depends on. A held envelope says first that it is not mailed yet.
 *
 * @example envelopeDayInWords(envelope, "2026-03-02") // "Mail by April 15, 2026."
 */
export function envelopeDayInWords(envelope: DatedEnvelope, asOf: string): string | null {
  const until = envelopeDay(envelope, asOf);
  const held = envelope.parts.some(({ isHeld }) => isHeld);
  if (until === null) return held ? MAIL_LATER : null;
  const day = longDate(until);
  const isShrinking = envelope.parts.some(({ year }) => isClaimShrinking(year));
  if (envelope.send === "delinquent_return")
    return `${held ? `${MAIL_LATER} ` : ""}If tax was withheld or paid for ${envelope.tax_year}, mail by ${day}.`;
  if (addsTax(envelope.send))
    return held
      ? `${MAIL_LATER} Settle it soon, because interest runs until the tax is paid, and in time for it to arrive by ${day}.`
      : `Mail soon, because interest runs until the tax is paid, so that it arrives by ${day}. A postmark on that day is too late.`;
  if (isShrinking)
    return held
      ? `${MAIL_LATER} Settle it now, and in time to mail by ${day} at the latest.`
      : `Mail now, and by ${day} at the latest.`;
  return held ? `${MAIL_LATER} Settle it in time to mail by ${day}.` : `Mail by ${day}.`;
}
