import { join } from "node:path";
import { readTable } from "../batch/input/read-table.js";
import { envelopeStatus } from "../batch/office-status.js";
import { REPORT } from "../batch/report.js";
import { STATUS, StatusSheet } from "../batch/status-sheet.js";
import { AGE, type AgeKeys, readKeys } from "../node/age-encryption.js";
import { exists } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { count, listed, yearsInWords } from "../text/wording.js";
import { DONE } from "./exit-status.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { columnsOf } from "./text-width.js";
import { wrap } from "./wrap-text.js";

/** A client who must act, or about whom the office must. */
interface Next {
  /** ISO; null when there is no deadline. */
  readonly by: string | null;
  readonly client: string;
  readonly what: string;
}

/** What the command line has. */
export interface ReportOptions {
  /** ISO date. */
  asOf: string;
  json?: true;
  passphraseFile?: string;
  identity?: string[];
}

type Row = Readonly<Record<string, string>>;

/** Cells of the client's name on the terminal, at most. */
const NAME_WIDTH = 22;
const DATE_WIDTH = 10;
const GAP = "  ";

/**
 * `form8606 report`: who must act next, the earliest deadline first, from the reports of batches and what the office wrote
 * in their `status.csv`.
 *
 * @param asOf what counts as today, ISO: what is past it is said
 * @throws FileError when a folder has no report
 */
export async function report(
  folders: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const { asOf, json } = options;
  const keys = await readKeys(options);
  const next: Next[] = [];
  const counts = new Map<string, number>();
  const more = (status: string) => counts.set(status, (counts.get(status) ?? 0) + 1);
  for (const folder of folders) {
    const sheet = (await StatusSheet.read(join(folder, STATUS), keys)) ?? StatusSheet.empty();
    for (const row of await rowsOf(folder, keys)) {
      const found = nextOf(row, sheet);
      if (typeof found === "string") more(found);
      else next.push(found);
    }
  }
  next.sort((a, b) => rank(a).localeCompare(rank(b)));
  if (json === true)
    terminal.print(JSON.stringify({ as_of: asOf, next, others: Object.fromEntries(counts) }, null, 2));
  else for (const line of inLines(next, counts, asOf, terminal)) terminal.print(line);
  return DONE;
}

/** The rows of a report by column. */
async function rowsOf(folder: string, keys: AgeKeys | null): Promise<Row[]> {
  const clear = join(folder, REPORT);
  const path = exists(clear) ? clear : `${clear}${AGE}`;
  if (!exists(path)) throw new FileError(clear, "there is no such file; give the --out folder of a batch");
  let head: string[] = [];
  const rows: Row[] = [];
  await readTable(path, keys, (cells, number) => {
    if (number === 1) head = cells;
    else rows.push(Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
  });
  if (!head.includes("status") || !head.includes("missing_facts"))
    throw new FileError(path, "is not a report of this program's version; run correct again");
  return rows;
}

/** What comes next for a client; a status when nothing does. */
function nextOf(row: Row, sheet: StatusSheet): Next | string {
  const {
    folder = "",
    name = "",
    client = "",
    missing_facts: missing = "",
    error = "",
    mail_by: by = "",
  } = row;
  const who = name === "" ? client : name;
  if (error !== "")
    return { by: null, client: who, what: `Correct the ledger ${client}: ${error.split("; ")[0]}` };
  if (row.status === "in the joint package") return row.status;
  const open = sheet.openOf(folder, Number(row.envelopes));
  if (open.length === 0) return row.envelopes === "0" && missing === "" ? "nothing to mail" : "done";
  const dates = open.map(({ mailBy }) => mailBy).filter((day) => day !== "");
  const inStatus = (status: string) =>
    open
      .filter(({ cells, name: envelope }) => envelope !== "" && envelopeStatus(cells) === status)
      .map((each) => each.name);
  const [sign, mail] = [inStatus("to sign"), inStatus("to mail")];
  const isOpen = row.status === "facts missing";
  const steps = [
    ...(missing === "" ? [] : [`Find out ${missing}`]),
    ...(sign.length === 0
      ? []
      : [
          isOpen
            ? `Then run correct again: ${inWords(sign)} cannot be signed before that`
            : `Sign and mail ${inWords(sign)}`,
        ]),
    ...(mail.length === 0 ? [] : [`Mail ${inWords(mail)}`]),
  ];
  if (steps.length === 0) return row.envelopes === "0" ? "nothing to mail" : "mailed";
  // The first deadline may be that of a year in no envelope; an envelope's own day ends when it is done.
  const isClients = missing !== "" || !sheet.hasDay(folder, by);
  const first = [...(isClients ? [by] : []), ...dates].filter((day) => day !== "").sort()[0];
  return { by: first ?? null, client: who, what: `${steps.join(". ")}.` };
}

/** Envelopes by what is in them. @example inWords(["2020 Form 8606", "2021 Form 8606"]) // "Form 8606 for 2020 and 2021" */
function inWords(names: readonly string[]): string {
  const years = new Map<string, string[]>();
  for (const name of names) {
    const [, year = "", form = name] = /^(\d{4}) (.+)$/.exec(name) ?? [];
    years.set(form, [...(years.get(form) ?? []), year]);
  }
  return listed(
    [...years].map(([form, of]) => (of[0] === "" ? form : `${form} for ${yearsInWords(of.map(Number))}`)),
  );
}

/** Deadlines first, then what has none; each by name. */
function rank({ by, client }: Next): string {
  return `${by ?? "9999"} ${client.toLowerCase()}`;
}

function inLines(
  next: readonly Next[],
  counts: ReadonlyMap<string, number>,
  asOf: string,
  { width, style }: Terminal,
): string[] {
  const nameWidth = Math.min(
    NAME_WIDTH,
    Math.max(6, ...next.map(({ client }) => columnsOf(escapeControl(client)))),
  );
  const rest = width - DATE_WIDTH - nameWidth - 2 * GAP.length;
  const lines = next.flatMap(({ by, client, what }) => {
    const past = by !== null && by < asOf;
    const names = wrap(escapeControl(client), { width: nameWidth });
    const words = wrap(
      escapeControl(past ? `The day has passed: run correct again as of today. ${what}` : what),
      { width: rest },
    );
    return Array.from({ length: Math.max(names.length, words.length) }, (_, at) => {
      const name = names[at] ?? "";
      const date = at === 0 ? (by ?? "no date") : "";
      const line =
        `${date.padEnd(DATE_WIDTH)}${GAP}${name}${" ".repeat(Math.max(0, nameWidth - columnsOf(name)))}${GAP}${words[at] ?? ""}`.trimEnd();
      return past ? style.warn(line) : line;
    });
  });
  const others = [...counts].map(([status, number]) => `${number} ${status}`);
  return [
    ...(next.length === 0
      ? ["Nobody has to act."]
      : [
          style.strong(`${"Mail by".padEnd(DATE_WIDTH)}${GAP}${"Client".padEnd(nameWidth)}${GAP}Next`),
          ...lines,
          `${count(next.length, "client has", "clients have")} to act.`,
        ]),
    ...(others.length === 0 ? [] : [`The others: ${listed(others)}.`]),
  ];
}
