import { z } from "zod";
import { toJson } from "../index.js";
import { makeDrafts, whyNotFilled } from "../packages/draft-pdf.js";
import { ownerParts } from "../packages/file-name.js";
import type { TemplateKind } from "../packages/template-choice.js";
import type { EventLoopBudget } from "./event-loop-budget.js";
import { HttpProblem, ledgerProblem } from "./http-problem.js";
import { type InstalledTemplates, TEMPLATE_CHOICES } from "./installed-templates.js";
import type { Computed } from "./ledger.js";
import { flag, yearList } from "./query.js";

/** The keys of a query that say which forms are made, and how. */
export const formsQuery = {
  years: yearList(
    "Only these tax years, such as 2019-2021,2023. The default is every year that needs the form.",
  ),
  template: z
    .enum(TEMPLATE_CHOICES, { error: `must be one of ${TEMPLATE_CHOICES.join(", ")}` })
    .default("auto")
    .describe(
      "Which template to fill: the IRS's own form, this program's worksheet, or the first of them that is installed.",
    ),
  flatten: flag("Prints the amounts into the pages, without editable fields."),
  packet: flag(
    "All years in one PDF that ends with the review findings and a chart. Several years in one PDF are always a packet.",
  ),
  alone: flag(
    "Fills in the address, for forms sent without a tax return. A year without a filed return always has it.",
  ),
};

/** How forms are asked for. */
export interface FormsAsked {
  readonly years?: readonly number[] | undefined;
  readonly template: (typeof TEMPLATE_CHOICES)[number];
  readonly flatten: boolean;
  readonly packet: boolean;
  /** The answer is one PDF, so several years are a packet even when none was asked for. */
  readonly onePdf?: boolean;
  readonly alone: boolean;
}

/** With what forms are made. */
interface FormsMeans {
  readonly templates: InstalledTemplates;
  /** A long packet lets others go first between its steps. */
  readonly budget: EventLoopBudget;
}

/** A filled PDF, read back and found equal to its lines. */
export interface MadeForm {
  readonly taxYears: readonly number[];
  /** Which template was filled for each of these years. */
  readonly templates: readonly TemplateKind[];
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Fills the forms of a ledger: of each year asked for that needs one. None is an empty list.
 * Throws an HttpProblem when a form cannot be filled, naming the year and the place on the form.
 */
export async function makeForms(
  { ledger, result }: Computed,
  asked: FormsAsked,
  { templates, budget }: FormsMeans,
): Promise<MadeForm[]> {
  // A year asked for by name is refused when its form is not filled; among all years it is left out.
  const years = result.years.filter(
    (year) =>
      year.must_file && (asked.years ? asked.years.includes(year.tax_year) : whyNotFilled(year) === null),
  );
  const { name, inherited_from } = ledger.owner;
  const [ownerPart = ""] = ownerParts([{ name, inheritedFrom: inherited_from }]);
  const packet = asked.packet || (asked.onePdf === true && years.length > 1);
  const drafts = await makeDrafts(
    { ledger, result },
    years,
    ownerPart,
    { ...asked, packet },
    {
      templates,
      pause: () => budget.yield(),
    },
  );
  if (!drafts.ok) throw ledgerProblem(drafts.problems);
  const all = years.map(({ tax_year }) => tax_year);
  return drafts.value.map(({ name, bytes }, index) => {
    const taxYears = packet ? all : all.slice(index, index + 1);
    const { template } = asked;
    const kinds = taxYears.map(
      (year) => (template === "auto" ? templates.kinds(year)[0] : template) ?? "worksheet",
    );
    return { taxYears, templates: kinds, fileName: name, bytes };
  });
}

/** As `makeForms`, but no form at all is refused. */
export async function makeSomeForms(
  computed: Computed,
  asked: FormsAsked,
  means: FormsMeans,
): Promise<MadeForm[]> {
  const forms = await makeForms(computed, asked, means);
  if (forms.length > 0) return forms;
  const whole = computed.result.years.map(({ tax_year }) => tax_year);
  throw new HttpProblem("nothing_to_file", {
    detail: `The ledger covers ${whole.length === 0 ? "no year" : `${whole[0]} to ${whole.at(-1)}`}.`,
  });
}

/** The output of `lines` with the forms of its years in base64. */
export function withForms({ result }: Computed, made: readonly MadeForm[]) {
  return {
    ...toJson(result),
    forms: made.map(({ taxYears, templates, fileName, bytes }) => ({
      tax_years: taxYears,
      templates,
      file_name: fileName,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64"),
    })),
  };
}
