import { linesOfYear } from "../data/printed-form.js";
import { efileHomebuyerLimit, efileNameElement, efileNameLength } from "../data/target-files.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import type { Cents } from "../money/cents.js";
import type { ExportYear } from "./export-owner.js";

/** What one element of the form says: the name of the element, and its text. */
type Element = readonly [name: string, text: string];

/**
 * Form 8606 as the IRS's e-file schema `IRS8606` has it: an element for each line that is not blank, in the order of the
 * form, in whole dollars. The business rules of the form are checked. It is a part of a return, which has to be made
 * around it; the schemas of recent years are not public, so the names are those of the last public stylesheets.
 */
export function efileXml(exported: ExportYear): Result<string> {
  const problems = [...whatIsMissing(exported), ...brokenRules(exported)];
  const { year, ledger, role } = exported;
  if (problems.length > 0) return fail(problems);
  const elements: Element[] = [
    [efileNameElement(year.tax_year) ?? "", nameLine(ledger.owner.name)],
    ["NondedIRATxpyrWithIRASSN", (ledger.owner.ssn ?? "").replaceAll("-", "")],
    ...lineElements(exported),
  ];
  const id = `IRS8606${role === "spouse" ? "002" : "001"}`;
  return succeed(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<IRS8606 xmlns="http://www.irs.gov/efile" documentId="${id}" documentName="IRS8606">`,
      ...elements.map(([name, text]) => `  <${name}>${escaped(text)}</${name}>`),
      "</IRS8606>",
      "",
    ].join("\n"),
  );
}

function lineElements({ year: { tax_year, lines, line10 } }: ExportYear): Element[] {
  return linesOfYear(tax_year).flatMap(({ label, kind, mef }) => {
    const value = kind === "ratio" ? line10 : lines[label];
    if (value === undefined || mef === undefined) return [];
    return [[mef, typeof value === "number" ? String(value / 100) : value] as const];
  });
}

/** What the schema needs and the year does not have. */
function whatIsMissing({ ledger, year }: ExportYear): Problem[] {
  const { tax_year, lines } = year;
  const path = ["years", String(tax_year)];
  const problems: Problem[] = [];
  if (efileNameElement(tax_year) === undefined)
    problems.push(problemAt("not_supported", path, "is before the first year whose e-file names are known"));
  if (ledger.options.round === "cents")
    problems.push(
      problemAt(
        "not_supported",
        ["options", "round"],
        "must be `dollars`, because e-filed amounts are whole dollars",
      ),
    );
  if (Object.values(lines).some((amount) => amount < 0))
    problems.push(problemAt("not_supported", path, "has a line below zero, which e-filed amounts cannot be"));
  if (ledger.owner.ssn === null)
    problems.push(
      problemAt("missing_fact", ["owner", "ssn"], "is needed in an e-filed form (rule F8606-001)"),
    );
  return problems;
}

/** The IRS's business rules for the form. F8606-001, which compares the SSN with the return's, needs the return. */
function brokenRules({ ledger, year }: ExportYear): Problem[] {
  const problems: Problem[] = [];
  const line20: Cents = year.lines["20"] ?? 0;
  if (line20 > efileHomebuyerLimit)
    problems.push(
      problemAt(
        "not_supported",
        ["years", String(year.tax_year), "line 20"],
        "is above 10,000 (rule F8606-003)",
      ),
    );
  const name = nameLine(ledger.owner.name);
  const marks = name.split("<").length - 1;
  const path = ["owner", "name"];
  if (marks === 0 || name.startsWith("<"))
    problems.push(problemAt("not_supported", path, "needs a first and a last name (rule F8606-004-01)"));
  if (marks > 2) problems.push(problemAt("not_supported", path, "has too many parts (rule F8606-005-01)"));
  if (name.length > efileNameLength)
    problems.push(
      problemAt("not_supported", path, `is longer than the ${efileNameLength} characters of an e-filed name`),
    );
  return problems;
}

/** After a surname. */
const SUFFIX = /^(JR|SR|II|III|IV|V)$/;

/**
 * A name as e-filed forms have it: capital letters, and `<` before the surname and before a suffix. The surname is the
 * last word; given names are cut to initials where the whole is too long.
 *
 * @example nameLine("Jordan A Sample Jr.") // "JORDAN A<SAMPLE<JR"
 */
export function nameLine(name: string): string {
  const words = name
    .normalize("NFKD")
    .toUpperCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Z0-9& -]+/g, (other) => (/\s/.test(other) ? " " : ""))
    .split(" ")
    .filter((word) => word !== "");
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? words.pop() : undefined;
  const surname = words.pop() ?? "";
  const line = (given: readonly string[]) =>
    [
      ...(given.length === 0 ? [] : [given.join(" ")]),
      surname,
      ...(suffix === undefined ? [] : [suffix]),
    ].join("<");
  const whole = line(words);
  return whole.length <= efileNameLength ? whole : line(words.map((word) => word.slice(0, 1)));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
