import type { Ledger } from "../../ledger/schema.js";
import { wasFormFiled } from "../../review/filed.js";
import { listed, yearsInWords } from "../../text/wording.js";
import { sendKinds } from "../decisions.js";
import type { MissingFact } from "../form-check.js";
import { restsOn } from "../rests-on.js";
import { type AssumingYear, type Assumption, settleFact } from "./assumption.js";

/** What of a corrected year these assumptions depend on. */
interface FiledYear extends Pick<AssumingYear, "tax_year" | "send" | "state" | "right"> {
  readonly form: { readonly unneeded: boolean };
  readonly filed_lines: unknown;
}

type Years = readonly FiledYear[];

/** The later years for which something is sent, whose lines come from what a year carries forward. */
function resting(years: Years, { tax_year, right: { carry } }: FiledYear): number[] {
  return years
    .filter(
      (later) =>
        later.tax_year > tax_year && sendKinds[later.send].carrier !== null && restsOn(carry, later.right),
    )
    .map((later) => later.tax_year);
}

/**
 * Years of which nobody can say yet what to send, while forms of later years that are sent come from their form: those papers
 * name a form that nobody may mail.
 *
 * @param lacks what would decide these years
 */
export function openYears(years: Years, lacks: readonly MissingFact[]): Assumption[] {
  return years.flatMap((year) => {
    const { tax_year, send, right } = year;
    const later = resting(years, year);
    if (send !== "undecided" || !right.must_file || later.length === 0) return [];
    const lack = lacks.find(({ path }) => path.startsWith(`years.${tax_year}.`));
    const open = lack ?? lacks.find(({ path }) => !path.includes(" "));
    const [form, comes] = later.length > 1 ? ["forms", "come"] : ["form", "comes"];
    return [
      {
        tax_year,
        path: lack?.path ?? `years.${tax_year}.send`,
        assumes: `the form for ${tax_year} is sent too`,
        says: `not in the ledger, so we cannot tell ${lack?.whether ?? `what to send for ${tax_year}`}. The ${form} for ${yearsInWords(later)} ${comes} from the form for ${tax_year}, which this package does not have yet. Add it, and make this package again.`,
        ...(open === undefined ? { before_signing: true as const } : settleFact(open.path)),
      },
    ];
  });
}

/** What would decide what is open, and is not among what is to be settled first. */
export function lacksAlone({
  lacks,
  assumed,
}: {
  readonly lacks: readonly MissingFact[];
  readonly assumed: readonly Assumption[];
}): MissingFact[] {
  return lacks.filter(({ path }) => !assumed.some((one) => one.before_signing && one.path === path));
}

/** Forms that were filed though none was required, without their lines: the next form names what is on their line 14. */
export function unneededForms(years: Years, { years: told }: Ledger): Assumption[] {
  return years.flatMap((year) => {
    const { tax_year, form, filed_lines } = year;
    if (!form.unneeded || filed_lines !== null || wasFormFiled(told[tax_year] ?? null) !== true) return [];
    const later = resting(years, year);
    if (later.length === 0) return [];
    return [
      {
        tax_year,
        path: `years.${tax_year}.filed.lines`,
        assumes: "line 14 is the basis that the ledger has",
        says: `not in the ledger. No Form 8606 was required for ${tax_year}, but one was filed, and its line 14 is what the IRS has on record before ${yearsInWords(later)}. Add its lines, and make this package again.`,
        ...settleFact(`years.${tax_year}.filed.lines`),
      },
    ];
  });
}

/** What the statements say, which are in no envelope. One on a divorce names the other spouse, so only the data file has it. */
function itsText({ statements }: FiledYear["right"]): string {
  const texts = statements.filter(({ kind }) => kind !== "divorce_transfer").map(({ text }) => text);
  return texts.length === 0 ? "" : ` It says: “${texts.join(" ")}”`;
}

/** Statements that belong to a return with no Form 8606: the ledger does not say whether they were attached. */
export function statementsNotSent(years: Years, { years: told }: Ledger): Assumption[] {
  return years.flatMap(({ tax_year, send, state, right }) => {
    const wasAmended = (told[tax_year]?.filed?.amended ?? []).length > 0;
    if (send !== "nothing" || state.return !== "filed" || right.must_file || wasAmended) return [];
    const kinds = [...new Set(right.statements.map(({ kind }) => kind.replaceAll("_", " ")))];
    if (kinds.length === 0) return [];
    return [
      {
        tax_year,
        path: `years.${tax_year}.statements`,
        assumes: "it did",
        says: `not in the ledger. A statement had to go with that return (${listed(kinds)}), although no Form 8606 did. If none was attached, send it with Form 1040-X.${itsText(right)}`,
      },
    ];
  });
}
