/** Disaster distributions: Form 1099-R has no code for them, so the owner says whether money that was kept is one. */

import { hasDisasterLawIn, isCoronavirusYear } from "../../data/disaster-law.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { centsOf, type FormPaper } from "../paper-facts.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import type { Given } from "./questions-and-answers.js";

/** What a person answers who had none. */
const NO = "no";

/**
 * Asks whether the money that was kept of a Form 1099-R was a disaster distribution, and of which disaster; null when it
 * was none, or nothing suggests one: the year of the coronavirus does, and a return that taxed less than was kept.
 */
export function disasterOf(own: OwnPapers, form: Form, kept: Cents): Given<string | null> {
  const { year } = form;
  const id = own.id(`disaster-${year}-${form.tag}`);
  const isLikely = isCoronavirusYear(year) || (hasDisasterLawIn(year) && taxedLess(own, year, kept));
  if (!isLikely && !own.interview.has(id)) return { value: null, waits: [] };
  const answer = own.interview.other<string>(
    {
      id,
      about: `Was the ${inDollars(kept)} that you kept from account ...${form.account ?? "?"} in ${year} a disaster distribution (Form 8915)?`,
      reason:
        "Form 1099-R does not say. No additional tax applies to a disaster distribution, and its income can be spread over three years. If only a part was one, answer no and split the entry in the ledger.",
      papers: form.papers.map(nameOfPaper),
      tax_year: year,
    },
    [
      { answer: NO, means: "No." },
      ...(isCoronavirusYear(year)
        ? [{ answer: "coronavirus", means: "Yes, because of the coronavirus (Form 8915-E)." }]
        : []),
      { answer: "<number>", means: "Yes. This is the FEMA number of the disaster, such as DR-4834-FL." },
    ],
    (given) => {
      const text = String(given).trim();
      if (/^(?:no|none|false)$/i.test(text)) return NO;
      if (/^(?:coronavirus|covid(?:-19)?)$/i.test(text)) return "coronavirus";
      const [, number, state] = /^(?:DR-?)?(\d{4})-?([A-Z]{2})$/i.exec(text) ?? [];
      return number === undefined ? undefined : `DR-${number}-${state?.toUpperCase()}`;
    },
  );
  return {
    value: answer.value === NO || answer.value === undefined ? null : answer.value,
    waits: answer.waits,
  };
}

/** Takes note of the answers about a year's forms, also where another answer has left nothing that was kept. */
export function noteDisasterAnswers(own: OwnPapers, year: number): void {
  for (const { tag } of own.outgoing(year, "out", "inherited", "roth_out"))
    own.interview.use(own.id(`disaster-${year}-${tag}`));
}

/** Whether the year's return, filed without Form 8606, taxed less than was kept. */
function taxedLess(own: OwnPapers, year: number, kept: Cents): boolean {
  const ofYear = own.papers.filter(
    (paper): paper is FormPaper => paper.kind !== "history" && paper.tax_year === year,
  );
  if (ofYear.some(({ kind }) => kind === "8606-on-transcript" || kind === "8606")) return false;
  return ofYear.some((paper) => {
    const taxed =
      paper.kind === "return-transcript" ? centsOf(paper, "taxable_ira_distributions") : undefined;
    return taxed !== undefined && taxed + 100 < kept;
  });
}
