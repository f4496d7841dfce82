import type { PhaseOutStatus } from "../data/law.js";
import type { YearInfo } from "../ledger/schema.js";

/**
 * How the phase-outs see a filer: head of household, and married filing separately who lived apart all year, as
 * single; a surviving spouse as joint. Null with the fact that would tell.
 */
export function phaseOutStatus(info: YearInfo): PhaseOutStatus | { lacks: "filing_status" | "lived_apart" } {
  switch (info.filing_status) {
    case null:
      return { lacks: "filing_status" };
    case "married_separate":
      if (info.lived_apart === null) return { lacks: "lived_apart" };
      return info.lived_apart ? "single" : "married_separate";
    case "married_joint":
    case "surviving_spouse":
      return "married_joint";
    default:
      return "single";
  }
}
