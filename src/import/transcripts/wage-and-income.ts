import { FormDraft } from "../form-draft.js";
import type { Certainty, FormKind, FormPaper } from "../paper-facts.js";
import { folded, type Line } from "../text/text-lines.js";
import type { TranscriptPart } from "./parts.js";
import { acceptsValue, readLabel } from "./read-label.js";
import { formCodes, isTitle, joined, labelled, labels } from "./vocabulary.js";

const FORMS = ["1099-R", "5498", "W-2"] as const satisfies readonly FormKind[];
type TranscriptForm = (typeof FORMS)[number];

/** A heading of a form: `Form 5498 Individual Retirement …`, never a line `label: value`. */
function headingOf(text: string): { code: string } | undefined {
  if (text.includes(":")) return undefined;
  const [, code = ""] = /^form ([\w-]{1,12})(?:[ .,]|$)/i.exec(text) ?? [];
  if (/\d|^w-/i.test(code)) return { code: code.toUpperCase() };
  return /^schedule k-1(?: |$)/i.test(text) ? { code: "K-1" } : undefined;
}

/**
 * The forms of a Wage & Income transcript, behind one paper for the transcript itself, which says that the IRS was
 * asked for that year. Forms that have nothing to do with an IRA or with wages are passed over; a heading that is not
 * known is reported.
 */
export function readWageAndIncome(part: TranscriptPart, file: string): FormPaper[] {
  const whole = draftOf("wage-and-income", part, file);
  const reader = new BlockReader(part, file, whole);
  const { lines } = part;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const heading = headingOf(line.text);
    if (heading !== undefined) reader.heading(heading.code, line);
    else if (reader.read(line, lines[index + 1])) index++;
  }
  return [whole.paper, ...reader.done()];
}

function draftOf(kind: FormKind, part: TranscriptPart, file: string): FormDraft {
  const draft = new FormDraft(file, kind, "transcript", part.year);
  draft.paper.owner.ssn = part.ssn;
  draft.paper.dated = part.dated;
  return draft;
}

class BlockReader {
  readonly forms: FormDraft[] = [];
  readonly #unheaded = new Set<FormPaper>();
  #form: TranscriptForm | undefined;
  #draft: FormDraft;
  /** Inside a form that is passed over. */
  #passing = false;
  /** Party labels of issuers in a form that is passed over. */
  #openers = 0;
  #certainty: Certainty = "certain";
  /** Whose name and address the lines without label are. */
  #party: "custodian" | "owner" | undefined;
  /** Nothing but the heading was read. */
  #atTitle = false;
  /** The last label takes text that may go on in the next line. */
  #inProse = false;

  constructor(
    private readonly part: TranscriptPart,
    private readonly file: string,
    private readonly whole: FormDraft,
  ) {
    this.#draft = whole;
  }

  heading(code: string, line: Line): void {
    const form = FORMS.find((known) => known === code);
    this.#passing = form === undefined;
    this.#openers = 0;
    this.#form = form;
    this.#party = undefined;
    this.#inProse = false;
    this.#atTitle = true;
    if (form !== undefined) this.#open(form, "certain");
    else if (!formCodes.has(code) && code !== "K-1") {
      this.whole.unknown(line, "This heading names a form that is not known here. The form is not read.");
    }
  }

  #open(form: TranscriptForm, certainty: Certainty): void {
    this.#form = form;
    this.#passing = false;
    this.#certainty = certainty;
    this.#draft = draftOf(form, this.part, this.file);
    this.forms.push(this.#draft);
    if (certainty === "doubtful") this.#unheaded.add(this.#draft.paper);
  }

  /** Reads a line. True when the next line was its value and is read with it. */
  read(line: Line, next: Line | undefined): boolean {
    if (this.#passing && !this.#opensAnother(line.text)) return false;
    const known = this.#form === undefined ? NO_LABELS : (labels[this.#form] as typeof NO_LABELS);
    const parts = labelled(line.text, known);
    if (parts === undefined) {
      if (next !== undefined && labelled(`${line.text} ${next.text}`, known)?.means !== undefined) {
        const wrapped = joined(line, next);
        if (labelled(next.text, known)?.means === undefined) return this.read(wrapped, undefined) || true;
      }
      this.#withoutLabel(line);
      return false;
    }
    const opener = this.#openedBy(parts.label);
    if (opener !== undefined) {
      this.#draft.unknown(line, "A form begins here without its heading.");
      this.#open(opener, "doubtful");
      return this.read(line, next);
    }
    this.#atTitle = false;
    this.#inProse = parts.means === "prose";
    if (parts.means === undefined) {
      this.#party = undefined;
      this.#draft.unknown(line, "This label is not known.");
      return false;
    }
    if (parts.means === "custodian" || parts.means === "owner") this.#party = parts.means;
    else if (parts.means !== "custodian_tin" && parts.means !== "ssn") this.#party = undefined;
    const { means, value } = parts;
    if (value === "" && next !== undefined && acceptsValue(means, next.text) && !this.#isLabel(next)) {
      readLabel(this.#draft, means, next.text, joined(line, next), this.#certainty);
      return true;
    }
    if (value !== "") readLabel(this.#draft, means, value, line, this.#certainty);
    return false;
  }

  /**
   * Whether a line inside of a form that is passed over is the first of another form, whose heading was not understood:
   * a second party label of those who issue forms.
   */
  #opensAnother(text: string): boolean {
    const label = labelled(text, OPENERS);
    if (label?.means !== "custodian") return false;
    this.#openers++;
    if (this.#openers === 1) return false;
    this.#form = undefined;
    this.#passing = false;
    this.#draft = this.whole;
    return true;
  }

  /** The forms that were read. One that began without its heading and has no fact is only reported. */
  done(): FormPaper[] {
    return this.forms.flatMap(({ paper }) => {
      if (!this.#unheaded.has(paper) || paper.facts.length > 0) return [paper];
      this.whole.paper.unknown.push(...paper.unknown);
      return [];
    });
  }

  #isLabel(line: Line): boolean {
    const known = this.#form === undefined ? NO_LABELS : labels[this.#form];
    return headingOf(line.text) !== undefined || labelled(line.text, known ?? NO_LABELS)?.means !== undefined;
  }

  /** The form that a label opens although no heading stands before it. */
  #openedBy(label: string): TranscriptForm | undefined {
    const form = FORMS.find((known) => labels[known]?.get(folded(label)) === "custodian");
    if (form === undefined) return undefined;
    const again = form === this.#form && !this.#atTitle && this.#hasParty();
    return form !== this.#form || again ? form : undefined;
  }

  #hasParty(): boolean {
    const { custodian, owner, facts } = this.#draft.paper;
    return facts.length > 0 && (custodian.tin !== null || custodian.name !== null || owner.name !== null);
  }

  #withoutLabel(line: Line): void {
    const { paper } = this.#draft;
    if (this.#atTitle && this.#form !== undefined && isTitle(this.#form, line.text)) return;
    if (this.#party !== undefined && !line.text.includes("$")) {
      paper[this.#party].name ??= line.text;
    } else if (this.#form === undefined && !line.text.includes("$")) {
      return;
    } else if (!this.#inProse || line.text.includes("$")) {
      this.#draft.unknown(line, "This line has no label that is known.");
    }
  }
}

/** Party labels of those who issue forms. */
const OPENERS: ReadonlyMap<string, string | null> = new Map(
  FORMS.flatMap((form) => [...(labels[form] ?? [])].filter(([, means]) => means === "custodian")),
);
const NO_LABELS: ReadonlyMap<string, string | null> = new Map();
