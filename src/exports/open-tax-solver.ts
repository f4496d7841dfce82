import { openTaxSolverIn } from "../data/target-files.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import { type Cents, roundTo } from "../money/cents.js";
import { ascii } from "./ascii.js";
import type { ExportYear } from "./export-owner.js";

/**
 * The input of OpenTaxSolver's program for Form 8606, which reads every label in this order and computes the other lines.
 * A year whose lines its arithmetic cannot give is refused: Worksheet 1-1, repaid distributions, income of earlier years.
 */
export function openTaxSolverFile(exported: ExportYear): Result<string> {
  const { ledger, year } = exported;
  const { tax_year, lines } = year;
  const format = openTaxSolverIn(tax_year);
  const problems = format === undefined ? [tooEarly(tax_year)] : whatItCannot(exported);
  if (problems.length > 0) return fail(problems);
  const amount = (line: string) => `${`L${line}`.padEnd(5)} ${written(lines[line])} ;`;
  const has = (line: string) => (lines[line] === undefined ? "N" : "Y");
  const { name, ssn, address } = ledger.owner;
  const place = [address?.city, [address?.state, address?.zip].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return succeed(
    [
      `Title: Form 8606 for tax-year ${tax_year}`,
      "",
      `Complete_Part_One? ${has("3")}`,
      "",
      ...["1", "2"].map(amount),
      "",
      `Dist_or_Conv? ${has("9")}`,
      "",
      ...["4", "6", "7", "8", "15b"].map(amount),
      "",
      `Complete_Part_Two? ${has("16")}`,
      "",
      ...["16", "17"].map(amount),
      "",
      `Complete_Part_Three? ${has("19")}`,
      "",
      ...["19", "20", "22", "24", "25b"].map(amount),
      "",
      text("Name", name),
      text("SocSec#", ssn),
      text("Number&Street", address?.street),
      text("Apt#", address?.apt),
      text("TownStateZip", place),
      text("ForeignCountry", address?.country),
      text("ForeignState", address?.province),
      text("ForeignPostcode", address?.postal_code),
      "",
      ...(format?.rounds_pdf && ledger.options.round === "dollars"
        ? ["Round_PDF_to_Whole_Dollars  Y", ""]
        : []),
    ].join("\n"),
  );
}

/** An amount with two decimals; nothing for a blank line. */
function written(cents: Cents | undefined): string {
  return cents === undefined ? "" : (cents / 100).toFixed(2);
}

/** A label with its text. Without the blank after the colon the program takes the next label for the value. */
function text(label: string, value: string | null | undefined): string {
  return `${label}: ${ascii(value ?? "").replace(/[{};]/g, " ")}`;
}

function tooEarly(year: number): Problem {
  return problemAt("not_supported", ["years", String(year)], "is before OpenTaxSolver's first Form 8606");
}

/** The lines of the year that the program would give differently, by more than its unrounded ratio explains. */
function whatItCannot({ year }: ExportYear): Problem[] {
  const { tax_year, lines, method } = year;
  const path = ["years", String(tax_year)];
  if (method === "worksheet_1_1" && lines["13"] !== undefined)
    return [
      problemAt(
        "not_supported",
        path,
        "uses Worksheet 1-1, and OpenTaxSolver computes lines 6 to 15 on the form instead; copy the lines from an entry sheet",
      ),
    ];
  const largest = Math.max(0, ...Object.values(lines));
  const tolerance = 100 + Math.ceil(largest / 10_000);
  const wrong = Object.entries(computed(lines)).filter(
    ([line, theirs]) => Math.abs(theirs - (lines[line] ?? 0)) > tolerance,
  );
  return wrong.map(([line]) =>
    problemAt(
      "not_supported",
      [...path, `line ${line}`],
      "is not what OpenTaxSolver computes from the lines before it (repayments, or income of earlier years); copy the lines from an entry sheet",
    ),
  );
}

/** The lines as the program computes them, in cents and with the whole ratio. */
function computed(lines: Readonly<Record<string, Cents>>): Record<string, Cents> {
  const line = (label: string) => lines[label] ?? 0;
  const partOne: Record<string, Cents> = {};
  if (lines["9"] !== undefined) {
    const line5 = line("1") + line("2") - line("4");
    const ratio = Math.min(1, line5 / (line("6") + line("7") + line("8")) || 0);
    const [line11, line12] = [line("8") * ratio, line("7") * ratio];
    partOne["14"] = line("1") + line("2") - line11 - line12;
    partOne["15c"] = line("7") - line12 - line("15b");
    if (lines["16"] !== undefined) partOne["18"] = line("8") - line11;
  }
  const line23 = Math.max(0, Math.max(0, line("19") - line("20")) - line("22"));
  const partThree =
    lines["19"] === undefined ? {} : { "25c": Math.max(0, line23 - line("24")) - line("25b") };
  return Object.fromEntries(
    Object.entries({ ...partOne, ...partThree }).map(([label, cents]) => [
      label,
      roundTo(1, Math.round(cents)),
    ]),
  );
}
