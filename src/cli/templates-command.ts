import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { httpsFolder } from "./option-values.js";
import type { GetTemplatesOptions } from "./options.js";

/** `form8606 templates`: the commands about what is filled, as `program` declares all others. */
export function templatesCommand(root: Command, { terminal, finish }: Door): void {
  const templates = command(root, "templates", "manage blank forms");
  command(templates, "list", "list the template for each tax year").action(async () => {
    const { listTemplates } = await import("./templates.js");
    finish(await listTemplates(terminal));
  });
  command(templates, "get", "download the IRS's blank forms")
    .argument("[year...]", "tax years, such as 2001-2016 or all; without it, every final form since 2017")
    .option("--from <url>", "another server's folder with the same files, https: only", httpsFolder)
    .addHelpText(
      "after",
      `
A file is saved only if its checksum (SHA-256) is one that this program knows or, for other years, if the program finds
every box and the right year in it. HTTPS_PROXY sets a proxy. Exit status 2 means that a form could not be downloaded;
nothing of it is saved.

Examples:
  ${COMMAND} templates get
  ${COMMAND} templates get 2023 2025
  ${COMMAND} templates get all --from https://mirror.example/irs-prior/`,
    )
    .action(async (which: string[], options: GetTemplatesOptions) => {
      const { getTemplates } = await import("./get-templates.js");
      finish(await getTemplates(which, options, terminal));
    });
  command(templates, "check", "check the installed official forms, and say what to do about bad ones")
    .addHelpText(
      "after",
      `
It looks in the folder FORM8606_OFFICIAL_DIR and in the user's cache. Exit status 2 means that a file cannot be used.`,
    )
    .action(async () => {
      const { checkTemplates } = await import("./check-templates.js");
      finish(await checkTemplates(terminal));
    });
  command(templates, "map", "show what the program finds in an IRS form, and why it trusts or refuses it")
    .argument("<file.pdf>", "the IRS's blank form")
    .action(async (file: string) => {
      const { mapTemplate } = await import("./templates.js");
      finish(await mapTemplate(file, terminal));
    });
  command(templates, "labels", "write a PDF in which each box shows its own name")
    .argument("<which>", "a tax year, or the IRS's blank form as a PDF file")
    .requiredOption("--out <file.pdf>", "the new PDF")
    .option("--force", "overwrite the file")
    .action(async (which: string, { out, force }: { out: string; force?: true }) => {
      const { labelTemplate } = await import("./templates.js");
      finish(await labelTemplate(which, out, force === true, terminal));
    });
}
