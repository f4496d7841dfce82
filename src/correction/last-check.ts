import { labelIn } from "../data/printed-form.js";
import { type Problem, problemAt } from "../errors.js";
import type { Cents } from "../money/cents.js";
import { longDate } from "../text/wording.js";
import type { Correction } from "./correct.js";
import { sendKinds } from "./decisions.js";
import { type Envelope, type EnvelopePart, isCopy, leadOf } from "./envelopes.js";
import { amendedReturn } from "./explanation.js";
import { type HouseholdCorrection, yearsOnReturn } from "./household-correction.js";
import { letter } from "./letter.js";
import { reasonableCause } from "./reasonable-cause.js";
import { type SupportedFacts, supportedByCause, supportedFacts } from "./supported-facts.js";

/** What rounds to the same whole dollar does not differ. */
const ONE_DOLLAR = 100;

/** The sentences of an envelope that somebody signs, or that go with what is signed. */
export interface SignedTexts {
  readonly letter: readonly string[];
  /** Part II of Form 1040-X; empty without one. */
  readonly explanation: readonly string[];
  /** The statements of reasonable cause: what they state as facts, each with whose they are. */
  readonly causes: readonly { readonly member: Correction; readonly facts: readonly string[] }[];
}

/** The sentences of an envelope as they are printed. */
export function signedTexts(envelope: Envelope): SignedTexts {
  return {
    letter: letter(envelope).paragraphs,
    explanation: envelope.carrier === "form_1040_x" ? amendedReturn(envelope).explanation : [],
    causes: envelope.parts.flatMap(({ member, withReasonableCause }) => {
      const cause = withReasonableCause ? reasonableCause(member) : null;
      if (cause === null) return [];
      return [{ member, facts: [cause.intro, ...cause.sections.flatMap(({ facts }) => facts)] }];
    }),
  };
}

/**
 * The last look at what is signed, before anything is written: each amount, day and year that is named, each claim and each
 * sentence that asserts something is compared with the lines and with what was filed, computed here a second time from
 * the ledgers' years. A difference is a defect of this program; its problem says what differs, never an amount, and no
 * package is made.
 */
export function lastCheck(correction: HouseholdCorrection, all: readonly Envelope[]): Problem[] {
  return all.flatMap((envelope) => {
    const wrong = [
      ...claimProblems(correction, envelope),
      ...signedProblems(correction, envelope, signedTexts(envelope)),
    ];
    return wrong.map((what) =>
      problemAt(
        "internal",
        ["years", String(envelope.tax_year)],
        `the package is not written, because ${what}; please report it`,
      ),
    );
  });
}

/** What is wrong with the sentences of an envelope, in words without an amount; empty when all is supported. */
export function signedProblems(
  correction: HouseholdCorrection,
  envelope: Envelope,
  texts: SignedTexts,
): string[] {
  const facts = supportedFacts(correction, envelope);
  const { letter, explanation, causes } = withoutNames(correction, texts);
  return [
    ...statementProblems(correction, envelope, [...letter, ...explanation].join(" ")),
    ...factProblems(letter.join("\n"), facts, "the letter"),
    ...factProblems(explanation.join("\n"), facts, "Part II"),
    ...causes.flatMap((cause) =>
      factProblems(cause.facts.join("\n"), supportedByCause(cause.member), "the statement of cause"),
    ),
  ];
}

/** Names may look like words or years of a sentence; they are left out of what is checked. */
function withoutNames({ members }: HouseholdCorrection, texts: SignedTexts): SignedTexts {
  const names = members
    .flatMap(({ ledger: { owner } }) => [owner.name, owner.inherited_from])
    .filter((name) => name !== null)
    .toSorted((a, b) => b.length - a.length);
  const strip = (sentences: readonly string[]) =>
    sentences.map((sentence) => names.reduce((text, name) => text.replaceAll(name, "NAME"), sentence));
  return {
    letter: strip(texts.letter),
    explanation: strip(texts.explanation),
    causes: texts.causes.map(({ member, facts }) => ({ member, facts: strip(facts) })),
  };
}

/** Amounts, days and years in a text that nothing supports. */
function factProblems(text: string, { amounts, days, years }: SupportedFacts, where: string): string[] {
  const named = [...text.matchAll(/\$([\d,]+(?:\.\d\d)?)/g)].map(([, dollars]) => inCents(dollars ?? ""));
  const dated = [...text.matchAll(DAY)].map(([day]) => day);
  const supported = new Set([...days].map(longDate));
  const rest = text.replace(DAY, "").replace(/\$[\d,.]+/g, "");
  const told = [...rest.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year));
  return [
    ...(named.every((cents) => isNear(cents, amounts))
      ? []
      : [`${where} names an amount that no line supports`]),
    ...(dated.every((day) => supported.has(day)) ? [] : [`${where} names a day that nothing supports`]),
    ...(told.every((year) => years.has(year)) ? [] : [`${where} names a year that it is not about`]),
  ];
}

/** Amounts that are added up and rounded may differ by cents. */
function isNear(cents: Cents, amounts: ReadonlySet<Cents>): boolean {
  return amounts.has(cents) || [...amounts].some((amount) => Math.abs(amount - cents) < ONE_DOLLAR);
}

const DAY =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/g;

function inCents(dollars: string): Cents {
  return Math.round(Number(dollars.replaceAll(",", "")) * 100);
}

/** What the return of an envelope reported too much, by its amounts as filed and the lines of everyone on it. */
function overstatedBy(correction: HouseholdCorrection, envelope: Envelope): Cents {
  const on = yearsOnReturn(correction.members, envelope.parts[0].member, envelope.tax_year);
  const deductions = on.reduce((sum, { member, year }) => {
    const info = member.ledger.years[year.tax_year] ?? null;
    const taken = info?.filed?.deducted ?? null;
    return taken === null ? sum : sum + taken - (info?.deducted ?? 0);
  }, 0);
  return line4bOverstatedBy(correction, envelope) - deductions;
}

/** How much too much line 4b as filed was; 0 where the ledgers do not have it. */
function line4bOverstatedBy({ members }: HouseholdCorrection, { parts, tax_year }: Envelope): Cents {
  const on = yearsOnReturn(members, parts[0].member, tax_year);
  const right = on.reduce((sum, { year }) => sum + year.right.form_1040["4b"], 0);
  const filed = on.find(({ year }) => year.income.form_1040["4b"].filed !== null)?.year.income.form_1040["4b"]
    .filed;
  return filed == null ? 0 : filed - right;
}

function claimProblems(correction: HouseholdCorrection, envelope: Envelope): string[] {
  const { parts, send, carrier } = envelope;
  const { income, refund } = leadOf(parts).year;
  const claimed = -(income.change ?? 0);
  const isAmended = carrier === "form_1040_x";
  return [
    ...(isAmended && parts.some(({ year }) => year.income.change !== income.change)
      ? ["the people on one return have different changes of it"]
      : []),
    ...(isAmended && claimed > 0 && claimed > overstatedBy(correction, envelope) + ONE_DOLLAR
      ? ["it claims more than the lines and the return as filed support"]
      : []),
    ...(isAmended && income.change === null ? ["the change of the return is not known"] : []),
    ...(send === "amend_refund" && (refund.until === null || refund.until < correction.as_of)
      ? ["the time to claim the refund is not open"]
      : []),
    ...(send === "amend_refund" && claimed <= 0 && parts.every(({ year }) => year.form_5329.status !== "less")
      ? ["a refund is claimed although nothing was reported too high"]
      : []),
  ];
}

/** Sentences that are signed, and what has to be so for each. */
function statementProblems(correction: HouseholdCorrection, envelope: Envelope, text: string): string[] {
  const { parts } = envelope;
  const isProven = parts.every(({ year }) => year.form_5329.assumed.length === 0);
  const is5329Same = parts.every(({ year }) => year.form_5329.status === "same");
  const off = Math.abs(line4bOverstatedBy(correction, envelope));
  const { income, form } = parts[0].year;
  const deducted = parts.some(({ year }) => year.income.deductedTooMuch > 0);
  const says = (pattern: RegExp) => pattern.test(text);
  return [
    ...(says(/changes no amount of income|Income, deductions, tax, and payments do not change/) &&
    !(leadOf(parts).year.income.change === 0 && is5329Same && isProven && !deducted)
      ? ["it says that no amount changes, and one does"]
      : []),
    ...(says(/tax for the year does not change/) &&
    !(income.change === 0 && is5329Same && isProven && !deducted)
      ? ["it says that the tax does not change, and an amount does"]
      : []),
    ...(says(/contributions on line 1 were not deducted/) &&
    !(income.deducted.filed !== null && income.deducted.filed - income.deducted.right < ONE_DOLLAR)
      ? ["it says that contributions were not deducted, and the return deducted some"]
      : []),
    ...(says(/agrees with this form\./) && form.status !== "right" && off > ONE_DOLLAR
      ? ["it says that the return agrees with the form, and it does not"]
      : []),
    ...(says(/\bclaims a refund\b/) && envelope.send !== "amend_refund"
      ? ["it claims a refund that the year does not have"]
      : []),
    ...parts.flatMap(({ year, withForm }) =>
      says(/was required for \d{4} and was not filed/) &&
      parts.length === 1 &&
      year.form.status !== "missing" &&
      withForm
        ? ["it says that a form is missing, and one was filed"]
        : [],
    ),
    ...(says(/not required to file a return/) &&
    !parts.every(({ year: { state } }) => state.return === "not_filed" && state.required === "no")
      ? ["it says that no return was required, and the ledger does not"]
      : []),
    ...(says(/\b[Nn]o return for|which had not been filed/) &&
    parts.some(({ year }) => year.state.return !== "not_filed")
      ? ["it says that a return was not filed, and one was"]
      : []),
    ...timeProblems(envelope, text),
    ...reasonProblems(envelope, text),
    ...linkedProblems(envelope, text),
    ...amountProblems(text, leadOf(parts).year.income.change),
  ];
}

/** Sentences about time, about the return that is sent, and about who speaks. */
function timeProblems(envelope: Envelope, text: string): string[] {
  const { parts } = envelope;
  const says = (pattern: RegExp) => pattern.test(text);
  return [
    ...(says(/SUPERSEDING|replaces the return/) && envelope.send !== "superseding_return"
      ? ["it speaks of a superseding return, and none is sent"]
      : []),
    ...(says(/time to claim a refund ended/) && parts.some(({ year }) => year.refund.state !== "closed")
      ? ["it says that the time to claim a refund has ended, and it has not"]
      : []),
    ...(says(/three years of section 6501\(a\) ended/) &&
    parts.some(({ year }) => year.assessment.state !== "closed")
      ? ["it says that the time to assess tax has ended, and it has not"]
      : []),
    ...(says(/claim is on time/) && parts.every(({ year }) => year.refund.state !== "open")
      ? ["it says that a claim is on time, and the time is not open"]
      : []),
    ...(says(/\b(?:my|our|I|we)\b/) && envelope.owners.some(({ died }) => died !== null)
      ? ["someone who has died speaks in it"]
      : []),
  ];
}

/** Reasons in Part II, and what has to be so in some part of the envelope for each. */
function reasonProblems({ parts }: Envelope, text: string): string[] {
  const says = (pattern: RegExp) => pattern.test(text);
  const line = ({ year }: EnvelopePart, id: string) => year.right.lines[labelIn(year.tax_year, id)] ?? 0;
  const tax = ({ year }: EnvelopePart, id: "2" | "14" | "22") => year.right.form_5329?.[id] ?? 0;
  const sent = (part: EnvelopePart, year: number) =>
    part.member.years.some(({ tax_year, send }) => tax_year === year && sendKinds[send].carrier !== null);
  const separate = [...text.matchAll(/line 14 of Form 8606 for (\d{4}), mailed separately/g)];
  const filed = [...text.matchAll(/line 14 of Form 8606 for (\d{4}), as filed/g)];
  const reasons: readonly (readonly [RegExp, (part: EnvelopePart) => boolean, string])[] = [
    [/does not change; a copy is attached/, isCopy, "a form is a copy"],
    [
      /inherited from NAME/,
      ({ member }) => member.ledger.owner.inherited_from !== null,
      "IRAs are inherited",
    ],
    [/was not a qualified distribution/, (part) => line(part, "19") > 0, "Roth IRAs paid out"],
    [/had been recovered before/, (part) => isOnlyEarnings(part, line), "nothing is left"],
    [/is earnings, which is taxable/, (part) => line(part, "25c") > 0, "earnings are taxable"],
    [/Worksheet 1-1/, ({ year }) => year.right.method === "worksheet_1_1", "Worksheet 1-1 was used"],
    [/no compensation for the year/, (part) => compensationOf(part) === 0, "there was no compensation"],
    [/for earlier years was still in/, (part) => tax(part, "14") + tax(part, "22") > 0, "an excess was left"],
    [/exception number/, (part) => tax(part, "2") > 0, "an exception applies"],
    [/paid by the trustee directly/, ({ year }) => year.off_form.charity.length > 0, "a charity was paid"],
  ];
  return [
    ...reasons.flatMap(([pattern, holds, what]) =>
      says(pattern) && !parts.some(holds) ? [`it says that ${what}, and the lines do not`] : [],
    ),
    ...(separate.every(([, year]) => parts.some((part) => sent(part, Number(year))))
      ? []
      : ["it says that an earlier form is mailed, and it is not"]),
    ...(filed.every(([, year]) => parts.some((part) => isRightOnFile(part, Number(year))))
      ? []
      : ["it says that an earlier form was filed right, and it was not"]),
  ];
}

/** Whether a Roth distribution reached neither contributions nor conversions. */
function isOnlyEarnings(part: EnvelopePart, line: (part: EnvelopePart, id: string) => Cents): boolean {
  return line(part, "21") > 0 && line(part, "22") + line(part, "24") === 0;
}

function compensationOf({ member, year }: EnvelopePart): Cents | null {
  return member.ledger.years[year.tax_year]?.compensation ?? null;
}

function isRightOnFile({ member }: EnvelopePart, year: number): boolean {
  return member.years.some(({ tax_year, form }) => tax_year === year && form.status === "right");
}

/** Amounts that are named with their line: of Form 8606, of the additional taxes, and of an earlier year's form. */
function linkedProblems({ parts }: Envelope, text: string): string[] {
  const amount = String.raw`\$([\d,]+(?:\.\d\d)?)`;
  const all = (pattern: string) => [...text.matchAll(new RegExp(pattern, "g"))];
  const ofForm = [
    ...all(`line (\\w+) of (?:[^:$.]*? )?Form 8606(?: for [^:$.]*)?: ${amount}`).map(([, l, d]) => [l, d]),
    ...all(`${amount}[^$()]*\\(Form 8606, line (\\w+)\\)`).map(([, d, l]) => [l, d]),
    ...all(`Line (2|17) of Form 8606 \\(${amount}\\)`).map(([, l, d]) => [l, d]),
  ];
  const ofTax = all(`${amount}[^$()]* \\(Form 5329, line (\\d+)\\)`);
  const carried = all(
    `Line (?:2|17) of Form 8606 \\(${amount}\\) is (from )?line 14 of Form 8606 for (\\d{4})`,
  );
  const isLine = (label: string, cents: Cents) =>
    parts.some(({ year }) => Math.max(0, year.right.lines[label] ?? -1) === cents);
  const isTax = (label: string, cents: Cents) =>
    parts.some(
      ({ year }) => ((year.right.form_5329 ?? {}) as Readonly<Record<string, Cents>>)[label] === cents,
    );
  const isCarried = (cents: Cents, isPart: boolean, year: number) =>
    parts.some(({ member }) =>
      member.years.some(({ tax_year, right }) => {
        const line14 = right.lines["14"] ?? 0;
        return tax_year === year && (isPart ? line14 > cents : line14 === cents);
      }),
    );
  return [
    ...(ofForm.every(([label, dollars]) => isLine(label ?? "", inCents(dollars ?? "")))
      ? []
      : ["an amount in the explanation is not that of its line of Form 8606"]),
    ...(ofTax.every(([, dollars, label]) => isTax(label ?? "", inCents(dollars ?? "")))
      ? []
      : ["an amount in the explanation is not that of its line of Form 5329"]),
    ...(carried.every(([, dollars, from, year]) =>
      isCarried(inCents(dollars ?? ""), from !== undefined, Number(year)),
    )
      ? []
      : ["basis is said to be from a line 14 that it is not from"]),
  ];
}

/** The change of adjusted gross income as the explanation says it. */
function amountProblems(text: string, change: Cents | null): string[] {
  const [, direction, dollars] =
    /(lowers|raises) adjusted gross income \(Form 1040-X, line 1\) by \$([\d,]+(?:\.\d\d)?)/.exec(text) ?? [];
  if (direction === undefined || dollars === undefined) return [];
  const cents = inCents(dollars);
  return (direction === "lowers" ? -cents : cents) === change
    ? []
    : ["the change in the explanation is not that of line 1"];
}
