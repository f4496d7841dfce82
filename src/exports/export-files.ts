import type { TargetId } from "../data/target-ids.js";
import { targetNamed } from "../data/targets.js";
import { fail, problemAt, type Result, succeed } from "../errors.js";
import type { Ledger, YearResult } from "../index.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import { ownerParts } from "../papers/file-name.js";
import { fontsForNames, pageFonts } from "../papers/page-fonts.js";
import { fillPacket } from "../pdf/fill/packet.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { plainPages } from "../pdf/pages/plain-pages.js";
import type { FormPaper } from "../sources/facts.js";
import type { ExportFormat, ExportName } from "./export-names.js";
import type { ExportOwner, ExportYear, Role } from "./export-owner.js";
import { fillableFormsJson } from "./fillable-forms.js";
import { historyCsv, wideHistoryCsv } from "./history.js";
import { type EntrySheet, entrySheet } from "./sheet/entry-sheet.js";
import { sheetCsv } from "./sheet/sheet-csv.js";
import { sheetsToJson } from "./sheet/sheet-json.js";
import { writeSheet } from "./sheet/sheet-page.js";
import { expectedSlips } from "./slips.js";
import { withPapers } from "./slips-of-papers.js";

/** A file for another program. */
export interface ExportFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** An owner, and whose IRAs they are on a joint return. */
export interface ExportPerson extends ExportOwner {
  readonly role: Role;
}

/** What is to be made. */
export interface ExportAsked {
  readonly to: ExportName;
  readonly format: ExportFormat;
  /** The tax year; a history has all of them. */
  readonly year: number;
  /** Forms 1099-R that were read from papers. */
  readonly papers?: readonly FormPaper[];
}

/** The year of an export when none is asked for: the last one with a Form 8606, or else the last one; undefined for an empty ledger. */
export function lastYearToExport(owners: readonly ExportOwner[]): number | undefined {
  const years = owners.flatMap(({ result }) => result.years);
  const filed = years.filter(({ must_file }) => must_file);
  const among = filed.length > 0 ? filed : years;
  return among.length === 0 ? undefined : Math.max(...among.map(({ tax_year }) => tax_year));
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
  const exported = yearsOf(people, year);
  if (!exported.ok) return exported;
  return succeed(
    exported.value.map((one) => {
      const done = completed(one.ledger, year);
      const expected = expectedSlips(one.ledger, done);
      const mine = papers.filter((paper) => isOf(paper, one.ledger));
      const slips = mine.length === 0 ? expected : withPapers(expected, mine, year);
      return entrySheet(one, done, slips, targetNamed(to));
    }),
  );
}

/** Makes the files of an export, named after the owner; several people of one return are in one file where it can hold them. */
export async function exportFiles(
  people: readonly ExportPerson[],
  asked: ExportAsked,
  fonts: FallbackFonts,
): Promise<Result<ExportFile[]>> {
  const { to, format, year, papers } = asked;
  const [part = "owner"] = ownerParts(
    people.map(({ ledger: { owner } }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
  );
  if (to === "history") {
    const isWide = format === "wide";
    const name = `basis-history${isWide ? "-by-year" : ""}-${part}.csv`;
    return succeed([csv(name, isWide ? wideHistoryCsv(people) : historyCsv(people))]);
  }
  const sheets = makeSheets(people, to, year, papers);
  if (!sheets.ok) return sheets;
  const name = `${year}-entry-sheet-${to}-${part}`;
  if (format === "csv") return succeed([csv(`${name}.csv`, sheetCsv(sheets.value))]);
  if (format === "json") {
    const exported = yearsOf(people, year);
    if (!exported.ok) return exported;
    const content =
      to === "fffa" ? fillableFormsJson(exported.value) : JSON.stringify(sheetsToJson(sheets.value), null, 2);
    return succeed([{ name: `${name}.json`, type: "application/json", content: `${content}\n` }]);
  }
  return sheetPdf(people, sheets.value, `${name}.pdf`, fonts);
}

function csv(name: string, content: string): ExportFile {
  return { name, type: "text/csv; charset=utf-8", content };
}

/** The year of each person whose ledger has it. */
function yearsOf(people: readonly ExportPerson[], year: number): Result<ExportYear[]> {
  const exported = people.flatMap((person): ExportYear[] => {
    const found: YearResult | undefined = person.result.years.find(({ tax_year }) => tax_year === year);
    return found === undefined ? [] : [{ ...person, year: found }];
  });
  if (exported.length > 0) return succeed(exported);
  const message = `has nothing in ${year}; choose a year that it covers`;
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

async function sheetPdf(
  people: readonly ExportPerson[],
  sheets: readonly EntrySheet[],
  name: string,
  fonts: FallbackFonts,
): Promise<Result<ExportFile[]>> {
  const [first] = sheets;
  const needed = people.map(({ ledger }) => fontsForNames(ledger, fonts)).find((each) => each !== undefined);
  const pages = plainPages(
    await pageFonts(),
    (writer) =>
      sheets.forEach((sheet, at) => {
        if (at > 0) writer.newPage();
        writeSheet(writer, sheet);
      }),
    { footer: "For your own use: do not mail it", fallback: needed },
  );
  if (!pages.ok) return pages;
  const title = `${first?.tax_year}: what to type into ${first?.program}`;
  const made = fillPacket([{ pages: pages.value }], { shape: "fillable", money: "dollars", title });
  return made.ok ? succeed([{ name, type: "application/pdf", content: made.value }]) : made;
}
