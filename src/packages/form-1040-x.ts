import { changeOfOtherTaxes } from "../correction/amended-amounts.js";
import { type Envelope, leadOf } from "../correction/envelopes.js";
import { amendedReturn } from "../correction/part-two.js";
import { nameParts } from "../ledger/person-name.js";
import type { Ledger, Owner } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { fitsLines } from "../pdf/fill/layout.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";
import type { FormValues, SlotValue } from "../pdf/template/slots.js";
import { addressValues, preparerValues } from "./form-values.js";
import { ownersOnReturn } from "./pages/owner.js";

/** What goes onto the Form 1040-X of an envelope, and the explanation where it is too long for Part II. */
export interface Form1040X {
  readonly values: FormValues;
  /** The paragraphs of a continuation page; null when Part II holds them all. */
  readonly continued: readonly string[] | null;
}

/** What Part II says when the explanation is on a page of its own. */
const SEE_ATTACHED = "See the attached explanation of changes.";

/**
 * Form 1040-X as far as no tax has to be computed: who it is for, line 1 with what the ledger gives, the change of line
 * 10 where the filed Form 5329 is known, and Part II. Lines that depend on the tax, signatures and dates stay blank.
 */
export function form1040X(envelope: Envelope, template: CompiledTemplate): Form1040X {
  const { parts, owners, tax_year } = envelope;
  const [first, spouse] = ownersOnReturn(envelope);
  const { ledger } = parts[0].member;
  const explanation = amendedReturn(envelope).explanation;
  const text = explanation.join("\n");
  const fits = fitsLines(template, "part_ii", text);
  const values: Record<string, SlotValue> = {
    calendar_year: { text: String(tax_year) },
    ...(first == null ? {} : personValues("", first)),
    ...(spouse == null ? {} : personValues("spouse_", spouse)),
    // A refund of someone who has died goes to whoever acts for the estate, whose address no ledger has.
    ...(owners.every(({ died }) => died !== null) ? {} : homeValues(ledger)),
    ...statusValues(envelope),
    ...lineValues("1", incomeLines(envelope)),
    ...lineValues("10", [null, changeOfOtherTaxes(parts), null]),
    part_ii: { text: fits ? text : SEE_ATTACHED },
    ...(ledger.preparer === null ? {} : preparerValues(ledger.preparer)),
  };
  return { values, continued: fits ? null : explanation };
}

function personValues(prefix: "" | "spouse_", { name, last_name, ssn }: Owner): Record<string, SlotValue> {
  const { first, last } = nameParts(name, last_name);
  return {
    ...(first === "" ? {} : { [`${prefix}first_name`]: { text: first } }),
    [`${prefix}last_name`]: { text: last },
    // Its cells hold digits alone.
    ...(ssn === null ? {} : { [`${prefix}ssn`]: { text: ssn.replaceAll("-", "") } }),
  };
}

/** The address, for which this form has boxes of its own. */
function homeValues({ owner: { address } }: Ledger): Record<string, SlotValue> {
  if (address === null) return {};
  const { city_state_zip: _, ...shared } = addressValues(address);
  const own = { city: address.city, state: address.state, zip: address.zip };
  const texts = Object.entries(own).flatMap(([slot, text]) =>
    text === null || text === "" ? [] : [[slot, { text }]],
  );
  return { ...shared, ...Object.fromEntries(texts) };
}

function statusValues({ parts, tax_year }: Envelope): Record<string, SlotValue> {
  for (const { member } of parts) {
    const status = member.ledger.years[tax_year]?.filing_status ?? null;
    if (status !== null) return { [`status_${status}`]: { checked: true } };
  }
  return {};
}

/** The columns of a line: as filed, the change, and correct; null for what is not known. */
type Columns = readonly [filed: Cents | null, change: Cents | null, right: Cents | null];

/** Adjusted gross income. */
function incomeLines({ parts, tax_year }: Envelope): Columns {
  // While a limited deduction has to be computed again, its change of income is missing too.
  const isOpen = parts.some(({ year }) => year.income.deductionChanges);
  const change = isOpen ? null : leadOf(parts).year.income.change;
  const told = parts.map(({ member }) => member.ledger.years[tax_year]?.filed?.agi ?? null);
  const filed = told.find((agi) => agi !== null) ?? null;
  return [filed, change, filed === null || change === null ? null : filed + change];
}

function lineValues(line: string, columns: Columns): Record<string, SlotValue> {
  return Object.fromEntries(
    (["a", "b", "c"] as const).flatMap((column, at) => {
      const cents = columns[at] ?? null;
      return cents === null ? [] : [[`${line}${column}`, { cents }]];
    }),
  );
}
