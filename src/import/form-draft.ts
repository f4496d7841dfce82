import {
  type Certainty,
  FACTS,
  type Fact,
  type FactName,
  type FormKind,
  type FormPaper,
  type PaperFormat,
  type Place,
} from "./paper-facts.js";
import type { Line } from "./text/text-lines.js";
import { centsIn, cutNumbers, dayIn } from "./text/values.js";

/** Forms and histories that are read at once: a person has some dozens a year. */
export const MOST_PAPERS = 1000;

/** A form while it is read. */
export class FormDraft {
  readonly paper: FormPaper;

  constructor(file: string, kind: FormKind, format: PaperFormat, taxYear: number | null) {
    this.paper = {
      file,
      kind,
      format,
      tax_year: taxYear,
      owner: { name: null, ssn: null },
      custodian: { name: null, tin: null },
      account: null,
      submission: "original",
      dated: null,
      facts: [],
      unknown: [],
    };
  }

  /** Adds a fact. A second one of the same name with another value is reported, and the first is kept. */
  add(name: FactName, value: Fact["value"], line: Line, certainty: Certainty = "certain"): void {
    const known = this.paper.facts.find((fact) => fact.name === name);
    if (known === undefined || REPEATED.has(name)) {
      const box = boxOf(name);
      this.paper.facts.push({
        name,
        ...(box !== undefined && { box }),
        value,
        place: placeOf(line),
        certainty,
      });
    } else if (known.value !== value) {
      this.unknown(line, "This appears twice on one form with different values. The first one is used.");
    }
  }

  unknown(line: Line, reason: string): void {
    this.paper.unknown.push({ place: placeOf(line), reason });
  }
}

/** Facts that a paper may have several times. */
const REPEATED: ReadonlySet<string> = new Set(["amended", "adjustment"]);

/** The box or line of a fact. */
function boxOf(name: FactName): string | undefined {
  if (!isTableName(name)) return name.slice("line_".length);
  const fact = FACTS[name];
  return "box" in fact ? fact.box : undefined;
}

function isTableName(name: string): name is keyof typeof FACTS {
  return Object.hasOwn(FACTS, name);
}

/** A name from the data as the name of a fact; undefined when it is none. */
export function factName(name: string | null | undefined): keyof typeof FACTS | undefined {
  return typeof name === "string" && isTableName(name) ? name : undefined;
}

/** The place of a line, its numbers cut. Of a long line the beginning is kept. */
export function placeOf({ page, line, text }: Line): Place {
  return { ...(page !== undefined && { page }), line, text: cutNumbers(text.slice(0, 400)).slice(0, 200) };
}

/** A value as it stands in a file for machines: JSON, OFX, CSV. Undefined when it is none of its kind. */
export function machineValue(name: keyof typeof FACTS, raw: unknown): Fact["value"] | undefined {
  const text = typeof raw === "string" ? raw.trim() : raw;
  switch (FACTS[name].value) {
    case "money":
      return typeof text === "number"
        ? centsIn(String(text))
        : typeof text === "string"
          ? centsIn(text)
          : undefined;
    case "flag":
      return typeof text === "boolean" ? text : FLAGS.get(String(text).toLowerCase());
    case "date":
      return typeof text === "string" ? dayIn(text) : undefined;
    case "year":
      return /^(?:19|20)\d{2}$/.test(String(text)) ? Number(text) : undefined;
    case "text":
      return typeof text === "string" && text.length <= 40 ? text : undefined;
  }
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "y", "yes", "1", "x"].map((word) => [word, true] as const),
  ...["false", "n", "no", "0"].map((word) => [word, false] as const),
]);
