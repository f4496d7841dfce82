import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import { folded, type Line, plain } from "../text/text-lines.js";
import { centsIn, dayIn, lastFourDigits, lastOfAccount } from "../text/values.js";
import { captionOf, fillCaption } from "./captions.js";
import type { BoxForm } from "./names.js";

/** A stretch of text on a page, in points; y grows upwards. */
export interface Segment {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
}

/** No page of a form has more, and no stretch of text on it is longer. */
const MOST_PIECES = 40_000;
const MOST_SEGMENTS = 4000;
const LONGEST = 500;
const MOST_COPIES = 24;

/** The caption of box 1, by which a copy of a form is found. */
const FIRST_BOX: Readonly<Record<"1099-R" | "5498", RegExp>> = {
  "1099-R": /^1 gross distribution/,
  "5498": /^1 ira contributions/,
};

/**
 * Reads forms that look like the IRS's own: a caption in a cell, its value below it. A page may show one form several
 * times: each copy is read, and what says the same is one form. All of it is for the person to confirm.
 */
export function readGrids(pages: readonly (readonly Segment[])[], file: string): FormPaper[] {
  const papers: FormPaper[] = [];
  for (const [index, page] of pages.entries()) {
    const segments = inSegments(page);
    if (segments.length > MOST_SEGMENTS) continue;
    for (const form of ["1099-R", "5498"] as const) {
      for (const copy of copiesOf(segments, FIRST_BOX[form])) {
        const paper = new GridForm(form, copy, index + 1, file).read();
        if (paper.facts.length > 0 && !papers.some((known) => isSame(known, paper))) papers.push(paper);
      }
    }
  }
  return papers;
}

/** Whether two copies say the same. */
function isSame(a: FormPaper, b: FormPaper): boolean {
  const key = ({ kind, account, tax_year, submission, facts }: FormPaper) =>
    JSON.stringify([kind, account, tax_year, submission, facts.map(({ name, value }) => [name, value])]);
  return key(a) === key(b);
}

/** The pieces of a page, those that touch made one, from top to bottom and from left to right. */
function inSegments(pieces: readonly Segment[]): Segment[] {
  if (pieces.length > MOST_PIECES) return [];
  const sorted = pieces.filter(({ text }) => text.trim() !== "").toSorted((a, b) => b.y - a.y || a.x - b.x);
  const segments: Segment[] = [];
  for (let at = 0; at < sorted.length; ) {
    const { y, size } = sorted[at] as Segment;
    const row: Segment[] = [];
    while (at < sorted.length && y - (sorted[at] as Segment).y <= Math.max(1, size * 0.3))
      row.push(sorted[at++] as Segment);
    let open: Segment | undefined;
    for (const piece of row.toSorted((a, b) => a.x - b.x)) {
      const gap = open === undefined ? Number.POSITIVE_INFINITY : piece.x - open.end;
      if (open !== undefined && gap < piece.size * 0.9 && !BOX_NUMBER.test(piece.text)) {
        open.text += gap > piece.size * 0.12 ? ` ${piece.text}` : piece.text;
        open.end = Math.max(open.end, piece.end);
      } else {
        open = { ...piece, y };
        segments.push(open);
      }
    }
  }
  return segments.map((segment) => ({ ...segment, text: plain(segment.text.slice(0, LONGEST)) }));
}

/** A piece that begins the caption of another box, however near it is to the one before it. */
const BOX_NUMBER = /^\d{1,2}[a-z]? [A-Za-z]/;

/** The copies of a form on a page: what lies around each caption of box 1, up to the next copy. */
function copiesOf(segments: readonly Segment[], first: RegExp): Segment[][] {
  const heads = segments.filter(({ text }) => first.test(folded(text))).slice(0, MOST_COPIES);
  const left = Math.min(...segments.map(({ x }) => x));
  return heads.map((head) => {
    const top = (of: Segment) => of.y + of.size * 2.5;
    const inRow = (of: Segment) => Math.abs(of.y - head.y) < head.size * 2;
    const above = heads.some((other) => other.y > head.y && !inRow(other));
    const below = Math.max(
      ...heads.filter((other) => other.y < head.y && !inRow(other)).map(top),
      Number.NEGATIVE_INFINITY,
    );
    const beside = heads.filter((other) => inRow(other)).toSorted((a, b) => a.x - b.x);
    const place = beside.indexOf(head);
    const indent = (beside[0] as Segment).x - left;
    const from = place === 0 ? Number.NEGATIVE_INFINITY : head.x - indent - head.size;
    const next = beside[place + 1];
    const to = next === undefined ? Number.POSITIVE_INFINITY : next.x - indent - head.size;
    return segments.filter(({ x, y }) => (!above || y <= top(head)) && y > below && x >= from && x < to);
  });
}

/** Where to look for what a form says of its parties: the words of the cell, and the part of the paper. */
const PARTIES: readonly (readonly [RegExp, "custodian" | "owner" | "custodian_tin" | "ssn" | "account"])[] = [
  [/^(?:payer|trustee)'s (?:or issuer's )?name/, "custodian"],
  [/^(?:recipient|participant)'s name/, "owner"],
  [/^(?:payer|trustee)'s (?:or issuer's )?(?:tin|federal identification)/, "custodian_tin"],
  [/^(?:recipient|participant)'s (?:tin|social security|identification)/, "ssn"],
  [/^account number/, "account"],
];

class GridForm {
  readonly #draft: FormDraft;
  readonly #rows: Segment[][] = [];

  constructor(
    private readonly form: BoxForm,
    private readonly segments: readonly Segment[],
    private readonly page: number,
    file: string,
  ) {
    for (const segment of segments) {
      const row = this.#rows.at(-1);
      if (row !== undefined && Math.abs((row[0] as Segment).y - segment.y) < 1) row.push(segment);
      else this.#rows.push([segment]);
    }
    this.#draft = new FormDraft(file, form, "pdf-text", this.#year());
  }

  read(): FormPaper {
    for (const segment of this.segments) {
      const text = folded(segment.text);
      const party = PARTIES.find(([words]) => words.test(text))?.[1];
      if (party !== undefined) this.#party(party, segment);
      else if (/^\d{1,2}[a-z]? |^ira\/sep\/simple/.test(text)) this.#box(segment);
    }
    this.#marks();
    return this.#draft.paper;
  }

  /** The tax year: a year that stands alone, or behind "calendar year". */
  #year(): number | null {
    const years = new Set<number>();
    for (const { text } of this.segments) {
      const year = /^(20\d\d)$/.exec(text)?.[1] ?? /^20 (\d\d)$/.exec(text)?.[0].replace(" ", "");
      const named = /calendar year:? *(20 ?\d\d)\b/i.exec(text)?.[1]?.replace(" ", "");
      const titled = /^(?:form )?(?:1099-R|5498)\W+(20\d\d)\)?$|^(20\d\d) form (?:1099-R|5498)/i.exec(text);
      const found = year ?? named ?? titled?.[1] ?? titled?.[2];
      if (found !== undefined) years.add(Number(found));
    }
    return years.size === 1 ? ([...years][0] as number) : null;
  }

  #line(caption: Segment, value: string): Line {
    const row = this.#rows.findIndex(([first]) => first !== undefined && Math.abs(first.y - caption.y) < 1);
    return {
      page: this.page,
      line: row + 1,
      text: value === "" ? caption.text : `${caption.text}: ${value}`,
    };
  }

  /** The segments of a cell below its caption, nearest first, up to the next caption below it. */
  #below(caption: Segment): Segment[] {
    const right = Math.min(
      ...this.segments
        .filter(({ x, y }) => Math.abs(y - caption.y) < 1 && x > caption.x + 1)
        .map(({ x }) => x),
      Math.max(caption.end, caption.x + 140),
    );
    const found: Segment[] = [];
    for (const segment of this.segments) {
      if (segment.y >= caption.y - 1 || caption.y - segment.y > caption.size * 6) continue;
      if (segment.x < caption.x - caption.size || segment.x >= right - 1) continue;
      if (this.#isCaption(segment.text)) break;
      found.push(segment);
    }
    return found;
  }

  #isCaption(text: string): boolean {
    const words = folded(text);
    if (PARTIES.some(([party]) => party.test(words))) return true;
    return /^\d{1,2}[a-z]? [a-z(]/.test(words) || /^ira\/sep\/simple/.test(words);
  }

  #box(caption: Segment): void {
    const means = captionOf(this.form, caption.text)?.means;
    // Box 2b is two check boxes, which are read by their marks.
    if (means === undefined || means === null || /^2b/i.test(caption.text)) return;
    const inside = /\$ ?(\(?-?[\d,]+\.\d\d\)?)$/.exec(caption.text)?.[1];
    const cell = inside === undefined ? this.#below(caption) : [];
    const values = cell.filter(({ text }) => fits(means, text));
    const nearest = values[0];
    const value = inside ?? nearest?.text ?? "";
    if (value === "") {
      const strange = cell.find(({ text }) => /\d[.,]\d/.test(text));
      if (strange === undefined) return;
      this.#draft.unknown(this.#line(caption, strange.text), "The value of this box is not understood.");
      return;
    }
    fillCaption(this.#draft, means, value.replace(/^\$ */, ""), this.#line(caption, value));
    const rivals = values.filter(
      ({ y, text }) => nearest !== undefined && Math.abs(y - nearest.y) < 1 && text !== value,
    );
    const fact = this.#draft.paper.facts.find(({ name }) => name === means);
    if (rivals.length === 0 || fact === undefined || typeof fact.value !== "number") return;
    fact.certainty = "doubtful";
    fact.alternatives = rivals.flatMap(({ text }) => centsIn(text.replace(/^\$ */, "")) ?? []);
  }

  #party(party: (typeof PARTIES)[number][1], caption: Segment): void {
    const { paper } = this.#draft;
    const value = this.#below(caption)[0]?.text;
    if (value === undefined) return;
    if (party === "custodian" || party === "owner") paper[party].name ??= value;
    else if (party === "custodian_tin") paper.custodian.tin ??= lastFourDigits(value);
    else if (party === "ssn") paper.owner.ssn ??= lastFourDigits(value);
    else if (/^[\w*#-]{2,30}$/.test(value)) paper.account ??= lastOfAccount(value);
  }

  /** Check boxes: a mark in brackets, or an X beside the words. */
  #marks(): void {
    const { paper } = this.#draft;
    for (const row of this.#rows) {
      const text = row.map((segment) => segment.text).join(" ");
      const line = { page: this.page, line: this.#rows.indexOf(row) + 1, text };
      if (/(?:\[x\]|(?:^| )x) ?corrected/i.test(text)) paper.submission = "corrected";
      else if (/(?:\[x\]|(?:^| )x) ?void/i.test(text)) paper.submission = "void";
      const mark = (words: RegExp) => words.exec(text)?.[1];
      if (this.form === "1099-R") {
        this.#flag("taxable_amount_not_determined", mark(/not determined ?(\[ ?x?\]|x\b)/i), line);
        this.#flag("total_distribution", mark(/(?<!not determined )\bdistribution ?(\[ ?x?\]|x\b)/i), line);
      } else if (/^7 /.test(text)) {
        this.#flag("roth_ira", mark(/roth ira ?(\[ ?x?\]|x\b)/i), line);
        this.#flag("ira", mark(/^7 (?:ira type )?ira ?(\[ ?x?\]|x\b)/i), line);
        this.#flag("sep", mark(/\bsep ?(\[ ?x?\]|x\b)/i), line);
        this.#flag("simple", mark(/\bsimple ?(\[ ?x?\]|x\b)/i), line);
      }
    }
  }

  #flag(
    name: "taxable_amount_not_determined" | "total_distribution" | "roth_ira" | "ira" | "sep" | "simple",
    mark: string | undefined,
    line: Line,
  ): void {
    if (mark !== undefined) this.#draft.add(name, /x/i.test(mark), line, "confirm");
  }
}

/** Whether a text can be the value of a box. A lone dollar sign is a blank box. */
function fits(means: string | null, text: string): boolean {
  if (means === "distribution_codes") return /^[1-9A-Z] ?[1-9A-Z]?$/.test(text);
  if (means === "ira_sep_simple" || means === "fatca" || means === "rmd_next_year")
    return /^(?:x|\[ ?x?\])$/i.test(text);
  if (means === "date_of_payment" || means === "rmd_date") return dayIn(text) !== undefined;
  if (means === "postponed_code" || means === "repayment_code" || means === "specified_codes")
    return /^[A-Z]{1,2}$/.test(text);
  if (means === "first_year_of_roth" || means === "postponed_year") return /^(?:19|20)\d\d$/.test(text);
  return centsIn(text.replace(/^\$ */, "")) !== undefined && /[.,]|^\$/.test(text);
}
