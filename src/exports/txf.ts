import { lineLabel } from "../data/printed-form.js";
import { txfTokens } from "../data/target-files.js";
import type { Cents } from "../money/cents.js";
import { ascii } from "./ascii.js";
import type { ExportYear } from "./export-owner.js";
import type { Slip } from "./forms-to-enter.js";

/** One year of a person with the Forms 1099-R that belong to it. */
export interface TxfPerson {
  readonly exported: ExportYear;
  readonly slips: readonly Slip[];
}

/**
 * A year as Tax Exchange Format, version 042: lines 1, 2, and 6 of Form 8606, and Forms 1099-R from IRAs. The format has
 * no record for any other line, so a contribution after the end of the year (line 4) and Roth IRAs are not in it, and
 * what importers make of these records is not proved.
 *
 * @param on the day the file is made, ISO
 */
export function txfFile(people: readonly TxfPerson[], on: string): string {
  const [year, month, day] = on.split("-");
  const records: string[][] = [];
  let slipCopy = 0;
  for (const { exported, slips } of people) {
    const isSpouse = exported.role === "spouse";
    records.push(...form8606(exported, isSpouse));
    for (const slip of slips.filter(isIn)) {
      slipCopy += 1;
      records.push(...form1099R(slip, slipCopy, isSpouse));
    }
  }
  const header = [txfTokens.version, "Aform8606", `D${month}/${day}/${year}`, "^"];
  return `${[...header, ...records.flat()].join("\r\n")}\r\n`;
}

/** Whether a Form 1099-R is this year's and out of a traditional, SEP, or SIMPLE IRA. */
function isIn({ iraBox, comesNextYear }: Slip): boolean {
  return iraBox && !comesNextYear;
}

function form8606({ year: { tax_year, lines } }: ExportYear, isSpouse: boolean): string[][] {
  const copy = isSpouse ? 2 : 1;
  const amounts = txfTokens.form_8606.flatMap(({ line, token }) => {
    const cents = lines[lineLabel(line, tax_year) ?? "none"];
    // Expenses are negative in this format.
    return cents === undefined ? [] : [record(token, copy, `$${dollars(cents === 0 ? 0 : -cents)}`)];
  });
  return isSpouse && amounts.length > 0 ? [record(txfTokens.spouse_copy, copy), ...amounts] : amounts;
}

function form1099R(slip: Slip, copy: number, isSpouse: boolean): string[][] {
  const { form_1099_r: token } = txfTokens;
  const [first, second] = slip.code ?? "";
  const withheld = slip.withheld ?? 0;
  return [
    ...(isSpouse ? [record(token.spouse, copy)] : []),
    record(token.gross, copy, `$${dollars(slip.gross)}`),
    ...(slip.taxable === null ? [] : [record(token.taxable, copy, `$${dollars(slip.taxable)}`)]),
    ...(withheld === 0 ? [] : [record(token.withheld, copy, `$${dollars(-withheld)}`)]),
    ...(first === undefined ? [] : [record(token.first_code, copy, `P${first}`)]),
    ...(second === undefined ? [] : [record(token.second_code, copy, `P${second}`)]),
    ...(slip.notDetermined ? [record(token.not_determined, copy, "PX")] : []),
    ...(slip.payer === null ? [] : [record(token.payer, copy, `P${ascii(slip.payer).replaceAll("^", " ")}`)]),
  ];
}

function record(token: number, copy: number, ...value: string[]): string[] {
  return ["TS", `N${token}`, `C${copy}`, "L1", ...value, "^"];
}

function dollars(cents: Cents): string {
  return (cents / 100).toFixed(2);
}
