import { nearest } from "../ledger/nearest.js";
import { COMMAND } from "../node/command-name.js";
import { findingCodes, ruleOf } from "../review/all-rules.js";
import type { Finding, Severity } from "../review/finding.js";
import type { Rule } from "../review/rule.js";
import { count, longDate } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { ReviewCommandOptions } from "./options.js";
import { type Computed, estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** `form8606 review`: what goes wrong in ledgers, by severity, with what to do; or the long form of one code. */
export function review(
  files: readonly string[],
  { json, explain, asOf }: ReviewCommandOptions,
  terminal: Terminal,
): number {
  const rule = explain === undefined ? undefined : ruleOf(explain);
  if (explain !== undefined && rule === undefined) {
    terminal.complain(`--explain: ${unknownCode(explain)}`);
    return REFUSED;
  }
  if (files.length === 0) {
    if (rule) for (const line of longForm(rule, terminal)) terminal.print(line);
    else terminal.complain("Give a ledger, or a code with --explain.");
    return rule ? DONE : REFUSED;
  }
  const computed = readLedgers(files, terminal, { asOf, estimate: json !== true });
  if (computed === null) return REFUSED;
  const owners = computed.map(({ result }) => ({
    owner: result.owner,
    findings: result.findings.filter(({ code }) => explain === undefined || code === explain),
  }));
  if (json) {
    terminal.print(JSON.stringify({ as_of: asOf, owners }, null, 2));
    return DONE;
  }
  for (const [at, { owner, findings }] of owners.entries()) {
    if (at > 0) terminal.print("");
    for (const line of describe(owner, findings, terminal)) terminal.print(line);
  }
  terminal.print("");
  for (const each of computed) for (const line of estimateLines(each, terminal.width)) terminal.print(line);
  terminal.print(terminal.style.faint(`Reviewed as of ${longDate(asOf)}${together(computed)}.`));
  if (rule) for (const line of ["", ...longForm(rule, terminal)]) terminal.print(line);
  else if (owners.some(({ findings }) => findings.length > 0))
    for (const line of [`More about one of them: ${COMMAND} review --explain CODE`]) terminal.print(line);
  return DONE;
}

/** The worst first. */
const SEVERITIES: readonly { severity: Severity; one: string; many: string }[] = [
  { severity: "error", one: "error", many: "errors" },
  { severity: "warning", one: "warning", many: "warnings" },
  { severity: "info", one: "note", many: "notes" },
];

function describe(owner: string, findings: readonly Finding[], terminal: Terminal): string[] {
  const { style } = terminal;
  const head = style.strong(escapeControl(owner));
  if (findings.length === 0) return [head, "Nothing found."];
  const groups = SEVERITIES.map((group) => ({
    ...group,
    found: findings.filter(({ severity }) => severity === group.severity),
  })).filter(({ found }) => found.length > 0);
  const counts = groups.map(({ found, one, many }) => count(found.length, one, many)).join(", ");
  return [
    `${head}: ${counts}`,
    ...groups.flatMap(({ found }) => found.flatMap((finding) => lines(finding, terminal))),
  ];
}

function lines(
  { code, severity, tax_year, message, fix, enter, source }: Finding,
  { style, width }: Terminal,
): string[] {
  const mark = severity === "error" ? style.error : severity === "warning" ? style.warn : style.strong;
  const shape = { width, indent: "  " };
  return [
    "",
    mark(`${severity} ${tax_year} ${code}`),
    ...wrap(escapeControl(message), shape),
    ...wrap(escapeControl(enter === undefined ? fix : `${fix} ${enter}`), {
      width,
      first: "  To do: ",
      indent: "    ",
    }),
    ...wrap(escapeControl(source), { width, first: "  Source: ", indent: "    " }).map(style.faint),
  ];
}

/** What a code catches, and its long form. */
function longForm({ code, catches, explanation }: Rule, { style, width }: Terminal): string[] {
  const paragraphs = explanation.split("\n\n");
  return [
    style.strong(`${code}: ${catches}`),
    ...paragraphs.flatMap((paragraph) => ["", ...wrap(paragraph, { width })]),
  ];
}

/** Whether ledgers of one household were reviewed together. */
function together(computed: readonly Computed[]): string {
  const households = computed.map(({ ledger }) => ledger.owner.household).filter((name) => name !== null);
  return new Set(households).size < households.length ? ", each household's ledgers together" : "";
}

function unknownCode(text: string): string {
  const near = nearest(text, findingCodes);
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  return `there is no finding ${escapeControl(text)}.${meant} The codes are: ${findingCodes.join(", ")}.`;
}
