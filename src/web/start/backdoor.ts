import type { Written, WrittenMap } from "../state/written.js";

/** What the interview asks someone who did a backdoor Roth. */
export interface BackdoorAnswers {
  readonly name: Written | undefined;
  readonly taxYear: Written | undefined;
  readonly contributed: Written | undefined;
  readonly contributedOn: Written | undefined;
  readonly converted: Written | undefined;
  readonly convertedOn: Written | undefined;
  readonly yearEndValue: Written | undefined;
  /** Line 14 of the last Form 8606; zero when there never was one. */
  readonly basis: Written | undefined;
}

/** The ledger that the answers make. The year before is settled with the basis that was brought along. */
export function backdoorLedger(answers: BackdoorAnswers): WrittenMap {
  const { name, taxYear, contributed, contributedOn, converted, convertedOn, yearEndValue, basis } = answers;
  const year = Number(taxYear);
  const entries: WrittenMap[] = [];
  if (contributed !== undefined && contributed !== 0) {
    const paidIn = Number(String(contributedOn ?? "").slice(0, 4));
    entries.push({
      date: contributedOn ?? "",
      kind: "contribution",
      ...(paidIn === year ? {} : { for: year }),
      amount: contributed,
    });
  }
  if (converted !== undefined && converted !== 0)
    entries.push({ date: convertedOn ?? "", kind: "conversion", amount: converted });
  return {
    owner: { name: name ?? "" },
    opening: { year: year - 1, basis: basis ?? 0 },
    years: {
      [String(year)]: {
        ...(yearEndValue === undefined ? {} : { year_end_value: yearEndValue }),
        deducted: 0,
      },
    },
    entries,
  };
}

/** Why the answers are unlikely, though they can be right; null when nothing is. Said once: the same answers again are taken. */
export function doubtOf({
  contributed,
  contributedOn,
  converted,
  convertedOn,
}: BackdoorAnswers): string | null {
  const isBefore =
    hasDate(contributed, contributedOn) &&
    hasDate(converted, convertedOn) &&
    String(convertedOn) < String(contributedOn);
  return isBefore
    ? "You converted before you paid in. Is the date right? Correct it here or go back. If both dates are right, choose Next again."
    : null;
}

function hasDate(amount: Written | undefined, date: Written | undefined): boolean {
  return amount !== undefined && amount !== 0 && typeof date === "string";
}
