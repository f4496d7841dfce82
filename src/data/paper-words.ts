/** The words of papers as dated data: the only module that reads `forms/sources/`. */
import accounts from "../../forms/sources/accounts.json" with { type: "json" };
import actions from "../../forms/sources/actions.json" with { type: "json" };
import boxes from "../../forms/sources/boxes.json" with { type: "json" };
import codes from "../../forms/sources/distribution-codes.json" with { type: "json" };
import registers from "../../forms/sources/registers.json" with { type: "json" };
import returnLabels from "../../forms/sources/return-labels.json" with { type: "json" };
import transcripts from "../../forms/sources/transcripts.json" with { type: "json" };

/** Something that a word means, and the key of the source that says so. */
type Alias<T> = readonly [means: T, source: string];

/** The kinds of IRS transcripts; a record of account holds a return and an account transcript. */
export type TranscriptProduct = "summary" | "record" | "wage_and_income" | "return" | "account";

/** What a header line of a transcript has behind its label. */
export type HeaderValue = "date" | "number" | "ssn" | "period" | "form";

interface TranscriptWords {
  products: Record<string, Alias<TranscriptProduct>>;
  furniture: Record<
    string,
    readonly [value: HeaderValue, is: "dated" | "ssn" | "period" | null, source: string]
  >;
  notices: Record<string, string>;
  /** Lines that say that the IRS has no return of the year. */
  without_return: Record<string, string>;
  /** Codes of forms, and whether their facts are read. */
  forms: Record<string, Alias<boolean>>;
  titles: Record<string, Record<string, string>>;
  /** By form: the name of a fact or a part of the form such as `custodian`; null for what is not used. */
  labels: Record<string, Record<string, Alias<string | null>>>;
  dated_lines: Record<string, Alias<string | null>>;
  /** Codes of an account transcript, with a word of the text where the code alone does not tell. */
  transactions: Record<string, Alias<string | null>>;
  submissions: Record<string, Alias<"original" | "corrected" | "void">>;
  flags: Record<string, Alias<boolean>>;
}

/** The words of IRS transcripts. */
export const transcriptWords = transcripts as unknown as TranscriptWords;

/** Labels of a return transcript that nothing is read from. */
export const unusedReturnLabels: Readonly<Record<string, string>> = returnLabels.labels;

interface BoxWords {
  /** By form: keys of FDX, OFX and CSV files, whatever their case, with their facts. */
  names: Record<string, Record<string, Alias<string>>>;
  /** Keys for whose the form is. */
  parties: Record<string, Alias<string>>;
  /** Keys that say nothing about a box. */
  ignored: Record<string, string>;
  /** By form: the words that the caption of a box begins with. */
  captions: Record<string, Record<string, Alias<string | null>>>;
}

/** How boxes of Forms 1099-R, 5498 and W-2 are called in files for machines and on printed forms. */
export const boxWords = boxes as unknown as BoxWords;

/** Whether a character is a distribution code (Form 1099-R, box 7) of a tax year; null: of any year. */
export function isDistributionCode(code: string, year: number | null): boolean {
  const [from] = distributionCodes[code] ?? [];
  return from !== undefined && (year === null || Number(from) <= year);
}

const distributionCodes: Readonly<Record<string, readonly (number | string)[]>> = codes.codes;

/** A table of a custodian, known by its columns. */
export interface Register {
  custodian: string;
  /** Columns that the header must have, in lower case. */
  header: readonly string[];
  /** The table holds nothing that is read. */
  skip?: boolean;
  date?: readonly string[];
  text?: readonly string[];
  amount?: readonly string[];
  quantity?: string;
  account?: string;
  account_kind?: string;
  balance?: string;
  source: string;
}

/** Tables of custodians. */
export const registerLayouts: readonly Register[] = registers.registers;

/** Columns by which a table of no known custodian is read. */
export const commonColumns: Readonly<Record<"date" | "text" | "amount" | "account", readonly string[]>> =
  registers.common_columns;

/** What the words of a row mean. */
export interface ActionWords {
  words: string;
  /** Where the words stand in the row's text; at its beginning when left out. */
  within?: boolean;
  /** An action of a history row, or `nothing`. */
  action: string;
  for?: "current" | "prior" | "named";
  /** The kind of account in which only this can stand. */
  account?: string;
  source: string;
}

/** By custodian, in the order in which they are tried. */
export const actionWords = actions.custodians as unknown as Readonly<Record<string, readonly ActionWords[]>>;

/** What the label of an account says about its kind, in the order in which they are tried. */
export const accountWords = accounts.labels as readonly {
  words: string;
  kind: string | null;
  source: string;
}[];
