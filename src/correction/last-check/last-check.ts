import { type Problem, problemAt } from "../../errors.js";
import type { Cents } from "../../money/cents.js";
import { onceForEach } from "../../once-for-each.js";
import { longDate } from "../../text/wording.js";
import type { Correction } from "../correct.js";
import { claimsRefund } from "../decisions.js";
import { type Envelope, enclosed, leadOf } from "../envelopes.js";
import type { HouseholdCorrection } from "../household-correction.js";
import { letter } from "../letter.js";
import { MARKS, NameMarks } from "../name-marks.js";
import { overstatedBy } from "../overstated.js";
import { amendedReturn } from "../part-two.js";
import { NOT_SENT, reasonableCause } from "../reasonable-cause.js";
import { voiceOf } from "../voice.js";
import { causeSentences } from "./cause-sentences.js";
import { enclosedSentences } from "./enclosed-sentences.js";
import { letterSentences } from "./letter-sentences.js";
import { partTwoSentences } from "./part-two-sentences.js";
import { type Said, type SignedSentence, sentencesOf } from "./sentence-shape.js";
import { type SupportedFacts, supportedByCause, supportedFacts } from "./supported-facts.js";

/** What rounds to the same whole dollar does not differ. */
const ONE_DOLLAR = 100;

/** What is signed in an envelope, or goes with what is signed. */
export interface SignedTexts {
  /** The head of the letter and its paragraphs. */
  readonly letter: readonly string[];
  /** What the letter lists as enclosed. */
  readonly enclosed: readonly string[];
  /** Part II of Form 1040-X and the words for its top; empty without one. */
  readonly explanation: readonly string[];
  /** The statements of reasonable cause, each with whose it is. */
  readonly causes: readonly { readonly member: Correction; readonly facts: readonly string[] }[];
}

/** The signed texts of an envelope as they are printed. */
export function signedTexts(envelope: Envelope): SignedTexts {
  const { subject, paragraphs } = letter(envelope);
  return {
    letter: [subject, ...paragraphs],
    enclosed: enclosed(envelope),
    explanation: envelope.carrier === "form_1040_x" ? explanationOf(envelope) : [],
    causes: envelope.parts.flatMap(({ member, withReasonableCause }) => {
      const cause = withReasonableCause ? reasonableCause(member, envelope.tax_year) : null;
      if (cause === null) return [];
      const { title, intro, sections, declaration } = cause;
      const told = sections.flatMap(({ title, facts, blanks }) => [
        title,
        ...facts,
        ...blanks.map(({ begins }) => begins),
      ]);
      return [{ member, facts: [title, intro, ...told, declaration] }];
    }),
  };
}

function explanationOf(envelope: Envelope): string[] {
  const { top, explanation } = amendedReturn(envelope);
  return [...(top?.split("; ") ?? []), ...explanation];
}

/**
 * The last look at what is signed, before anything is written. Every sentence has to be one of a known list, and what it
 * asserts has to be so; each amount, day and year that is named, and each claim, is compared with the lines and with what
 * was filed, computed here a second time from the ledgers' years. A difference is a defect of this program; its problem says
 * what differs, never an amount, and no package is made.
 */
export function lastCheck(correction: HouseholdCorrection, all: readonly Envelope[]): Problem[] {
  const marks = new NameMarks();
  return all.flatMap((envelope) => {
    const texts = namelessTexts(envelope, marks);
    const wrong = [
      ...claimProblems(correction, envelope),
      ...listProblems(envelope, texts.enclosed),
      ...signedProblems(correction, envelope, texts),
      ...(isSameText(signedTexts(envelope), texts)
        ? []
        : ["a name changes more than the name in what is signed"]),
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

/** What is wrong with the signed texts of an envelope, in words without an amount; empty when all is supported. */
export function signedProblems(
  correction: HouseholdCorrection,
  envelope: Envelope,
  { letter, enclosed, explanation, causes, names }: NamelessTexts,
): string[] {
  const facts = supportedFacts(correction, envelope);
  const about = { correction, envelope, names };
  return [
    ...sentenceProblems(letter, letterSentences, about, "the letter"),
    ...sentenceProblems(enclosed, enclosedSentences, about, "the list in the letter"),
    ...sentenceProblems(explanation, partTwoSentences, about, "Part II"),
    ...speakerProblems(envelope, letter.join(" ")),
    ...factProblems(letter.join("\n"), facts, "the letter"),
    ...factProblems(explanation.join("\n"), facts, "Part II"),
    ...causes.flatMap(({ member, facts: said }) =>
      said.flatMap(sentencesOf).flatMap((text) => causeProblems(member, text)),
    ),
  ];
}

/** Sentences of no known shape, and those that are not so. */
function sentenceProblems(
  paragraphs: readonly string[],
  known: readonly SignedSentence<Said>[],
  { names, ...about }: Pick<Said, "correction" | "envelope"> & Pick<NamelessTexts, "names">,
  where: string,
): string[] {
  return paragraphs.flatMap((paragraph) => {
    const all = about.envelope.parts;
    const whose = partsNamed(all, names, paragraph) ?? all;
    // A paragraph about one of several people begins with the name.
    return sentencesOf(paragraph.replace(/^.: /, "")).flatMap((text) => {
      const parts = partsNamed(all, names, text) ?? whose;
      const linked = linkedProblems(parts, text);
      return [...linked, ...problemOf(text, known, (words) => ({ ...about, text, words, parts }), where)];
    });
  });
}

/** What is wrong with a sentence of a statement of cause. A statement goes into each envelope, and is looked at once. */
function causeProblems(member: Correction, text: string): string[] {
  const { found, years, supported } = lookedAt(member);
  const problems = found.get(text) ?? [
    ...problemOf(text, causeSentences, (words) => ({ text, words, member, years }), CAUSE),
    ...factProblems(text, supported, CAUSE),
  ];
  found.set(text, problems);
  return problems;
}

const CAUSE = "the statement of cause";

/** What a statement of cause is compared with, and what is wrong with each of its sentences so far. */
const lookedAt = onceForEach((member: Correction) => ({
  found: new Map<string, string[]>(),
  years: member.years.filter(
    ({ penalty, send }) => penalty.not_filed + penalty.overstated > 0 && !NOT_SENT.includes(send),
  ),
  supported: supportedByCause(member),
}));

/** What is wrong with one sentence: nothing where one of the shapes that it has is so. */
function problemOf<S>(
  text: string,
  known: readonly SignedSentence<S>[],
  said: (words: readonly (string | undefined)[]) => S,
  where: string,
): string[] {
  let shape: string | null = null;
  for (const each of known) {
    // Cheaper than the pattern: most shapes begin with words of their own.
    if (!text.startsWith(each.begins)) continue;
    const found = each.pattern.exec(text);
    if (found === null) continue;
    if (each.isSo(said(found.slice(1)))) return [];
    shape = each.shape;
  }
  return [
    shape === null
      ? `${where} has a sentence that nothing allows`
      : `${where} says “${shape}”, which is not so`,
  ];
}

/** The parts of the people whom a text names; null where it names nobody, or somebody without a form here. */
function partsNamed(
  parts: Envelope["parts"],
  names: NamelessTexts["names"],
  text: string,
): Envelope["parts"] | null {
  const marks = text.match(MARKS) ?? [];
  if (marks.length === 0) return null;
  const named = parts.filter(({ member }) =>
    marks.some((mark) => names.get(mark) === member.ledger.owner.name),
  );
  return named.length === 0 ? null : (named as unknown as Envelope["parts"]);
}

/** Signed texts with a mark in the place of each name. */
export interface NamelessTexts extends SignedTexts {
  /** The names by their marks. */
  readonly names: ReadonlyMap<string, string>;
}

/** The signed texts of an envelope whose people have marks for names. */
export function namelessTexts(envelope: Envelope, marks = new NameMarks()): NamelessTexts {
  return { ...signedTexts(marks.masked(envelope)), names: marks.names };
}

/** Whether texts are the same once names take the place of their marks. A name may begin a sentence, with a capital. */
function isSameText(printed: SignedTexts, masked: NamelessTexts): boolean {
  const all = ({ letter, enclosed, explanation, causes }: SignedTexts) =>
    [...letter, ...enclosed, ...explanation, ...causes.flatMap(({ facts }) => facts)]
      .join("\n")
      .toLowerCase();
  const named = all(masked).replace(MARKS, (mark) => masked.names.get(mark)?.toLowerCase() ?? mark);
  return named === all(printed);
}

/** Who speaks in the letter has to be the one who signs it. */
function speakerProblems(envelope: Envelope, text: string): string[] {
  const { subject } = voiceOf(envelope);
  const speaks = [/\b(?:I|my|me)\b/, /\b(?:[Ww]e|our|us)\b/, /\b[Tt]he taxpayer\b/, /\b[Tt]he taxpayers\b/];
  const allowed = ["I", "we", "the taxpayer", "the taxpayers"].indexOf(subject);
  return speaks.every((pattern, at) => at === allowed || !pattern.test(text))
    ? []
    : ["somebody else speaks in the letter than the one who signs it"];
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

/** Whether the letter's list has every form and every statement that is in the envelope, each once. */
export function listProblems({ parts, carrier }: Envelope, enclosed: readonly string[]): string[] {
  const listed = (pattern: RegExp) => enclosed.filter((item) => pattern.test(item)).length;
  const are = (holds: (part: Envelope["parts"][number]) => boolean) => parts.filter(holds).length;
  const isWhole =
    listed(/^Form 1040-X for /) === Number(carrier === "form_1040_x") &&
    listed(/^Complete /) === Number(carrier === "form_1040") &&
    listed(/Form 8606/) === are(({ withForm }) => withForm) &&
    listed(/Form 5329/) === are(({ with5329 }) => with5329) &&
    listed(/^Statement of reasonable cause/) === are(({ withReasonableCause }) => withReasonableCause);
  return isWhole ? [] : ["the letter lists other enclosures than the envelope has"];
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
    ...(claimsRefund(send) && (refund.until === null || refund.until < correction.as_of)
      ? ["the time to claim the refund is not open"]
      : []),
    ...(claimsRefund(send) && claimed <= 0 && parts.every(({ year }) => year.form_5329.status !== "less")
      ? ["a refund is claimed although nothing was reported too high"]
      : []),
  ];
}

const LINE_THEN_AMOUNT = /line (\w+) of (?:[^:$.]*? )?Form 8606(?: for [^:$.]*)?: \$([\d,]+(?:\.\d\d)?)/g;
const AMOUNT_THEN_LINE = /\$([\d,]+(?:\.\d\d)?)[^$()]*\(Form 8606, line (\w+)\)/g;
const LINE_WITH_AMOUNT = /Line (2|17) of Form 8606 \(\$([\d,]+(?:\.\d\d)?)\)/g;
const AMOUNT_THEN_TAX = /\$([\d,]+(?:\.\d\d)?)[^$()]* \(Form 5329, line (\d+)\)/g;

/** Amounts that are named with their line: of Form 8606, of the additional taxes, and of an earlier year's form. */
function linkedProblems(parts: Envelope["parts"], text: string): string[] {
  // Most sentences name no line.
  if (!text.includes("Form 8606") && !text.includes("(Form 5329")) return [];
  const ofForm = [
    ...[...text.matchAll(LINE_THEN_AMOUNT)].map(([, label, dollars]) => [label, dollars]),
    ...[...text.matchAll(AMOUNT_THEN_LINE)].map(([, dollars, label]) => [label, dollars]),
    ...[...text.matchAll(LINE_WITH_AMOUNT)].map(([, label, dollars]) => [label, dollars]),
  ];
  const ofTax = [...text.matchAll(AMOUNT_THEN_TAX)];
  const isLine = (label: string, cents: Cents) =>
    parts.some(({ year }) => Math.max(0, year.right.lines[label] ?? -1) === cents);
  const isTax = (label: string, cents: Cents) =>
    parts.some(
      ({ year }) => ((year.right.form_5329 ?? {}) as Readonly<Record<string, Cents>>)[label] === cents,
    );
  return [
    ...(ofForm.every(([label, dollars]) => isLine(label ?? "", inCents(dollars ?? "")))
      ? []
      : ["an amount in the explanation is not that of its line of Form 8606"]),
    ...(ofTax.every(([, dollars, label]) => isTax(label ?? "", inCents(dollars ?? "")))
      ? []
      : ["an amount in the explanation is not that of its line of Form 5329"]),
  ];
}
