import { charitableSince } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import { longDate } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A charitable distribution that is not qualified. */
export const qcdTooYoung = {
  code: "qcd_too_young",
  catches: "a charitable distribution that is not qualified",
  explanation: `A charitable distribution is qualified only from the day you are 70 1/2, since 2006, and not from a SEP or SIMPLE IRA into which your employer pays in the same year. Otherwise it is an ordinary distribution, and you deduct the gift instead.`,
  check: marked("qcd_too_young", (amount, year, line) => ({
    severity: "error",
    message: `The ${amount} you sent to charity is an ordinary distribution${line}, not a qualified charitable one: you were not yet 70 1/2, or your employer contributed to that SEP or SIMPLE IRA for the year${tooEarly(year)}.`,
    fix: "If you itemize, claim the gift as a charitable deduction.",
    source: "IRC 408(d)(8)(B)",
  })),
} as const satisfies Rule;

function tooEarly(year: number): string {
  return year >= yearOf(charitableSince) ? "" : `, or the gift came before ${longDate(charitableSince)}`;
}
