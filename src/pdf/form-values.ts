import { linesOfYear } from "../forms.js";
import type { Address, Ledger, Preparer } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { FormValues, SlotValue } from "./slots.js";

/**
 * What goes onto one year's form, by slot: the owner, the lines, and the paid preparer when the ledger names one. A
 * line that the form leaves blank has no value; the signature and its date never have one.
 *
 * @param options.address fill the address block, which is for a form that goes without a tax return
 * (Form 8606, page 1, above Part I)
 */
export function formValues(ledger: Ledger, year: YearResult, { address }: { address: boolean }): FormValues {
  return {
    ...texts({ name: ledger.owner.name, ssn: ledger.owner.ssn }),
    ...(address && ledger.owner.address && addressValues(ledger.owner.address)),
    ...lineValues(year),
    ...(year.method === "worksheet_1_1" && texts({ line_13_note: "* From Worksheet 1-1, Pub. 590-B" })),
    ...(ledger.preparer && preparerValues(ledger.preparer)),
  };
}

function lineValues(year: YearResult): Record<string, SlotValue> {
  const values: Record<string, SlotValue> = {};
  for (const { label, kind, caption } of linesOfYear(year.tax_year)) {
    const cents = year.lines[label];
    if (kind === "ratio") {
      if (year.line10 !== undefined) values[label] = { ratio: year.line10 };
    } else if (cents !== undefined) {
      values[label] = {
        cents,
        zero: caption.includes("-0-") ? "-0-" : "0",
        ...(label === "13" && year.method === "worksheet_1_1" && { mark: "*" }),
      };
    }
  }
  return values;
}

function addressValues(address: Address): Record<string, SlotValue> {
  const stateAndZip = [address.state, address.zip].filter((part) => part !== null).join(" ");
  return texts({
    address_home: address.street,
    apt: address.apt,
    city_state_zip: [address.city, stateAndZip].filter((part) => part !== null && part !== "").join(", "),
    foreign_country: address.country,
    foreign_province: address.province,
    foreign_postal: address.postal_code,
  });
}

function preparerValues(preparer: Preparer): Record<string, SlotValue> {
  return {
    ...texts({
      preparer_name: preparer.name,
      preparer_ptin: preparer.ptin,
      preparer_firm_name: preparer.firm,
      preparer_firm_address: preparer.address,
      preparer_firm_ein: preparer.ein,
      preparer_phone: preparer.phone,
    }),
    preparer_self_employed: { checked: preparer.self_employed },
  };
}

/** A text for each slot that has one. */
function texts(slots: Readonly<Record<string, string | null>>): Record<string, SlotValue> {
  const values: Record<string, SlotValue> = {};
  for (const [slot, text] of Object.entries(slots)) {
    if (text !== null && text !== "") values[slot] = { text };
  }
  return values;
}
