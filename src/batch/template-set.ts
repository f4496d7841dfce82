import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { yearsWithForm } from "../data/printed-form.js";
import { readBytes } from "../node/files/read-source.js";
import { officialFileName, officialFolders } from "../node/templates/folders.js";
import { worksheetFile } from "../node/templates/worksheet-file.js";
import type { TemplateChoice } from "../packages/template-choice.js";

/**
 * SHA-256 of all the files that a choice of blanks may come to on this machine: with other blanks the packages are
 * others. It is computed from the files alone, without judging which of them may be filled.
 */
export function templateSet(choice: TemplateChoice): string {
  const set = createHash("sha256");
  for (const file of typeof choice === "object" ? [choice.file] : filesOf(choice))
    set.update(createHash("sha256").update(readBytes(file, file)).digest());
  return set.digest("hex");
}

function filesOf(choice: "auto" | "official" | "worksheet"): string[] {
  const years = yearsWithForm();
  const official = officialFolders().flatMap((folder) =>
    years.map((year) => join(folder, officialFileName(year))),
  );
  const worksheets = years.map(worksheetFile);
  return [...(choice === "worksheet" ? [] : official), ...(choice === "official" ? [] : worksheets)].filter(
    (file) => existsSync(file),
  );
}
