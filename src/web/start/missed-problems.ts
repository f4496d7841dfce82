import { isCivilDate } from "../engine.js";
import type { Written } from "../state/written.js";
import { isEarly, isSome, type MissedAnswers, type MissedYear, roughDay } from "./missed-ledger.js";
import type { Screen } from "./missed-screens.js";
import type { Missing } from "./steps.js";

/** What is wrong with the answers of a screen; null when nothing is. */
export function missingIn(
  { name, years, basis, joint, later, born }: MissedAnswers,
  { about, year }: Screen,
  isSpouse: boolean,
): Missing | null {
  if (about === "who") {
    if (name === undefined)
      return { field: "name", words: isSpouse ? "Write your spouse's name." : "Write your name." };
    if (isSpouse) return typeof joint === "boolean" ? null : { field: "joint", words: "Answer yes or no." };
    return years.length === 0 ? { field: null, words: "Choose at least one year." } : null;
  }
  if (about === "basis")
    return isAmount(basis) ? null : { field: "basis", words: "Write line 14 of that form, or 0." };
  if (about === "later") {
    if (typeof later !== "boolean") return { field: "later", words: "Answer yes or no." };
    return later && !years.some(({ isLater }) => isLater === true)
      ? { field: null, words: "Choose at least one year." }
      : null;
  }
  if (year === undefined) return null;
  if (about === "early") return missingInEarly(year, born);
  return about === "year" ? missingInYear(year, isSpouse) : missingInReturn(year, isSpouse);
}

const isDay = (value: Written | undefined) => typeof value === "string" && isCivilDate(value);
const isAmount = (value: Written | undefined) => typeof value === "number" && value >= 0;

function missingInYear(year: MissedYear, isSpouse: boolean): Missing | null {
  const { taxYear, contributed, on, converted, convertedOn, takenOut, takenOutOn, value } = year;
  for (const [field, amount] of Object.entries({ contributed, converted, takenOut, value }))
    if (amount !== undefined && !isAmount(amount)) return { field, words: "Write an amount, such as 6,500." };
  for (const [field, amount, day, years] of [
    ["on", contributed, on, [taxYear, taxYear + 1]],
    ["convertedOn", converted, convertedOn, [taxYear]],
    ["takenOutOn", takenOut, takenOutOn, [taxYear]],
  ] as const) {
    if (!isSome(amount)) continue;
    const known = isDay(day) ? String(day) : roughDay(day, taxYear);
    if (known === null)
      return { field, words: "Write the date as MM/DD/YYYY, or only the month or the year." };
    if (!(years as readonly number[]).includes(Number(known.slice(0, 4))))
      return { field, words: `Write a date in ${years.join(" or ")}.` };
  }
  if (!isSpouse && ![contributed, converted, takenOut].some(isSome))
    return {
      field: "contributed",
      words: "Write a contribution, a conversion, or what you took out. Go back if nothing happened.",
    };
  return (isSpouse || year.isLater === true) && typeof year.form8606 !== "boolean"
    ? { field: "form8606", words: "Answer yes or no." }
    : null;
}

function missingInEarly(year: MissedYear, born: Written | undefined): Missing | null {
  if (!isDay(born) || Number(String(born).slice(0, 4)) >= year.taxYear)
    return { field: "born", words: "Write your date of birth as MM/DD/YYYY, such as 04/02/1970." };
  if (isEarly(year, born) !== true) return null;
  if (year.exception === undefined) return { field: "exception", words: "Choose one, or No." };
  return year.additionalTax === undefined || isAmount(year.additionalTax)
    ? null
    : { field: "additionalTax", words: "Write an amount, such as 455." };
}

function missingInReturn(year: MissedYear, isSpouse: boolean): Missing | null {
  const { filed, filedOn, joint, spouseHasIras, line4a, line4b } = year;
  const answered = (field: string, value: Written | undefined) =>
    typeof value === "boolean" ? null : { field, words: "Answer yes or no." };
  const unanswered = answered("filed", filed);
  if (unanswered !== null || !filed) return unanswered;
  if (filedOn !== undefined && !isDay(filedOn))
    return { field: "filedOn", words: "Write the date as MM/DD/YYYY." };
  const about = isSpouse
    ? null
    : (answered("joint", joint) ?? (joint === true ? answered("spouseHasIras", spouseHasIras) : null));
  if (about !== null) return about;
  for (const [field, amount] of Object.entries({ line4a, line4b }))
    if (amount !== undefined && !isAmount(amount)) return { field, words: "Write an amount, such as 6,500." };
  return null;
}
