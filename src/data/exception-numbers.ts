/** The numbers of the exceptions to the additional tax on early distributions, as they are for IRAs. */
import file from "../../forms/figures/exception-numbers.json" with { type: "json" };

/** What a number of the Instructions for Form 5329, line 2, is for an IRA. */
export interface ExceptionNumber {
  /** The reason of a distribution that says the same, with its limits. */
  readonly reason?: string;
  /** The first day of a distribution that could have it, ISO. */
  readonly first_day?: string;
  /** The first tax year whose instructions are known to have the number, where that is not every one. */
  readonly number_since?: number;
  /** Why no distribution from an IRA has it. */
  readonly never?: string;
  /** Of IRAs, only those that an employer pays into have it. */
  readonly employer_only?: boolean;
  readonly source: string;
}

const NUMBERS: Readonly<Record<string, ExceptionNumber>> = file.numbers;

/**
 * What a number is for an IRA; undefined for a number that the instructions do not have.
 *
 * @example exceptionByNumber("09")?.reason // "homebuyer"
 */
export function exceptionByNumber(number: string): ExceptionNumber | undefined {
  return NUMBERS[number];
}

/** The number of each reason that has one. */
const BY_REASON: ReadonlyMap<string, string> = new Map(
  Object.entries(NUMBERS).flatMap(([number, { reason }]) => (reason === undefined ? [] : [[reason, number]])),
);

/**
 * The number of the exception that the reason of a distribution says; null for a reason without one, and for a tax year whose
 * instructions may not have it.
 *
 * @example numberOfReason("domestic_abuse", 2024) // "22"
 */
export function numberOfReason(reason: string, taxYear: number): string | null {
  const number = BY_REASON.get(reason);
  return number === undefined || taxYear < (NUMBERS[number]?.number_since ?? 0) ? null : number;
}
