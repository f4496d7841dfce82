import { isCivilDate } from "../engine.js";
import type { Written } from "../state/written.js";
import { isEarly, isSome, type MissedAnswers, type MissedYear, roughDay } from "./missed-ledger.js";
import type { Screen } from "./missed-screens.js";
import type { Missing } from "./steps.js";

/** All that is wrong with the answers of a screen, from top to bottom. */
export function missingIn(answers: MissedAnswers, { about, year }: Screen, isSpouse: boolean): Missing[] {
  const { years, basis, later, born } = answers;
  if (about === "who") return missingInWho(answers, isSpouse);
  if (about === "basis")
    return isAmount(basis) ? [] : [{ field: "basis", words: "Write line 14 of that form, or 0." }];
  if (about === "later") {
    if (typeof later !== "boolean") return [{ field: "later", words: YES_OR_NO }];
    return later && !years.some(({ isLater }) => isLater === true) ? [NO_YEAR] : [];
  }
  if (year === undefined) return [];
  if (about === "early") return missingInEarly(year, born);
  return about === "year" ? missingInYear(year, isSpouse) : missingInReturn(year, isSpouse);
}

const YES_OR_NO = "Answer yes or no.";
const NO_YEAR: Missing = { field: null, words: "Choose at least one year." };

const isDay = (value: Written | undefined) => typeof value === "string" && isCivilDate(value);
const isAmount = (value: Written | undefined) => typeof value === "number" && value >= 0;

/** The amounts among some fields that cannot be read; an empty field is none. */
function unreadable(amounts: Readonly<Record<string, Written | undefined>>, words: string): Missing[] {
  return Object.entries(amounts)
    .filter(([, amount]) => amount !== undefined && !isAmount(amount))
    .map(([field]) => ({ field, words }));
}

function unanswered(answers: Readonly<Record<string, Written | undefined>>): Missing[] {
  return Object.entries(answers)
    .filter(([, answer]) => typeof answer !== "boolean")
    .map(([field]) => ({ field, words: YES_OR_NO }));
}

function missingInWho({ name, years, joint }: MissedAnswers, isSpouse: boolean): Missing[] {
  const missing: Missing[] = [];
  if (name === undefined)
    missing.push({ field: "name", words: isSpouse ? "Write your spouse's name." : "Write your name." });
  if (isSpouse) return [...missing, ...unanswered({ joint })];
  return years.length === 0 ? [...missing, NO_YEAR] : missing;
}

function missingInYear(year: MissedYear, isSpouse: boolean): Missing[] {
  const { taxYear, contributed, on, converted, convertedOn, takenOut, takenOutOn, value } = year;
  const missing = unreadable({ contributed, converted, takenOut, value }, "Write an amount, such as 6,500.");
  for (const [field, amount, day, years] of [
    ["on", contributed, on, [taxYear, taxYear + 1]],
    ["convertedOn", converted, convertedOn, [taxYear]],
    ["takenOutOn", takenOut, takenOutOn, [taxYear]],
  ] as const) {
    if (!isSome(amount)) continue;
    const known = isDay(day) ? String(day) : roughDay(day, taxYear);
    if (known === null)
      missing.push({ field, words: "Write the date as MM/DD/YYYY, or only the month or the year." });
    else if (!(years as readonly number[]).includes(Number(known.slice(0, 4))))
      missing.push({ field, words: `Write a date in ${years.join(" or ")}.` });
  }
  if (!isSpouse && ![contributed, converted, takenOut].some(isSome))
    missing.push({
      field: "contributed",
      words: "Write a contribution, a conversion, or what you took out. Go back if nothing happened.",
    });
  if (isSpouse || year.isLater === true) missing.push(...unanswered({ form8606: year.form8606 }));
  return missing;
}

function missingInEarly(year: MissedYear, born: Written | undefined): Missing[] {
  if (!isDay(born) || Number(String(born).slice(0, 4)) >= year.taxYear)
    return [{ field: "born", words: "Write your date of birth as MM/DD/YYYY, such as 04/02/1970." }];
  if (isEarly(year, born) !== true) return [];
  const missing = unreadable({ additionalTax: year.additionalTax }, "Write an amount, such as 455.");
  return year.exception === undefined
    ? [{ field: "exception", words: "Choose one, or No." }, ...missing]
    : missing;
}

function missingInReturn(year: MissedYear, isSpouse: boolean): Missing[] {
  const { filed, filedOn, joint, spouseHasIras, line4a, line4b } = year;
  if (filed !== true) return unanswered({ filed });
  const missing: Missing[] =
    filedOn === undefined || isDay(filedOn)
      ? []
      : [{ field: "filedOn", words: "Write the date as MM/DD/YYYY." }];
  if (!isSpouse) missing.push(...unanswered(joint === true ? { joint, spouseHasIras } : { joint }));
  return [...missing, ...unreadable({ line4a, line4b }, "Write an amount, such as 6,500.")];
}
