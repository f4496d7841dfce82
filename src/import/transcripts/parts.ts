import type { HeaderValue, TranscriptProduct } from "../../data/paper-words.js";
import { folded, type Line } from "../text/text-lines.js";
import { dayIn, lastFourDigits, yearOfPeriod } from "../text/values.js";
import { furniture, labelled, notices, products } from "./vocabulary.js";

/** One transcript, without the header lines that are printed on each page, also in the middle of a form. */
export interface TranscriptPart {
  product: TranscriptProduct | undefined;
  year: number | null;
  ssn: string | null;
  /** The day of the IRS's response. */
  dated: string | null;
  title: Line | undefined;
  lines: Line[];
}

/** The labels of the header, by what they are. */
const headerLabels = new Map([...furniture].map(([label]) => [label, label] as const));

/** Whether some lines are of a transcript: one of them is the title of one. */
export function isTranscript(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => productOf(text) !== undefined);
}

function productOf(text: string): TranscriptProduct | undefined {
  return text.length > 60 ? undefined : products.get(folded(text))?.[0];
}

/** The transcripts in some lines: another title, year or person begins the next. */
export function partsOf(lines: readonly Line[]): TranscriptPart[] {
  const parts = new PartList();
  /** A label of the header whose value stands below it, perhaps below other lines of the header. */
  let open: FurnitureKey | undefined;
  for (const line of lines) {
    const title = productOf(line.text);
    if (title !== undefined) {
      parts.title(title, line);
      continue;
    }
    if (isFurniture(line.text)) continue;
    const head = labelled(line.text, headerLabels);
    const key = head?.means ? furniture.get(head.means) : undefined;
    if (key !== undefined && head !== undefined && (head.value === "" || SHAPES[key[0]](head.value))) {
      if (head.value === "") open = key;
      else parts.header(key[1], head.value);
    } else if (open !== undefined && SHAPES[open[0]](line.text)) {
      parts.header(open[1], line.text);
      open = undefined;
    } else {
      parts.present.lines.push(line);
      open = undefined;
    }
  }
  return parts.all;
}

type FurnitureKey = readonly [shape: HeaderValue, is: "dated" | "ssn" | "period" | null, ...rest: unknown[]];

/** What stands on each page and says nothing: notices, page numbers, what a browser prints around a page. */
function isFurniture(text: string): boolean {
  return (
    notices.has(folded(text)) ||
    /^(?:page )?\d{1,4} (?:of|\/) \d{1,4}$/i.test(text) ||
    /^\d{1,4}\/\d{1,4}$/.test(text) ||
    /^(?:https?|file):\/\/\S*(?: \d{1,4}\/\d{1,4})?$/i.test(text) ||
    /^\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]m)?(?: |$)/i.test(text)
  );
}

const SHAPES: Readonly<Record<HeaderValue, (text: string) => boolean>> = {
  date: (text) => dayIn(text) !== undefined,
  number: (text) => /^\d{4,20}$/.test(text),
  ssn: (text) => /^[Xx*\d -]{4,15}$/.test(text) && lastFourDigits(text) !== null,
  period: (text) => text.length <= 30 && yearOfPeriod(text) !== undefined,
  form: (text) => /^[\w-]{1,12}$/.test(text),
};

class PartList {
  present: TranscriptPart = emptyPart();
  readonly all: TranscriptPart[] = [this.present];
  /** What the header said last: it comes before the title of its transcript. */
  #dated: string | null = null;
  /** A record of account names itself on each page, and its two transcripts inside. */
  #inRecord = false;

  title(product: TranscriptProduct, line: Line): void {
    if (product === this.present.product || (product === "record" && this.#inRecord)) return;
    this.#inRecord = product === "record" || (this.#inRecord && product !== "wage_and_income");
    if (this.present.product !== undefined) this.#next();
    this.present.product = product;
    this.present.title = line;
  }

  header(is: FurnitureKey[1], value: string): void {
    if (is === null) return;
    if (is === "dated") {
      this.#dated = dayIn(value) ?? null;
      this.present.dated ??= this.#dated;
      return;
    }
    const key = is === "ssn" ? "ssn" : "year";
    const read = is === "ssn" ? lastFourDigits(value) : (yearOfPeriod(value) ?? null);
    if (read === null || this.present[key] === read) return;
    if (this.present.lines.length > 0 && this.present[key] !== null) {
      this.#next();
      this.present.product = this.all.at(-2)?.product;
      this.present.title = this.all.at(-2)?.title;
    }
    Object.assign(this.present, { [key]: read });
  }

  #next(): void {
    const { year, ssn } = this.present;
    this.present = { ...emptyPart(), year, ssn, dated: this.#dated };
    this.all.push(this.present);
  }
}

function emptyPart(): TranscriptPart {
  return { product: undefined, year: null, ssn: null, dated: null, title: undefined, lines: [] };
}
