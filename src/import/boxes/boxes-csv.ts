import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import type { Csv } from "../text/csv.js";
import { fillIn } from "./keys-to-boxes.js";
import { formOf, keyMeans } from "./names.js";

/** Whether a table is a list of forms: its first row names `form` and a tax year, and boxes by their FDX names. */
export function isBoxesCsv({ rows }: Csv): boolean {
  const names = (rows[0]?.cells ?? []).map(columnName);
  return names.includes("form") && names.includes("taxyear");
}

/** A row of forms that cannot be read. */
interface BoxesRead {
  papers: FormPaper[];
  problems: { line: number; message: string }[];
}

/** The forms of a table, one a row. An empty cell is unknown, not zero; a column that is not known is reported. */
export function readBoxesCsv({ rows }: Csv, file: string): BoxesRead {
  const [header, ...forms] = rows;
  const columns = (header?.cells ?? []).map(columnName);
  const problems: BoxesRead["problems"] = [];
  const papers = forms.flatMap(({ cells, line }) => {
    const form = formOf(cells[columns.indexOf("form")] ?? "");
    if (form === undefined) {
      problems.push({ line, message: "the form of this row is not known. Write 1099-R, 5498 or W-2." });
      return [];
    }
    const year = cells[columns.indexOf("taxyear")] ?? "";
    const draft = new FormDraft(file, form, "boxes", /^(?:19|20)\d{2}$/.test(year) ? Number(year) : null);
    for (const [index, cell] of cells.entries()) {
      const column = columns[index] ?? "";
      if (column === "form" || cell === "") continue;
      const place = { line, text: `${header?.cells[index] ?? ""}: ${cell}` };
      if (keyMeans(form, column) === undefined) draft.unknown(place, "This column is not known.");
      else fillIn(draft, form, column, cell, place);
    }
    return [draft.paper];
  });
  return { papers, problems };
}

/** `taxYear`, `tax_year` and `Tax Year` are one name. */
function columnName(cell: string): string {
  return cell.toLowerCase().replace(/[ _-]/g, "");
}
