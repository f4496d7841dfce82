import type { Ledger, YearInfo } from "../ledger/schema.js";
import { form1040 } from "../lines/form-1040.js";
import { openForm8915 } from "../lines/form-8915.js";
import type { CompletedYear } from "../lines/year.js";
import type { YearForm } from "../lines/year-form.js";
import type { Cents } from "../money/cents.js";
import { total, totalLeft } from "../year/facts.js";
import type { Finding } from "./finding.js";
import { yearsAsFiled } from "./places-as-filed.js";
import { type ReviewOptions, reviewBeside } from "./review.js";
import { isToldJoint, withReturnOf } from "./same-return.js";
import { inReview, isSameOwner, type OtherLedgers } from "./year-in-review.js";

/** One ledger of a household with its completed years (`replay`). */
export interface Member {
  readonly ledger: Ledger;
  readonly years: readonly CompletedYear[];
}

/**
 * Reviews the ledgers of one household together: what each ledger gives alone, with the spouse's facts taken from the
 * spouse's own ledger where a ledger does not give them, and what only shows when they lie side by side. The findings
 * come back in the order of the ledgers.
 */
function reviewHousehold(members: readonly Member[], { asOf = null }: ReviewOptions = {}): Finding[][] {
  const asFiled = new Map(members.map((member) => [member, yearsAsFiled(member.ledger, member.years, asOf)]));
  const ledgers = members.map((member) =>
    inReview(member.ledger, member.years, asOf, othersOf(member, members, asFiled)),
  );
  return ledgers.map((ledger) =>
    reviewBeside(
      ledger,
      ledgers.filter((other) => other !== ledger),
    ),
  );
}

/** Reviews ledgers by household; one without a household is alone. The findings come back in the order of the ledgers. */
export function reviewHouseholds(members: readonly Member[], options: ReviewOptions = {}): Finding[][] {
  const groups = new Map<string | Member, Member[]>();
  for (const member of members) {
    const key = member.ledger.owner.household ?? member;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  const findings = new Map<Member, Finding[]>();
  for (const group of groups.values())
    for (const [at, found] of reviewHousehold(group, options).entries()) {
      const member = group[at];
      if (member) findings.set(member, found);
    }
  return members.map((member) => findings.get(member) ?? []);
}

/** What the ledgers beside one tell about its years; undefined when it is alone. */
function othersOf(
  member: Member,
  members: readonly Member[],
  asFiled: ReadonlyMap<Member, readonly CompletedYear[]>,
): OtherLedgers | undefined {
  if (members.length === 1) return undefined;
  const spouse = spouseOf(member, members);
  const sharing = (info: YearInfo | null) => (other: Member) =>
    other !== member && (isJoint(info) || isSameOwner(other.ledger, member.ledger));
  const formsBeside = (year: number, info: YearInfo | null) =>
    members.filter(sharing(info)).flatMap((other) => {
      const done = asFiled.get(other)?.find(({ form }) => form.year === year);
      return done ? [done.form] : [];
    });
  return {
    spouse: (year) => (spouse ? spouseFacts(spouse, year) : null),
    onSameReturn: (year, info) => {
      const lines = formsBeside(year, info).map(form1040);
      if (lines.length === 0) return null;
      return lines.reduce((sum, each) => ({ "4a": sum["4a"] + each["4a"], "4b": sum["4b"] + each["4b"] }));
    },
    open8915: (year, info) => formsBeside(year, info).some((form) => openForm8915(form) !== null),
    withReturn: (year, info) => withReturn(member, members, year, info),
    tellReturn: (year, info) => {
      const filed = info?.filed?.form_1040 ?? null;
      const earlier = members.slice(0, members.indexOf(member)).filter(sharing(info));
      return (
        filed !== null &&
        earlier.some((other) => {
          const info = other.ledger.years[year];
          const told = info && withReturn(other, members, year, info).filed?.form_1040;
          return told?.["4a"] === filed["4a"] && told["4b"] === filed["4b"];
        })
      );
    },
  };
}

/** The facts of a year with what the other ledgers on its joint return tell of that return. */
function withReturn({ ledger }: Member, members: readonly Member[], year: number, info: YearInfo): YearInfo {
  return members.reduce((facts, other) => {
    const told = other.ledger === ledger ? undefined : other.ledger.years[year];
    return told && isToldJoint(ledger, other.ledger, year) ? withReturnOf(facts, told) : facts;
  }, info);
}

/** In a household nothing else is said of, the return is taken for a joint one. */
function isJoint(info: YearInfo | null): boolean {
  return info?.filing_status === "married_joint" || (info?.filing_status ?? null) === null;
}

/** The one other owner of the household; undefined unless there is exactly one. */
function spouseOf(member: Member, members: readonly Member[]): Member | undefined {
  if (member.ledger.owner.inherited_from !== null) return undefined;
  const [spouse, ...more] = members.filter(
    (other) => other !== member && other.ledger.owner.inherited_from === null,
  );
  return more.length > 0 ? undefined : spouse;
}

function spouseFacts({ years }: Member, year: number): YearInfo["spouse"] {
  const form = years.find((done) => done.form.year === year)?.form;
  const info = form?.facts.info ?? null;
  return {
    covered_by_plan: info?.covered_by_plan ?? null,
    compensation: info?.compensation ?? null,
    ira_contributions: form ? contributedIn(form) : 0,
  };
}

/** What stayed in the IRAs of what was contributed for a year, as it counts toward a couple's compensation (IRC 219(c)); in cents. */
export function contributedIn({ facts }: YearForm): Cents {
  return totalLeft(facts.deposits) + totalLeft(facts.rothDeposits) + total(facts.educationRollovers);
}
