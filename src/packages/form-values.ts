import { linesOfYear } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Address, Ledger, Preparer } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { SlotValue } from "../pdf/template/slots.js";
import { canBeStamped, stampOf } from "../pdf/template/stamp-text.js";
import { longDate } from "../text/wording.js";

/** Which parts of a form are filled in. */
interface FormPlaces {
  /** Fill the address block, which is for a form that goes without a tax return (Form 8606, page 1, above Part I). */
  readonly address: boolean;
  /** The slots that the template has: the note beside line 13 has a place on the worksheet alone. */
  readonly slots: { has(slot: string): boolean };
}

/**
 * What goes onto one year's form, by slot: the owner, the lines, and the paid preparer when the ledger names one. A
 * line that the form leaves blank has no value; the signature and its date never have one.
 */
export function formValues(
  ledger: Ledger,
  year: YearResult,
  { address, slots }: FormPlaces,
): Record<string, SlotValue> {
  const { owner, preparer } = ledger;
  const values: Record<string, SlotValue> = {};
  putText(values, "name", owner.name);
  putText(values, "ssn", owner.ssn);
  if (address && owner.address) Object.assign(values, addressValues(owner.address));
  putLines(values, year, slots);
  if (year.method === "worksheet_1_1" && slots.has("line_13_note"))
    putText(values, "line_13_note", WORKSHEET_NOTE);
  if (preparer) Object.assign(values, preparerValues(preparer));
  return values;
}

type Values = Record<string, SlotValue>;

/** What the asterisk on a form means (Publication 590-B, the illustrated Form 8606). */
const WORKSHEET_NOTE = "* From Worksheet 1-1, Pub. 590-B";

/**
 * What is printed over the IRS's form: a line at its top, notes at its foot, and a mark on each page; null when there is
 * nothing to say.
 */
export function stampFor(
  year: YearResult,
  ledger: Ledger,
  top: string | null = null,
  mark: string | null = null,
): string | null {
  const notes = [year.method === "worksheet_1_1" ? WORKSHEET_NOTE : null, deathNote(year, ledger)].filter(
    (note) => note !== null,
  );
  const tops = [top, inheritedNote(ledger)].filter((each) => each !== null);
  return stampOf({
    top: tops.length === 0 ? null : tops.join("; "),
    foot: notes.length === 0 ? null : notes.join(". "),
    mark,
  });
}

/** What is written in the notice at the top of our worksheet; null when there is nothing to say. */
export function noticeFor(year: YearResult, ledger: Ledger, top: string | null = null): string | null {
  const notes = [top, inheritedNote(ledger), deathNote(year, ledger)].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join("; ");
}

/**
 * That the form is for inherited IRAs, and from whom: it is apart from the form for the owner's own IRAs (Publication 590-B,
 * IRA with basis). Null for these. A name that the font of a stamp cannot show is left to the papers beside the form.
 */
function inheritedNote({ owner: { inherited_from: from } }: Ledger): string | null {
  if (from === null) return null;
  const note = `Inherited IRA: ${from}`;
  return canBeStamped(note) ? note : "Inherited IRA";
}

/**
 * In the year of death line 6 is the value on that day, whatever its caption says; null in any other year. Without that
 * value the line has the one on December 31, which somebody has to replace.
 */
function deathNote({ tax_year, lines }: YearResult, { owner: { died }, years }: Ledger): string | null {
  if (died === null || yearOf(died) !== tax_year || lines["6"] === undefined) return null;
  return years[tax_year]?.value_at_death == null
    ? `Line 6: December 31 value; must be the value on ${longDate(died)}`
    : `Line 6: value on ${longDate(died)}, the date of death`;
}

/** The lines that Worksheet 1-1 gives: its lines 8, 9 or 11, and 10. */
const FROM_WORKSHEET: readonly string[] = ["13", "15a", "18"];

function putLines(values: Values, year: YearResult, slots: FormPlaces["slots"]): void {
  // Our own worksheet has its note beside line 13 alone.
  const fromWorksheet = slots.has("line_13_note") ? ["13"] : FROM_WORKSHEET;
  for (const { id, label, kind, caption } of linesOfYear(year.tax_year)) {
    const cents = year.lines[label];
    if (kind === "ratio") {
      if (year.line10 !== undefined) values[label] = { ratio: year.line10 };
    } else if (cents !== undefined) {
      const zero = caption.includes("-0-") ? "-0-" : "0";
      const isMarked = fromWorksheet.includes(id) && year.method === "worksheet_1_1";
      values[label] = isMarked ? { cents, zero, mark: "*" } : { cents, zero };
    }
  }
}

/** The address block of a form, by slot. */
export function addressValues(address: Address): Values {
  const values: Values = {};
  const stateAndZip = [address.state, address.zip].filter((part) => part !== null).join(" ");
  putText(values, "address_home", address.street);
  putText(values, "apt", address.apt);
  const place = [address.city, stateAndZip].filter((part) => part !== null && part !== "");
  putText(values, "city_state_zip", place.join(", "));
  putText(values, "foreign_country", address.country);
  putText(values, "foreign_province", address.province);
  putText(values, "foreign_postal", address.postal_code);
  return values;
}

/** The block of the paid preparer, by slot. */
export function preparerValues(preparer: Preparer): Values {
  const values: Values = {};
  putText(values, "preparer_name", preparer.name);
  putText(values, "preparer_ptin", preparer.ptin);
  putText(values, "preparer_firm_name", preparer.firm);
  putText(values, "preparer_firm_address", preparer.address);
  putText(values, "preparer_firm_ein", preparer.ein);
  putText(values, "preparer_phone", preparer.phone);
  values.preparer_self_employed = { checked: preparer.self_employed };
  return values;
}

/** Fills a slot when there is a text for it. */
function putText(values: Values, slot: string, text: string | null): void {
  if (text !== null && text !== "") values[slot] = { text };
}
