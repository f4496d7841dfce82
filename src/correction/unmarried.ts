import type { Ledger } from "../ledger/schema.js";

/** Whether the last filing status that a ledger has leaves no spouse to survive. */
export function isUnmarried(ledger: Ledger | undefined): boolean {
  const last = Object.entries(ledger?.years ?? {})
    .filter(([, info]) => info.filing_status !== null)
    .sort(([a], [b]) => Number(a) - Number(b))
    .at(-1)?.[1].filing_status;
  return last === "single" || last === "head_of_household" || last === "surviving_spouse";
}
