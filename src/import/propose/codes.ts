/**
 * Box 7 of Form 1099-R: what each code makes of the money (Instructions for Forms 1099-R and 5498, Guide to
 * Distribution Codes).
 */

/** What one Form 1099-R is about. */
export type Role =
  /** Out of a traditional, SEP or SIMPLE IRA: kept, converted or rolled over. */
  | "out"
  | "inherited"
  | "prohibited"
  | "returned"
  | "recharacterized"
  | "charity"
  | "roth_out"
  /** Straight from an IRA into an employer plan. */
  | "to_plan"
  /** Straight from an employer plan. */
  | "from_plan"
  /** Money of a plan or annuity that was paid to the person. */
  | "plan_out"
  | "not_ira"
  | "unknown";

/** Codes of plans, annuities and insurance, which are no IRA's. */
const NOT_IRA = /[ABCDEFLMUW69]/;

/** The role of a form by its codes and its IRA/SEP/SIMPLE box; `ira` is undefined when the box is not printed. */
export function roleOf(codes: string, ira: boolean | undefined): Role {
  if (/[NR]/.test(codes)) return "recharacterized";
  if (/[8P]/.test(codes)) return "returned";
  if (/[JTQ]/.test(codes)) return "roth_out";
  if (codes.includes("5")) return "prohibited";
  if (/[GH]/.test(codes)) return ira ? "to_plan" : "from_plan";
  if (ira === false) return NOT_IRA.test(codes) && !/[1-7]/.test(codes) ? "not_ira" : "plan_out";
  if (codes.includes("4")) return "inherited";
  if (codes.includes("Y")) return "charity";
  if (/[1237S]/.test(codes)) return "out";
  return NOT_IRA.test(codes) ? "not_ira" : "unknown";
}
