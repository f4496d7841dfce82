import { MOST_ROWS } from "../text/csv.js";
import { plain } from "../text/text-lines.js";
import { centsIn, dayIn } from "../text/values.js";
import { type HistoriesRead, HistoryDraft } from "./history-draft.js";
import { accountKindOf } from "./row-meaning.js";

/** Whether a text is a QIF file. */
export function isQif(text: string): boolean {
  return /^\s*!(?:Type|Account|Option|Clear):?/i.test(text.slice(0, 500));
}

/** Types of lists that are no account's history. */
const HISTORIES = /^!type:(?:invst|bank|cash|oth a|oth l|ccard)/i;

/**
 * Reads the accounts of a QIF file: Quicken's own actions, and the texts of the custodian that stay in the payee and the
 * memo. Quicken writes withdrawals without a minus sign, so an action that takes money out makes the amount negative.
 */
export function readQif(text: string, file: string): HistoriesRead {
  const reader = new QifReader(file);
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = plain(raw);
    if (line !== "") reader.read(line, index + 1);
  }
  reader.end();
  return { papers: reader.drafts.map((draft) => draft.done()), problems: reader.problems };
}

class QifReader {
  readonly problems: HistoriesRead["problems"] = [];
  readonly drafts: HistoryDraft[] = [];
  #draft: HistoryDraft | undefined;
  /** The account that the list of accounts names before a history. */
  #account = "";
  #inAccount = false;
  #fields = new Map<string, string>();
  #line = 0;
  #records = 0;

  constructor(private readonly file: string) {}

  read(line: string, number: number): void {
    if (line.startsWith("!")) {
      this.end();
      this.#inAccount = /^!account/i.test(line);
      if (HISTORIES.test(line)) {
        const kind = accountKindOf(this.#account) ?? accountKindOf(this.file);
        const account = /\d{3,}/.exec(this.#account)?.[0] ?? null;
        this.#draft = new HistoryDraft(this.file, "qif", null, account, kind, WORDS, "confirm");
        this.drafts.push(this.#draft);
      } else if (/^!type:/i.test(line)) this.#draft = undefined;
      return;
    }
    if (line === "^") {
      this.end();
      return;
    }
    const [key = ""] = line;
    if (this.#fields.size === 0) this.#line = number;
    if (!this.#fields.has(key)) this.#fields.set(key, line.slice(1).trim());
  }

  /** The end of a record. */
  end(): void {
    const fields = this.#fields;
    this.#fields = new Map();
    if (this.#inAccount) {
      this.#account = fields.get("N") ?? this.#account;
      return;
    }
    if (this.#draft === undefined || !fields.has("D")) return;
    if (++this.#records > MOST_ROWS) {
      if (this.#records === MOST_ROWS + 1)
        this.problems.push({ line: this.#line, message: TOO_MANY_RECORDS });
      return;
    }
    const date = dayIn((fields.get("D") ?? "").replace(/' /, "'0"));
    const money = fields.get("T") ?? fields.get("U") ?? fields.get("$") ?? "";
    const amount = money === "" ? null : centsIn(money);
    if (date === undefined || amount === undefined) {
      this.problems.push({
        line: this.#line,
        message: "the date or the amount of this record cannot be read.",
      });
      return;
    }
    const texts = ["M", "P", "N"].map((key) => fields.get(key) ?? "");
    const out = /^(?:withdrw|xout|shrsout)/i.test(fields.get("N") ?? "");
    this.#draft.add({
      date,
      texts,
      amount: amount !== null && out && amount > 0 ? -amount : amount,
      line: {
        line: this.#line,
        text: [fields.get("D") ?? "", ...texts].filter((part) => part !== "").join(" | "),
      },
    });
  }
}

const TOO_MANY_RECORDS = `this file has more than ${MOST_ROWS} records; the rest is not read. Export one year at a time.`;
const WORDS = ["Fidelity", "any", "Quicken"];
