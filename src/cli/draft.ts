import { statSync } from "node:fs";
import { join } from "node:path";
import type { Finding, YearResult } from "../index.js";
import { jointAnswer } from "../lines/answer.js";
import { type AgeKeys, encrypts, readKeys } from "../node/age-encryption.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { prepareOutput } from "../node/files/prepare-output.js";
import { CompiledTemplates } from "../node/templates/template-cache.js";
import { type Draft, isDrafted, makeDrafts, whyNotFilled } from "../packages/draft-pdf.js";
import { ownerParts } from "../packages/file-name.js";
import { count, listed, longDate } from "../text/wording.js";
import { carrySentence, draftTable } from "./draft-table.js";
import { openEncrypted } from "./encrypted-ledgers.js";
import { DONE, REFUSED, SOME_FAILED } from "./exit-status.js";
import { findingLines } from "./finding-lines.js";
import type { DraftOptions } from "./options.js";
import { type Computed, estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./wrap-text.js";
import { fileNameOf, writeDrafts } from "./write-drafts.js";

/** The files that were kept as they are, and the keys that the others are encrypted with. */
interface WrittenFiles {
  readonly kept: readonly string[];
  readonly keys: AgeKeys | null;
}

/** A ledger with the years that were asked for and the drafts made of them. */
interface Owner extends Computed {
  years: readonly YearResult[];
  drafts: Draft[];
}

/**
 * `form8606 draft`: writes the form of every year that needs one and prints what each year comes to. Nothing is written
 * unless every ledger is right and every form could be filled; of a folder, the clients that are right have their
 * drafts. A draft that was edited since is kept, and named.
 */
export async function draft(
  files: readonly string[],
  options: DraftOptions,
  terminal: Terminal,
): Promise<number> {
  prepareOutput(options.out);
  const keys = await readKeys(options);
  const read = await readAll(files, options, keys, terminal);
  if (read === null) return REFUSED;
  const { computed, failed } = read;
  const owners = await makeAll(computed, options, terminal);
  if (owners === null) return REFUSED;
  const drafts = owners.flatMap((owner) => owner.drafts);
  const { kept, warnings } = await writeDrafts(drafts, options.out, keys, options.force === true);
  for (const warning of warnings) terminal.complain(escapeControl(warning));
  for (const [at, owner] of owners.entries()) {
    if (at > 0) terminal.print("");
    for (const line of report(owner, { kept, keys }, options, terminal)) terminal.print(line);
  }
  for (const line of jointLines(owners, terminal.width)) terminal.print(line);
  return failed ? SOME_FAILED : DONE;
}

/** Every ledger that was named; of folders, those that are right, while what is wrong with the others is told. */
async function readAll(
  files: readonly string[],
  { asOf, clientList }: DraftOptions,
  keys: AgeKeys | null,
  terminal: Terminal,
) {
  if (
    clientList !== undefined ||
    files.some((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory())
  ) {
    const { readClients } = await import("./read-clients.js");
    return readClients(files, terminal, { asOf, clientList, keys });
  }
  const opened = await openEncrypted(files, keys);
  const computed = readLedgers(files, terminal, { asOf, opened });
  return computed && { computed, failed: false };
}

/** What a couple enters on a joint return: for owners of one household, whose own IRAs these are. */
function jointLines(owners: readonly Owner[], width: number): string[] {
  const own = owners.filter(({ ledger }) => ledger.owner.inherited_from === null);
  const households = new Set(own.flatMap(({ ledger }) => ledger.owner.household ?? []));
  return [...households].flatMap((household) => {
    const couple = own.filter(({ ledger }) => ledger.owner.household === household);
    if (couple.length !== 2) return [];
    const [one, other] = couple as [Owner, Owner];
    const joint = one.years.flatMap((year) => {
      const { tax_year } = year;
      const same = other.years.find((each) => each.tax_year === tax_year);
      if (same === undefined) return [];
      const text = jointAnswer(tax_year, [year, same]);
      return wrap(text, { width, first: `${tax_year}: `, indent: " ".repeat(6) });
    });
    const names = listed([one, other].map(({ result }) => result.owner));
    return joint.length === 0 ? [] : ["", escapeControl(`${names} together`), ...joint];
  });
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
    const estimated = (year: YearResult) => one.estimates.some((each) => each.year === year.tax_year);
    const filled = years.filter(
      (year) => !estimated(year) && (options.years !== undefined || whyNotFilled(year) === null),
    );
    for (const year of years) {
      const why = filled.includes(year) || estimated(year) ? null : whyNotFilled(year);
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

function report(owner: Owner, files: WrittenFiles, options: DraftOptions, terminal: Terminal): string[] {
  const { style } = terminal;
  const { ledger, result, years, drafts } = owner;
  const inherited = ledger.owner.inherited_from;
  const title = inherited === null ? result.owner : `${result.owner}, IRAs inherited from ${inherited}`;
  const found = result.findings.filter(({ tax_year }) => years.some((year) => year.tax_year === tax_year));
  const shown = options.notes ? found : found.filter(({ severity }) => severity !== "info");
  const folded = found.length - shown.length;
  return [
    style.strong(escapeControl(title)),
    ...(years.length === 0
      ? ["This ledger has none of these years."]
      : draftTable(years, options.asOf, terminal.width)),
    ...estimateLines(owner, terminal.width),
    carrySentence(result),
    ...(drafts.length === 0 && noDraft(owner).length > 0 ? [] : fileLines(drafts, files, options.out)),
    ...noDraft(owner),
    ...(shown.length === 0
      ? []
      : ["", `Found as of ${longDate(options.asOf)}:`, ...findingLines(bySeverity(shown), terminal)]),
    ...(folded === 0
      ? []
      : ["", `${count(folded, "note", "notes")}: add --notes to read ${folded === 1 ? "it" : "them"}.`]),
  ];
}

/** Years without a draft, because their lines rest on an estimate. */
function noDraft({ estimates, years }: Owner): string[] {
  const without = estimates.filter(({ year }) => years.some(({ tax_year }) => tax_year === year));
  return without.map(({ year }) => `No draft for ${year}: the year is not over.`);
}

/** The files, below the kind of form they are filled on. */
function fileLines(drafts: readonly Draft[], { kept, keys }: WrittenFiles, folder: string): string[] {
  if (drafts.length === 0) return ["No Form 8606 is needed, so no file was written."];
  const byForm = new Map<string, string[]>();
  for (const draft of drafts) {
    const { kinds } = draft;
    const name = fileNameOf(draft, keys);
    const form = kept.includes(name)
      ? encrypts(keys)
        ? KEPT_ENCRYPTED
        : KEPT
      : kinds.size > 1
        ? BOTH
        : kinds.has("official")
          ? OFFICIAL
          : kinds.has("worksheet")
            ? WORKSHEET
            : STATEMENT;
    byForm.set(form, [...(byForm.get(form) ?? []), `  ${escapeControl(join(folder, name))}`]);
  }
  const kinds = new Set(drafts.flatMap((each) => [...each.kinds]));
  return [
    ...[...byForm].flatMap(([form, files]) => [`${form}:`, ...files]),
    ...(kinds.size > 1 ? MIXED : []),
  ];
}

/** Why some years are on the official form and others are not. */
const MIXED = [
  "The official form of the other years is not installed. To file on it, run",
  `  ${COMMAND} templates get`,
  "and draft again.",
];

const OFFICIAL = "Filled in on the IRS's official form";
const WORKSHEET = "Filled in on our worksheet, for copying and checking; do not file it";
const BOTH =
  "Filled in on the IRS's official form for some years and on our worksheet for years whose official form is not installed";
const STATEMENT = "To attach to a return that needs no Form 8606";
const KEPT = "Not replaced, because it was changed since it was drafted; --force replaces it";
const KEPT_ENCRYPTED =
  "Not replaced, because it was changed since it was drafted, or these keys do not open it; --force replaces it";

/** Errors before warnings, each in the order of their years. */
function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
