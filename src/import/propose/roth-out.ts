/** Money out of Roth IRAs (codes J, T and Q), charitable distributions with code Y, and what cannot be treated. */

import { yearOf } from "../../ledger/date.js";
import { inDollars } from "../../text/wording.js";
import { disasterOf } from "./disaster-out.js";
import { type DraftEntry, sum } from "./draft-entry.js";
import { draftRollovers } from "./ira-rollovers.js";
import type { Form } from "./one-form.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import type { RolledIn } from "./plan-rollovers.js";
import { type Share, shareOut } from "./shares.js";

/** Drafts a year's distributions from Roth IRAs; what came back into one is a rollover. */
export function proposeRothOut(own: OwnPapers, year: number, rolled: RolledIn): void {
  let forms = own.outgoing(year, "roth_out");
  const rows = () =>
    own.events(
      ({ kind, ira, date }) =>
        (kind === "distribution" || kind === "rollover") && ira === "roth" && yearOf(date) === year,
    );
  const take = (some: readonly Form[], events: ReturnType<typeof rows>) => {
    draftRollovers(
      own,
      year,
      events.filter(({ kind }) => kind === "rollover"),
      some,
      [],
    );
    rolled.cents -= sum(
      events.filter(({ kind }) => kind === "rollover"),
      ({ amount }) => amount,
    );
    own.take(
      events.filter(({ kind }) => kind === "distribution"),
      ({ amount }) => ({ kind: "distribution", ira: "roth", amount }),
      [],
      some,
    );
  };
  if (rows().length > 0 && sum(rows(), ({ amount }) => amount) === own.total(forms, "gross_distribution")) {
    take(forms, rows());
    forms = [];
  }
  forms = forms.filter((form) => {
    const here = rows().filter(({ account }) => account === form.account);
    const equal = here.length > 0 && sum(here, ({ amount }) => amount) === form.amount("gross_distribution");
    if (equal) take([form], here);
    return !equal;
  });
  if (forms.length === 0) return take([], rows());
  own.drop(rows());
  const { shares } = shareOut(forms, 0, Math.max(0, rolled.cents));
  for (const share of shares) draftShare(own, year, share, rolled);
}

function draftShare(
  own: OwnPapers,
  year: number,
  { form, rolled: cents, kept }: Share,
  rolled: RolledIn,
): void {
  if (cents > 0) {
    rolled.cents -= cents;
    draftRollovers(own, year, [], [form, ...rolled.forms], rolled.waits, { cents, ira: "roth" });
  }
  if (kept === 0) return;
  const { value: disaster, waits } = disasterOf(own, form, kept);
  const reason = disaster ? { reason: "disaster", disaster } : {};
  own.add(year, { kind: "distribution", ira: "roth", ...reason, amount: kept }, [form], waits);
}

/** Code Y, new for 2025: a qualified charitable distribution. */
export function proposeCharity(own: OwnPapers, year: number): void {
  const forms = own.outgoing(year, "charity");
  if (forms.length === 0) return;
  const inLedger = own.events(
    ({ kind, date, entry, reason }) =>
      kind === "distribution" && entry !== null && reason === "qcd" && yearOf(date) === year,
  );
  if (sum(inLedger, ({ amount }) => amount) === own.total(forms, "gross_distribution"))
    return own.drop(inLedger);
  for (const form of forms) {
    const ira = own.iraOf(form);
    const amount = form.amount("gross_distribution");
    const entry: Omit<DraftEntry, "date" | "day"> = {
      kind: "distribution",
      ...(ira === "sep" || ira === "simple" ? { ira } : {}),
      reason: "qcd",
      amount,
    };
    const rows = own.events(
      (event) =>
        event.kind === "distribution" &&
        event.entry === null &&
        event.account === form.account &&
        event.amount === amount &&
        yearOf(event.date) === year,
    );
    if (rows[0]) own.take([rows[0]], () => entry, [], [form]);
    else own.add(year, entry, [form], []);
  }
}

/** An IRA that paid straight into an employer plan (code G with the IRA box checked): nothing was kept. */
export function proposeToPlan(own: OwnPapers, year: number): void {
  for (const form of own.outgoing(year, "to_plan")) {
    const amount = form.amount("gross_distribution");
    const inLedger = own.events(
      (event) => event.kind === "rollover" && event.amount === amount && yearOf(event.date) === year,
    );
    if (inLedger[0]) {
      own.take([inLedger[0]], () => ({
        kind: "rollover",
        amount,
        deposited: inLedger[0]?.date ?? "",
        to: "employer_plan",
      }));
      continue;
    }
    own.add(year, { kind: "rollover", amount, deposited: `${year}-12-31`, to: "employer_plan" }, [form], []);
  }
}

/** Repayments of earlier distributions (Form 5498, box 14), whose year is asked for. */
export function proposeRepayments(own: OwnPapers, year: number): void {
  for (const family of ["traditional", "roth"] as const) {
    for (const form of own.incoming(year, family)) {
      const amount = form.amount("repayments");
      const of = REPAYMENTS[form.text("repayment_code") ?? ""];
      if (amount === 0) continue;
      const inLedger = own.existing?.entries.some(
        (entry) => entry.kind === "repayment" && entry.amount === amount && yearOf(entry.date) === year,
      );
      if (inLedger) continue;
      if (!of) {
        own.note(
          year,
          "Form 5498, box 14, shows a repayment whose code is not known. Enter it by hand.",
          form.papers,
        );
        continue;
      }
      const paidOut = own.interview.year(
        {
          id: own.id(`repaid-${year}-${form.tag}`),
          about: `In which year did you receive the distribution that you repaid with ${inDollars(amount)} in ${year}?`,
          reason: "Form 5498, box 14, does not say. The repayment reduces the taxable amount of that year.",
          papers: form.papers.map(nameOfPaper),
          tax_year: year,
        },
        "The year of the distribution.",
      );
      if (paidOut.value === undefined || paidOut.value > year) continue;
      const ira = own.iraOf(form);
      own.add(
        year,
        {
          kind: "repayment",
          ...(ira === "traditional" ? {} : { ira }),
          of,
          distributed: paidOut.value,
          amount,
        },
        [form],
        paidOut.waits,
      );
    }
  }
}

/** Codes of box 14b (Instructions for Form 5498). */
const REPAYMENTS: Record<string, string> = {
  QR: "reservist",
  DD: "disaster",
  BA: "birth_adoption",
  EP: "emergency",
  DA: "domestic_abuse",
  TI: "terminal_illness",
};

const SET_ASIDE = {
  prohibited:
    "Code 5 reports a prohibited transaction: the IRA ceased to be one. This program does not handle that; see Publication 590-B or a tax adviser.",
  not_ira:
    "This Form 1099-R is about a plan, annuity or insurance contract, not an IRA. It is not in the ledger.",
  plan_out:
    "This Form 1099-R is about money paid out of an employer plan. It is in the ledger only if it was rolled into an IRA.",
  unknown: "The codes in box 7 of this Form 1099-R are not known. It is not in the ledger; check it by hand.",
} as const;

/** Says which forms are left aside, and why. */
export function noteSetAside(own: OwnPapers, year: number): void {
  for (const role of ["prohibited", "not_ira", "plan_out", "unknown"] as const) {
    for (const form of own.outgoing(year, role)) own.note(year, SET_ASIDE[role], form.papers);
  }
  const early = own.isEarly(year);
  if (early.length > 0) {
    own.note(
      year,
      `The transcript for ${year} was made before all of its forms were in: custodians report contributions and values by the end of May. Get it again after July 15, ${year + 1}.`,
      early,
    );
  }
}
