import type { Ledger, Owner, YearInfo } from "../ledger/schema.js";

/** Whether two ledgers are of one person: an own one, and one of inherited IRAs. */
export function isSamePerson(a: Owner, b: Owner): boolean {
  return a.ssn !== null && b.ssn !== null ? a.ssn === b.ssn : a.name === b.name;
}

/**
 * Whether two ledgers of a household are on the same return of a year: those of one person always, those of spouses when
 * one of them says that it was joint, or when neither names a filing status.
 */
export function isSameReturn(a: Ledger, b: Ledger, year: number): boolean {
  if (isSamePerson(a.owner, b.owner)) return true;
  const statuses = [a, b].map(({ years }) => years[year]?.filing_status ?? null);
  if (statuses.some((status) => status !== null && status !== "married_joint")) return false;
  if (a.owner.household !== b.owner.household) return false;
  return statuses.includes("married_joint") || a.owner.household !== null;
}

/** The ledgers share a return, and it is not only taken for a joint one. */
export function isToldJoint(a: Ledger, b: Ledger, year: number): boolean {
  if (!isSameReturn(a, b, year)) return false;
  if (isSamePerson(a.owner, b.owner)) return true;
  return [a, b].some(({ years }) => years[year]?.filing_status === "married_joint");
}

/**
 * The facts of a year with what another ledger tells of the return that they share: whether, when and with which lines
 * 4a and 4b it was filed. What the year has itself goes first.
 */
export function withReturnOf(info: YearInfo, told: YearInfo): YearInfo {
  const { filed } = told;
  return {
    ...info,
    filing_status: info.filing_status ?? told.filing_status,
    due: info.due ?? told.due,
    extended: info.extended ?? told.extended,
    filed:
      filed === null
        ? info.filed
        : {
            ...(info.filed ?? { ...filed, form_8606: null, lines: null, deducted: null, form_5329: null }),
            return: info.filed?.return ?? filed.return,
            date: info.filed?.date ?? filed.date,
            paid_on: info.filed?.paid_on ?? filed.paid_on,
            form_1040: info.filed?.form_1040 ?? filed.form_1040,
            required: info.filed?.required ?? filed.required,
          },
  };
}
