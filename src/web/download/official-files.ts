import { signal } from "@preact/signals";
import { yearsWithForm } from "../engine.js";
import { today } from "../state/store.js";

/** Why a PDF was not taken, in sentences. */
export const officialTrouble = signal<string | null>(null);

/** Takes the PDFs that were chosen; those that cannot be filled are named, with the reason. */
export async function takeOfficial(files: readonly File[], years: readonly number[]): Promise<void> {
  officialTrouble.value = null;
  const { giveCompanion, giveOfficial } = await import("./given-forms.js");
  const refused: string[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (await giveCompanion(bytes)) continue;
    const named = Number(/(?:19|20)\d\d/.exec(file.name)?.[0]);
    let reasons: readonly string[] = ["Choose the PDF of Form 8606 from irs.gov."];
    for (const taxYear of new Set([named, ...years].filter((year) => yearsWithForm().includes(year)))) {
      reasons = await giveOfficial(bytes, taxYear).catch(() => ["The page cannot read this PDF."]);
      if (reasons.length === 0) break;
    }
    if (reasons.length > 0) refused.push(`${file.name}: ${whyRefused(file.name) ?? reasons.join("; ")}`);
  }
  if (refused.length > 0) officialTrouble.value = refused.join(" ");
}

/** Of the forms beside Form 8606 only one edition each can be filled. */
function whyRefused(name: string): string | undefined {
  const form = /1040-?x/i.test(name) ? "1040-X" : /5329/.test(name) ? "5329" : undefined;
  return form && `This is another edition of Form ${form} than the page can fill. Use the link in the list.`;
}

/** Where the IRS has the form of a tax year. The year before this one has its form under the name of the current form. */
export function addressOf(form: "f8606" | "f5329", taxYear: number): string {
  const thisYear = Number(today.value.slice(0, 4));
  const folder = taxYear >= thisYear - 1 ? `irs-pdf/${form}.pdf` : `irs-prior/${form}--${taxYear}.pdf`;
  return `https://www.irs.gov/pub/${folder}`;
}
