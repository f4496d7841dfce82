import { changeOfOtherTaxes } from "../correction/amended-amounts.js";
import { besideLine4b } from "../correction/beside-line-4b.js";
import { type Envelope, type EnvelopePart, formOf, leadOf } from "../correction/envelopes.js";
import { isEither } from "../correction/payment.js";
import { totalOut } from "../correction/purpose.js";
import { earlyReturnCountsAs } from "../data/law.js";
import { returnAttachedTo1040X } from "../data/mail.js";
import { additionalTaxLine, deductionLine, returnLabels } from "../data/printed-form.js";
import { inDollars, listed, longDate } from "../text/wording.js";
import { isFilled, templateOf } from "./form-part.js";
import { companionsOf, stamp5329 } from "./forms-with-8606.js";
import type { PackageKit } from "./package-kit.js";

/** Something that belongs into an envelope and is not in its PDF: a slip sheet keeps its place. */
export interface Slip {
  /** What to insert: `Corrected Form 1040 for 2023`. */
  readonly insert: string;
  /** How to make it, in whole sentences. */
  readonly how: string;
  /** Where what is inserted is signed: `Form 8606 for 2022, page 2`. Left out when it is not signed. */
  readonly signs?: string;
}

/** The slip sheets of an envelope, by their places in it. */
export interface Slips {
  /** In the place of the return, or of Form 1040-X. */
  readonly carrier: Slip | null;
  /** Behind Form 1040-X. */
  readonly correctedReturn: Slip | null;
  /** In the place of Form 5329, by part. */
  readonly form5329: ReadonlyMap<EnvelopePart, Slip>;
  /** In the place of Form 8606, by part: before our worksheet, or where nothing is filled. */
  readonly form8606: ReadonlyMap<EnvelopePart, Slip>;
  /** At the end. */
  readonly last: readonly Slip[];
}

/** What the preparer inserts into an envelope. @param on the day of mailing, ISO */
export function slipsOf(envelope: Envelope, kit: PackageKit, on: string): Slips {
  const { carrier, parts, tax_year } = envelope;
  const has1040X = companionsOf(envelope, kit).some(({ form }) => form === "1040-X");
  const noForm5329 = kit.companion("5329", tax_year, stamp5329(envelope)) === null;
  return {
    carrier: carrierSlip(envelope, has1040X),
    correctedReturn:
      carrier === "form_1040_x" && returnAttachedTo1040X(on)
        ? {
            insert: `Corrected Form 1040 for ${tax_year}`,
            how: `Complete the whole return for the year ${envelope.send === "amend_same_tax" && totalOut(parts).length === 0 && leadOf(parts).year.state.income !== "lines" ? "again: this correction changes no line of it" : "with the changes"}, on that year's Form 1040 or 1040-SR, whichever was filed.${onReturn(envelope)} Write “Attachment to Form 1040-X” at the top of page 1, so that it is not taken for a second return. Attach to the front of Form 1040-X any Form W-2 that supports a change, and any Form 1099-R that supports one and shows tax withheld.`,
          }
        : null,
    form5329: new Map(
      parts.filter(({ with5329 }) => with5329 && noForm5329).map((part) => [part, slip5329(envelope, part)]),
    ),
    form8606: new Map(parts.flatMap((part) => slip8606(envelope, part, kit))),
    last: envelope.contents.flatMap((item) => lastSlip(item, envelope)),
  };
}

/** What the corrected return has besides the lines of IRAs. */
function onReturn({ parts, tax_year }: Envelope): string {
  const some = (of: (part: EnvelopePart) => boolean) => parts.some(of);
  const label = returnLabels(tax_year)["4b"];
  const where = additionalTaxLine(tax_year);
  const place = where === null ? "among the other taxes" : `on ${where}`;
  const [more, less] = (["owed", "less"] as const).map((status) =>
    some(({ year: { form_5329: tax } }) => tax.status === status && (status === "owed" || tax.right > 0)),
  );
  const gone = parts.reduce(
    (sum, { year: { form_5329: tax } }) =>
      sum + (tax.status === "less" && tax.right === 0 ? (tax.filed ?? 0) : 0),
    0,
  );
  return [
    ...totalOut(parts).map((what) => ` It has to ${what}.`),
    ...(leadOf(parts).year.income.deductions === 0
      ? []
      : [` The IRA deduction changes on ${deductionLine(tax_year)}.`]),
    ...(more || less ? [` Enter the additional tax of Form 5329 ${place}.`] : []),
    ...(gone > 0 ? [` Take ${inDollars(gone)} of additional tax off ${where ?? "the other taxes"}.`] : []),
    ...(besideLine4b(parts).length === 0
      ? []
      : [
          ` Write ${listed(besideLine4b(parts))} beside line ${label}, or check its box where that year's form has one.`,
        ]),
    ...(some(({ year }) => year.right.form_8915 !== undefined) ? [" Attach Form 8915."] : []),
    ...(some(({ year }) => year.off_form.health.length > 0)
      ? [" Enter the HSA funding distribution on Form 8889, line 10, and attach that form."]
      : []),
  ].join("");
}

/** All of them in the order of the envelope. */
export function allSlips({ carrier, correctedReturn, form5329, form8606, last }: Slips): Slip[] {
  const first = [carrier, correctedReturn].filter((slip) => slip !== null);
  return [...first, ...form5329.values(), ...form8606.values(), ...last];
}

function carrierSlip({ carrier, tax_year, send }: Envelope, has1040X: boolean): Slip | null {
  if (carrier === "form_8606" || has1040X) return null;
  if (carrier === "form_1040_x")
    return {
      insert: `Form 1040-X for ${tax_year}`,
      how: "Complete the IRS's form. Copy Part II from the page in not-for-mailing.pdf. Sign it and write the date, in ink.",
      signs: `Form 1040-X for ${tax_year}, page 2`,
    };
  const top = send === "superseding_return" ? " Write SUPERSEDING RETURN at the top of page 1." : "";
  return {
    insert: `Complete return for ${tax_year}`,
    how: `Attach Forms W-2, and Forms 1099-R that show tax withheld, to the front.${top} Sign it and write the date, in ink.`,
    signs: `Form 1040 for ${tax_year}, page 2`,
  };
}

function slip5329({ parts, carrier }: Envelope, part: EnvelopePart): Slip {
  const insert = `${formOf(parts, part, "Form 5329")} for ${part.year.tax_year}`;
  return {
    insert,
    ...(carrier === "form_8606" && { signs: `${insert}, last page` }),
    how: `Copy the worksheet that follows onto the IRS's form of that year.${carrier === "form_8606" ? " Sign its last page and write the date, in ink." : ""} Take out the worksheet too.`,
  };
}

function slip8606(envelope: Envelope, part: EnvelopePart, kit: PackageKit): [EnvelopePart, Slip][] {
  if (!part.withForm) return [];
  const insert = `${formOf(envelope.parts, part, "Form 8606")} for ${part.year.tax_year}`;
  const signed = envelope.carrier === "form_8606" ? " Sign page 2 and write the date, in ink." : "";
  const signs = envelope.carrier === "form_8606" ? { signs: `${insert}, page 2` } : {};
  if (!isFilled(part))
    return [
      [
        part,
        {
          insert,
          how: `Fill in the IRS's form of that year by hand from the figures in not-for-mailing.pdf.${signed}`,
          ...signs,
        },
      ],
    ];
  if (templateOf(part, kit.find).kind !== "worksheet") return [];
  if (part.year.form.status === "right")
    return [
      [
        part,
        {
          insert: `A copy of ${insert}, as filed`,
          how: "It does not change. Copy the form that was filed with the return. Take out the worksheet that follows.",
        },
      ],
    ];
  return [
    [
      part,
      {
        insert,
        how: `Copy the worksheet that follows onto the IRS's form of that year.${signed} Take out the worksheet too.`,
        ...signs,
      },
    ],
  ];
}

/** The tax to pay, where nothing but Form 5329 changes; otherwise it has to be computed first. */
function amountToPay({ parts, tax_year }: Envelope): string {
  const change = changeOfOtherTaxes(parts);
  const isKnown = parts.every(({ year: { form_5329: tax } }) => tax.status === "same" || tax.filed !== null);
  const more = leadOf(parts).year.income.change ?? 0;
  const from = longDate(earlyReturnCountsAs(tax_year));
  if (more < 0 || (change !== null && change <= 0)) return "";
  if (change !== null && more === 0)
    return `The additional tax is ${inDollars(change)}${isKnown ? "" : ", if none of it was reported"}. Interest on it runs from ${from}. `;
  const income = more === 0 ? "" : `the income tax on ${inDollars(more)}`;
  const additional =
    change === null
      ? ""
      : `additional tax of ${inDollars(change)}${isKnown ? "" : " (if none of it was reported)"}`;
  const both = [income, additional].filter((each) => each !== "");
  return both.length === 0
    ? `Interest runs from ${from}. `
    : `Pay ${listed(both)}. Interest runs from ${from}. `;
}

/** What is put in at the end, by its line of the contents; nothing for what is seldom needed. */
function lastSlip(item: string, envelope: Envelope): Slip[] {
  if (item.startsWith("Payment"))
    return [
      {
        insert: "Payment",
        how: `${isEither(envelope.send, envelope.parts) ? "Only if tax is owed after all changes; otherwise take this page out. " : amountToPay(envelope)}Pay at irs.gov/payments and enclose nothing. Or enclose a check to the United States Treasury, and do not attach it. Write on it: the name, address, telephone and Social Security number of whoever is first on the return, the year, and the form. Interest runs until you pay.`,
      },
    ];
  if (!/^(?:Form 1310|Court certificate)/.test(item) || item.includes(", only if ")) return [];
  const signs = item.startsWith("Form 1310") ? { signs: "Form 1310" } : {};
  const how = item.startsWith("Form 1310")
    ? "Complete the form. A court-appointed representative checks box B. Anyone else who acts for the estate checks box C, completes Part II, and keeps the proof of death."
    : "Get a copy of the certificate. Leave it out if no court appointed anyone. If it was sent with an earlier return, write “Certificate Previously Filed” at the bottom of Form 1310 instead.";
  return [{ insert: item, how, ...signs }];
}
