/**
 * What a reader finds in a paper: facts, each with its place and how sure it is. No tax law: what the facts mean for
 * a ledger is the proposer's work.
 */
import type { Problem } from "../errors.js";
import type { Cents } from "../money/cents.js";

/** One file that a person gave, whatever it is called and whatever it holds. Pasted text is a file of UTF-8 bytes. */
export interface PaperFile {
  name: string;
  bytes: Uint8Array;
}

/** What `readPapers` gives: every paper of every file, and what was wrong with files, rows and values. */
export interface PapersRead {
  papers: Paper[];
  /** `path` is the file (account numbers cut), `line` the line in it. */
  problems: Problem[];
}

/** One form, one transcript of a return, or the history of one account. One file may hold many. */
export type Paper = FormPaper | HistoryPaper;

export type FormKind =
  | "1099-R"
  | "5498"
  | "W-2"
  /**
   * One Wage & Income transcript as a whole: it proves that the IRS was asked for this year. Its forms follow as
   * papers of their own. Without an IRA form among them, the IRS has none for the year as of `dated`.
   */
  | "wage-and-income"
  /** What a return said when it was first filed, from the Return transcript or the Record of Account. */
  | "return-transcript"
  /** One Form 8606 on a return transcript: lines 15c to 18 and 22; lines 1, 2 and 14 are not on it. */
  | "8606-on-transcript"
  /** When returns were filed and amended, from the Account transcript or the Record of Account. */
  | "account-transcript"
  /** A Form 8606 that was filled in. Its facts are named `line_14`. */
  | "8606";

/** The way a paper came. The same form may come in two of them. */
export type PaperFormat =
  | "transcript"
  | "fdx"
  | "ofx"
  | "boxes"
  | "pdf-text"
  | "filled-form"
  | "csv"
  | "json"
  | "qif";

interface AnyPaper {
  /** The name of its file, account numbers cut to their last four digits. */
  file: string;
  format: PaperFormat;
  owner: Owner;
  custodian: Custodian;
  /** Up to four last characters of the account number: "6789", with Schwab three; null when none is printed. */
  account: string | null;
  /** The day the paper was made, such as a transcript's response date; null when it names none. */
  dated: string | null;
  /** What stands on the paper and is not understood. It is kept so that nothing is lost silently. */
  unknown: UnknownLine[];
}

export interface FormPaper extends AnyPaper {
  kind: FormKind;
  tax_year: number | null;
  submission: "original" | "corrected" | "void";
  facts: Fact[];
}

export interface HistoryPaper extends AnyPaper {
  kind: "history";
  /** Null: a history spans several years. */
  tax_year: null;
  account_kind: AccountKind | null;
  facts: HistoryRow[];
  /** How many rows were trades, dividends and the like, which mean nothing here. */
  ignored: number;
}

/** Whose paper it is, as far as the paper says. */
interface Owner {
  /** As printed, which on a transcript is a few letters: "JORD SAMP". */
  name: string | null;
  /** The last four digits of the SSN. */
  ssn: string | null;
}

/** Payer, trustee, issuer or employer. */
interface Custodian {
  /** As printed, which on a transcript is a few letters: "EXAM". */
  name: string | null;
  /** The last four digits of the identification number. */
  tin: string | null;
}

/** Where something stands. Lines and pages count from 1. */
export interface Place {
  page?: number;
  line: number;
  /** The text there, with numbers of persons and accounts cut. */
  text: string;
}

/**
 * `certain`: a format for machines, or a known label with its value. `confirm`: read from the look of a page, to be
 * shown to the person. `doubtful`: two readings are possible, see `alternatives`.
 */
export type Certainty = "certain" | "confirm" | "doubtful";

export interface Fact {
  name: FactName;
  /** The box or line on the paper: "2a", "7". */
  box?: string;
  /** Money in cents, dates as YYYY-MM-DD, flags as booleans, years as numbers. What is blank gives no fact. */
  value: Cents | string | boolean;
  /** The day of a transaction on an account transcript. */
  date?: string;
  place: Place;
  certainty: Certainty;
  alternatives?: (Cents | string | boolean)[];
}

interface UnknownLine {
  place: Place;
  /** Why it is here, in a sentence. */
  reason: string;
}

export type AccountKind =
  | "traditional"
  | "roth"
  | "sep"
  | "simple"
  | "inherited_traditional"
  | "inherited_roth"
  | "plan"
  | "hsa"
  | "taxable";

/** What the words of a row say. The proposer decides what it is, by the account and the row's counterpart. */
export type HistoryAction =
  | "contribution"
  | "conversion"
  | "recharacterization"
  | "distribution"
  | "returned_contribution"
  /** Tax withheld from a distribution or conversion: part of what was taken out. */
  | "withholding"
  /** A rollover that does not say from where. */
  | "rollover"
  | "plan_rollover"
  /** Between two accounts: its meaning depends on both. */
  | "transfer"
  /** Money that came or went with no reason given. */
  | "cash"
  /** The account's value at the end of a day; `amount` is the value. */
  | "balance"
  /** Words that are not known. */
  | "unknown";

export interface HistoryRow {
  /** The day of the event, YYYY-MM-DD. */
  date: string;
  action: HistoryAction;
  /** The words of the row, account numbers cut. */
  text: string;
  /** In cents, negative when money left the account; null when the row moved shares and says no amount. */
  amount: Cents | null;
  /** The tax year of a contribution when the row names it. */
  for: number | null;
  /** Last characters of the other account when the row names it. */
  counterpart: string | null;
  place: Place;
  certainty: Certainty;
}

type ValueKind = "money" | "flag" | "text" | "date" | "year";

/** Every fact of a form by name: the kind of its value, and its box or line. */
export const FACTS = {
  // Form 1099-R
  gross_distribution: { value: "money", box: "1" },
  taxable_amount: { value: "money", box: "2a" },
  taxable_amount_not_determined: { value: "flag", box: "2b" },
  total_distribution: { value: "flag", box: "2b" },
  capital_gain: { value: "money", box: "3" },
  federal_tax_withheld: { value: "money", box: "4" },
  employee_contributions: { value: "money", box: "5" },
  net_unrealized_appreciation: { value: "money", box: "6" },
  /** One or two characters: "2", "8J". */
  distribution_codes: { value: "text", box: "7" },
  ira_sep_simple: { value: "flag", box: "7" },
  other_amount: { value: "money", box: "8" },
  total_employee_contributions: { value: "money", box: "9b" },
  allocable_to_irr: { value: "money", box: "10" },
  first_year_of_roth: { value: "year", box: "11" },
  fatca: { value: "flag", box: "12" },
  date_of_payment: { value: "date", box: "13" },
  state_tax_withheld: { value: "money", box: "14" },
  local_tax_withheld: { value: "money", box: "17" },
  // Form 5498
  ira_contributions: { value: "money", box: "1" },
  rollover_contributions: { value: "money", box: "2" },
  roth_ira_conversion: { value: "money", box: "3" },
  recharacterized_contributions: { value: "money", box: "4" },
  fair_market_value: { value: "money", box: "5" },
  life_insurance_cost: { value: "money", box: "6" },
  ira: { value: "flag", box: "7" },
  sep: { value: "flag", box: "7" },
  simple: { value: "flag", box: "7" },
  roth_ira: { value: "flag", box: "7" },
  sep_contributions: { value: "money", box: "8" },
  simple_contributions: { value: "money", box: "9" },
  roth_ira_contributions: { value: "money", box: "10" },
  rmd_next_year: { value: "flag", box: "11" },
  rmd_date: { value: "date", box: "12a" },
  rmd_amount: { value: "money", box: "12b" },
  postponed_contribution: { value: "money", box: "13a" },
  postponed_year: { value: "year", box: "13b" },
  postponed_code: { value: "text", box: "13c" },
  repayments: { value: "money", box: "14a" },
  repayment_code: { value: "text", box: "14b" },
  fmv_specified_assets: { value: "money", box: "15a" },
  specified_codes: { value: "text", box: "15b" },
  // Form W-2
  wages: { value: "money", box: "1" },
  wages_withheld: { value: "money", box: "2" },
  retirement_plan: { value: "flag", box: "13" },
  // Return transcript: Form 1040
  filing_status: { value: "text" },
  received: { value: "date" },
  total_ira_distributions: { value: "money", box: "4a" },
  taxable_ira_distributions: { value: "money", box: "4b" },
  total_pensions: { value: "money", box: "5a" },
  taxable_pensions: { value: "money", box: "5b" },
  ira_deduction: { value: "money" },
  ira_deduction_per_computer: { value: "money" },
  form_5329_tax: { value: "money" },
  adjusted_gross_income: { value: "money" },
  // Return transcript: one Form 8606
  spouse_indicator: { value: "text" },
  taxable_distributions: { value: "money", box: "15c" },
  converted: { value: "money", box: "16" },
  basis_of_conversion: { value: "money", box: "17" },
  taxable_conversion: { value: "money", box: "18" },
  roth_basis: { value: "money", box: "22" },
  /** The gross amount, as on line 4a of Form 1040 or line 7 of Form 8606. */
  ira_distributions: { value: "money", box: "7" },
  // Account transcript
  /** True when the transcript says that the IRS has no return for the year. */
  no_return_filed: { value: "flag" },
  /** The date of transaction 150. */
  filed: { value: "date" },
  /** The date of transaction 971 or 977 when it says that an amended return came. */
  amended: { value: "date" },
  /** Tax that the IRS added (290) or took off (291, negative); `date` has its day. */
  adjustment: { value: "money" },
  /** Line 806, positive. */
  withholding_credit: { value: "money" },
  // Form 8606 as filled in
  /** The ratio of line 10 as it is written. */
  ratio: { value: "text", box: "10" },
  /** The box for an amended return is checked. */
  amended_return: { value: "flag" },
} as const satisfies Record<string, { value: ValueKind; box?: string }>;

/** `line_14`, in cents, only on a paper of kind "8606"; every other name stands in `FACTS`. */
export type FactName = keyof typeof FACTS | `line_${string}`;

type NamesOf<K extends ValueKind> = {
  [N in keyof typeof FACTS]: (typeof FACTS)[N]["value"] extends K ? N : never;
}[keyof typeof FACTS];

/** The first fact of a name; undefined when the paper does not print it, which is not zero. */
export function factOf(paper: FormPaper, name: FactName): Fact | undefined {
  return paper.facts.find((fact) => fact.name === name);
}

/** An amount of a paper in cents; undefined when it is not printed. */
export function centsOf(paper: FormPaper, name: NamesOf<"money"> | `line_${string}`): Cents | undefined {
  const value = factOf(paper, name)?.value;
  return typeof value === "number" ? value : undefined;
}

/** A check box of a paper; undefined when it is not printed. */
export function flagOf(paper: FormPaper, name: NamesOf<"flag">): boolean | undefined {
  const value = factOf(paper, name)?.value;
  return typeof value === "boolean" ? value : undefined;
}

/** A text or date of a paper; undefined when it is not printed. */
export function textOf(paper: FormPaper, name: NamesOf<"text" | "date">): string | undefined {
  const value = factOf(paper, name)?.value;
  return typeof value === "string" ? value : undefined;
}
