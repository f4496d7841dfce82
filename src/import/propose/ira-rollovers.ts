import type { Cents } from "../../money/cents.js";
import { daysBetween } from "../../year/dates.js";
import type { DatedEvent, Ira } from "./events.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import { rolloverRows } from "./plan-rollovers.js";

/**
 * Money that left an IRA and came back into one. With rows of both days the engine decides whether 60 days were kept;
 * of a rollover that only forms tell, the owner says it.
 */
export function draftRollovers(
  own: OwnPapers,
  year: number,
  dated: readonly DatedEvent[],
  forms: readonly Form[],
  waits: readonly string[],
  onForms: { cents: Cents; ira: Ira } = { cents: 0, ira: "traditional" },
): void {
  for (const out of dated) {
    if (out.entry !== null) {
      own.take([out], () => ({ kind: "rollover", amount: out.amount }));
      continue;
    }
    const back = own
      .events(({ kind, amount }) => kind === "rollover_in" && amount === out.amount)
      .find(({ date }) => date >= out.date && daysBetween(out.date, date) <= 366);
    if (!back) {
      undated(own, year, out.amount, out.ira, forms, [...waits, ...out.waits], out.papers.map(nameOfPaper));
      own.drop([out]);
      continue;
    }
    own.drop([back]);
    own.take(
      [out],
      ({ amount, ira }) => ({ kind: "rollover", ...iraKey(ira), amount, deposited: back.date }),
      [...waits, ...back.waits],
      forms,
    );
  }
  if (onForms.cents > 0) undated(own, year, onForms.cents, onForms.ira, forms, waits, []);
}

function iraKey(ira: Ira): { ira?: Ira } {
  return ira === "traditional" ? {} : { ira };
}

/** A rollover without its days: put back in time, or with a waiver, or not at all. */
function undated(
  own: OwnPapers,
  year: number,
  amount: Cents,
  ira: Ira,
  forms: readonly Form[],
  waits: readonly string[],
  papers: readonly string[],
): void {
  const answer = own.interview.choose(
    {
      id: own.id(`rollover-60-days-${year}${ira === "roth" ? "-roth" : ""}`),
      about: `Did you put the money that left an IRA in ${year} into an IRA again within 60 days?`,
      reason: `Form 5498, box 2, shows that you put it back, but no paper shows the dates. After 60 days, it is a distribution and a contribution.`,
      papers: [...forms.flatMap((form) => form.papers.map(nameOfPaper)), ...papers],
      tax_year: year,
    },
    {
      yes: "Yes. It is a rollover.",
      waiver: "No, but the IRS waived the 60 days or I certified that I qualify.",
      no: "No. It is a distribution, and what was put in is a contribution for the year.",
    },
    "yes",
  );
  const all = [...waits, ...answer.waits];
  const { events, cents } = rolloverRows(own, year);
  if (cents === amount) own.drop(events);
  if (answer.value === "no") {
    own.add(year, { kind: "distribution", ...iraKey(ira), amount }, forms, all);
    own.add(year, { kind: "contribution", ...iraKey(ira), for: year, amount }, forms, all);
    return;
  }
  const waiver = answer.value === "waiver" ? { waiver: true } : {};
  own.add(
    year,
    { kind: "rollover", ...iraKey(ira), amount, deposited: `${year}-12-31`, ...waiver },
    forms,
    all,
  );
}
