import { fail, type Result, succeed } from "../errors.js";
import { completeLedger } from "./complete-ledger.js";
import { consistencyFaults } from "./consistency.js";
import { type Fault, placesInValue, toProblems } from "./fault.js";
import { salvage } from "./salvage.js";
import { type Ledger, ledgerSchema, type WrittenLedger } from "./schema.js";
import { explainIssue, schemaFaults } from "./schema-faults.js";
import { MOST_PROBLEMS } from "./text-places.js";

/** What somebody else knows of a ledger's owner: an office's client list. */
export interface Completion {
  /** The ledger as written, with what it leaves out. */
  fill(written: unknown): unknown;
  /** What the ledger says otherwise. It bears a salvaged ledger, in which a value may be undefined. */
  contradictions(ledger: Ledger): readonly Fault[];
}

/**
 * Checks a value of the shape of the ledger (dollars as numbers or text) and gives it in cents, with its defaults
 * filled in; or every problem that was found, in the order of the value's keys.
 *
 * @example
 * const read = parseLedger({ owner: { name: "Jordan A Rivera" }, entries: [] });
 * if (read.ok) read.value.options.round; // "dollars"
 */
export function parseLedger(value: unknown, completion?: Completion): Result<Ledger> {
  const { ledger, faults } = examine(value, completion);
  if (faults.length === 0) return succeed(ledger);
  return fail(toProblems(faults, placesInValue(value)));
}

/** The ledger in a value, whole when there are no faults. */
export function examine(given: unknown, completion?: Completion): { ledger: Ledger; faults: Fault[] } {
  const value = completion === undefined ? given : completion.fill(given);
  const tooMany = tooManyEntries(value);
  if (tooMany !== null) return { ledger: completeLedger(EMPTY), faults: [tooMany] };
  const parsed = ledgerSchema.safeParse(value, { error: explainIssue });
  const faults = parsed.success ? [] : schemaFaults(parsed.error.issues, value);
  // Where there are more problems than are shown, no further ones are looked for.
  const isEnough = faults.length > MOST_PROBLEMS;
  const written = parsed.success ? parsed.data : isEnough ? EMPTY : sound(value);
  // A list without an item yet is a list: `entries:` alone on its line.
  const entriesGiven = written.entries !== null || Object.hasOwn(Object(value), "entries");
  const ledger = completeLedger(written);
  // Not even an object: the schema has said all there is to say.
  if (parsed.success || Object.keys(written).length > 0) {
    faults.push(...consistencyFaults(ledger, entriesGiven).filter((fault) => !isAnswered(fault, faults)));
    faults.push(...(completion?.contradictions(ledger) ?? []));
  }
  return { ledger, faults };
}

const EMPTY = {} as WrittenLedger;

/** One owner has some hundreds of entries in a lifetime. More than this is not looked at one by one. */
const MOST_ENTRIES = 5000;

function tooManyEntries(value: unknown): Fault | null {
  const { entries } = Object(value);
  if (!Array.isArray(entries) || entries.length <= MOST_ENTRIES) return null;
  const message = `holds ${entries.length.toLocaleString("en-US")} entries; a ledger holds at most ${MOST_ENTRIES.toLocaleString("en-US")}. Keep one ledger for each owner, with only what touches an IRA`;
  return { code: "too_many_values", path: ["entries"], message };
}

function sound(value: unknown): WrittenLedger {
  return (salvage(ledgerSchema, value) ?? EMPTY) as WrittenLedger;
}

/** A line that is missing from a list of lines is not told beside one whose label was refused: it may be the one meant. */
function isAnswered({ code, path }: Fault, refused: readonly Fault[]): boolean {
  const list = path.slice(0, -1).join(".");
  return (
    code === "missing_value" &&
    list === "opening.lines" &&
    refused.some((f) => f.path.slice(0, -1).join(".") === list)
  );
}
