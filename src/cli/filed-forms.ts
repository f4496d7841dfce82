import { linesOfYear } from "../data/printed-form.js";
import { fail, problemAt, type Result, succeed } from "../errors.js";
import { readBytes } from "../node/files/read-source.js";
import { type ReadForm, readForms } from "../pdf/official/read-forms.js";

/** A filed form with its lines as a ledger has them in `years.Y.filed.lines`: in dollars, line 10 as text. */
export interface FiledForm extends Omit<ReadForm, "lines" | "line10"> {
  lines: Record<string, number | string>;
}

/**
 * Reads the filled forms in a PDF file, in the order of their pages.
 *
 * @throws FileError when the file cannot be read
 */
export async function filedForms(path: string): Promise<Result<FiledForm[]>> {
  const read = await readForms(readBytes(path, path));
  return read.ok ? succeed(read.value.map(asFiled)) : fail(read.problems);
}

function asFiled({ lines, line10, ...form }: ReadForm): FiledForm {
  const filed = linesOfYear(form.tax_year).flatMap(({ label, kind }): [string, number | string][] => {
    if (kind === "ratio") return line10 === undefined ? [] : [[label, line10]];
    const cents = lines[label];
    return cents === undefined ? [] : [[label, cents / 100]];
  });
  return { ...form, lines: Object.fromEntries(filed) };
}

/**
 * The filled forms of one person, oldest year first, from several files.
 *
 * Problems: those of the reader, forms of two people, and two forms of one year.
 * @throws FileError when a file cannot be read
 */
export async function filedFormsOfOne(paths: readonly string[]): Promise<Result<FiledForm[]>> {
  const forms: FiledForm[] = [];
  for (const path of paths) {
    const read = await filedForms(path);
    if (!read.ok)
      return fail(read.problems.map((problem) => ({ ...problem, message: `${problem.message} (${path})` })));
    forms.push(...read.value);
  }
  const numbers = new Set(forms.flatMap(({ ssn }) => ssn?.replace(/\D/g, "") ?? []));
  if (numbers.size > 1) {
    return fail([
      problemAt(
        "inconsistent",
        [],
        "the forms have different social security numbers; a ledger is one person's",
      ),
    ]);
  }
  const years = forms.map(({ tax_year }) => tax_year);
  const twice = years.find((year, at) => years.indexOf(year) !== at);
  if (twice !== undefined) {
    return fail([
      problemAt("inconsistent", [], `two forms are of ${twice}; give the one that was filed last`),
    ]);
  }
  return succeed(forms.sort((a, b) => a.tax_year - b.tax_year));
}
