import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { httpsFolder } from "./option-values.js";
import type { GetTemplatesOptions } from "./options.js";

/** `form8606 templates`: the commands about what is filled, as `program` declares all others. */
export function templatesCommand(root: Command, { terminal, finish }: Door): void {
  const templates = command(root, "templates", "manage blank forms");
  command(templates, "list", "which blank each tax year is filled on").action(async () => {
    const { listTemplates } = await import("./templates.js");
    finish(await listTemplates(terminal));
  });
  command(templates, "get", "download the IRS's blank forms, once, into a folder of your own")
    .argument("[year...]", "tax years, such as 2001-2016 or all; without it, every final form since 2017")
    .option("--from <url>", "a folder of another server with the same files, https: only", httpsFolder)
    .addHelpText(
      "after",
      `
A file is kept only when it is the one known here by its SHA-256; for other years, when every box was found by
reading it and the year on it is right. A proxy is taken from HTTPS_PROXY. Exit status 2: a form asked for could not
be had; nothing of it was kept.

Examples:
  ${COMMAND} templates get
  ${COMMAND} templates get 2023 2025
  ${COMMAND} templates get all --from https://mirror.example/irs-prior/`,
    )
    .action(async (which: string[], options: GetTemplatesOptions) => {
      const { getTemplates } = await import("./get-templates.js");
      finish(await getTemplates(which, options, terminal));
    });
  command(
    templates,
    "check",
    "say which of the installed official forms are good, and what to do about the others",
  )
    .addHelpText(
      "after",
      `
It looks in the folder that FORM8606_OFFICIAL_DIR names and in the user's cache. Exit status 2: one is not good.`,
    )
    .action(async () => {
      const { checkTemplates } = await import("./check-templates.js");
      finish(await checkTemplates(terminal));
    });
  command(templates, "map", "tell what is found in a blank of the IRS, and why it is trusted or refused")
    .argument("<file.pdf>", "the IRS's blank form")
    .action(async (file: string) => {
      const { mapTemplate } = await import("./templates.js");
      finish(await mapTemplate(file, terminal));
    });
  command(templates, "labels", "write a PDF in which each box shows its own name")
    .argument("<which>", "a tax year, or the IRS's blank form as a PDF file")
    .requiredOption("--out <file.pdf>", "the new PDF")
    .option("--force", "replace the file when it exists")
    .action(async (which: string, { out, force }: { out: string; force?: true }) => {
      const { labelTemplate } = await import("./templates.js");
      finish(await labelTemplate(which, out, force === true, terminal));
    });
}
