import { ruleHolds } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import { factsInWords } from "../../review/facts-in-words.js";
import { capital, inDollars, longDate, yearsInWords } from "../../text/wording.js";
import { dayOf59AndAHalf, dayOf70AndAHalf } from "../../year/dates.js";
import { charityOf } from "../charity-gift.js";
import { sendKinds } from "../decisions.js";
import { divorceChange } from "../divorce-change.js";
import { isExceptedInProportion, OFF_FORM } from "../excepted-share.js";
import { exceptionNumber, exceptionsOf, ON_DEATH, onlyException } from "../exception-number.js";
import { yearsTold } from "../missing-years.js";
import { type AssumingYear, type Assumption, settleFact, settleFirst } from "./assumption.js";
import { aboutClaim, aboutExtension } from "./claim.js";
import { aboutContributions, aboutLine1AboveLimit } from "./contributions.js";
import { aboutFiledContributions } from "./filed-contributions.js";
import {
  aboutEarlierExcess,
  aboutFiled5329,
  aboutFiledLine1,
  aboutGround,
  aboutOtherLine,
} from "./form-5329.js";
import { aboutLine4a, aboutUnsentLine4a } from "./line-4a.js";
import { aboutOpening } from "./opening.js";
import { aboutRollovers } from "./rollovers.js";
import { aboutRothOpening } from "./roth-opening.js";

/** Assumptions of the same kind, in words. */
export interface AssumptionInWords {
  /** "Your compensation for 2019 and 2020 (such as Form W-2, box 1)". */
  readonly fact: string;
  /** "not in the ledger, so this package assumes that ...", or what to do about it. */
  readonly text: string;
  /** The keys of the ledger that settle it, in one text for each fact: "years.2023.no_exception: true, or …". */
  readonly answers: readonly string[];
}

/** What a package assumes for a year for which something is sent. No sentence that is signed may say any of it. */
export function assumptionsOf(year: AssumingYear, ledger: Ledger, hasSpouse = false): Assumption[] {
  const { send, form_5329 } = year;
  if (send === "deduction_stands") return aboutUnsentLine4a(year, ledger, hasSpouse);
  if (sendKinds[send].carrier === null)
    return send === "nothing"
      ? [
          ...ofUnsent(year),
          ...aboutUnsentLine4a(year, ledger, hasSpouse),
          ...aboutOtherLine(year, ledger),
          ...aboutEarlierExcess(year, ledger),
          ...aboutFiledLine1(year, ledger),
          ...aboutLine1AboveLimit(year, ledger),
          ...aboutUnsentException(year, ledger),
          ...aboutFiledContributions(year, ledger),
          ...aboutUnfiled(year),
          ...aboutUntaxed(year),
          ...aboutExtension(year),
        ]
      : [];
  const contributions = aboutEntries(year, ledger);
  return [
    ...aboutRequired(year),
    ...contributions,
    ...aboutOpening(year, ledger),
    ...aboutRothOpening(year, ledger),
    ...aboutDecedent(year, ledger),
    ...aboutDivorce(year, ledger),
    ...aboutShare(year, ledger),
    ...aboutProof(year, ledger),
    ...aboutCharity(year, ledger),
    ...aboutDeath(year, ledger),
    ...aboutUntaxed(year),
    ...form_5329.assumed.filter(({ path }) => !isAskedAsIncluded(path, contributions)),
    ...aboutException(year, ledger),
    ...aboutGround(year, ledger),
    ...aboutOnDeath(year, ledger),
    ...aboutShownException(year, ledger),
    ...aboutFiled5329(year),
    ...aboutOtherLine(year, ledger),
    ...aboutEarlierExcess(year, ledger),
    ...aboutFiledLine1(year, ledger),
    ...aboutFilingStatus(year, ledger).filter(
      ({ path }) => !form_5329.assumed.some((one) => one.path === path),
    ),
    ...aboutClaim(year, ledger),
    ...aboutExtension(year),
  ];
}

/** What the entries of a year leave open, and what is missing from them. */
function aboutEntries(year: AssumingYear, ledger: Ledger): Assumption[] {
  return [
    ...aboutContributions(year, ledger),
    ...aboutFiledContributions(year, ledger),
    ...aboutRollovers(year, ledger),
    ...aboutLine4a(year, ledger),
  ];
}

/** A return that was never filed: it is sent late only if it was required. */
function aboutRequired({ tax_year, send, state }: AssumingYear): Assumption[] {
  if (send !== "delinquent_return" || state.required !== "unknown") return [];
  const path = `years.${tax_year}.filed.required`;
  return [
    {
      tax_year,
      path,
      assumes: "a return was required. If none was, the form goes by itself",
      ...settleFirst(`${path}: true`, `${path}: false`),
    },
  ];
}

/** Whether the compensation of a year is already asked for as what was included in gross income. */
function isAskedAsIncluded(path: string, asked: readonly Assumption[]): boolean {
  return asked.some((each) => each.path.replace(/included_pay$/, "compensation") === path);
}

/**
 * What is assumed of a year for which nothing is sent: what would make a Form 5329 due for it, or leave an excess to the next
 * year. Pay as such is asked only for the contributions of a form that is sent.
 */
function ofUnsent({ tax_year, form_5329 }: AssumingYear): Assumption[] {
  return form_5329.assumed.filter(
    ({ path, before_signing }) => before_signing || path !== `years.${tax_year}.compensation`,
  );
}

/**
 * What came out in a year without a Form 8606, and is not taxable: the return does not change only if the return did not tax it. If it did,
 * a refund is lost once the time to claim it ends (IRC 6511(a)).
 */
function aboutUntaxed({ tax_year, state, right, income, refund }: AssumingYear): Assumption[] {
  const { "4a": out, "4b": taxable } = right.form_1040;
  if (state.form !== "not_required" || state.return !== "filed" || state.refund === "closed") return [];
  if (income.form_1040["4b"].filed !== null || out <= taxable) return [];
  const path = `years.${tax_year}.filed.form_1040`;
  const until = refund.until === null ? "" : ` until ${longDate(refund.until)}`;
  return [
    {
      tax_year,
      path,
      assumes: "the return did not tax too much",
      says: `not in the ledger. ${inDollars(out)} came out of the IRAs in ${tax_year}, and ${inDollars(out - taxable)} of it is not taxable. If the return taxed more than ${inDollars(taxable)}, a refund can be claimed${until} with Form 1040-X. Add both lines, and make this package again.`,
      ...settleFact(path),
    },
  ];
}

/** A contribution that only a return not yet filed deducts: its basis is right once that return is filed (IRC 219(a), 408(o)(2)). */
function aboutUnfiled({ tax_year, state, income }: AssumingYear): Assumption[] {
  const { right } = income.deducted;
  if (state.return !== "not_filed" || state.required === "no" || right === 0) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.late_return`,
      assumes: "it will be filed",
      says: `was never filed. ${state.required === "yes" ? "It is still due" : "If it was required, it is still due"}: file it with the IRA deduction of ${inDollars(right)}. The deduction counts only if that return is filed, and this package takes the contribution as deducted.`,
    },
  ];
}

/** Form 1040-X, page 1: one box has to be checked, also where the status does not change. */
function aboutFilingStatus({ tax_year, send }: AssumingYear, { years }: Ledger): Assumption[] {
  if (sendKinds[send].carrier !== "form_1040_x" || (years[tax_year]?.filing_status ?? null) !== null)
    return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.filing_status`,
      assumes: "it does not change",
      says: "not in the ledger, so no box is checked on Form 1040-X. Check one, even if the status does not change. The tax depends on it, and both spouses sign a joint return. Add it, and make this package again.",
      ...settleFirst(`years.${tax_year}.filing_status: <status>`),
    },
  ];
}

/** Part II says that the tax on early distributions applies, as long as nobody knows of an exception. */
function aboutException({ tax_year, right, form_5329 }: AssumingYear, ledger: Ledger): Assumption[] {
  const { years } = ledger;
  const { "1": early = 0, "2": excepted = 0, "4": tax = 0 } = right.form_5329 ?? {};
  if (tax === 0 || form_5329.status !== "owed" || years[tax_year]?.no_exception === true) return [];
  const which = excepted > 0 ? `${inDollars(early - excepted)} of them` : "them";
  return [
    {
      tax_year,
      path: `years.${tax_year}.exception`,
      assumes: "none does",
      says: `the ledger has none for ${which}, so this package assumes that none applies, and Part II says that the additional tax does. Ask, and add to the distribution its reason, such as a first home or a disability, or the number of another exception (Instructions for Form 5329, line 2), or add that none applies.`,
      ...settleFirst(
        `years.${tax_year}.no_exception: true`,
        ...earlyWithout(ledger, tax_year).flatMap(({ index, reason }) => [
          ...(reason === "normal" ? [`entries[${index}].reason: <reason>`] : []),
          `entries[${index}].exception: <number>`,
        ]),
      ),
    },
  ];
}

/**
 * A distribution on death is one to a beneficiary (IRC 72(t)(2)(A)(ii), 408A(d)(2)(A)(ii)): the ledger of the owner's own IRAs
 * cannot have one.
 */
function aboutOnDeath({ tax_year }: AssumingYear, { owner, entries }: Ledger): Assumption[] {
  if (owner.inherited_from !== null) return [];
  return entries
    .filter((entry) => entry.kind === "distribution" && entry.reason === "death")
    .filter(({ date }) => date !== null && yearOf(date) === tax_year)
    .map(({ index }) => ({
      tax_year,
      path: `entries[${index}].reason`,
      fact: `The distribution of ${tax_year} because of a death`,
      assumes: "it came out of an inherited IRA",
      says: "is in a ledger of the owner's own IRAs. The exception for death is only for money from an inherited IRA, which needs a ledger of its own. Add there the name of the person who died, or remove the death as the reason or the exception of this distribution.",
      ...settleFirst("owner.inherited_from: <name>"),
    }));
}

/** The distributions of a year before age 59 1/2 for which the ledger has no exception. */
function earlyWithout({ owner: { born }, entries }: Ledger, taxYear: number): EntryOf<"distribution">[] {
  const grown = born === null ? null : dayOf59AndAHalf(born);
  return entries.filter(
    (entry): entry is EntryOf<"distribution"> =>
      entry.kind === "distribution" &&
      entry.date !== null &&
      yearOf(entry.date) === taxYear &&
      (grown === null || entry.date < grown) &&
      entry.exception === null &&
      !OFF_FORM.has(entry.reason),
  );
}

/** Whether Form 1099-R shows the only exception of a year: Form 5329 is sent only where it does not. */
function aboutShownException(year: AssumingYear, ledger: Ledger): Assumption[] {
  const { tax_year, send, state } = year;
  const isOnReturn = sendKinds[send].carrier !== "form_8606" || state.return === "not_filed";
  if (!isOnReturn || onlyException(ledger, year) !== "unknown") return [];
  if (exceptionNumber(ledger, year) === ON_DEATH) return [];
  return exceptionsOf(ledger, tax_year)
    .filter(({ exception_shown }) => exception_shown === null)
    .map(({ index }) => ({
      tax_year,
      path: `entries[${index}].exception_shown`,
      assumes: "it does not",
      says: "not in the ledger. If it does (code 2, 3, 4 or T), Form 5329 is not needed; otherwise it goes with the return (Instructions for Form 5329, Who Must File). Look at the form, and add the answer to that distribution.",
      ...settleFirst(`entries[${index}].exception_shown: true`, `entries[${index}].exception_shown: false`),
    }));
}

/** The same for a year for which nothing is sent: it stays so only if Form 1099-R shows the exception. */
function aboutUnsentException({ tax_year, state, right }: AssumingYear, ledger: Ledger): Assumption[] {
  if (state.exception !== "unknown" || state.assessment === "closed") return [];
  const amount = inDollars(right.form_5329?.["2"] ?? 0);
  return exceptionsOf(ledger, tax_year)
    .filter(({ exception_shown }) => exception_shown === null)
    .map(({ index }) => ({
      tax_year,
      path: `entries[${index}].exception_shown`,
      assumes: `it does. If it does not, Form 5329 has to show the exception for ${amount}: add that to the distribution, and make this package again`,
    }));
}

/** How much basis goes with a part of the IRAs, which the law does not say (IRC 408(d)(6)). */
function aboutDivorce({ tax_year }: AssumingYear, ledger: Ledger): Assumption[] {
  const moved = divorceChange(ledger, tax_year);
  if (moved === 0) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.divorce_basis`,
      assumes: "it is right",
      says: `is ${inDollars(Math.abs(moved))} in the ledger. The law does not say how much basis goes with a part of the IRAs; a share in proportion to the value that moved is the usual reading. Both spouses have to report the same amount.`,
    },
  ];
}

/** An exception covers a part of line 1: which dollars those are, no official text says. */
function aboutShare({ tax_year, right }: AssumingYear, ledger: Ledger): Assumption[] {
  const { "1": early = 0, "2": excepted = 0 } = right.form_5329 ?? {};
  if (!isExceptedInProportion(ledger, { tax_year, right })) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.excepted_share`,
      assumes: "it is in proportion",
      says: `is ${inDollars(excepted)} of ${inDollars(early)} (Form 5329, lines 1 and 2), in proportion to the distributions to which the exception applies. No official text gives another order. Check it before you sign.`,
    },
  ];
}

/** In the year of death line 6 is the value on that day. */
function aboutDeath({ tax_year, right }: AssumingYear, { owner: { died }, years }: Ledger): Assumption[] {
  if (died === null || yearOf(died) !== tax_year || right.lines["6"] === undefined) return [];
  if ((years[tax_year]?.value_at_death ?? null) !== null) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.value_at_death`,
      assumes: `it is the value on ${longDate(died)}, the date of death`,
      says: `not in the ledger, so this package takes the year-end value. Line 6 of the year of death is the value on ${longDate(died)}, the date of death (Publication 590-B, on distributions before death). Ask the custodian for that value, and add it.`,
      ...settleFirst(`years.${tax_year}.value_at_death: <dollars>`),
    },
  ];
}

/** Part II says on which day the decedent died. */
function aboutDecedent({ tax_year, send }: AssumingYear, { owner }: Ledger): Assumption[] {
  if (owner.inherited_from === null || owner.decedent_died !== null) return [];
  if (sendKinds[send].carrier !== "form_1040_x") return [];
  return [
    {
      tax_year,
      path: "owner.decedent_died",
      assumes: "it was before the first withdrawal here",
      says: `not in the ledger, and Part II of Form 1040-X has a blank for it. Add it. What came out before that day was the withdrawal of ${owner.inherited_from}.`,
      ...settleFirst("owner.decedent_died: <date>"),
    },
  ];
}

/** Part II says that the trustee paid a charity directly: IRC 408(d)(8)(B), and 170(f)(8) for the acknowledgment. */
function aboutProof({ tax_year, off_form, send, due, filed_on }: AssumingYear, ledger: Ledger): Assumption[] {
  if (sendKinds[send].carrier !== "form_1040_x") return [];
  const by = filed_on !== null && filed_on < due ? filed_on : due;
  return off_form.charity
    .filter((gift) => charityOf(ledger, gift) === null)
    .map(({ origin }) => ({
      tax_year,
      path: `entries[${origin}].charity`,
      assumes: "the trustee paid a charity directly",
      says: `not in the ledger. Without them there is no qualified charitable distribution, and Part II of Form 1040-X declares one and names the charity (sections 408(d)(8) and 170(f)(8)). The acknowledgment counts only if it came by ${longDate(by)}: by the day of filing or the due date with extensions, whichever was first (section 170(f)(8)(C)). One that is asked for now is too late. If it came in time and you have all three, add the charity's name to that distribution. If not, it is an ordinary distribution: take out the reason.`,
      ...settleFirst(`entries[${origin}].charity: <name>`),
    }));
}

/** Why an earlier deduction matters, and what to do, after "there was none" or a blank. */
const LOWERS =
  "A deduction for a year at age 70½ or older lowers the part of a later charitable distribution that is not taxable (section 408(d)(8)(A))";

/** Contributions deducted after age 70 1/2 lower what is excluded as a charitable distribution. */
function aboutCharity({ tax_year, off_form }: AssumingYear, ledger: Ledger): Assumption[] {
  const { born } = ledger.owner;
  if (off_form.charity.length === 0 || born === null) return [];
  const from = yearOf(dayOf70AndAHalf(born));
  const { opening } = ledger;
  const years = Array.from({ length: Math.max(0, tax_year - from) }, (_, at) => from + at).filter((year) =>
    ruleHolds("qcd_reduced_by_deductions", year),
  );
  const covered = years.filter((year) => opening !== null && year <= opening.year);
  const told = yearsTold(ledger);
  const missing = years.filter((year) => !covered.includes(year) && !told.has(year));
  return [
    ...(covered.length > 0 && opening?.qcd_deductions == null
      ? [
          {
            tax_year,
            path: "opening.qcd_deductions",
            assumes: "there were none",
            says: `not in the ledger, so this package assumes that no IRA contribution was deducted for ${yearsInWords(covered)}. ${LOWERS}. Add the deductions for those years that no charitable distribution has used up yet (Publication 590-B, the worksheet for qualified charitable distributions), or 0.`,
            ...settleFirst("opening.qcd_deductions: <dollars, or 0>"),
          },
        ]
      : []),
    ...missing.map((year) => ({
      tax_year: year,
      path: `years.${year}.deducted`,
      assumes: "there was none",
      says: `not in the ledger, so this package assumes that there was none. ${LOWERS}. Add each year with its contributions and its deduction, or 0.`,
      ...settleFirst(`years.${year}.deducted: <dollars, or 0>`),
    })),
  ];
}

/** The fact that is assumed, as `factsInWords` takes it. */
export function factOf({ path, fact }: Assumption): { readonly lacks: string; readonly fact?: string } {
  return { lacks: path, ...(fact !== undefined && { fact }) };
}

/** Assumptions in words, those of one kind together. */
export function assumptionsInWords(all: readonly Assumption[]): AssumptionInWords[] {
  const kinds = new Map<string, Assumption[]>();
  for (const one of all) {
    const kind = `${one.path.replace(/\d{4}/, "")} ${one.says ?? one.assumes}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].map((same) => {
    const text = same[0]?.says ?? `not in the ledger, so this package assumes that ${same[0]?.assumes}.`;
    return {
      fact: capital(factsInWords(same.map(factOf))),
      text: same[0]?.before_signing ? `${text} Settle this before anyone signs.` : text,
      // One fact of the opening can matter to several years.
      answers: [
        ...new Set(same.flatMap(({ answers = [] }) => (answers.length === 0 ? [] : [answers.join(", or ")]))),
      ],
    };
  });
}
