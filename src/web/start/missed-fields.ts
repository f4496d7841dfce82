import type { FieldSpec } from "../schema/field-specs.js";
import type { Written } from "../state/written.js";
import { returnLines } from "../words/year-answer.js";
import { EXCEPTION_ANSWERS, isEarly, type MissedYear, roughDay } from "./missed-ledger.js";

export const MONEY: FieldSpec = { type: "money", about: "", required: false };
const DATE: FieldSpec = { type: "date", about: "", required: false };
const EXCEPTION: FieldSpec = { type: "choice", options: EXCEPTION_ANSWERS, about: "", required: true };
export const FLAG: FieldSpec = { type: "flag", about: "", required: true };
export const NAME: FieldSpec = { type: "text", about: "", required: true };

/** One field of the questions about a missed year; the date of birth is asked with the first of them that needs it. */
export interface MissedField {
  readonly key: Exclude<keyof MissedYear, "taxYear"> | "born";
  readonly caption: string;
  /** Where it stands on the paper. */
  readonly box?: string;
  readonly spec: FieldSpec;
  readonly hint?: string | undefined;
  readonly wide?: true;
}

/** What is asked about what happened in a year, in this order. */
export function yearFields(year: MissedYear, isSpouse: boolean): MissedField[] {
  const { taxYear } = year;
  const others = [
    {
      key: "converted" as const,
      caption: "Converted to a Roth IRA",
      box: "Form 1099-R, box 1",
      spec: MONEY,
    },
    {
      key: "convertedOn" as const,
      caption: "Date converted",
      spec: DATE,
      hint: dayHint(year.convertedOn, taxYear),
    },
    { key: "takenOut" as const, caption: "Taken out and kept", box: "Form 1099-R, box 1", spec: MONEY },
    {
      key: "takenOutOn" as const,
      caption: "Date taken out",
      spec: DATE,
      hint: dayHint(year.takenOutOn, taxYear),
    },
  ];
  return [
    { key: "contributed", caption: "Nondeductible contribution", box: "Form 5498, box 1", spec: MONEY },
    { key: "on", caption: "Date contributed", spec: DATE, hint: dayHint(year.on, taxYear) },
    ...others,
    {
      key: "value",
      caption: `All traditional, SEP and SIMPLE IRAs on December 31, ${taxYear}`,
      box: "Form 5498, box 5",
      spec: MONEY,
      wide: true,
    },
    ...(isSpouse || year.isLater === true
      ? [
          {
            key: "form8606" as const,
            caption: isSpouse
              ? `Was this person's Form 8606 filed for ${taxYear}?`
              : `Did you file Form 8606 for ${taxYear}?`,
            spec: FLAG,
          },
        ]
      : []),
  ];
}

/** What the page assumes when the day is not known. */
function dayHint(written: Written | undefined, taxYear: number): string | undefined {
  const rough = roughDay(written, taxYear);
  if (rough === null) return undefined;
  const year = rough.slice(0, 4);
  return Number(year) === taxYear
    ? `We write ${year} and mark the day as unknown.`
    : `We write ${year}, mark the day as unknown, and assume that it was by the due date of your ${taxYear} return.`;
}

/** What is asked about money that was taken out: whether it was early, and what became of the tax on that. */
export function earlyFields(year: MissedYear, born: Written | undefined, asksBorn: boolean): MissedField[] {
  const { taxYear, exception } = year;
  const early = isEarly(year, born);
  const isTaxed = early === true && (exception === undefined || exception === "no_exception");
  return [
    ...(asksBorn
      ? [{ key: "born" as const, caption: "Date of birth", spec: { ...DATE, required: true } }]
      : []),
    ...(early === true
      ? [{ key: "exception" as const, caption: "Does one of these apply?", spec: EXCEPTION }]
      : []),
    ...(isTaxed
      ? [
          {
            key: "additionalTax" as const,
            caption: `10 percent tax you reported with your ${taxYear} return`,
            box: "Form 5329, line 4, or Schedule 2",
            spec: MONEY,
            wide: true as const,
            hint: "Write 0 if you reported none. Leave it empty if you don't have the return at hand.",
          },
        ]
      : []),
  ];
}

/** What is asked about the return of a year. */
export function returnFields({ taxYear, filed, joint }: MissedYear, isSpouse: boolean): MissedField[] {
  const { form, totalLine, taxLine } = returnLines(taxYear);
  const both = joint === true ? ", both spouses together" : "";
  return [
    { key: "filed", caption: `Did you file a tax return for ${taxYear}?`, spec: FLAG },
    ...(filed === true
      ? [
          { key: "filedOn" as const, caption: `Date you filed your ${taxYear} return`, spec: DATE },
          ...(isSpouse ? [] : [{ key: "joint" as const, caption: "Was it a joint return?", spec: FLAG }]),
          ...(joint === true && !isSpouse
            ? [{ key: "spouseHasIras" as const, caption: "Does your spouse have IRAs?", spec: FLAG }]
            : []),
          {
            key: "line4a" as const,
            caption: `Line ${totalLine} as filed: IRA distributions${both}`,
            box: form,
            spec: MONEY,
          },
          {
            key: "line4b" as const,
            caption: `Line ${taxLine} as filed: taxable amount${both}`,
            box: form,
            spec: MONEY,
          },
        ]
      : []),
  ];
}
