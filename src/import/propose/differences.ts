import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import type { DatedEvent } from "./events.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import { dollarsOf, type Given } from "./questions-and-answers.js";

/** Two sources that do not add up to the same. */
interface Difference {
  /** What is added up, in the plural: "contributions". */
  readonly what: string;
  readonly year: number;
  readonly form: Form | undefined;
  readonly onForm: Cents;
  readonly dated: readonly DatedEvent[];
  readonly onRows: Cents;
}

/** Asks which of two sums is right: the forms' or the one of dated rows or entries. */
export function questionAboutDifference(own: OwnPapers, difference: Difference): Given<"papers" | "dated"> {
  const { what, year, form, onForm, dated, onRows } = difference;
  const fromLedger = dated.some(({ entry }) => entry !== null);
  const source = fromLedger ? "the ledger" : "the account history";
  return own.interview.choose(
    {
      id: own.id(`differs-${what.replaceAll(" ", "-")}-${year}-${form?.tag ?? "all"}`),
      about: `Which is right for ${year}: the ${inDollars(onForm)} on the forms, or the ${inDollars(onRows)} in ${source}?`,
      reason: `The ${what} of ${year} differ between the forms and ${source}. A form may be missing or corrected, or ${source} may not cover the whole year.`,
      papers: [
        ...(form?.papers ?? []).map(nameOfPaper),
        ...dated.flatMap(({ papers }) => papers.map(nameOfPaper)),
      ],
      tax_year: year,
    },
    {
      papers: `The forms: ${dollarsOf(onForm)}${onRows < onForm ? ", of which the rest has no day" : ""}.`,
      dated: `${source[0]?.toUpperCase()}${source.slice(1)}: ${dollarsOf(onRows)}.`,
    },
  );
}
