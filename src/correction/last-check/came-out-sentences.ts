import { amountOn, hasPensionsBesideIras, labelIn, returnLabels } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Entry } from "../../ledger/schema.js";
import { FIVE_YEARS } from "../../lines/roth.js";
import type { Cents } from "../../money/cents.js";
import { changeOf4a } from "../changed-lines.js";
import { type CharityGift, charityOf } from "../charity-gift.js";
import { type EnvelopePart, leadOf } from "../envelopes.js";
import { givenBackInWords } from "../given-back.js";
import { returnedIn } from "../returned-amounts.js";
import { disasterSentences } from "./disaster-sentences.js";
import { offFormSentences } from "./off-form-sentences.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** A line of a part's Form 8606 by the label that it has had since 2017, in cents; 0 where it is blank. */
function line({ year }: EnvelopePart, id: string): Cents {
  return Math.max(0, amountOn(year.right, id));
}

/** Whether an amount with its line, at two places of a sentence, is that of this line. */
function isLine(part: EnvelopePart, said: Pick<Said, "words">, at: number, id: string): boolean {
  return centsAt(said, at) === line(part, id) && said.words[at + 1] === labelIn(part.year.tax_year, id);
}

const anyLine = (...ids: readonly string[]) =>
  anyPart((part, said) => ids.some((id) => isLine(part, said, 0, id) && line(part, id) > 0));

/** Basis is named after contributions only where the ledger shows every dollar of it as one. */
function isBasis({ member: { ledger } }: EnvelopePart, text: string): boolean {
  if (!text.includes("basis from nondeductible contributions")) return true;
  const { opening, owner, entries } = ledger;
  return (
    owner.inherited_from === null &&
    (opening?.basis ?? 0) === 0 &&
    opening?.lines == null &&
    entries.every(({ kind }) => !OTHER_BASIS.has(kind))
  );
}

/** Entries that bring basis without a contribution, or take it without money that comes out. */
const OTHER_BASIS: ReadonlySet<string> = new Set([
  "divorce_transfer",
  "basis_adjustment",
  "inherited_as_own",
]);

const PORTION =
  "{A} is <basis|basis from nondeductible contributions|taxable|reported on Form 8915> (Form 8606, line {L})[, which is not taxed again]";

/** What came out of traditional IRAs. */
const fromTraditional = sentences<Said>([
  [
    "{A} was distributed from IRAs, and all of it is taxable (section 408(d)(1)).",
    anyPart(({ year: { right } }, said) => {
      const { "4a": out, "4b": taxed } = right.form_1040;
      return out === taxed && out === centsAt(said, 0) && !right.must_file;
    }),
  ],
  [
    "{A} of the distributions from IRAs is taxable (section 408(d)(1)).",
    anyPart(({ year: { right } }, said) => {
      const { "4a": out, "4b": taxed } = right.form_1040;
      return (
        !right.must_file && taxed < out && taxed === centsAt(said, 0) && returnedIn(right).earnings === 0
      );
    }),
  ],
  [
    "How much of a contribution for {Y} can be deducted depends on modified adjusted gross income, and money came out of traditional IRAs in {Y}.",
    anyPart(isWorksheet11),
  ],
  [
    "Worksheet 1-1 of Publication 590-B therefore takes the place of lines {L} to {L} of Form 8606, which are blank on the <attached|amended> form.",
    anyPart(
      (part, { text, words }) =>
        isWorksheet11(part) &&
        text.includes("amended") === (part.year.form.status === "wrong") &&
        ["6", "12"].every((id, at) => labelIn(part.year.tax_year, id) === words[at]) &&
        ["6", "12"].every((id) => line(part, id) === 0),
    ),
  ],
  [
    "By the worksheet, {A} of what came out is basis (Form 8606, line {L}), which is not taxed again.",
    anyPart((part, said) => isWorksheet11(part) && isLine(part, said, 0, "13")),
  ],
  ["{A} was converted from traditional IRAs to Roth IRAs (Form 8606, line {L}).", anyLine("16")],
  ["{A} was distributed from traditional IRAs (Form 8606, line {L}).", anyLine("7")],
  ["Of that, {A} is taxable (Form 8606, line {L}).", anyPart((part, said) => isLine(part, said, 0, "18"))],
  ["Of the distributions from traditional IRAs, {A} is taxable (Form 8606, line {L}).", anyLine("15c")],
  [
    "All of it is taxable (Form 8606, line {L}) (section 408A(d)(3)).",
    anyPart((part) => line(part, "18") === line(part, "16") && line(part, "17") === 0),
  ],
  [
    "All of it is <basis|basis from nondeductible contributions> (Form 8606, line {L}), which is not taxed again (<sections 408A(d)(3) and 408(d)|section 408(d)>).",
    anyPart((part, { text, words }) => {
      const [taken, out] = words[0] === labelIn(part.year.tax_year, "17") ? ["17", "16"] : ["12", "7"];
      return isBasis(part, text) && line(part, taken) > 0 && line(part, taken) === line(part, out);
    }),
  ],
  [
    `Of that, «${PORTION}» (sections <408A(d)(3) and 408(d)|408(d) and 72>).`,
    anyPart((part, { text }) => isBasis(part, text) && arePortions(part, text)),
  ],
]);

const IN_PORTION = /(\$[\d,.]*\d) is (basis|taxable|reported on Form 8915)[^(]*\(Form 8606, line (\w+)\)/g;
const PORTION_LINES: Readonly<Record<string, readonly string[]>> = {
  basis: ["12", "17"],
  taxable: ["15c", "18"],
  "reported on Form 8915": ["15b"],
};

/** Whether each portion is called what its line is. */
function arePortions(part: EnvelopePart, text: string): boolean {
  return [...text.matchAll(IN_PORTION)].every(([, dollars, what = "", label]) =>
    (PORTION_LINES[what] ?? []).some((id) => isLine(part, { words: [dollars, label] }, 0, id)),
  );
}

const IS = "{A} is <contributions|conversions> (Form 8606, lines {L} and {L})";

/** Line 20 by its amount, or as all of line 19. */
function isHome(part: EnvelopePart, said: Said): boolean {
  if (said.words[0] !== undefined) return isLine(part, said, 0, "20");
  return line(part, "20") === line(part, "19") && said.words[1] === labelIn(part.year.tax_year, "20");
}

/** What came out of Roth IRAs, in the order of section 408A(d)(4). */
const fromRoth = sentences<Said>([
  [
    "{A} was distributed from Roth IRAs (Form 8606, line {L}) and was not a qualified distribution (section 408A(d)(2)).",
    anyPart((part, said) => isLine(part, said, 0, "19") && line(part, "19") > 0 && line(part, "20") === 0),
  ],
  [
    "{A} was distributed from Roth IRAs (Form 8606, line {L}).",
    anyPart((part, said) => isLine(part, said, 0, "19") && line(part, "20") > 0),
  ],
  // Line 20 has an amount only once the five years have passed: then a first home makes a distribution qualified.
  [
    "<{A}|All> of it was a qualified distribution for a first home (Form 8606, line {L}), which is not taxable (section 408A(d)(2) and (5)).",
    anyPart(
      (part, said) =>
        isHome(part, said) &&
        (part.year.right.carry.roth_since ?? Number.POSITIVE_INFINITY) <= part.year.tax_year - FIVE_YEARS &&
        entriesOf(part, "distribution").some(({ reason, ira }) => reason === "homebuyer" && ira === "roth"),
    ),
  ],
  [
    "The other {A} (Form 8606, line {L}) was not a qualified distribution (section 408A(d)(2)).",
    anyPart((part, said) => isLine(part, said, 0, "21") && line(part, "21") > 0 && line(part, "20") > 0),
  ],
  [
    "Distributions come first from contributions, then from conversions, and last from earnings (section 408A(d)(4)).",
    anyPart((part) => line(part, "19") > 0 && (line(part, "20") === 0 || line(part, "21") > 0)),
  ],
  [`«${IS}»; <it is not|neither is> taxed again.`, anyPart(isInLayers)],
  ["{A} is earnings, which is taxable (Form 8606, line {L}).", anyLine("25c")],
  [
    "No contributions or conversions are left to recover (Form 8606, lines {L} and {L}).",
    anyPart(isOnlyEarnings),
  ],
  [
    "All contributions and conversions had been recovered before (Form 8606 for {Y}, lines {L} and {L}).",
    anyPart(
      (part, { words }) =>
        isOnlyEarnings(part) && part.member.years.some(({ tax_year }) => String(tax_year) === words[0]),
    ),
  ],
  [
    "All contributions and conversions had been recovered before (Form 8606 for {Y}, lines {L} and {L}, and line {L} figured without line {L}).",
    anyPart(
      (part, { words }) =>
        isOnlyEarnings(part) &&
        part.member.years.some(
          ({ tax_year, right }) => String(tax_year) === words[0] && amountOn(right, "20") > 0,
        ),
    ),
  ],
]);

/** What is on no line of Form 8606 and is not taxable, and the total on the return. */
const onNoLine = sentences<Said>([
  ["Line {L} showed {A} as the total of IRA distributions; the correct amount is {A}.", isLine4a(false)],
  ["Of line {L}, {A} was the total of IRA distributions; the correct amount is {A}.", isLine4a(true)],
  [
    "A qualified charitable distribution of {A} was paid by the trustee directly to <{N}|{blank} (name of the charity)> <on {D}|in {Y}>.",
    isGift(({ cents, sent }, said) => cents === said && sent === said),
  ],
  [
    "<They are|It is> not taxable (section 408(d)(8)).",
    anyPart(({ year }) => year.off_form.charity.some(({ cents, sent }) => cents === sent)),
  ],
  [
    "{A} was paid by the trustee directly to <{N}|{blank} (name of the charity)> <on {D}|in {Y}>.",
    isGift(({ cents, sent }, said) => sent === said && cents < sent),
  ],
  [
    "Of that, {A} is not taxable as a qualified charitable distribution (section 408(d)(8)).",
    anyPart(({ year }, said) =>
      year.off_form.charity.some(({ cents, sent }) => cents === centsAt(said, 0) && cents < sent),
    ),
  ],
  [
    "{A} was contributions that were returned (section 408(d)(4)).",
    anyPart(({ year }, said) => returnedIn(year.right).contributions === centsAt(said, 0)),
  ],
  [
    "{A} was earnings of contributions that were returned, which are taxable (section 408(d)(4)).",
    anyPart(({ year }, said) => returnedIn(year.right).earnings === centsAt(said, 0)),
  ],
  [
    "{A} was excess contributions that were withdrawn after the due date of the return for their year, which is not taxable (section 408(d)(5)).",
    anyPart(({ year }, said) => returnedIn(year.right).removed === centsAt(said, 0)),
  ],
  [
    "The {Y} return took a deduction of {A} for contributions that was not allowable; Form 1040-X for {Y}, mailed separately, gives it back.",
    anyPart(({ member, year }, { text }) =>
      givenBackInWords(member.ledger, member.years, year.tax_year).includes(text),
    ),
  ],
  [
    "{A} was a contribution for the year that was recharacterized (section 408A(d)(6)).",
    anyPart((part, said) => recharacterized(part, "contribution") === centsAt(said, 0)),
  ],
  [
    "{A} was a conversion of the year that was recharacterized (section 408A(d)(6)).",
    anyPart(
      (part, said) => part.year.tax_year < 2018 && recharacterized(part, "conversion") === centsAt(said, 0),
    ),
  ],
]);

/** What Part II may say of the money that came out, and why it is or is not taxable. */
export const cameOutSentences = [
  ...fromTraditional,
  ...fromRoth,
  ...onNoLine,
  ...offFormSentences,
  ...disasterSentences,
];

/** Line 4a of the year, which has pensions beside IRAs or not, where its change is sent. */
function isLine4a(withPensions: boolean): (said: Said) => boolean {
  return ({ envelope, words }) => {
    const { income, tax_year } = leadOf(envelope.parts).year;
    const { filed, right } = income.form_1040["4a"];
    return (
      hasPensionsBesideIras(tax_year) === withPensions &&
      words[0] === returnLabels(tax_year)["4a"] &&
      filed === centsAt({ words }, 1) &&
      right === centsAt({ words }, 2) &&
      changeOf4a(income) > 0
    );
  };
}

function isWorksheet11({ year }: EnvelopePart): boolean {
  return year.right.method === "worksheet_1_1";
}

/** Whether a Roth distribution reached neither contributions nor conversions. */
function isOnlyEarnings(part: EnvelopePart): boolean {
  return line(part, "21") > 0 && line(part, "22") + line(part, "24") === 0;
}

const LAYER = /(\$[\d,.]*\d) is (contributions|conversions)/g;

/** Whether what is said to come from contributions and conversions is the smaller of each one's two lines. */
function isInLayers(part: EnvelopePart, { text }: Said): boolean {
  const taken = {
    contributions: Math.min(line(part, "21"), line(part, "22")),
    conversions: Math.min(line(part, "23"), line(part, "24")),
  };
  return [...text.matchAll(LAYER)].every(
    ([, dollars, what]) => centsAt({ words: [dollars] }, 0) === taken[what as keyof typeof taken],
  );
}

function entriesOf<K extends Entry["kind"]>({ member, year }: EnvelopePart, kind: K) {
  return member.ledger.entries.filter(
    (entry): entry is Extract<Entry, { kind: K }> =>
      entry.kind === kind && entry.date !== null && yearOf(entry.date) === year.tax_year,
  );
}

/** What was contributed for the year and then returned or recharacterized. */
/** What was recharacterized of a year's contributions, or of its conversions and plan rollovers (until 2017). */
function recharacterized({ member, year }: EnvelopePart, of: "contribution" | "conversion"): Cents {
  return member.ledger.entries.reduce(
    (sum, entry) =>
      entry.kind === "recharacterization" &&
      entry.for === year.tax_year &&
      (entry.of === "contribution") === (of === "contribution")
        ? sum + entry.amount
        : sum,
    0,
  );
}

/** Whether one of the gifts is that of a sentence: its amount, its day, and a name where the ledger has one. */
function isGift(isAmount: (gift: CharityGift, said: Cents | null) => boolean) {
  return anyPart(({ member: { ledger }, year: { off_form } }, said) =>
    off_form.charity.some(
      (gift) =>
        isAmount(gift, centsAt(said, 0)) &&
        said.text.includes("(name of the charity)") === (charityOf(ledger, gift) === null) &&
        gift.paid === (said.words[1] ? `on ${said.words[1]}` : `in ${said.words[2]}`),
    ),
  );
}
