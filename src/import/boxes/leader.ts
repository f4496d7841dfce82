import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import type { Line } from "../text/text-lines.js";
import { lastFourDigits, lastOfAccount } from "../text/values.js";
import { captionOf, fillCaption } from "./captions.js";
import type { BoxForm } from "./names.js";

/** Whether some lines are forms that print each box on a line of its own: `5. Fair market value....$943.96`. */
export function isLeaderList(lines: readonly Line[]): boolean {
  let form: BoxForm | undefined;
  return lines.some(({ text }) => {
    form = titleOf(text)?.form ?? form;
    const parts = form === undefined ? undefined : boxLine(text);
    return form !== undefined && parts !== undefined && captionOf(form, parts.caption) !== undefined;
  });
}

/** `2025 Form 5498 IRA Contribution Information`, `Form 1099-R 2025 Distributions From …`. */
function titleOf(text: string): { form: BoxForm; year: number | null } | undefined {
  const [, before, code, behind] =
    /(?:\b(20\d\d) +)?\bform +(1099-R|5498)(?![\w-])(?:\W+(20\d\d)\b)?/i.exec(text) ?? [];
  if (code === undefined || text.length > 200) return undefined;
  const year = before ?? behind;
  return { form: code === "5498" ? "5498" : "1099-R", year: year === undefined ? null : Number(year) };
}

/** A caption with dots behind it, and its value. */
function boxLine(text: string): { caption: string; value: string } | undefined {
  const dots = text.indexOf("...");
  if (dots <= 0) return undefined;
  return { caption: text.slice(0, dots), value: text.slice(dots).replace(/^[. ]+/, "") };
}

/**
 * Reads such forms, one behind another: a line with an account number begins the next. A box that is not printed is
 * blank. All of it is for the person to confirm, since the layout changes from year to year.
 */
export function readLeaderList(lines: readonly Line[], file: string): FormPaper[] {
  const reader = new LeaderReader(file);
  for (const [index, line] of lines.entries()) reader.read(line, lines[index - 1], lines[index + 1]);
  return reader.drafts
    .map(({ paper }) => paper)
    .filter(({ facts, unknown }) => facts.length + unknown.length > 0);
}

class LeaderReader {
  readonly drafts: FormDraft[] = [];
  #form: BoxForm | undefined;
  #year: number | null = null;
  #draft: FormDraft | undefined;
  /** What the head of a page says of all forms below it. */
  #account: string | null = null;
  #ssn: string | null = null;
  #name: string | null = null;
  #custodian: { name: string | null; tin: string | null } = { name: null, tin: null };
  #corrected = false;

  constructor(private readonly file: string) {}

  read(line: Line, before: Line | undefined, behind: Line | undefined): void {
    const { text } = line;
    const box = boxLine(text);
    if (box !== undefined) {
      this.#box(box, line);
      return;
    }
    const title = titleOf(text);
    if (title !== undefined) {
      this.#form = title.form;
      this.#year = title.year ?? this.#year;
      this.#corrected = /\bcorrected\b/i.test(text);
      this.#draft = undefined;
      return;
    }
    if (/^(?:\[x\] *|x +)?corrected$/i.test(text)) this.#corrected = true;
    const account = /^account (?:number|no\.?)[: ]+([A-Z]?\d[\w-]{3,20})$/i.exec(text)?.[1];
    if (account !== undefined) {
      this.#open(lastOfAccount(account));
      return;
    }
    const [, number, ssn] = /^([A-Z]?\d[\w-]{3,20}) +([X*\d]{3}-[X*\d]{2}-\d{4})(?: |$)/i.exec(text) ?? [];
    if (number !== undefined && ssn !== undefined) {
      this.#account = lastOfAccount(number);
      this.#ssn = lastFourDigits(ssn);
      return;
    }
    this.#party(text, before, behind);
  }

  #party(text: string, before: Line | undefined, behind: Line | undefined): void {
    const [, who, number] =
      /^(payer|trustee|issuer|recipient|participant)'s\b.{0,30}\btin:? *([X*\d-]{4,12})$/i.exec(text) ?? [];
    if (who === undefined || number === undefined) return;
    if (/recipient|participant/i.test(who)) {
      this.#ssn = lastFourDigits(number);
      return;
    }
    this.#custodian = { name: before?.text ?? null, tin: lastFourDigits(number) };
    // The name of the account's owner stands below, in letters only.
    if (behind !== undefined && /^[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){1,5}$/.test(behind.text)) {
      this.#name = behind.text;
    }
  }

  #open(account: string | null): FormDraft | undefined {
    if (this.#form === undefined) {
      this.#account = account;
      return undefined;
    }
    this.#draft = new FormDraft(this.file, this.#form, "pdf-text", this.#year);
    const { paper } = this.#draft;
    paper.account = account;
    paper.owner = { name: this.#name, ssn: this.#ssn };
    paper.custodian = this.#custodian;
    if (this.#corrected) paper.submission = "corrected";
    this.drafts.push(this.#draft);
    return this.#draft;
  }

  #box({ caption, value }: { caption: string; value: string }, line: Line): void {
    const draft = this.#draft ?? this.#open(this.#account);
    if (draft === undefined || this.#form === undefined) return;
    const found = captionOf(this.#form, caption);
    if (found === undefined) draft.unknown(line, "This caption is not known.");
    else fillCaption(draft, found.means, value, line);
  }
}
