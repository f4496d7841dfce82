/**
 * A reader of OpenTaxSolver's file for Form 8606, as strict as the program: every label once and in its order, amounts
 * that end with a semicolon, and text labels that take the next word when nothing but the end of the line follows them.
 * The arithmetic is the program's, with the whole ratio.
 */
const AMOUNTS = {
  one: ["L1", "L2"],
  more: ["L4", "L6", "L7", "L8", "L15b"],
  two: ["L16", "L17"],
  three: ["L19", "L20", "L22", "L24", "L25b"],
} as const;
const TEXTS = [
  "Name:",
  "SocSec#:",
  "Number&Street:",
  "Apt#:",
  "TownStateZip:",
  "ForeignCountry:",
  "ForeignState:",
  "ForeignPostcode:",
];

/** The lines that the program prints, in dollars. @throws Error where it would stop */
export function solve(file: string): Record<string, number> {
  const [title = "", ...rest] = file.split("\n");
  if (!/^Title: Form 8606 for tax-year 20[2-9]\d$/.test(title)) throw new Error(`the title is ${title}`);
  const body = rest.join("\n").replace(/\{[^}]*\}/g, " ");
  let at = 0;
  const take = (pattern: RegExp, wanted: string): string => {
    const found = new RegExp(pattern.source, "y");
    found.lastIndex = at;
    const match = found.exec(body);
    if (match === null) throw new Error(`Found '${body.slice(at, at + 20)}' when expecting '${wanted}'`);
    at = found.lastIndex;
    return match[1] ?? "";
  };
  const escaped = (label: string) => label.replace(/[?#&]/g, "\\$&");
  const yes = (label: string) => take(new RegExp(`\\s*${escaped(label)}\\s+([YN])\\b`), label) === "Y";
  const L: Record<string, number> = {};
  const amounts = (labels: readonly string[]) => {
    for (const label of labels)
      L[label.slice(1)] = Number(take(new RegExp(`\\s*${label}\\s+(-?\\d+\\.\\d\\d)?\\s*;`), label) || 0);
  };
  const line = (label: string) => L[label] ?? 0;
  const partOne = yes("Complete_Part_One?");
  amounts(AMOUNTS.one);
  const out = yes("Dist_or_Conv?");
  amounts(AMOUNTS.more);
  const printed: Record<string, number> = {};
  if (partOne) {
    const line3 = line("1") + line("2");
    const ratio = Math.min(1, (line3 - line("4")) / (line("6") + line("7") + line("8")));
    const [line11, line12] = [line("8") * ratio, line("7") * ratio];
    printed["3"] = line3;
    printed["14"] = out ? line3 - line11 - line12 : line3;
    if (out) Object.assign(printed, { "11": line11, "12": line12, "15c": line("7") - line12 - line("15b") });
  }
  const partTwo = yes("Complete_Part_Two?");
  amounts(AMOUNTS.two);
  if (partTwo) printed["18"] = partOne && out ? line("8") - (printed["11"] ?? 0) : line("16") - line("17");
  const partThree = yes("Complete_Part_Three?");
  amounts(AMOUNTS.three);
  if (partThree) {
    const line21 = Math.max(0, line("19") - line("20"));
    const line23 = Math.max(0, line21 - line("22"));
    printed["21"] = line21;
    if (line23 > 0) printed["25c"] = Math.max(0, line23 - line("24")) - line("25b");
  }
  for (const label of TEXTS) take(new RegExp(`\\s*${escaped(label)}([ \\t][^\\n]*)`), label);
  return printed;
}
