import { changeFound } from "../../correction/changed-lines.js";
import type { Correction, YearCorrection } from "../../correction/correct.js";
import {
  isBasisOpen,
  isChangeOpen,
  isDeductionOpen,
  isTooLate,
  sendKinds,
} from "../../correction/decisions.js";
import { yearsOnReturn } from "../../correction/household-correction.js";
import { mayClaim, type TimeLimit } from "../../correction/windows.js";
import type { FormStatus } from "../../correction/year-state.js";
import { SUMMARY_LINES } from "../../correction/year-state.js";
import { labelIn } from "../../data/printed-form.js";
import type { Cents } from "../../money/cents.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell, signed, yearsInWords } from "../../text/wording.js";

/** The words for a status on paper. */
export const statusWords: Record<FormStatus, string> = {
  right: "right",
  wrong: "wrong",
  missing: "missing",
  not_required: "not required",
  not_due: "not due yet",
  undecided: "not known",
};

/** The words for a year's form in a table. */
export function formWords(year: YearCorrection): string {
  const { form } = year;
  if (!year.told) return "not in the ledger";
  if (isFormOpen(year)) return statusWords.undecided;
  if (form.unneeded) return "not required, but filed";
  return form.inDoubt ? "missing, if required" : statusWords[form.status];
}

/** Whether nobody can tell yet what form a year requires: its line 1 waits for a deduction. */
export function isFormOpen(year: YearCorrection): boolean {
  return year.send === "undecided" && isDeductionOpen(year);
}

/**
 * One owner's years on the summary: what to send, the lines as filed beside the right ones, and the basis.
 *
 * @param members everyone in the package, of whom this is one
 */
export function writeTables(
  pages: PageWriter,
  member: Correction,
  members: readonly Correction[],
  isPaid: boolean,
): void {
  const whose = whoseTable(members, member);
  const { years } = member;
  writeYears(pages, member, members, whose);
  writeLines(pages, years, whose);
  writeBasis(pages, years, whose, isPaid);
}

/** Whose table it is: ": Ana Diaz" where the summary is of several, or nothing. */
export function whoseTable(members: readonly Correction[], { ledger: { owner } }: Correction): string {
  if (members.length === 1) return "";
  return `: ${owner.name}${owner.inherited_from === null ? "" : `, inherited from ${owner.inherited_from}`}`;
}

/**
 * The changes of adjusted gross income that a table of one owner shows. Where others in the package show them too, they
 * are called joint: in the heading when all are, and else in the cell.
 *
 * @example changeColumn(lee, [lee, kim]) // { heading: "Change in AGI (joint)", cells: ["0", "-6,500 (too late)"] }
 */
export function changeColumn(
  member: Correction,
  members: readonly Correction[],
): { heading: string; cells: string[] } {
  const changed = member.years.filter(({ income }) => changeFound(income) !== 0);
  const shared = changed.filter((year) => isSharedChange(year, member, members));
  const isAllShared = shared.length > 0 && shared.length === changed.length;
  return {
    heading: isAllShared ? "Change in AGI (joint)" : "Change in AGI",
    cells: member.years.map((year) => {
      const late = isTooLate(year) ? " (too late)" : "";
      const change = isChangeOpen(year) ? null : changeFound(year.income);
      return `${change === null || year.state.return === "not_filed" ? "–" : signed(change)}${late}${!isAllShared && shared.includes(year) ? " (joint)" : ""}`;
    }),
  };
}

/** Whether a change is that of a joint return, in a package of several people. */
function isSharedChange(
  { tax_year, income, joint }: YearCorrection,
  member: Correction,
  members: readonly Correction[],
): boolean {
  if (changeFound(income) === 0 || members.length === 1) return false;
  return joint === true || yearsOnReturn(members, member, tax_year).length > 1;
}

function writeYears(
  pages: PageWriter,
  member: Correction,
  members: readonly Correction[],
  whose: string,
): void {
  const { years } = member;
  const changes = changeColumn(member, members);
  pages.subheading(`Year by year${whose}`);
  pages.table(
    [
      { heading: "Year", share: 1 },
      { heading: "Form 8606", share: 2 },
      { heading: "Send", share: 3 },
      { heading: changes.heading, share: 1.9, align: "right" },
      { heading: "Refund claim", share: 3 },
      { heading: "Assessment", share: 2.8 },
    ],
    years.map((year, at) => [
      { bold: String(year.tax_year), text: "" },
      formWords(year),
      sendKinds[year.send].words,
      changes.cells[at] ?? "",
      refundCell(year, member.as_of),
      assessmentCell(year),
    ]),
  );
}

function assessmentCell({ assessment, excess_assessment, state, form }: YearCorrection): string {
  const ends = ({ state, until, at_least }: TimeLimit) =>
    state === "open" ? `${at_least ? "at least " : ""}until ${until}` : `ended ${until}`;
  const excess =
    excess_assessment?.until == null ? "" : `; tax on an excess contribution ${ends(excess_assessment)}`;
  if (assessment.until !== null) return `${ends(assessment)}${excess}`;
  if (state.due === "coming" || form.status === "not_required") return "–";
  return state.return === "not_filed" ? "no limit: no return" : "filing date missing";
}

/** Until when a refund can be claimed; a dash where there is nothing to claim. */
function refundCell({ refund, state }: YearCorrection, asOf: string): string {
  if (state.return === "not_filed" && state.due === "past" && refund.prepaid_until !== null)
    return asOf <= refund.prepaid_until
      ? `of tax withheld: mail the return by ${refund.prepaid_until}`
      : `of tax withheld: closed since ${refund.prepaid_until}`;
  if (!mayClaim(state) || state.return === "not_filed") return "–";
  if (refund.until === null) return state.due === "coming" ? "–" : "filing date missing";
  if (refund.state === "closed") return `closed since ${refund.until}`;
  if (refund.at_least) return `open at least until ${refund.until}`;
  const limited = refund.prepaid_until !== null && refund.prepaid_until < refund.until;
  const prepaid = `of tax withheld or paid by the due date ${refund.prepaid_lost ? "closed since" : "only until"} ${refund.prepaid_until}`;
  const sooner = refund.three_years_until;
  if (sooner)
    return `open until ${sooner}, for payments of the last two years until ${refund.until}; ${prepaid}`;
  return `open until ${refund.until}${limited ? `; ${prepaid}` : ""}`;
}

/** The main lines, as filed above the correct ones; then every line that differs. */
function writeLines(pages: PageWriter, years: readonly YearCorrection[], whose: string): void {
  const compared = years.filter(({ form, right }) => right.must_file || form.unneeded);
  if (compared.length === 0) return;
  const lines = linesShown(compared);
  pages.subheading(`Lines as filed and correct lines${whose}`);
  pages.table(
    [
      { heading: "Year", share: 1 },
      { heading: "", share: 1.4 },
      ...lines.map((id) => ({ heading: `Line ${id}`, share: 1.7, align: "right" as const })),
    ],
    compared.map((year) => {
      const labels = lines.map((id) => labelIn(year.tax_year, id));
      const filed = year.form.status !== "missing" && year.form.status !== "not_due";
      return [
        { bold: String(year.tax_year), text: "" },
        filed ? "as filed\ncorrect" : "none filed\ncorrect",
        ...labels.map((label) => `${filed ? filedCell(year, label) : ""}\n${cell(year.right.lines[label])}`),
      ];
    }),
  );
  const notes = [
    ...(compared.some((year) => isOpen(year))
      ? ["A question mark means that the line as filed is not in the ledger."]
      : []),
    ...otherLabels(compared),
  ];
  if (notes.length > 0) pages.paragraph(notes.join(" "));
  writeDifferences(pages, compared);
}

/** The lines that any of the years has an amount on. */
function linesShown(years: readonly YearCorrection[]): string[] {
  const isShown = (id: string) =>
    years.some((year) => {
      const label = labelIn(year.tax_year, id);
      return year.right.lines[label] !== undefined || (year.filed_lines?.[label] ?? 0) !== 0;
    });
  return SUMMARY_LINES.filter(isShown);
}

function isOpen(year: YearCorrection): boolean {
  const { form, tax_year } = year;
  if (form.status === "missing" || form.status === "not_due") return false;
  return SUMMARY_LINES.some((id) => filedCell(year, labelIn(tax_year, id)) === "?");
}

function otherLabels(years: readonly YearCorrection[]): string[] {
  const byLabels = new Map<string, number[]>();
  for (const { tax_year } of years) {
    const labels = [labelIn(tax_year, "15c"), labelIn(tax_year, "25c")].join(" and ");
    byLabels.set(labels, [...(byLabels.get(labels) ?? []), tax_year]);
  }
  byLabels.delete("15c and 25c");
  return [...byLabels].map(
    ([labels, of]) => `Lines 15c and 25c are lines ${labels} on the forms for ${yearsInWords(of)}.`,
  );
}

/** Every line of a wrong form that differs, side by side. */
function writeDifferences(pages: PageWriter, years: readonly YearCorrection[]): void {
  const wrong = years.filter(({ form }) => form.differences.length > 0);
  if (wrong.length === 0) return;
  pages.subheading("Every line that differs");
  pages.table(
    [
      { heading: "Year", share: 1 },
      { heading: "Line", share: 1 },
      { heading: "As filed", share: 2, align: "right" },
      { heading: "Correct", share: 2, align: "right" },
      { heading: "", share: 3 },
    ],
    wrong.map(({ tax_year, form: { differences } }) => [
      { bold: String(tax_year), text: "" },
      differences.map(({ line }) => line).join("\n"),
      differences.map(({ filed }) => shownAs(filed)).join("\n"),
      differences.map(({ right }) => shownAs(right)).join("\n"),
      "",
    ]),
  );
}

function shownAs(amount: Cents | string | null): string {
  if (amount === null) return "blank";
  return typeof amount === "string" ? amount : cell(amount);
}

function filedCell({ right, filed_lines }: YearCorrection, label: string): string {
  const filed = filed_lines?.[label];
  if (filed === undefined) return right.lines[label] ? "?" : "–";
  return typeof filed === "number" ? cell(filed) : filed;
}

function hasFiledForm({ form, filed_lines }: YearCorrection): boolean {
  return form.status === "right" || form.status === "wrong" || form.unneeded || filed_lines !== null;
}

/** How much each year adds to the difference between the basis on record and the correct basis. */
function writeBasis(
  pages: PageWriter,
  years: readonly YearCorrection[],
  whose: string,
  isPaid: boolean,
): void {
  if (years.every(({ basis }) => basis.on_record === basis.right)) return;
  const isOpen = ({ tax_year }: YearCorrection) => isBasisOpen(years, tax_year);
  pages.subheading(`How each year changes the basis${whose}`);
  pages.table(
    [
      { heading: "After", share: 1 },
      {
        heading: years.some(hasFiledForm) ? "On the last form filed" : "Opening basis in the ledger",
        share: 2.4,
        align: "right",
      },
      { heading: "Correct", share: 1.6, align: "right" },
      { heading: "From earlier years", share: 2, align: "right" },
      { heading: "From this year", share: 1.8, align: "right" },
    ],
    years.map((year) => [
      { bold: String(year.tax_year), text: "" },
      year.basis.on_record === null ? "not known" : cell(year.basis.on_record),
      ...(isOpen(year)
        ? ["not known", "–", "–"]
        : [cell(year.basis.right), signed(year.basis.inherited), signed(year.basis.own)]),
    ]),
  );
  const paragraphs = knockOnNotes(years, isPaid);
  for (const paragraph of paragraphs) pages.paragraph(paragraph);
}

/**
 * What to do with forms that are wrong only because of an earlier year. They can stay as they are where no later year is sent:
 * its Part II says that they were mailed.
 */
export function knockOnNotes(
  years: readonly Pick<YearCorrection, "knock_on_only" | "tax_year" | "send">[],
  isPaid: boolean,
): { bold: string; text: string }[] {
  const knockOn = years.filter(({ knock_on_only }) => knock_on_only).map(({ tax_year }) => tax_year);
  const last = years.findLast(
    ({ knock_on_only, send }) => !knock_on_only && sendKinds[send].carrier !== null,
  )?.tax_year;
  const [named, free] = [
    knockOn.filter((year) => last !== undefined && year < last),
    knockOn.filter((year) => last === undefined || year > last),
  ];
  const note = (of: readonly number[], then: string) =>
    of.length === 0
      ? []
      : [
          {
            bold: `Wrong only because of an earlier year: ${yearsInWords(of)}.`,
            text: `Only lines 2, 3 and 14 change, and no tax changes. ${then}`,
          },
        ];
  return [
    ...note(named, `Mail them too: Form 8606 for ${last} starts from them, and its papers may say so.`),
    ...note(
      free,
      `${isPaid ? "The client" : "You"} can leave these forms as they are and start the next form with the correct line 2. Their envelopes are in this package in case ${isPaid ? "the client wants" : "you want"} to correct them.`,
    ),
  ];
}
