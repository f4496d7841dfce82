import {
  type Cents,
  extendedDeadline,
  formatDollars,
  formYear,
  type Send,
  sendKinds,
  type YearResult,
  yearsWithForm,
} from "../engine.js";

/** What a year comes to, the answer first. */
export interface Answer {
  /** A few words: "Nothing is taxable." */
  readonly headline: string;
  /** What to do about it. */
  readonly action: string;
  /** The lines of the income tax return, with their amounts. */
  readonly lines: readonly {
    readonly form: string;
    readonly label: string;
    readonly caption: string;
    readonly amount: string;
  }[];
  readonly carried: string;
  /** The return is past due, and nobody has said whether its Form 8606 was filed. */
  readonly asksWhetherFiled: boolean;
}

/** What is known of a year besides its lines. */
interface Known {
  /** Whether its Form 8606 was filed. */
  readonly filed: boolean | null;
  readonly asOf: string;
  /** What is sent for it, and how much too much its return taxed, in cents; undefined while that is not known. */
  readonly decided?: { readonly send: Send; readonly overtaxed: Cents | null } | undefined;
  /** The name of the person, when somebody else is on the return too: the lines are one person's part of it. */
  readonly partOf?: string | undefined;
  /** The additional taxes that were reported, in cents, by the lines of Form 5329. */
  readonly reported5329?: Readonly<Record<string, Cents>> | null | undefined;
}

/** The lines of Form 5329 that are tax. */
const ADDITIONAL_TAXES = [
  ["4", "10 percent additional tax on money taken out early"],
  ["17", "6 percent tax on excess contributions"],
  ["25", "6 percent tax on excess Roth contributions"],
] as const;

/** The additional tax of a year that its return did not report, in cents. */
export function unreportedTax(year: YearResult, reported: Known["reported5329"]): Cents {
  const open = ADDITIONAL_TAXES.reduce(
    (sum, [line]) => sum + (year.form_5329?.[line] ?? 0) - (reported?.[line] ?? 0),
    0,
  );
  return Math.max(0, open);
}

/** The answer of a year. */
export function answerOf(year: YearResult, known: Known): Answer {
  const { filed, asOf, decided, partOf, reported5329 } = known;
  const { tax_year, form_1040, must_file, carry } = year;
  const taxable = form_1040["4b"];
  const { form, taxLine, totalLine } = returnLines(tax_year);
  const part = partOf === undefined ? "" : `, ${partOf}'s part of the joint return`;
  const lines = [
    { form, label: totalLine, caption: `IRA distributions${part}`, amount: formatDollars(form_1040["4a"]) },
    { form, label: taxLine, caption: `Taxable amount${part}`, amount: formatDollars(taxable) },
    ...ADDITIONAL_TAXES.flatMap(([label, caption]) => {
      const amount = year.form_5329?.[label] ?? 0;
      return amount === 0 ? [] : [{ form: "Form 5329", label, caption, amount: formatDollars(amount) }];
    }),
  ];
  return {
    headline: refundOf(decided) ?? headlineOf(year, unreportedTax(year, reported5329)),
    action:
      (decided && sendAction(tax_year, decided.send, must_file)) ??
      actionOf(tax_year, must_file, filed, asOf),
    lines,
    asksWhetherFiled: must_file && filed === null && isPastDue(tax_year, asOf),
    carried: `Basis (money already taxed) carried forward to ${tax_year + 1}: $${formatDollars(carry.basis)}`,
  };
}

/** Money to get back comes first. */
function refundOf(decided: Known["decided"]): string | undefined {
  if (decided?.send !== "amend_refund" || decided.overtaxed === null || decided.overtaxed <= 0)
    return undefined;
  return `You can claim back the tax on $${formatDollars(decided.overtaxed)}.`;
}

/** What to do for a year whose form or return was wrong. */
function sendAction(taxYear: number, send: Send, mustFile: boolean): string | undefined {
  const more = mustFile ? ", with Form 8606" : "";
  switch (sendKinds[send].carrier) {
    case "form_1040_x":
      return `Send Form 1040-X for ${taxYear}${more}.`;
    case "form_1040":
      return `File the ${taxYear} return${more}.`;
    case "form_8606":
      return send === "form_5329_alone" ? undefined : `Send Form 8606 for ${taxYear} by itself.`;
    default:
      return send === "undecided" ? `We can't tell yet what to send for ${taxYear}. See To do.` : undefined;
  }
}

function headlineOf({ form_1040, form_8915, lines }: YearResult, moreTax: Cents): string {
  const taxable = form_1040["4b"];
  if (form_8915?.income === null && moreTax === 0)
    return taxable > 0
      ? `$${formatDollars(taxable)} and the income on Form 8915 are taxable.`
      : "Only the income on Form 8915 is taxable.";
  const more = moreTax === 0 ? "" : `, and $${formatDollars(moreTax)} of additional tax is due`;
  if (taxable > 0 || moreTax > 0)
    return taxable > 0 ? `$${formatDollars(taxable)} is taxable${more}.` : `Nothing is taxable${more}.`;
  if (form_1040["4a"] > 0) return "Nothing is taxable.";
  const contributed = lines["1"] ?? 0;
  return contributed > 0 ? `$${formatDollars(contributed)} is added to your basis.` : "Nothing is taxable.";
}

function actionOf(taxYear: number, mustFile: boolean, filed: boolean | null, asOf: string): string {
  if (!mustFile) return `You don't need Form 8606 for ${taxYear}.`;
  if (filed === true) return `You filed Form 8606 for ${taxYear}. Compare it with this one.`;
  if (filed === false) return `Form 8606 for ${taxYear} is missing.`;
  if (isPastDue(taxYear, asOf)) return `Form 8606 was due with your ${taxYear} return.`;
  if (asOf <= `${taxYear}-12-31`)
    return `${taxYear} is not over. You will file Form 8606 with your ${taxYear} return.`;
  return `File Form 8606 with your ${taxYear} return.`;
}

/** No extension is left. */
function isPastDue(taxYear: number, asOf: string): boolean {
  return asOf > extendedDeadline(taxYear);
}

/** The lines of that year's income tax return that take IRA distributions, such as 4a and 4b of Form 1040. */
export function returnLines(taxYear: number): { form: string; totalLine: string; taxLine: string } {
  const printed = formYear(nearest(taxYear, yearsWithForm())).return_lines[0];
  const taxLine = printed?.line ?? "4b";
  return {
    form: `Form ${(printed?.form ?? "1040").replace(/^Form /, "")}`,
    taxLine,
    totalLine: taxLine.replace("b", "a"),
  };
}

/** The year itself, or the one of the years that is closest to it. */
function nearest(year: number, years: readonly number[]): number {
  const distance = (other: number) => Math.abs(other - year);
  return years.reduce((best, other) => (distance(other) < distance(best) ? other : best), years[0] ?? year);
}
