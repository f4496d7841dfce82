import { formatDollars } from "../../money/cents.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { checkAnswer } from "./check-values.js";
import type { EntrySheet } from "./entry-sheet.js";
import { printedAnswer as printed } from "./sheet-answer.js";

/** Writes a sheet as pages to print, with a box to tick beside each check. */
export function writeSheet(pages: PageWriter, sheet: EntrySheet): void {
  const { tax_year, owner, role, program, preparer, about, sections, checks, wrong, notes } = sheet;
  pages.heading(`Tax year ${tax_year}: what to type into ${program}`);
  pages.facts([
    ["Name", owner],
    ...(preparer || role === "spouse"
      ? [["Person on the return", role === "spouse" ? "S (spouse)" : "T (taxpayer)"] as [string, string]]
      : []),
  ]);
  for (const text of about) pages.paragraph(text);
  for (const { title, path, rows } of sections) {
    pages.together(110);
    pages.subheading(title);
    if (path !== undefined) pages.note(path);
    const places = rows.map(({ where }) => (where === title ? "" : where.replace(/^1099-R #\d+ ?/, "")));
    const hasPlaces = places.some((place) => place !== "");
    pages.table(
      [
        ...(hasPlaces ? [{ heading: "Where", share: 2.2 }] : []),
        { heading: "Question", share: hasPlaces ? 4.6 : 6.8 },
        { heading: "Answer", share: 3.2, align: "right" },
      ],
      rows.map(({ question, answer }, at) => [
        ...(hasPlaces ? [places[at] ?? ""] : []),
        question,
        printed(answer),
      ]),
    );
  }
  pages.subheading("After you enter everything, compare");
  pages.checks(
    checks.map((check) => {
      const text = `${check.where}: ${printed(checkAnswer(check))}`;
      return check.isMain ? { bold: text, text: "" } : text;
    }),
  );
  if (wrong.length > 0) {
    pages.subheading("If your program shows another taxable amount");
    pages.bullets(
      wrong.map(({ taxable, look }) => ({ bold: `${formatDollars(taxable)}:`, text: ` ${look}` })),
    );
  }
  if (notes.length > 0) {
    pages.subheading("Also");
    pages.bullets([...notes]);
  }
}
