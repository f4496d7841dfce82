import { companionForms, yearsWithOfficialForm } from "../data/official-forms.js";
import { formYear, yearsWithForm } from "../data/printed-form.js";
import { parseYearList } from "../data/year-list.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import type { Connection } from "../node/templates/fetch-template.js";
import { cacheFolder, officialFileName } from "../node/templates/folders.js";
import { CONNECTION, type Got, getCompanion, getOfficialForm } from "../node/templates/get.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { GetTemplatesOptions } from "./options.js";
import { progressBar } from "./progress.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/**
 * `form8606 templates get`: downloads the IRS's blanks of tax years into the user's cache. One that cannot be had does
 * not keep the others from coming; when the server cannot be reached, no further one is asked for.
 *
 * @param which years, lists of years, or "all"; none for every final form since the first one whose file is known here
 */
export async function getTemplates(
  which: readonly string[],
  { from }: GetTemplatesOptions,
  terminal: Terminal,
  connection: Connection = CONNECTION,
): Promise<number> {
  const missing: string[] = [];
  let firstMissing: string | undefined;
  let reachable = true;
  const all = asked(which, from ?? null, connection);
  for (const { name, file, get } of all) {
    const got: Got | null = reachable
      ? await get((received, expected) => terminal.progress?.(progressBar(name, received, expected)))
      : null;
    terminal.progress?.("");
    if (got !== null && !("failed" in got)) {
      terminal.print(escapeControl(`${name}  ${got.before ? "is there already" : HOW[got.by]}: ${got.path}`));
      continue;
    }
    missing.push(name);
    firstMissing ??= file;
    if (got === null) continue;
    terminal.complain(escapeControl(`${name}: ${got.failed}`));
    reachable = !got.unreachable;
  }
  if (missing.length === 0) {
    const other = otherForm5329(all);
    if (other !== null)
      for (const line of wrap(escapeControl(other), { width: terminal.width })) terminal.print(line);
    return DONE;
  }
  terminal.complain(escapeControl(instead(missing, firstMissing ?? "")));
  return REFUSED;
}

/** One file that is asked for. */
interface Asked {
  /** A tax year, or "Form 1040-X". */
  readonly name: string;
  readonly file: string;
  readonly get: (onProgress: (received: number, expected: number | null) => void) => Promise<Got>;
}

/** Forms 8606 by year, then the forms that go with them. */
function asked(which: readonly string[], from: string | null, connection: Connection): Asked[] {
  const isCompanion = (text: string) => companionForms.some(({ form }) => form === text.toUpperCase());
  const years = which.filter((text) => !isCompanion(text));
  const all = which.length === 0 || which.includes("all");
  return [
    ...(which.length > 0 && years.length === 0 ? [] : yearsAsked(years)).map((year) => ({
      name: String(year),
      file: officialFileName(year),
      get: (onProgress: Parameters<Asked["get"]>[0]) => getOfficialForm(year, from, connection, onProgress),
    })),
    ...companionForms
      .filter(({ form }) => all || which.some((text) => text.toUpperCase() === form))
      .map((form) => ({
        name: `Form ${form.form}`,
        file: form.name,
        get: (onProgress: Parameters<Asked["get"]>[0]) => getCompanion(form, from, connection, onProgress),
      })),
  ];
}

/** What to do for Form 5329 of a year that is not downloaded; null where none was asked for. */
function otherForm5329(all: readonly Asked[]): string | null {
  if (!all.some(({ name }) => name === "Form 5329")) return null;
  return `Form 5329 for another year is not downloaded. To have it filled in, download that year's form from irs.gov (Prior Year Forms) and save it in ${cacheFolder()} as f5329--YEAR.pdf, such as f5329--2023.pdf. Without it, a filing package has a worksheet of Form 5329 to copy.`;
}

const HOW = {
  hash: "downloaded, and is the file that is known here",
  reading: "downloaded, and every box was found by reading it",
} as const;

function yearsAsked(which: readonly string[]): number[] {
  const final = yearsWithForm().filter((year) => formYear(year).status === "final");
  // Since the first one whose file is known: a person who files late needs the years between as well.
  if (which.length === 0) return final.filter((year) => year >= Math.min(...yearsWithOfficialForm()));
  const years = which.flatMap((text) => {
    const list = text === "all" ? final : parseYearList(text);
    if (list === null)
      throw new FileError(
        text,
        "is neither a tax year, a list such as 2019-2023,2025, a form (1040-X, 5329), nor all",
      );
    return list;
  });
  const unknown = years.find((year) => !yearsWithForm().includes(year));
  if (unknown !== undefined)
    throw new FileError(String(unknown), "the form of this tax year is not known here");
  return [...new Set(years)].sort((a, b) => a - b);
}

/** What is left to a person whose download failed. */
function instead(missing: readonly string[], file: string): string {
  const names = missing.join(", ");
  return `Not installed: ${names}. Nothing of what failed was kept, and the worksheet is filled for these years. A blank got in another way is used when it is in ${cacheFolder()} (or in the folder that FORM8606_OFFICIAL_DIR names) as ${file} and so on; “${COMMAND} templates check” tells whether it is good.`;
}
