import { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { correctCommand } from "./correct-command.js";
import { exportCommand } from "./export-command.js";
import { importPapersCommand } from "./import-command.js";
import {
  asOf,
  civilDate,
  dollars,
  dollarsOrAll,
  dollarsOrNone,
  encryptTo,
  identity,
  listed,
  passphraseFile,
  port,
  requests,
  taxYear,
  template,
  years,
} from "./option-values.js";
import type {
  ChartOptions,
  CheckOptions,
  ClocksOptions,
  DraftOptions,
  ExplainOptions,
  InitOptions,
  LinesOptions,
  OpenOptions,
  PlanOptions,
  ReadOptions,
  ReviewCommandOptions,
  ServeOptions,
} from "./options.js";
import { reportCommand } from "./report-command.js";
import { templatesCommand } from "./templates-command.js";

/**
 * The command line: every command with its arguments, options and help. What a command does is in the file of its
 * name, which is loaded only when it runs.
 *
 * @param asked the first argument: where it is a command, the others are not declared, which takes longer than many a command
 */
export function program(door: Door, asked?: string): Command {
  const root = new Command(COMMAND)
    .description("Keeps a lifetime ledger of IRA basis and drafts IRS Form 8606 from it.")
    .version(door.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .addHelpText(
      "after",
      `
A ledger is a YAML or JSON file, one for each IRA owner; "-" reads it from standard input.
Exit status: 0 done, 2 a ledger or an option is wrong (and nothing was written), 1 the program failed, 3 some clients
of a batch failed, or questions about papers are open.

Examples:
  ${COMMAND} init                                 write a ledger to start from
  ${COMMAND} draft ledger.yaml --out drafts       draft the form of every year that needs one
  ${COMMAND} explain ledger.yaml --year 2023      how each line came about
  ${COMMAND} lines ledger.yaml --json             the same figures for another program`,
    );
  const isAsked = asked !== undefined && Object.hasOwn(COMMANDS, asked);
  for (const [name, declare] of Object.entries(COMMANDS)) if (!isAsked || name === asked) declare(root, door);
  return root;
}

/** By their names, in the order of the help. */
const COMMANDS = {
  draft: draftCommand,
  lines: linesCommand,
  explain: explainCommand,
  plan: planCommand,
  review: reviewCommand,
  clocks: clocksCommand,
  chart: chartCommand,
  correct: correctCommand,
  export: exportCommand,
  report: reportCommand,
  check: checkCommand,
  open: openCommand,
  serve: serveCommand,
  init: initCommand,
  import: importPapersCommand,
  read: readCommand,
  templates: templatesCommand,
};

function draftCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "draft", "draft Form 8606 for every year that needs one, as PDF files")
    .argument("<ledger...>", "ledger files, one for each owner, or folders of ledgers or papers")
    .option("--years <list>", "only these tax years, such as 2019-2023,2025", years)
    .option(
      "--client-list <file>",
      "complete the ledgers from a table of clients: names, SSNs, addresses, and who is married to whom",
    )
    .option("--out <folder>", "the folder for the drafts, created if missing", ".")
    .option("--packet", "all years of an owner in one PDF")
    .option("--flatten", "make PDFs that cannot be edited")
    .option("--alone", "fill in the address too, for a form that you send without a tax return")
    .option("--notes", "print notes too, not only errors and warnings")
    .option("--force", "overwrite drafts that you edited")
    .addOption(encryptTo())
    .addOption(passphraseFile())
    .addOption(identity())
    .addOption(template())
    .addOption(asOf())
    .addHelpText(
      "after",
      `
If you filed no return for a year (filed.return: false), its form gets the address without --alone.

Examples:
  ${COMMAND} draft ledger.yaml --out drafts
  ${COMMAND} draft ana.yaml ben.yaml --years 2022-2024 --packet --out drafts
  ${COMMAND} draft ledger.yaml --years 2023 --alone --flatten --force
  ${COMMAND} draft ledger.yaml.age --identity key.txt --encrypt-to age1... --out drafts`,
    )
    .action(async (ledgers: string[], options: DraftOptions) => {
      const { draft } = await import("./draft.js");
      finish(await draft(ledgers, options, terminal));
    });
}

function linesCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "lines", "print every line of every year")
    .argument("<ledger>", "a ledger file")
    .option("--json", "as JSON, for another program")
    .option("--explain", "add how each line was computed")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Examples:
  ${COMMAND} lines ledger.yaml
  ${COMMAND} lines ledger.yaml --json --explain > lines.json
  ${COMMAND} lines - --json < ledger.json`,
    )
    .action(async (ledger: string, options: LinesOptions) => {
      const { lines } = await import("./lines.js");
      finish(lines(ledger, options, terminal));
    });
}

function explainCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "explain", "explain how each line was computed")
    .argument("<ledger>", "a ledger file")
    .option("--year <year>", "only this tax year", taxYear)
    .option("--line <line>", "only this line, by its label on that year's form")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Examples:
  ${COMMAND} explain ledger.yaml
  ${COMMAND} explain ledger.yaml --year 2023 --line 11`,
    )
    .action(async (ledger: string, options: ExplainOptions) => {
      const { explain } = await import("./explain.js");
      finish(explain(ledger, options, terminal));
    });
}

function planCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "plan", "show what a contribution or a conversion would do to an open year")
    .argument("<ledger>", "a ledger file")
    .requiredOption("--year <year>", "the open tax year", taxYear)
    .option("--contribute <dollars>", "a nondeductible contribution for the year", dollars)
    .option("--convert <dollars|all>", "the amount to convert to a Roth IRA", dollarsOrAll)
    .option("--move-pretax-to-plan", "roll pre-tax money into the employer's plan first")
    .option("--convert-on <date>", "the date of the steps (YYYY-MM-DD)", civilDate)
    .option(
      "--value <dollars>",
      "what your traditional IRAs, including SEP and SIMPLE IRAs, hold before the steps",
      dollarsOrNone,
    )
    .option("--json", "as JSON, for another program")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Examples:
  ${COMMAND} plan ledger.yaml --year 2026 --contribute 7500 --convert 7500
  ${COMMAND} plan ledger.yaml --year 2026 --contribute 7500 --convert all --move-pretax-to-plan`,
    )
    .action(async (ledger: string, options: PlanOptions) => {
      const { plan } = await import("./plan.js");
      finish(plan(ledger, options, terminal));
    });
}

function reviewCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "review", "report problems in a ledger and how to fix them")
    .argument("[ledger...]", "ledger files; those of one household (owner.household) are reviewed together")
    .option("--json", "as JSON, for another program")
    .option("--explain <code>", "explain one finding at length; with ledgers, show only that finding")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Errors come first, then warnings, then notes. The exit status is 0 even if there are findings.

Examples:
  ${COMMAND} review ledger.yaml
  ${COMMAND} review ana.yaml ben.yaml --as-of 2026-03-02
  ${COMMAND} review --explain pro_rata`,
    )
    .action(async (ledgers: string[], options: ReviewCommandOptions) => {
      const { review } = await import("./review.js");
      finish(review(ledgers, options, terminal));
    });
}

function clocksCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "clocks", "show the five-year clocks of the Roth IRAs, and when you can take money out")
    .argument("<ledger>", "a ledger file")
    .option("--json", "as JSON, for another program")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Example:
  ${COMMAND} clocks ledger.yaml`,
    )
    .action(async (ledger: string, options: ClocksOptions) => {
      const { clocks } = await import("./clocks.js");
      finish(clocks(ledger, options, terminal));
    });
}

function chartCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "chart", "draw basis, contributions, conversions and distributions by year")
    .argument("<ledger>", "a ledger file")
    .requiredOption("--out <file>", "the file to write, .svg or .pdf")
    .option("--force", "overwrite the file")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
The SVG has its amounts in words for screen readers; the PDF has them in a table below the picture.

Examples:
  ${COMMAND} chart ledger.yaml --out basis.svg
  ${COMMAND} chart ledger.yaml --out basis.pdf --force`,
    )
    .action(async (ledger: string, options: ChartOptions) => {
      const { chart } = await import("./chart.js");
      finish(await chart(ledger, options, terminal));
    });
}

function checkCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "check", "list every problem in ledgers, and every error that a review finds")
    .argument("<ledger...>", "ledger files")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Example:
  ${COMMAND} check ana.yaml ben.yaml`,
    )
    .action(async (ledgers: string[], options: CheckOptions) => {
      const { check } = await import("./check.js");
      finish(check(ledgers, options, terminal));
    });
}

function openCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "open", "open the page in your browser, with your ledgers")
    .argument("[ledger...]", "ledger files, one for each owner; a new one is made when you save")
    .option("--port <port>", "the port on this computer (default: a free one)", port, 0)
    .option("--no-browser", "print the address, and do not open a browser")
    .addHelpText(
      "after",
      `
The page runs on this computer. Only the files you name are read and written; nothing is sent anywhere. It stops with
Ctrl+C, or when you close its last tab. The same page is also one file, dist/page/form8606.html, which needs no server.

Examples:
  ${COMMAND} open
  ${COMMAND} open ana.yaml ben.yaml`,
    )
    .action(async (files: string[], options: OpenOptions) => {
      const { open } = await import("./open.js");
      finish(await open(files, options, terminal));
    });
}

function serveCommand(root: Command, { terminal, finish, version }: Door): void {
  command(root, "serve", "run the HTTP API server")
    .option("--port <port>", "the port to listen on", port, 8606)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option(
      "--token-file <file>",
      "accepted bearer tokens, one per line; required if other machines can reach the address",
    )
    .option(
      "--allow-origin <origin...>",
      "web origins that may call the API (CORS), such as https://tax.example",
    )
    .option("--rate <requests>", "requests per second allowed from one client", requests)
    .option(
      "--trust-proxy",
      "take the client's address from the headers of the proxy in front; requires --token-file",
    )
    .option("--metrics", "serve Prometheus metrics at /metrics")
    .addHelpText(
      "after",
      `
The server stores nothing it receives, and logs to standard output. On SIGTERM or Ctrl+C, it finishes open requests and stops.

Examples:
  ${COMMAND} serve
  ${COMMAND} serve --host 0.0.0.0 --port 8080 --token-file /run/secrets/form8606`,
    )
    .action(async (options: ServeOptions) => {
      const { serve } = await import("./serve.js");
      finish(await serve(options, version, terminal));
    });
}

function initCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "init", "write a ledger to start from")
    .argument("[file]", "the new ledger", "ledger.yaml")
    .option(
      "--from <file.pdf>",
      "start with the owner and the lines of a filled Form 8606; can be repeated",
      listed,
      [],
    )
    .option("--force", "overwrite the file")
    .addHelpText(
      "after",
      `
On a terminal, it asks what your Forms 5498 and 1099-R and your last Form 8606 say. Type b to go back; Ctrl+C keeps
your answers so far. Otherwise, it writes an example with comments. With --from, it asks nothing and takes your name
and line 14 from the Forms 8606 that you filed.

Examples:
  ${COMMAND} init
  ${COMMAND} init ira/jordan.yaml
  ${COMMAND} init --from 2022-form-8606.pdf --from 2023-form-8606.pdf`,
    )
    .action(async (file: string, options: InitOptions) => {
      const { init } = await import("./init.js");
      finish(await init(file, options, terminal));
    });
}

function readCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "read", "print the lines of a filled form")
    .argument("<file.pdf>", "one or several filled Forms 8606: the IRS's, or this program's")
    .option("--json", "as JSON, for another program; its lines fit years.Y.filed.lines of a ledger")
    .addHelpText(
      "after",
      `
It reads form fields, and text that this program printed. It cannot read scans.

Examples:
  ${COMMAND} read 2023-form-8606.pdf
  ${COMMAND} read packet.pdf --json
  ${COMMAND} init --from 2023-form-8606.pdf       start a ledger from a filed form`,
    )
    .action(async (file: string, options: ReadOptions) => {
      const { read } = await import("./read.js");
      finish(await read(file, options, terminal));
    });
}
