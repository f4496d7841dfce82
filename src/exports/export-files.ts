import type { TargetId } from "../data/target-ids.js";
import { targetNamed } from "../data/targets.js";
import { fail, problemAt, type Result, succeed } from "../errors.js";
import type { FormPaper } from "../import/paper-facts.js";
import type { Ledger } from "../index.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import { ownerParts } from "../packages/file-name.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { historyCsv, wideHistoryCsv } from "./basis-history.js";
import { efileXml } from "./efile-xml.js";
import { type ExportFormat, type ExportName, isSheet } from "./export-names.js";
import type { ExportOwner, ExportPerson, ExportYear } from "./export-owner.js";
import { fillableFormsJson } from "./fillable-forms.js";
import { withPapers } from "./forms-on-paper.js";
import { expectedSlips, type Slip } from "./forms-to-enter.js";
import { openTaxSolverFile } from "./open-tax-solver.js";
import { type EntrySheet, entrySheet } from "./sheet/entry-sheet.js";
import { sheetCsv } from "./sheet/sheet-csv.js";
import { sheetsToJson } from "./sheet/sheet-json.js";
import { sheetPdf } from "./sheet/sheet-pdf.js";
import { txfFile } from "./txf.js";

/** A file for another program. */
export interface ExportFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** What is to be made. */
export interface ExportAsked {
  readonly to: ExportName;
  readonly format: ExportFormat;
  /** The tax year; a history has all of them. */
  readonly year: number;
  /** The day that TXF has as its own, ISO. */
  readonly on: string;
  /** Papers from which the boxes of Forms 1099-R are taken. */
  readonly papers?: readonly FormPaper[];
}

/** The year of an export when none is asked for: the last one with a Form 8606, or else the last one; undefined for an empty ledger. */
export function lastYearToExport(owners: readonly ExportOwner[]): number | undefined {
  const years = owners.flatMap(({ result }) => result.years);
  const filed = years.filter(({ must_file }) => must_file);
  const among = filed.length > 0 ? filed : years;
  return among.length === 0 ? undefined : Math.max(...among.map(({ tax_year }) => tax_year));
}

/** A year of a person with its facts and its Forms 1099-R. */
interface YearOfPerson {
  readonly exported: ExportYear;
  readonly done: CompletedYear;
  readonly slips: readonly Slip[];
}

/**
 * The entry sheets of one tax year: one for each person whose ledger has the year. None of them having it is a problem.
 * The ledgers are those that `compute` accepted.
 */
export function makeSheets(
  people: readonly ExportPerson[],
  to: TargetId,
  year: number,
  papers: readonly FormPaper[] = [],
): Result<EntrySheet[]> {
  const years = yearsOf(people, year, papers);
  return years.ok ? succeed(sheetsOf(years.value, to)) : years;
}

function sheetsOf(years: readonly YearOfPerson[], to: TargetId): EntrySheet[] {
  return years.map(({ exported, done, slips }) => entrySheet(exported, done, slips, targetNamed(to)));
}

/**
 * Makes the files of an export, named after their owners. The people of one return are in one file where it can hold
 * them; OpenTaxSolver and e-file XML have a file for each.
 */
export async function exportFiles(
  people: readonly ExportPerson[],
  asked: ExportAsked,
  fonts: FallbackFonts,
): Promise<Result<ExportFile[]>> {
  const { to, format, year, papers, on } = asked;
  const parts = ownerParts(
    people.map(({ ledger: { owner } }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
  );
  const [part = "owner"] = parts;
  if (to === "history") {
    const isWide = format === "wide";
    const name = `basis-history${isWide ? "-by-year" : ""}-${part}.csv`;
    return succeed([csv(name, isWide ? wideHistoryCsv(people) : historyCsv(people))]);
  }
  const years = yearsOf(people, year, papers ?? []);
  if (!years.ok) return years;
  if (to === "txf") {
    const content = txfFile(years.value, on);
    return succeed([
      { name: `${year}-form-8606-${part}.txf`, type: "text/plain; charset=us-ascii", content },
    ]);
  }
  if (!isSheet(to)) return eachPerson(years.value, to, people, parts);
  const sheets = sheetsOf(years.value, to);
  const name = `${year}-entry-sheet-${to}-${part}`;
  if (format === "csv") return succeed([csv(`${name}.csv`, sheetCsv(sheets))]);
  if (format === "json")
    return succeed([json(`${name}.json`, JSON.stringify(sheetsToJson(sheets), null, 2))]);
  if (format === "fields")
    return succeed([
      json(`${name}-fields.json`, fillableFormsJson(years.value.map(({ exported }) => exported))),
    ]);
  const made = await sheetPdf(
    sheets,
    people.map(({ ledger }) => ledger),
    fonts,
  );
  return made.ok ? succeed([{ name: `${name}.pdf`, type: "application/pdf", content: made.value }]) : made;
}

function csv(name: string, content: string): ExportFile {
  return { name, type: "text/csv; charset=utf-8", content };
}

function json(name: string, content: string): ExportFile {
  return { name, type: "application/json", content: `${content}\n` };
}

/** A file for each person: none of them when one is refused. */
function eachPerson(
  years: readonly YearOfPerson[],
  to: "ots" | "mef",
  people: readonly ExportPerson[],
  parts: readonly string[],
): Result<ExportFile[]> {
  const [make, ending, type] =
    to === "ots"
      ? ([openTaxSolverFile, "txt", "text/plain; charset=us-ascii"] as const)
      : ([efileXml, "xml", "application/xml"] as const);
  const made = years.map(({ exported }) => ({ exported, file: make(exported) }));
  const problems = made.flatMap(({ file }) => (file.ok ? [] : file.problems));
  if (problems.length > 0) return fail(problems);
  return succeed(
    made.flatMap(({ exported, file }) => {
      const part = parts[people.findIndex(({ ledger }) => ledger === exported.ledger)];
      const name = `${exported.year.tax_year}-${to}-form-8606-${part}.${ending}`;
      return file.ok ? [{ name, type, content: file.value }] : [];
    }),
  );
}

/** The year of each person whose ledger has it; nobody having it is a problem. */
function yearsOf(
  people: readonly ExportPerson[],
  taxYear: number,
  papers: readonly FormPaper[],
): Result<YearOfPerson[]> {
  const years = people.flatMap((person): YearOfPerson[] => {
    const year = person.result.years.find(({ tax_year }) => tax_year === taxYear);
    if (year === undefined) return [];
    const done = completed(person.ledger, taxYear);
    const expected = expectedSlips(person.ledger, done);
    const mine = papers.filter((paper) => isOf(paper, person.ledger));
    const slips = mine.length === 0 ? expected : withPapers(expected, mine, taxYear);
    return [{ exported: { ...person, year }, done, slips }];
  });
  if (years.length > 0) return succeed(years);
  const message = `has nothing in ${taxYear}; choose a year that it covers`;
  return fail([problemAt("nothing_to_file", ["years"], message)]);
}

/** The year's facts, which results do not keep. */
function completed(ledger: Ledger, year: number): CompletedYear {
  const replayed = replay(ledger);
  const done = replayed.ok ? replayed.value.find(({ form }) => form.year === year) : undefined;
  if (done === undefined) throw new Error("a ledger that was computed has every year of its result");
  return done;
}

/** Whether a paper is this owner's, as far as it says whose it is. */
function isOf({ owner }: FormPaper, { owner: { ssn } }: Ledger): boolean {
  return owner.ssn === null || ssn === null || ssn.endsWith(owner.ssn);
}
