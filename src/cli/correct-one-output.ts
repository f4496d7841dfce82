import { assumptionsInWords } from "../correction/assumed/assumptions.js";
import { lacksAlone } from "../correction/assumed/filed-forms.js";
import { isHeld } from "../correction/assumed/held.js";
import type { Correction, YearCorrection } from "../correction/correct.js";
import { isBasisOpen } from "../correction/decisions.js";
import { envelopes } from "../correction/envelopes.js";
import { closingInWords, firstDeadline } from "../correction/first-deadline.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { isNeverReported, otherPenalties } from "../correction/penalties.js";
import { sendInWords } from "../correction/send-in-words.js";
import { mailDay } from "../correction/windows.js";
import type { Owner } from "../ledger/schema.js";
import { formatDollars } from "../money/cents.js";
import type { FolderState } from "../node/files/own-folder.js";
import type { PackageFile } from "../packages/package-kit.js";
import { changesInWords, toldOf } from "../packages/pages/summary-pages.js";
import { changeColumn, formWords } from "../packages/pages/summary-tables.js";
import { isSamePerson } from "../review/same-return.js";
import { count, inDollars, listed, longDate } from "../text/wording.js";
import { keptWords } from "./kept-files.js";
import { type Column, table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** What to send for each year, the answer first, and what it comes to. A couple's has both spouses, one after the other. */
export function report(correction: HouseholdCorrection, { style, width }: Terminal): string[] {
  const { members, as_of } = correction;
  const closing = firstDeadline(correction);
  const mailed = count(envelopes(correction).length, "envelope", "envelopes");
  const folded = (text: string) => wrap(escapeControl(text), { width, first: "", indent: "  " });
  const several = members.length > 1;
  const changes = several ? changesInWords(members) : "";
  return [
    ...(several ? [style.strong(escapeControl(`${titleOf(members)}: 1 package, ${mailed}`)), ""] : []),
    ...members.flatMap((member) => [
      style.strong(escapeControl(nameOf(member.ledger.owner))),
      ...yearLines(member, members, as_of, width),
      ...(several ? [""] : []),
    ]),
    ...(changes === ""
      ? []
      : folded(`Adjusted gross income: ${changes}. A joint return changes once, for both spouses.`)),
    ...(isHeld(correction)
      ? folded("Not settled: do not sign or mail anything yet.").map((line) => style.warn(line))
      : []),
    `To mail${isHeld(correction) ? ", once it is settled" : ""}, as of ${longDate(as_of)}: ${mailed}.`,
    ...(closing === null ? [] : folded(closingInWords(closing, correction)).map((line) => style.warn(line))),
    ...penaltyLines(correction).flatMap(folded),
    ...members.flatMap(({ assumed, ledger }) =>
      assumptionsInWords(assumed).flatMap(({ fact, text, answers }) => [
        ...folded(`${several ? `${nameOf(ledger.owner)}: ` : ""}${toldOf(ledger, false)(fact)}: ${text}`),
        ...answers.flatMap((answer) =>
          wrap(escapeControl(`In the ledger: ${answer}`), { width, first: "  ", indent: "    " }),
        ),
      ]),
    ),
    ...members.flatMap(({ lacks, assumed, ledger }) =>
      lacksAlone({ lacks, assumed }).flatMap(({ path, whether }) =>
        folded(
          `${several ? `${nameOf(ledger.owner)}: ` : ""}${path} is missing, so we cannot tell ${whether}.`,
        ),
      ),
    ),
  ];
}

/** What the penalties come to, where there may be any. */
function penaltyLines({ members, penalty }: HouseholdCorrection): string[] {
  const exposed = penalty.not_filed + penalty.overstated;
  const ledgers = members.map(({ ledger }) => ledger);
  if (exposed === 0 && !ledgers.some(isNeverReported)) return [];
  const most =
    exposed === 0
      ? "none for the years here."
      : `at most ${inDollars(exposed)}, and none if there was reasonable cause. Do not pay a penalty unless the IRS bills it.`;
  const others = otherPenalties(
    members.flatMap((member) => member.years),
    ledgers,
  );
  return [`Penalties under section 6693(b): ${most}${others}`];
}

/** The answers of one owner's years, and their table. */
function yearLines(
  member: Correction,
  members: readonly Correction[],
  asOf: string,
  width: number,
): string[] {
  const { years } = member;
  if (years.length === 0) return ["No IRAs in the ledger."];
  const changes = changeColumn(member, members);
  const columns: readonly Column[] = [
    { heading: "Year", align: "left" },
    { heading: "Form 8606", align: "left" },
    { heading: "Mail by", align: "left" },
    { heading: changes.heading, align: "right" },
    { heading: "Penalty", align: "right" },
    { heading: "Basis after", align: "right" },
  ];
  return [
    ...years.flatMap((year) =>
      wrap(sendInWords(year), { width, first: `${year.tax_year}: `, indent: " ".repeat(6) }),
    ),
    "",
    ...table(
      columns,
      years.map((year, at) => row(year, changes.cells[at] ?? "", isBasisOpen(years, year.tax_year), asOf)),
    ),
  ];
}

function row(year: YearCorrection, change: string, isOpen: boolean, asOf: string): string[] {
  const { tax_year, penalty, basis } = year;
  const exposed = penalty.not_filed + penalty.overstated;
  return [
    String(tax_year),
    formWords(year),
    mailDay(year, asOf) ?? "",
    change,
    exposed === 0 ? "" : formatDollars(exposed),
    isOpen ? "not known" : formatDollars(basis.right),
  ];
}

function nameOf({ name, inherited_from }: Owner): string {
  return inherited_from === null ? name : `${name}, IRAs inherited from ${inherited_from}`;
}

/** Whose package it is. @example "Lee and Kim Example, joint return" */
function titleOf(members: readonly Correction[]): string {
  const all = members.map(({ ledger }) => ledger.owner);
  const people = all.filter((owner, at) => all.findIndex((one) => isSamePerson(one, owner)) === at);
  const names = people.map(({ name }) => name);
  if (names.length === 1) return names[0] as string;
  const last = names.map((name) => name.slice(name.lastIndexOf(" ") + 1));
  const isShared = last.every((name) => name === last[0]) && names.every((name) => name.includes(" "));
  const short = isShared
    ? `${listed(names.map((name) => name.slice(0, name.lastIndexOf(" "))))} ${last[0]}`
    : listed(names);
  return `${short}, joint return`;
}

/** Says which files were written, and which were kept as somebody edited them. */
export function tellWritten(
  { folder, state }: { folder: string; state: FolderState },
  files: readonly PackageFile[],
  terminal: Terminal,
): void {
  terminal.print(
    escapeControl(state.written ? `Written to ${folder}:` : `Nothing to do: ${folder} is up to date.`),
  );
  if (state.written)
    for (const { name } of files) if (!state.edited.includes(name)) terminal.print(`  ${name}`);
  for (const name of state.written ? state.beside : []) terminal.print(`  ${name}`);
  for (const text of keptWords(state))
    for (const line of wrap(escapeControl(text), { width: terminal.width, first: "", indent: "  " }))
      terminal.print(terminal.style.warn(line));
}
