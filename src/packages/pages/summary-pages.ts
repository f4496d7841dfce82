import { assumptionsInWords } from "../../correction/assumed/assumptions.js";
import { lacksAlone } from "../../correction/assumed/filed-forms.js";
import { isHeld, isSettledFirst, NOT_SETTLED } from "../../correction/assumed/held.js";
import { changeFound } from "../../correction/changed-lines.js";
import type { Correction, YearCorrection } from "../../correction/correct.js";
import { isChangeOpen, isDeductionOpen, isTooLate, sendKinds } from "../../correction/decisions.js";
import type { Envelope } from "../../correction/envelopes.js";
import { closingInWords, firstDeadline } from "../../correction/first-deadline.js";
import { isFirstTold } from "../../correction/first-on-return.js";
import { type HouseholdCorrection, yearsOnReturn } from "../../correction/household-correction.js";
import { yearsAsked } from "../../correction/missing-years.js";
import { isNeverReported, noPenaltyBecause, otherPenalties } from "../../correction/penalties.js";
import type { FormStatus } from "../../correction/year-state.js";
import type { Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { factAtBeginning, ofClient, ofOwner } from "../../review/facts-in-words.js";
import { inDollars, listed, longDate, yearsInWords } from "../../text/wording.js";
import type { FoundTemplate } from "../template-choice.js";
import { exceptCopies } from "./checklist-envelope.js";
import { isFormOpen, statusWords, whoseTable, writeTables } from "./summary-tables.js";
import { deductibleFirst, toConsider } from "./to-consider.js";

/** Writes the summary of the package, for the preparer and the client. Do not mail it. */
export function writeSummary(
  pages: PageWriter,
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  const { members, as_of } = correction;
  const isPaid = hasPreparer(correction);
  const isOrdered = members.length > 1 && isFirstTold(members.map(({ ledger }) => ledger.owner));
  pages.heading("Form 8606: what to correct");
  pages.facts([
    ...members.flatMap(({ ledger: { owner } }, at): [string, string][] => [
      [
        at === 0 ? (isOrdered ? "First on the return" : "Owner") : "Also here",
        owner.ssn === null ? owner.name : `${owner.name}, SSN ending in ${owner.ssn.slice(-4)}`,
      ],
      ...(owner.inherited_from === null
        ? []
        : [["Inherited from", owner.inherited_from] as [string, string]]),
    ]),
    ["As of", longDate(as_of)],
    ["Not for mailing", "Keep this summary and the checklist in the file."],
  ]);
  pages.bullets(inShort(correction, envelopes));
  for (const member of members.filter(({ years }) => years.length > 0))
    writeTables(pages, member, members, isPaid);
  for (const member of members) writeOpen(pages, member, whoseTable(members, member), isPaid);
  writeNotes(pages, isPaid, envelopes, kinds);
}

/** Whether a preparer is paid: the pages then speak of the client. */
export function hasPreparer({ members }: HouseholdCorrection): boolean {
  return members.some(({ ledger }) => ledger.preparer !== null);
}

/** How the pages speak of a ledger's owner: to that person, of the client, or by name of someone who has died. */
export function toldOf({ owner }: Ledger, isPaid: boolean): (text: string) => string {
  if (owner.died !== null) return ofOwner(owner.name);
  return isPaid ? ofClient : (text) => text;
}

/** The summary in a few sentences. */
function inShort(
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
): { bold: string; text: string }[] {
  const { members, penalty } = correction;
  const exposed = penalty.not_filed + penalty.overstated;
  const closing = firstDeadline(correction);
  const all = members.flatMap(({ years }) => years);
  const ledgers = members.map(({ ledger }) => ledger);
  return [
    ...(isHeld(correction)
      ? [
          {
            bold: "Not settled:",
            text: "do not sign or mail anything yet. First settle what is marked below under What is missing or assumed, and make this package again.",
          },
        ]
      : []),
    ...members.flatMap((member) => deductibleFirst(member, whoseTable(members, member))),
    ...members.map((member) => ({
      bold: `Forms 8606${whoseTable(members, member).replace(": ", " of ")}:`,
      text: forms(member),
    })),
    {
      bold: isHeld(correction) ? "To mail, once it is settled:" : "To mail:",
      text:
        envelopes.length === 0
          ? "nothing."
          : `${envelopes.length} ${envelopes.length === 1 ? "envelope" : "envelopes"}: ${listed(
              envelopes.map((envelope) => `${envelope.tax_year} (${whatIsSent(envelope, members)})`),
            )}.`,
    },
    {
      bold: "Adjusted gross income:",
      text: noChange(all) ?? `${changesInWords(members)}. This program does not compute the tax.`,
    },
    {
      bold: "Penalties under section 6693(b):",
      text:
        exposed === 0
          ? `${ledgers.some(isNeverReported) ? "none for the years here" : "none expected"}.${noPenaltyBecause(all)}${otherPenalties(all, ledgers)}`
          : `at most ${inDollars(exposed)} (${penaltyParts(members)}), and none if there was reasonable cause${all.some(({ form }) => form.inDoubt) ? " or no form was required" : ""}. First-time abatement does not cover them. Do not pay a penalty unless the IRS bills it.${otherPenalties(all, ledgers)}`,
    },
    ...(closing === null ? [] : [{ bold: "First deadline:", text: closingInWords(closing, correction) }]),
    ...members.flatMap((member) => toConsider(member, whoseTable(members, member))),
    ...members.flatMap(({ years }) =>
      years
        .filter(({ send }) => send === "deduction_stands")
        .map(({ tax_year, income: { deducted } }) => ({
          bold: `Not basis for ${tax_year}:`,
          text: `the return deducted ${deducted.filed === null ? "the contribution" : `${inDollars(deducted.filed)} of contributions`}, and it is too late to change it. Deducted money is not basis.`,
        })),
    ),
    ...members.flatMap((member) => basisLeft(member, whoseTable(members, member))),
  ];
}

function forms({ years }: Correction): string {
  const some = (["missing", "wrong", "right", "undecided"] as const).flatMap((status: FormStatus) => {
    const list = years.filter(
      (year) => (isFormOpen(year) ? "undecided" : year.form.status) === status && !year.form.inDoubt,
    );
    return list.length === 0
      ? []
      : [`${statusWords[status]} for ${yearsInWords(list.map((y) => y.tax_year))}`];
  });
  const open = years.filter(({ form }) => form.inDoubt).map(({ tax_year }) => tax_year);
  if (open.length > 0)
    some.push(
      `not filed for ${yearsInWords(open)}, and required only if contributions above the limit belong on line 1`,
    );
  return some.length === 0 ? "none was required." : `${some.join("; ")}.`;
}

function whatIsSent({ send, parts, carrier }: Envelope, members: readonly Correction[]): string {
  const { words } = sendKinds[send];
  return members.length > 1 && carrier === "form_8606"
    ? `${words}, of ${parts[0].member.ledger.owner.name}`
    : words;
}

function basisLeft(member: Correction, whose: string): { bold: string; text: string }[] {
  const { years, as_of, ledger } = member;
  const last = years.at(-1);
  if (last === undefined) return [];
  const later = yearsAsked(member);
  const settled =
    later.length === 0
      ? ""
      : ` It is not settled after that: the distributions of ${yearsInWords(later)} used up a part.`;
  return [
    {
      bold: `Basis carried forward${whose.replace(": ", " by ")}:`,
      text: years.some(isDeductionOpen)
        ? `not known after ${last.tax_year}, because it depends on a deduction that is not settled.`
        : `${inDollars(last.basis.right)} after ${last.tax_year}${as_of <= `${last.tax_year}-12-31` ? " to date" : ""}.${settled}${last.basis.right > 0 && ledger.owner.died !== null ? " It passes to the beneficiaries of the IRAs." : ""}`,
    },
  ];
}

/** What to say when no return changes; null when one does, or may. */
function noChange(years: readonly YearCorrection[]): string | null {
  if (years.some(({ income }) => changeFound(income) !== 0)) return null;
  const open = years.filter(isDeductionOpen).map(({ tax_year }) => tax_year);
  if (open.length > 0) return `not known yet for ${yearsInWords(open)}.`;
  const unfiled = years.filter(({ state }) => state.return === "not_filed");
  if (unfiled.length === 0) return "does not change in any year.";
  return unfiled.length === years.length
    ? "no return on file: nothing to compare."
    : "does not change on any return that was filed.";
}

/** What changes on each return, once for all who share it. @example "2024 down $6,500 and 2025 down $7,000" */
export function changesInWords(members: readonly Correction[]): string {
  const years = members.flatMap((member, at) =>
    member.years.filter(
      ({ tax_year }) =>
        !members
          .slice(0, at)
          .some(
            (earlier) =>
              earlier.years.some((year) => year.tax_year === tax_year) &&
              yearsOnReturn(members, earlier, tax_year).some((each) => each.member === member),
          ),
    ),
  );
  const known = years.filter((year) => !isChangeOpen(year) && changeFound(year.income) !== 0);
  const parts = known.map((year) => {
    const { tax_year, income } = year;
    const change = changeFound(income) ?? 0;
    const closed = isTooLate(year) ? " (closed)" : "";
    return `${tax_year} ${change < 0 ? "down" : "up"} ${inDollars(Math.abs(change))}${closed}`;
  });
  const open = years.filter(isChangeOpen).map(({ tax_year }) => tax_year);
  return listed([...parts, ...(open.length > 0 ? [`${yearsInWords(open)} not known`] : [])]);
}

/** The penalties of each owner, by name where several are on the return. */
function penaltyParts(members: readonly Correction[]): string {
  const named = members.length > 1;
  return members
    .flatMap(({ years, ledger }) => {
      const parts = penaltyPartsOf(years);
      return parts === "" ? [] : [named ? `${ledger.owner.name}: ${parts}` : parts];
    })
    .join("; ");
}

function penaltyPartsOf(years: readonly YearCorrection[]): string {
  const part = (of: (year: YearCorrection) => Cents, what: string) => {
    const list = years.filter((year) => of(year) > 0);
    const each = list[0] === undefined ? 0 : of(list[0]);
    return list.length === 0
      ? []
      : [`${inDollars(each)} for ${what} ${yearsInWords(list.map(({ tax_year }) => tax_year))}`];
  };
  return listed([
    ...part(({ penalty }) => penalty.not_filed, "each year with contributions not reported:"),
    ...part(({ penalty }) => penalty.overstated, "each line 1 that was too high:"),
  ]);
}

/** What is missing, and what is assumed in its place. */
function writeOpen(
  pages: PageWriter,
  { lacks, assumed, ledger }: Correction,
  whose: string,
  isPaid: boolean,
): void {
  if (lacks.length + assumed.length === 0) return;
  const told = toldOf(ledger, isPaid);
  pages.subheading(`What is missing or assumed${whose}`);
  pages.bullets([
    ...lacksAlone({ lacks, assumed }).map(({ path, whether }) => ({
      bold: told(factAtBeginning(path)),
      text: told(`is missing, so we cannot tell ${whether}.`),
    })),
    ...assumptionsInWords(assumed).map(({ fact, text }) => ({ bold: told(`${fact}:`), text })),
  ]);
  if (assumed.length > 0)
    pages.paragraph(
      `Check each assumption against the returns and the account papers before ${isPaid ? "the client signs" : "you sign"}. If it is not true, add the fact to the ledger and make this package again.${assumed.some(isSettledFirst) ? ` The command names the key of the ledger for each fact to settle, and package.json has it too. Until what is to be settled is in the ledger, every page to sign or mail says ${NOT_SETTLED}.` : ""}`,
    );
}

/** Height of the notes, in points. */
const NOTES = 210;

function writeNotes(
  pages: PageWriter,
  isPaid: boolean,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  pages.together(NOTES);
  pages.subheading("What else to know");
  pages.bullets([
    ...(kinds.has("worksheet")
      ? [
          {
            bold: "Worksheets:",
            text: `forms marked as worksheets are this program's own, not the IRS's. Copy each onto the IRS's Form 8606 for the same year before you sign and mail it.${exceptCopies(envelopes)}`,
          },
        ]
      : []),
    {
      bold: "What is included:",
      text: `Form 8606, lines 4a and 4b, Form 5329 for IRAs, Form 1040-X without the tax, and the texts. ${isPaid ? "The preparer computes" : "You or your preparer compute"} the tax, interest, and anything else that changes with income.`,
    },
    {
      bold: "State returns:",
      text: `${isPaid ? "the client's" : "your"} state may require a report of a federal change within 90 to 180 days. States also have their own rules for basis.`,
    },
    {
      bold: "Income changes",
      text: "can also change Medicare premiums and credits that depend on income.",
    },
    {
      bold: "Keep everything",
      text: `until all IRAs are empty: returns, every Form 8606, Forms 5498 and 1099-R, and ${envelopes.length > 0 ? "the receipts for this mailing" : "this package"}.`,
    },
    {
      bold: isPaid ? "Preparer:" : "If you are a paid preparer:",
      text: "tell the client about the error and its consequences (31 CFR 10.21), and get consent before you share this data (IRC 7216).",
    },
  ]);
}
