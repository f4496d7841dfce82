import type { Correction, YearCorrection } from "../../correction/correct.js";
import { type Send, sendKinds } from "../../correction/decisions.js";
import type { Envelope } from "../../correction/envelopes.js";
import type { FormStatus } from "../../correction/state.js";
import { SUMMARY_LINES } from "../../correction/state.js";
import type { RefundWindow } from "../../correction/windows.js";
import { labelIn } from "../../data/printed-form.js";
import type { Cents } from "../../money/cents.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell, inDollars, listed, longDate, signed, yearsInWords } from "../../text/wording.js";
import type { FoundTemplate } from "../templates.js";

/** The words for a status on paper. */
export const statusWords: Record<FormStatus, string> = {
  right: "right",
  wrong: "wrong",
  missing: "missing",
  not_required: "not required",
  not_due: "not due yet",
  undecided: "not known",
};

/** Writes the summary of the package, for the preparer and the client. Do not mail it. */
export function writeCover(
  pages: PageWriter,
  correction: Correction,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  const { ledger, as_of, years } = correction;
  const { owner } = ledger;
  pages.heading("Form 8606: what to correct");
  pages.facts([
    ["Owner", owner.ssn === null ? owner.name : `${owner.name}, SSN ending in ${owner.ssn.slice(-4)}`],
    ...(owner.inherited_from === null ? [] : [["Inherited from", owner.inherited_from] as [string, string]]),
    ["As of", longDate(as_of)],
    ["Not for mailing", "This summary and the checklist stay in the file."],
  ]);
  pages.bullets(inShort(correction, envelopes));
  writeYears(pages, years);
  writeLines(pages, years);
  writeBasis(pages, years);
  writeOpen(pages, correction);
  writeNotes(pages, correction, kinds);
}

/** Both packages of a couple show the same change. */
const JOINT =
  " On a joint return, this is the change for both spouses together, and it appears in both packages.";

/** The summary in a few sentences. */
function inShort(correction: Correction, envelopes: readonly Envelope[]): { bold: string; text: string }[] {
  const { years, penalty, as_of } = correction;
  const of = (status: FormStatus) =>
    years.filter(({ form }) => form.status === status).map((y) => y.tax_year);
  const some = (["missing", "wrong", "right", "undecided"] as const).flatMap((status) => {
    const list = of(status);
    return list.length === 0 ? [] : [`${statusWords[status]} for ${yearsInWords(list)}`];
  });
  const exposed = penalty.not_filed + penalty.overstated;
  const last = years.at(-1);
  const closing = earliestClosing(correction);
  return [
    {
      bold: "Forms 8606:",
      text: some.length === 0 ? "none was required." : `${some.join("; ")}.`,
    },
    {
      bold: "To mail:",
      text:
        envelopes.length === 0
          ? "nothing."
          : `${envelopes.length} ${envelopes.length === 1 ? "envelope" : "envelopes"}: ${listed(
              envelopes.map(({ year }) => `${year.tax_year} (${sendKinds[year.send].words})`),
            )}.`,
    },
    {
      bold: "Taxable income:",
      text: years.every(({ income }) => income.change === 0)
        ? "does not change in any year."
        : `${changes(years)}. This program does not compute the tax.${
            years.some(({ joint, income }) => joint && income.change !== 0) ? JOINT : ""
          }`,
    },
    {
      bold: "Penalties:",
      text:
        exposed === 0
          ? "none."
          : `at most ${inDollars(exposed)} (${penaltyParts(correction)}), and none if there was reasonable cause. First-time abatement does not cover them. Do not pay a penalty unless the IRS bills it.`,
    },
    ...(closing === null
      ? []
      : [
          {
            bold: "First refund deadline:",
            text: `mail the claim for ${closing.tax_year} by ${longDate(closing.until)}.`,
          },
        ]),
    ...(last === undefined
      ? []
      : [
          {
            bold: "Basis carried forward:",
            text: `${inDollars(last.basis.right)} after ${last.tax_year}${as_of <= `${last.tax_year}-12-31` ? " to date" : ""}.`,
          },
        ]),
  ];
}

/** The refund claim in this package that expires first; null if there is none. */
export function earliestClosing({ years, as_of }: Correction): { tax_year: number; until: string } | null {
  let first: { tax_year: number; until: string } | null = null;
  for (const { tax_year, send, refund } of years) {
    if (send !== "amend_refund" || refund.until === null) continue;
    const until = mailBy(refund, as_of) ?? refund.until;
    if (first === null || until < first.until) first = { tax_year, until };
  }
  return first;
}

/**
 * The day by which a refund claim should be mailed: while it can, the last day on which it reaches tax that was withheld
 * or paid by the due date; after that the last day of the claim.
 */
export function mailBy({ until, prepaid_until }: RefundWindow, asOf: string): string | null {
  return until !== null && prepaid_until !== null && prepaid_until < until && asOf <= prepaid_until
    ? prepaid_until
    : until;
}

/** Years whose return was wrong and can no longer be amended. */
const CLOSED = new Set<Send>([
  "nothing",
  "form_alone_no_refund",
  "form_alone_no_payment",
  "deduction_stands",
]);

function changes(years: readonly YearCorrection[]): string {
  const known = years.filter(({ income }) => income.change !== null && income.change !== 0);
  const parts = known.map(({ tax_year, income, send }) => {
    const change = income.change ?? 0;
    const closed = CLOSED.has(send) ? " (closed)" : "";
    return `${tax_year} ${change < 0 ? "down" : "up"} ${inDollars(Math.abs(change))}${closed}`;
  });
  const open = years.filter(({ income }) => income.change === null).map(({ tax_year }) => tax_year);
  return listed([...parts, ...(open.length > 0 ? [`${yearsInWords(open)} not known`] : [])]);
}

function penaltyParts({ years }: Correction): string {
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

function writeYears(pages: PageWriter, years: readonly YearCorrection[]): void {
  pages.subheading("Year by year");
  pages.table(
    [
      { heading: "Year", share: 1 },
      { heading: "Form 8606", share: 2 },
      { heading: "Send", share: 3.4 },
      { heading: "Taxable income", share: 1.9, align: "right" },
      { heading: "Refund claim", share: 3.2 },
      { heading: "Assessment", share: 2.2 },
    ],
    years.map((year) => [
      { bold: String(year.tax_year), text: "" },
      year.form.unneeded ? "not required, but filed" : statusWords[year.form.status],
      sendKinds[year.send].words,
      signed(year.income.change),
      refundCell(year),
      assessmentCell(year),
    ]),
  );
}

function assessmentCell({ assessment, state, form }: YearCorrection): string {
  if (assessment.until !== null)
    return `${assessment.state === "open" ? "until" : "ended"} ${assessment.until}`;
  if (state.due === "coming" || form.status === "not_required") return "–";
  return state.return === "not_filed" ? "no limit: no return" : "filing date missing";
}

function refundCell({ refund, state, form }: YearCorrection): string {
  const moot = state.due === "coming" || state.return === "not_filed" || form.status === "not_required";
  if (refund.until === null) return moot ? "–" : "filing date missing";
  if (refund.state === "closed") return `closed since ${refund.until}`;
  if (refund.at_least) return `open at least until ${refund.until}`;
  const limited = refund.prepaid_until !== null && refund.prepaid_until < refund.until;
  return `open until ${refund.until}${limited ? `; tax withheld only until ${refund.prepaid_until}` : ""}`;
}

/** The main lines, as filed above the correct ones; then every line that differs. */
function writeLines(pages: PageWriter, years: readonly YearCorrection[]): void {
  const compared = years.filter(({ form, right }) => right.must_file || form.unneeded);
  if (compared.length === 0) return;
  pages.subheading("Lines as filed and correct lines");
  pages.table(
    [
      { heading: "Year", share: 1 },
      { heading: "", share: 1.4 },
      ...SUMMARY_LINES.map((id) => ({ heading: `Line ${id}`, share: 1.7, align: "right" as const })),
    ],
    compared.map((year) => {
      const labels = SUMMARY_LINES.map((id) => labelIn(year.tax_year, id));
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

/** How much each year adds to the difference between the basis on record and the correct basis. */
function writeBasis(pages: PageWriter, years: readonly YearCorrection[]): void {
  if (years.every(({ basis }) => basis.on_record === basis.right)) return;
  pages.subheading("How each year changes the basis");
  pages.table(
    [
      { heading: "After", share: 1 },
      { heading: "On the last form filed", share: 2.4, align: "right" },
      { heading: "Correct", share: 1.6, align: "right" },
      { heading: "From earlier years", share: 2, align: "right" },
      { heading: "From this year", share: 1.8, align: "right" },
    ],
    years.map(({ tax_year, basis }) => [
      { bold: String(tax_year), text: "" },
      basis.on_record === null ? "not known" : cell(basis.on_record),
      cell(basis.right),
      signed(basis.inherited),
      signed(basis.own),
    ]),
  );
  const knockOn = years.filter(({ knock_on_only }) => knock_on_only).map(({ tax_year }) => tax_year);
  if (knockOn.length > 0) {
    pages.paragraph({
      bold: `Wrong only because of an earlier year: ${yearsInWords(knockOn)}.`,
      text: "Only lines 2, 3 and 14 change, and no tax changes. You can leave these forms as they are and start your next form with the correct line 2. Their envelopes are in this package in case you want to correct them.",
    });
  }
}

function writeOpen(pages: PageWriter, { lacks, years, ledger }: Correction): void {
  const assumed = years.filter(
    ({ tax_year, income, right }) =>
      income.deducted.filed === null &&
      (right.lines["1"] ?? 0) > 0 &&
      ledger.years[tax_year]?.deducted === null,
  );
  const taken = years.filter(
    ({ tax_year, income }) => income.deductedTooMuch > 0 && ledger.years[tax_year]?.deducted === null,
  );
  if (lacks.length + assumed.length + taken.length === 0) return;
  pages.subheading("What is missing from the ledger");
  pages.bullets([
    ...lacks.map(({ path, whether }) => ({
      bold: path,
      text: `is missing, so we cannot tell ${whether}.`,
    })),
    ...(assumed.length > 0
      ? [
          {
            bold: `Deduction for ${yearsInWords(assumed.map(({ tax_year }) => tax_year))}:`,
            text: "not in the ledger, so this package assumes that the contributions were not deducted. Compare with the returns before you sign anything.",
          },
        ]
      : []),
    ...taken.map(({ tax_year }) => ({
      bold: `Deduction for ${tax_year}:`,
      text: `the return deducted the contribution, and years.${tax_year}.deducted is not in the ledger, so this package removes the deduction. If the deduction was right, add it there. The contribution is then not basis.`,
    })),
  ]);
}

/** Height of the notes, in points. */
const NOTES = 210;

function writeNotes(
  pages: PageWriter,
  { ledger }: Correction,
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  pages.together(NOTES);
  pages.subheading("What else to know");
  const paid = ledger.preparer !== null;
  pages.bullets([
    ...(kinds.has("worksheet")
      ? [
          {
            bold: "Worksheets:",
            text: "forms marked as worksheets are this program's own, not the IRS's. Copy each onto the IRS's Form 8606 for the same year before you sign and mail it.",
          },
        ]
      : []),
    {
      bold: "What is included:",
      text: "Form 8606, lines 4a and 4b, Form 5329 lines 1 to 3, and the texts. The preparer computes the tax, interest, and anything else that changes with income.",
    },
    {
      bold: "State returns:",
      text: "your state may require you to report a federal change within 90 to 180 days. States also have their own rules for basis.",
    },
    {
      bold: "Income changes",
      text: "can also change Medicare premiums and credits that depend on income.",
    },
    {
      bold: "Keep everything",
      text: "until all IRAs are empty: returns, every Form 8606, Forms 5498 and 1099-R, and the receipts for this mailing.",
    },
    {
      bold: paid ? "Preparer:" : "If you are a paid preparer:",
      text: "tell the client about the error and its consequences (31 CFR 10.21), and get consent before you share this data (IRC 7216).",
    },
  ]);
}
