import { yearsWithForm } from "../engine.js";
import { today } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";
import { isEarly, isSome, type MissedAnswers, type MissedYear } from "./missed-ledger.js";
import { isReturnKnown } from "./spouse.js";

/** One screen of the questions. */
export type Screen =
  | { readonly about: "who" | "basis" | "later"; readonly year?: undefined }
  | { readonly about: "year" | "early" | "return"; readonly year: MissedYear };

/** The screens of the questions, by the answers so far. */
export function screensOf(answers: MissedAnswers, first: WrittenMap | undefined): Screen[] {
  const { years, joint } = answers;
  return [
    { about: "who" },
    ...(first === undefined || years.length > 0 ? [{ about: "basis" as const }] : []),
    ...(laterYears(answers).length > 0 ? [{ about: "later" as const }] : []),
    ...years.flatMap((year): Screen[] => [
      { about: "year", year },
      ...(asksWhetherEarly(answers, year) ? [{ about: "early" as const, year }] : []),
      // What a joint return shows is asked once for both.
      ...(joint === true && isReturnKnown(first, year.taxYear) ? [] : [{ about: "return" as const, year }]),
    ]),
  ];
}

/** The first year with money taken out asks for the date of birth; the others ask where the money came out early. */
function asksWhetherEarly({ years, born }: MissedAnswers, year: MissedYear): boolean {
  return isSome(year.takenOut) && (isFirstTakenOut(years, year) || isEarly(year, born) === true);
}

export function isFirstTakenOut(years: readonly MissedYear[], year: MissedYear): boolean {
  return years.find(({ takenOut }) => isSome(takenOut)) === year;
}

/** The years after the oldest of those chosen first that were not chosen: basis lasts until the IRAs are empty. */
export function laterYears({ years }: MissedAnswers): number[] {
  const chosen = years.filter(({ isLater }) => isLater !== true).map(({ taxYear }) => taxYear);
  return pastYears().filter((taxYear) => taxYear > Math.min(...chosen) && !chosen.includes(taxYear));
}

/** The years with a form that are over, the oldest first. */
export function pastYears(): number[] {
  const lastYear = Number(today.value.slice(0, 4)) - 1;
  return yearsWithForm().filter((taxYear) => taxYear <= lastYear);
}
