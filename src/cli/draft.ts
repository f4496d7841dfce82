import { join } from "node:path";
import type { Finding, YearResult } from "../index.js";
import { FileError } from "../node/files/file-error.js";
import { writeFiles } from "../node/files/write-files.js";
import { CompiledTemplates } from "../node/templates/compiled.js";
import { type Draft, isDrafted, makeDrafts, whyNotFilled } from "../papers/draft.js";
import { ownerParts } from "../papers/file-name.js";
import { carrySentence, draftTable } from "./draft-table.js";
import { DONE, REFUSED } from "./exit-status.js";
import { findingLines } from "./finding-lines.js";
import type { DraftOptions } from "./options.js";
import { type Computed, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./text.js";

/** A ledger with the years that were asked for and the drafts made of them. */
interface Owner extends Computed {
  years: readonly YearResult[];
  drafts: Draft[];
}

/**
 * `form8606 draft`: writes the form of every year that needs one and prints a table of them. Nothing is written
 * unless every ledger is right and every form could be filled.
 */
export async function draft(
  files: readonly string[],
  options: DraftOptions,
  terminal: Terminal,
): Promise<number> {
  const computed = readLedgers(files, terminal, { asOf: options.asOf });
  if (computed === null) return REFUSED;
  const owners = await makeAll(computed, options, terminal);
  if (owners === null) return REFUSED;
  writeFiles(
    owners.flatMap(({ drafts }) =>
      drafts.map(({ name, bytes }) => ({ path: join(options.out, name), bytes })),
    ),
    { force: options.force === true },
  );
  for (const [at, owner] of owners.entries()) {
    if (at > 0) terminal.print("");
    for (const line of report(owner, options, terminal)) terminal.print(line);
  }
  return DONE;
}

async function makeAll(
  computed: readonly Computed[],
  options: DraftOptions,
  terminal: Terminal,
): Promise<Owner[] | null> {
  const parts = ownerParts(
    computed.map(({ ledger: { owner } }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
  );
  const templates = new CompiledTemplates();
  const shape = {
    template: options.template,
    packet: options.packet === true,
    flatten: options.flatten === true,
    alone: options.alone === true,
  };
  const owners: Owner[] = [];
  for (const [at, one] of computed.entries()) {
    const years = one.result.years.filter(({ tax_year }) => options.years?.includes(tax_year) ?? true);
    // A year asked for by name is refused; among all years, one whose form is not filled is told and left out.
    const filled = years.filter((year) => options.years !== undefined || whyNotFilled(year) === null);
    for (const year of years) {
      const why = filled.includes(year) ? null : whyNotFilled(year);
      if (why !== null)
        terminal.complain(escapeControl(`${one.file}: Form 8606 for ${year.tax_year}: ${why}`));
    }
    const made = await makeDrafts(one, filled.filter(isDrafted), parts[at] ?? "", shape, { templates });
    if (made.ok) owners.push({ ...one, years, drafts: made.value });
    else {
      const several = computed.length > 1;
      for (const problem of made.problems)
        terminal.complain(problemLine(problem, { file: one.file, several }));
    }
  }
  if (owners.length < computed.length) return null;
  if (options.years !== undefined && owners.every(({ years }) => years.length === 0)) {
    throw new FileError("--years", "no ledger given has anything in these years");
  }
  return owners;
}

function report(owner: Owner, options: DraftOptions, terminal: Terminal): string[] {
  const { style } = terminal;
  const { ledger, result, years, drafts } = owner;
  const inherited = ledger.owner.inherited_from;
  const title = inherited === null ? result.owner : `${result.owner}, IRAs inherited from ${inherited}`;
  const grave = result.findings.filter(
    ({ severity, tax_year }) => severity !== "info" && years.some((year) => year.tax_year === tax_year),
  );
  return [
    style.strong(escapeControl(title)),
    ...(years.length === 0 ? ["No year of these."] : draftTable(years, options.asOf, terminal.width)),
    carrySentence(result),
    ...fileLines(drafts, options.out),
    ...(grave.length === 0
      ? []
      : ["", `Found as of ${options.asOf}:`, ...findingLines(bySeverity(grave), terminal)]),
  ];
}

/** The files, below the kind of form they are filled on. */
function fileLines(drafts: readonly Draft[], folder: string): string[] {
  if (drafts.length === 0) return ["No Form 8606 is needed, so nothing was written."];
  const byForm = new Map<string, string[]>();
  for (const { kinds, name } of drafts) {
    const form =
      kinds.size > 1
        ? BOTH
        : kinds.has("official")
          ? OFFICIAL
          : kinds.has("worksheet")
            ? WORKSHEET
            : STATEMENT;
    byForm.set(form, [...(byForm.get(form) ?? []), `  ${escapeControl(join(folder, name))}`]);
  }
  return [...byForm].flatMap(([form, files]) => [`${form}:`, ...files]);
}

const OFFICIAL = "Written on the IRS's own form";
const WORKSHEET =
  "Written on this program's worksheet, to copy from or to check against (it is not the IRS's form)";
const BOTH = "Written on the IRS's own form for some years, and on this program's worksheet for the others";
const STATEMENT = "Written to attach to a return that needs no Form 8606";

/** Errors before warnings, each in the order of their years. */
function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
