/**
 * The printed face of Form 8606, year by year: which lines it has, what they are called, where they are on the page.
 * Everything that depends on a tax year is data in `forms/`; a value holds from its year until the next one.
 */
import additionalTaxLines from "../../forms/additional-tax-lines.json" with { type: "json" };
import deductionLines from "../../forms/deduction-lines.json" with { type: "json" };
import form5329 from "../../forms/form-5329.json" with { type: "json" };
import lines from "../../forms/lines.json" with { type: "json" };
import parts from "../../forms/parts.json" with { type: "json" };
import phrases from "../../forms/phrases.json" with { type: "json" };
import slots from "../../forms/slots.json" with { type: "json" };
import worksheet11 from "../../forms/worksheet-1-1.json" with { type: "json" };
import year2001 from "../../forms/years/2001.json" with { type: "json" };
import year2002 from "../../forms/years/2002.json" with { type: "json" };
import year2003 from "../../forms/years/2003.json" with { type: "json" };
import year2004 from "../../forms/years/2004.json" with { type: "json" };
import year2005 from "../../forms/years/2005.json" with { type: "json" };
import year2006 from "../../forms/years/2006.json" with { type: "json" };
import year2007 from "../../forms/years/2007.json" with { type: "json" };
import year2008 from "../../forms/years/2008.json" with { type: "json" };
import year2009 from "../../forms/years/2009.json" with { type: "json" };
import year2010 from "../../forms/years/2010.json" with { type: "json" };
import year2011 from "../../forms/years/2011.json" with { type: "json" };
import year2012 from "../../forms/years/2012.json" with { type: "json" };
import year2013 from "../../forms/years/2013.json" with { type: "json" };
import year2014 from "../../forms/years/2014.json" with { type: "json" };
import year2015 from "../../forms/years/2015.json" with { type: "json" };
import year2016 from "../../forms/years/2016.json" with { type: "json" };
import year2017 from "../../forms/years/2017.json" with { type: "json" };
import year2018 from "../../forms/years/2018.json" with { type: "json" };
import year2019 from "../../forms/years/2019.json" with { type: "json" };
import year2020 from "../../forms/years/2020.json" with { type: "json" };
import year2021 from "../../forms/years/2021.json" with { type: "json" };
import year2022 from "../../forms/years/2022.json" with { type: "json" };
import year2023 from "../../forms/years/2023.json" with { type: "json" };
import year2024 from "../../forms/years/2024.json" with { type: "json" };
import year2025 from "../../forms/years/2025.json" with { type: "json" };
import year2026 from "../../forms/years/2026.json" with { type: "json" };
import { monthAndDay } from "../text/wording.js";
import { valueIn } from "./dated.js";

// ---- the printed form of a year ------------------------------------------------------------------------

/** What the form of one tax year prints that another year's does not. */
export interface FormYear {
  tax_year: number;
  /** `draft`: the IRS has not published the final form yet. */
  status: "final" | "draft";
  /** What these facts were read from. */
  seen: string;
  /** Why no form of this year is drawn or filled: what the documents at hand do not settle. Its lines are computed. */
  unsettled?: string;
  /** The dates printed on lines 1 and 4: money paid for the year after its end. ISO dates. */
  window: { from: string; through: string };
  /** Where taxable amounts go on the income tax return. */
  return_lines: { form: string; line: string }[];
  /** The return's lines for IRA distributions also have pensions and annuities (Form 1040 (2018), lines 4a and 4b). */
  pensions_on_return_line?: boolean;
  /** Forms for qualified disaster distributions, with the lines that take 15b and 25b; null where not settled. */
  disaster_forms: { form: string; line_15b: string | null; line_25b: string | null }[];
  /** Page 1 has a box to check on an amended return. */
  amended_box: boolean;
  /** The official form has a box of its own for cents beside each amount. */
  cents_boxes: boolean;
  /** Label of the first line of the official page 2. */
  second_page_starts_at: string;
}

const years = new Map<number, FormYear>(
  [
    year2001,
    year2002,
    year2003,
    year2004,
    year2005,
    year2006,
    year2007,
    year2008,
    year2009,
    year2010,
    year2011,
    year2012,
    year2013,
    year2014,
    year2015,
    year2016,
    year2017,
    year2018,
    year2019,
    year2020,
    year2021,
    year2022,
    year2023,
    year2024,
    year2025,
    year2026,
  ].map((year) => [year.tax_year, year as FormYear]),
);

/** Tax years whose form is known here, oldest first. */
export function yearsWithForm(): number[] {
  return [...years.keys()];
}

/**
 * Why the form of a tax year is not drawn or filled here: what the documents at hand leave open; undefined when it is.
 * Its lines are computed all the same.
 */
export function whyNotDrawn(year: number): string | undefined {
  return years.get(year)?.unsettled;
}

/** Tax years whose form is settled, so that it is drawn and filled; oldest first. */
export function yearsDrawn(): number[] {
  return yearsWithForm().filter((year) => whyNotDrawn(year) === undefined);
}

/** The form of a tax year. Throws a RangeError for a year that `yearsWithForm` does not name. */
export function formYear(year: number): FormYear {
  const found = years.get(year);
  if (found === undefined) throw new RangeError(`No Form 8606 is known here for tax year ${year}`);
  return found;
}

// ---- lines -----------------------------------------------------------------------------------------------

/** A part by its content: `rollovers` from employer plans, and `designated` Roth accounts, had one year each. */
type PartId = "I" | "II" | "rollovers" | "III" | "designated";

/** The number a part has on the form of some year. */
export type PartLabel = "I" | "II" | "III" | "IV";

/** Where the form has a line's box: the outer column of amounts, the one left of it, or the one left of that. */
export type Column = "right" | "middle" | "inner";

/** One line as the form of one tax year prints it. */
export interface FormLine {
  /** The label the line has had since 2017; the same line keeps it in every year. */
  id: string;
  /** The label on that year's form. */
  label: string;
  part: PartId;
  kind: "amount" | "ratio";
  column: Column;
  /** Its short name, ours. */
  name: string;
  /** How it is found, ours, in that year's words: follows the name after a colon. */
  caption: string;
  /** A remark printed under it. */
  note?: string;
  /** Element of the IRS's e-file schema `IRS8606`; absent in years before it. */
  mef?: string;
}

const linesByYear = new Map<number, readonly FormLine[]>();

/** The lines of a tax year's form, in the form's order. */
export function linesOfYear(year: number): readonly FormLine[] {
  const known = linesByYear.get(year);
  if (known !== undefined) return known;
  const read = readLines(year);
  linesByYear.set(year, read);
  return read;
}

function readLines(year: number): FormLine[] {
  const fill = placeholders(formYear(year));
  return lines.flatMap((line) => {
    const label = valueIn<{ from: number; label: string | null }>(line.labels, year)?.label ?? null;
    if (label === null) return [];
    const note = valueIn(line.notes ?? [], year)?.text;
    const mef = valueIn<{ from: number; name: string }>(line.mef, year)?.name;
    return {
      id: line.id,
      label,
      part: line.part as PartId,
      kind: line.kind as FormLine["kind"],
      column: stated(valueIn(line.columns, year), line.id).column as Column,
      name: line.name,
      caption: fill(stated(valueIn(line.captions, year), line.id).text),
      ...(note === undefined ? {} : { note: fill(note) }),
      ...(mef === undefined ? {} : { mef }),
    };
  });
}

/**
 * The label a line has on a tax year's form: line `15c` is "15c" since 2017 and "15" before.
 * Null when that form has no such line. Throws a RangeError when no line has this id.
 */
export function lineLabel(id: string, year: number): string | null {
  const line = lines.find((each) => each.id === id);
  if (line === undefined) throw new RangeError(`Form 8606 has no line ${id}`);
  return valueIn<{ from: number; label: string | null }>(line.labels, year)?.label ?? null;
}

// ---- parts -----------------------------------------------------------------------------------------------

/** The heading of a part of the form, in our words. */
export interface FormPart {
  id: PartId;
  label: PartLabel;
  title: string;
  /** When the part is filled in. */
  condition: string;
}

/** The parts of a tax year's form, in order. */
export function partsOfYear(year: number): FormPart[] {
  const fill = placeholders(formYear(year));
  return parts.flatMap((part) => {
    const label = partLabel(part.id as PartId, year);
    if (label === null) return [];
    return {
      id: part.id as PartId,
      label,
      title: fill(stated(valueIn(part.titles, year), part.id).text),
      condition: fill(stated(valueIn(part.conditions, year), part.id).text),
    };
  });
}

/** The number of a part on a tax year's form; null when that form does not have it. */
export function partLabel(id: PartId, year: number): PartLabel | null {
  const part = parts.find((each) => each.id === id);
  return (valueIn<{ from: number; label: string | null }>(part?.labels ?? [], year)?.label ??
    null) as PartLabel | null;
}

/** What counts as a traditional IRA, and as a Roth IRA, on a tax year's form. */
export function poolsOfYear(year: number): string {
  return placeholders(formYear(year))("{pools}");
}

// ---- places that are not lines ---------------------------------------------------------------------------

/** A place on the form, or on our drawing of it, that is not a line: the owner's name, the preparer's PTIN. */
export interface Slot {
  slot: string;
  /** What is printed beside it, ours. */
  caption: string;
  /** What a viewer says for it. */
  tooltip: string;
  /** Most characters the official field takes. */
  max_length?: number;
}

/** A place by its name. Throws a RangeError when there is none of that name. */
export function slotNamed(name: string): Slot {
  const found = (slots as Slot[]).find((each) => each.slot === name);
  if (found === undefined) throw new RangeError(`Form 8606 has no place called ${name}`);
  return found;
}

// ---- Worksheet 1-1 ---------------------------------------------------------------------------------------

/** The lines of Worksheet 1-1 of Publication 590-B, in order, in our words. */
export function worksheet11Lines(): { line: string; name: string; caption: string }[] {
  return worksheet11;
}

// ---- dated values and texts --------------------------------------------------------------------------------

function stated<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`forms/ says nothing about ${id} for this year`);
  return value;
}

/** Puts a year's facts and phrases into a text's `{placeholders}`. */
function placeholders(form: FormYear): (text: string) => string {
  const facts: Record<string, string> = {
    year: String(form.tax_year),
    next_year: String(form.tax_year + 1),
    window: `${monthAndDay(form.window.from)} to ${monthAndDay(form.window.through)}, ${form.window.through.slice(0, 4)}`,
    return_line: targetLines(form.return_lines.map((each) => [each.form, each.line])),
    disaster_forms: `Form${form.disaster_forms.length > 1 ? "s" : ""} ${captionList(
      form.disaster_forms.map((each) => each.form),
      "and",
    )}`,
    disaster_line_15b: targetLines(form.disaster_forms.map((each) => [each.form, each.line_15b])),
    disaster_line_25b: targetLines(form.disaster_forms.map((each) => [each.form, each.line_25b])),
  };
  for (const phrase of phrases) {
    facts[phrase.name] = stated(valueIn(phrase.texts, form.tax_year), phrase.name).text;
  }
  return (text) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => stated(facts[name], `the placeholder {${name}}`));
}

/**
 * "line 4b of Form 1040 or 1040-SR, or 16b of 1040-NR": forms that share a line are named together; "Form 8930" when
 * its line is not settled.
 */
function targetLines(targets: [form: string, line: string | null][]): string {
  const numbers = [...new Set(targets.map(([, line]) => line))];
  if (numbers.includes(null)) return `Form ${captionList([...new Set(targets.map(([form]) => form))], "or")}`;
  const groups = numbers.map((number, index) => {
    const forms = targets.filter(([, line]) => line === number).map(([form]) => form);
    return `${index === 0 ? "line " : ""}${number} of ${index === 0 ? "Form " : ""}${captionList(forms, "or")}`;
  });
  return groups.length === 1 ? groups.join() : `${groups.slice(0, -1).join(", ")}, or ${groups.at(-1)}`;
}

/** "A", "A and B", "A, B and C": as the drawn templates have it. */
function captionList(names: readonly string[], link: "and" | "or"): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} ${link} ${names.at(-1)}`;
}

/** Whether a year's return has pensions and annuities on the lines of its IRA distributions. */
export function hasPensionsBesideIras(taxYear: number): boolean {
  return yearsWithForm().includes(taxYear) && formYear(taxYear).pensions_on_return_line === true;
}

/** The labels of lines 4a and 4b on the Form 1040 of a tax year: 15a and 15b before 2018. */
export function returnLabels(taxYear: number): { readonly "4a": string; readonly "4b": string } {
  const taxable = formYear(taxYear).return_lines[0]?.line ?? "4b";
  return { "4a": taxable.replace("b", "a"), "4b": taxable };
}

/** Where the return of a tax year has the IRA deduction. @example deductionLine(2023) // "Schedule 1, line 20" */
export function deductionLine(taxYear: number): string {
  return valueIn(deductionLines, taxYear)?.where ?? "on Form 1040";
}

/**
 * Where the return of a tax year has the additional taxes of Form 5329; null where that was not looked up.
 *
 * @example additionalTaxLine(2023) // "Schedule 2 (Form 1040), line 8"
 */
export function additionalTaxLine(taxYear: number): string | null {
  return valueIn<{ from: number; where: string | null }>(additionalTaxLines, taxYear)?.where ?? null;
}

/** Whether the lines of a year's Form 5329 for IRAs have the numbers that they have here. */
export function hasForm5329Numbers(taxYear: number): boolean {
  return taxYear >= form5329.numbers_since;
}

/** A line by the label it has had since 2017, under the label of a tax year's own form. */
export function labelIn(taxYear: number, id: string): string {
  return labelOf(taxYear, id) ?? id;
}

/**
 * What a line has, by the label it has had since 2017; in cents, 0 where it is blank or the year's form has no such line.
 *
 * @param lines the amounts by the labels of the year's own form
 */
export function amountOn(
  { tax_year, lines }: { readonly tax_year: number; readonly lines: Readonly<Record<string, number>> },
  id: string,
): number {
  const label = labelOf(tax_year, id);
  return (label === null ? undefined : lines[label]) ?? 0;
}

/** Until 2003 no line is for a first home: what is on line 21 since then is line 19. */
function labelOf(taxYear: number, id: string): string | null {
  return lineLabel(id, taxYear) ?? (id === "21" ? lineLabel("19", taxYear) : null);
}
