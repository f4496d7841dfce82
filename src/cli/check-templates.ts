import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CompanionForm, companionForms } from "../data/official-forms.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { readBytes } from "../node/files/read-source.js";
import { cacheFolder, officialFolders } from "../node/templates/folders.js";
import { companionPath } from "../node/templates/store.js";
import { type Trust, trustFound } from "../node/templates/trust.js";
import { DONE, REFUSED } from "./exit-status.js";
import { yearsOf } from "./templates.js";
import { escapeControl, type Terminal } from "./terminal.js";

/**
 * `form8606 templates check`: judges every official blank that is installed, and tells what to do about those that are
 * not filled. The exit status is 0 when all of them are good.
 */
export async function checkTemplates(terminal: Terminal): Promise<number> {
  const blanks = officialFolders().flatMap(blanksIn);
  const companions = officialFolders().flatMap(companionsIn);
  if (blanks.length + companions.length === 0) {
    const folders = officialFolders().join(" or ");
    terminal.print(
      escapeControl(`No official form in ${folders}. “${COMMAND} templates get” downloads them.`),
    );
    return DONE;
  }
  let status: number = DONE;
  for (const blank of blanks) {
    const trust = await judge(blank);
    if (trust.by !== null)
      terminal.print(escapeControl(`${blank.taxYear}  good, ${HOW[trust.by]}: ${blank.path}`));
    else {
      status = REFUSED;
      terminal.complain(
        escapeControl(`${blank.taxYear}: ${blank.path}: ${trust.reasons.join("; ")}. ${toDo(blank)}`),
      );
    }
  }
  for (const { form, path, folder } of companions) {
    if (companionPath(form) === path)
      terminal.print(escapeControl(`Form ${form.form}, ${yearsOf(form)}  good, ${HOW.hash}: ${path}`));
    else {
      status = REFUSED;
      const todo =
        folder === cacheFolder()
          ? `“${COMMAND} templates get” downloads the right one.`
          : "Take it out of this folder, or put the IRS's own file in its place.";
      const why = "is not the IRS's file that is known here, byte for byte, or another folder has it already";
      terminal.complain(escapeControl(`Form ${form.form}, ${yearsOf(form)}: ${path}: ${why}. ${todo}`));
    }
  }
  return status;
}

/** The files of a folder that are called as the forms are that go with Form 8606. */
function companionsIn(folder: string): { form: CompanionForm; path: string; folder: string }[] {
  return companionForms
    .map((form) => ({ form, path: join(folder, form.name), folder }))
    .filter(({ path }) => existsSync(path));
}

const HOW = {
  hash: "the file that is known here",
  reading: "every box was found by reading it",
} as const;

interface Found {
  folder: string;
  path: string;
  taxYear: number;
}

/** The files of a folder that are called as blanks are, oldest year first. */
function blanksIn(folder: string): Found[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.sort().flatMap((name) => {
    const year = /^f8606--(\d{4})\.pdf$/.exec(name)?.[1];
    return year === undefined ? [] : [{ folder, path: join(folder, name), taxYear: Number(year) }];
  });
}

async function judge({ path, taxYear }: Found): Promise<Trust> {
  try {
    return await trustFound(readBytes(path, path), taxYear);
  } catch (error) {
    if (error instanceof FileError) return { by: null, reasons: [error.reason] };
    throw error;
  }
}

function toDo({ folder, taxYear }: Found): string {
  return folder === cacheFolder()
    ? `It is not filled; “${COMMAND} templates get ${taxYear}” replaces it.`
    : "It is not filled; take it out of this folder, or put the IRS's own file in its place.";
}
