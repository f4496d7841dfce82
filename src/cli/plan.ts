import { readLedger } from "../ledger/read.js";
import { yearToJson } from "../lines/to-json.js";
import { formatDollars } from "../money/cents.js";
import { FileError } from "../node/files/file-error.js";
import { readSource } from "../node/files/read-source.js";
import { type Advice, plan as makePlan, type Outcome, type Plan } from "../plan/plan.js";
import type { FindingCode } from "../review/all-rules.js";
import type { Finding } from "../review/finding.js";
import { longDate } from "../text/wording.js";
import { on1040 } from "./draft-table.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { PlanOptions } from "./options.js";
import { table } from "./table.js";
import { escapeControl, type Style, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./wrap-text.js";

/** `form8606 plan`: an open year with the steps taken next to not taking them, before the money moves. */
export function plan(file: string, options: PlanOptions, terminal: Terminal): number {
  const on = options.convertOn ?? dayInYear(options.year, options.asOf);
  if (!on.startsWith(`${options.year}-`))
    throw new FileError("--convert-on", "it must be a day of the year that is planned");
  const source = readSource(file);
  const ledger = readLedger(source.text, source.format);
  const planned = ledger.ok
    ? makePlan(ledger.value, {
        year: options.year,
        contribute: options.contribute ?? 0,
        convert: options.convert ?? 0,
        movePretaxToPlan: options.movePretaxToPlan === true,
        on,
        value: options.value ?? null,
      })
    : ledger;
  if (!ledger.ok || !planned.ok) {
    for (const problem of planned.ok ? [] : planned.problems)
      terminal.complain(problemLine(problem, { file: source.name, several: false }));
    return REFUSED;
  }
  if (options.json) terminal.print(JSON.stringify(planToJson(planned.value), null, 2));
  else
    for (const line of describe(ledger.value.owner.name, planned.value, options.asOf, terminal))
      terminal.print(line);
  return DONE;
}

/** Today when it is in the year that is planned, else the year's nearest end. */
function dayInYear(year: number, asOf: string): string {
  if (asOf.startsWith(`${year}-`)) return asOf;
  return asOf < `${year}` ? `${year}-01-02` : `${year}-12-31`;
}

function describe(owner: string, made: Plan, asOf: string, { style, width }: Terminal): string[] {
  const sentence = (text: string) => wrap(text, { width, first: "  ", indent: "  " });
  const assumptions = [
    ...(asOf > `${made.year}-12-31` ? [over(made.year)] : []),
    ...made.assumptions,
    ...(made.steps.value === null
      ? ["If the IRAs hold a different amount before the steps, enter it with --value."]
      : []),
  ];
  return [
    style.strong(`${escapeControl(owner)}, plan for ${made.year}`),
    ...sentence(answer(made)),
    ...sentence(stepsInWords(made)),
    "",
    style.strong("What to do"),
    ...sentence(adviceText(made)),
    "",
    style.strong("Assumed, not known"),
    ...assumptions.flatMap(sentence),
    "",
    ...comparison(made),
    ...(made.with.converted > 0 ? ["", ...byYearEndValue(made, style, width)] : []),
    ...findingsOfSteps(made.with.findings).flatMap((finding) => [
      "",
      style.strong(`${finding.severity} ${finding.code}`),
      ...sentence(finding.message),
      ...wrap(finding.enter === undefined ? finding.fix : `${finding.fix} ${finding.enter}`, {
        width,
        first: "  To do: ",
        indent: "    ",
      }),
    ]),
  ];
}

/** What is taxable of the conversion, or without one what the year comes to. */
function answer({ with: taken, year }: Plan): string {
  if (taken.converted === 0) {
    const taxable = taken.year.form_1040["4b"];
    return taxable === 0
      ? `By this plan, nothing is taxable for ${year}.`
      : `By this plan, ${dollars(taxable)} is taxable for ${year}.`;
  }
  const all = dollars(taken.converted);
  return taken.taxed === 0
    ? `By this plan, none of the ${all} you convert is taxable.`
    : `By this plan, ${dollars(taken.taxed)} of the ${all} you convert is taxable.`;
}

const dollars = (cents: number) => `$${formatDollars(cents)}`;

function stepsInWords({ steps, with: taken }: Plan): string {
  const parts = [
    steps.contribute > 0 && `contribute ${dollars(steps.contribute)}`,
    taken.moved > 0 && `roll ${dollars(taken.moved)} of pre-tax money into the employer's plan`,
    taken.converted > 0 &&
      `convert ${steps.convert === "all" ? "everything, " : ""}${dollars(taken.converted)}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "No step is taken." : `Steps on ${longDate(steps.on)}: ${parts.join("; ")}.`;
}

/** The lines that the steps move, and what they are. */
const LINES: readonly (readonly [label: string, what: string])[] = [
  ["1", "nondeductible contributions"],
  ["2", "basis brought forward"],
  ["6", "left on December 31 (assumed)"],
  ["7", "distributions"],
  ["8", "converted"],
  ["10", "nontaxable share"],
  ["13", "nontaxable"],
  ["14", "basis carried forward"],
  ["15c", "taxable distributions"],
  ["16", "converted"],
  ["17", "basis in the conversion"],
  ["18", "taxable"],
];

function comparison({ year, without, with: taken }: Plan): string[] {
  const row = (name: string, of: (outcome: Outcome) => string) => [name, of(without), of(taken)];
  const line = (label: string) => (outcome: Outcome) => {
    if (label === "10") return outcome.year.line10 ?? "";
    const cents = outcome.year.lines[label];
    return cents === undefined ? "" : formatDollars(cents);
  };
  const rows = [
    ...LINES.map(([label, what]) => row(`Line ${label}, ${what}`, line(label))),
    row("Form 1040, line 4a, all that came out", (o) => on1040(o.year, "4a") ?? ""),
    row("Form 1040, line 4b, taxable", (o) => on1040(o.year, "4b") ?? ""),
    row("Moved to the employer's plan", (o) => formatDollars(o.moved)),
    row("Left in the IRAs (assumed)", (o) => formatDollars(o.yearEndValue)),
    row(`Basis carried forward to ${year + 1}`, (o) => formatDollars(o.year.carry.basis)),
  ];
  const moved = rows.filter(([, before, after]) => !isNothing(before) || !isNothing(after));
  if (moved.length === 0) return ["Every line is blank or zero, without the steps and with them."];
  return table(
    [
      { heading: "", align: "left" },
      { heading: "without", align: "right" },
      { heading: "with the steps", align: "right" },
    ],
    moved,
  );
}

function isNothing(cell: string | undefined): boolean {
  return cell === "" || cell === "0";
}

/** December 31 has not come: what would be taxed with more or less left in the IRAs then. */
function byYearEndValue({ byYearEndValue: rows, with: taken }: Plan, style: Style, width: number): string[] {
  return [
    style.strong("If a different amount is in the IRAs on December 31"),
    ...table(
      [
        { heading: "balance", align: "right" },
        { heading: "taxable", align: "right" },
        { heading: "share of conversion", align: "right" },
        { heading: "", align: "left" },
      ],
      rows.map(({ value, taxed }) => [
        formatDollars(value),
        formatDollars(taxed),
        `${((taxed * 100) / taken.converted).toFixed(1)}%`,
        value === taken.yearEndValue ? "as planned" : "",
      ]),
    ).map((line) => `  ${line}`),
    ...wrap("What is left may be growth, interest, or money that comes in later in the year.", {
      width,
      first: "  ",
      indent: "  ",
    }),
  ];
}

function adviceText({ advice, steps, with: taken }: Plan): string {
  switch (advice.kind) {
    case "nothing_converted":
      return "You convert nothing, so no conversion is taxable.";
    case "tax_free":
      return "Under these assumptions, the conversion is nontaxable. Make sure that no pre-tax money is in any of your traditional IRAs, including SEP and SIMPLE IRAs, on December 31.";
    case "nearly_tax_free":
      return `${dollars(advice.taxed)} of the conversion is taxable, which is less than one percent. You do not need to do anything about it.`;
    case "basis_left":
      return `The conversion is nontaxable, but ${dollars(advice.unused)} of basis would be lost: leave a few dollars unconverted until December 31, or make any nondeductible contribution for the year.`;
    case "move_to_plan": {
      const ask = advice.ask
        ? " Ask the plan first whether it accepts pre-tax money from IRAs, what documents it requires, and how long it takes."
        : "";
      const rest =
        advice.taxed > 0
          ? `${dollars(advice.taxed)} would still be taxable.`
          : steps.convert === "all"
            ? "What you then convert is nontaxable."
            : "Then none of the conversion is taxable.";
      return `Roll ${dollars(advice.amount)} of pre-tax money into the employer's plan (--move-pretax-to-plan), so that it has left the IRAs by December 31, ${steps.year}. ${rest}${ask} You can move only pre-tax money: no basis, no required distribution, no inherited IRA, and no SIMPLE IRA in its first two years.`;
    }
    case "no_plan": {
      const plan = {
        none: "The employer's plan takes no money from IRAs.",
        plan_money_only:
          advice.moved > 0
            ? `The employer's plan takes no more than the ${dollars(advice.moved)} that came from a plan; ask whether it accepts the growth on that money too.`
            : "The employer's plan takes only money that came from a plan, and the ledger shows none. If some of it did, enter it (plan_rollover), and ask what proof the plan wants.",
      }[advice.accepts];
      const all =
        advice.taxedByAll === null
          ? ""
          : ` If you convert everything this year, ${dollars(advice.taxedByAll)} is taxable, and no pre-tax money is left to make later conversions taxable. Or contribute now, and convert when no pre-tax money is left.`;
      return `${plan} ${dollars(advice.pretax)} of pre-tax money counts in the ratio, so ${dollars(taken.taxed)} of the conversion is taxable.${all}`;
    }
  }
}

/** What the advice does not say already: errors, and the warnings of other rules. The rest is in the JSON. */
function findingsOfSteps(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, code }) => severity !== "info" && !TOLD_BY_ADVICE.has(code));
}

const TOLD_BY_ADVICE: ReadonlySet<FindingCode> = new Set([
  "pro_rata",
  "reverse_rollover",
  "basis_unrecovered",
]);

function over(year: number): string {
  return `${year} is over. You can no longer take these steps; the table shows what they would have done.`;
}

function planToJson({ steps, with: taken, without, byYearEndValue, advice, ...rest }: Plan) {
  return {
    ...rest,
    steps: {
      on: steps.on,
      contribute: steps.contribute / 100,
      convert: taken.converted / 100,
      move_to_plan: taken.moved / 100,
    },
    without: outcomeToJson(without),
    with: outcomeToJson(taken),
    by_year_end_value: byYearEndValue.map(({ value, taxed }) => ({ value: value / 100, taxed: taxed / 100 })),
    advice: adviceToJson(advice),
  };
}

function adviceToJson(advice: Advice) {
  const dollarsOf = (value: unknown) => (typeof value === "number" ? value / 100 : value);
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(advice).map(([key, value]) => [snake(key), dollarsOf(value)]));
}

function outcomeToJson({ year, findings, ...amounts }: Outcome) {
  return {
    ...yearToJson(year),
    findings,
    year_end_value: amounts.yearEndValue / 100,
    taxed: amounts.taxed / 100,
    pretax_left: amounts.pretaxLeft / 100,
    moved: amounts.moved / 100,
    converted: amounts.converted / 100,
  };
}
