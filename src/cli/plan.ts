import { readLedger } from "../ledger/read.js";
import { yearToJson } from "../lines/to-json.js";
import { formatDollars } from "../money/cents.js";
import { readSource } from "../node/read-source.js";
import { Refused } from "../node/refused.js";
import { type Advice, plan as makePlan, type Outcome, type Plan } from "../plan/plan.js";
import { DONE, REFUSED } from "./exit-status.js";
import { problemLine } from "./problem-line.js";
import type { PlanOptions } from "./program.js";
import { table } from "./table.js";
import { shown, type Terminal } from "./terminal.js";
import { wrap } from "./wrap.js";

/** `form8606 plan`: an open year with the steps taken next to not taking them, before the money moves. */
export function plan(file: string, options: PlanOptions, terminal: Terminal): number {
  const on = options.convertOn ?? dayInYear(options.year, options.asOf);
  if (!on.startsWith(`${options.year}-`))
    throw new Refused("--convert-on", "it must be a day of the year that is planned");
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
    for (const line of describe(ledger.value.owner.name, planned.value, on, terminal)) terminal.print(line);
  return DONE;
}

/** Today when it is in the year that is planned, else the year's nearest end. */
function dayInYear(year: number, asOf: string): string {
  if (asOf.startsWith(`${year}-`)) return asOf;
  return asOf < `${year}` ? `${year}-01-02` : `${year}-12-31`;
}

function describe(owner: string, made: Plan, on: string, { style, width }: Terminal): string[] {
  const sentence = (text: string) => wrap(text, { width, first: "  ", indent: "  " });
  return [
    style.strong(`${shown(owner)}, plan for ${made.year} (steps on ${on})`),
    ...comparison(made),
    "",
    style.strong("What to do"),
    ...sentence(adviceText(made.advice)),
    "",
    style.strong("The taxed amount of the conversion by the year-end value"),
    ...table(
      [
        { heading: "year-end value", align: "right" },
        { heading: "taxed", align: "right" },
      ],
      made.byYearEndValue.map(({ value, taxed }) => [formatDollars(value), formatDollars(taxed)]),
    ).map((line) => `  ${line}`),
    "",
    style.strong("Assumed, not known"),
    ...made.assumptions.flatMap(sentence),
    ...(made.with.findings.length > 0 ? ["", style.strong("Findings with the steps")] : []),
    ...made.with.findings.flatMap((f) => sentence(`${f.severity} ${f.code}: ${f.message} ${f.fix}`)),
  ];
}

function comparison({ without, with: taken }: Plan): string[] {
  const row = (name: string, of: (outcome: Outcome) => string) => [name, of(without), of(taken)];
  const line = (label: string) => (outcome: Outcome) => {
    if (label === "10") return outcome.year.line10 ?? "";
    const cents = outcome.year.lines[label];
    return cents === undefined ? "" : formatDollars(cents);
  };
  const lines = ["1", "2", "6", "7", "8", "10", "13", "14", "15c", "16", "17", "18"];
  return table(
    [
      { heading: "", align: "left" },
      { heading: "without", align: "right" },
      { heading: "with the steps", align: "right" },
    ],
    [
      ...lines.map((label) => row(`Line ${label}`, line(label))),
      row("Form 1040, line 4a", (o) => formatDollars(o.year.form_1040["4a"])),
      row("Form 1040, line 4b", (o) => formatDollars(o.year.form_1040["4b"])),
      row("Moved to the plan", (o) => formatDollars(o.moved)),
      row("Converted", (o) => formatDollars(o.converted)),
      row("Taxed of it", (o) => formatDollars(o.taxed)),
      row("Left at year end", (o) => formatDollars(o.yearEndValue)),
      row("Basis carried", (o) => formatDollars(o.year.carry.basis)),
    ],
  );
}

function adviceText(advice: Advice): string {
  switch (advice.kind) {
    case "nothing_converted":
      return "Nothing is converted.";
    case "tax_free":
      return "The conversion is free of tax. Leave no pre-tax money in any traditional, SEP or SIMPLE IRA until December 31.";
    case "basis_left":
      return `The conversion is free of tax, but $${formatDollars(advice.unused)} of basis would be lost: leave a few dollars unconverted, or make any nondeductible contribution for the year.`;
    case "move_to_plan": {
      const ask = advice.ask ? " Ask the plan whether it takes pre-tax money from IRAs." : "";
      const rest =
        advice.taxed > 0
          ? ` $${formatDollars(advice.taxed)} would still be taxed.`
          : " Nothing of the conversion is then taxed.";
      return `Roll $${formatDollars(advice.amount)} of pre-tax money into the employer's plan by December 31 (--move-pretax-to-plan).${rest}${ask}`;
    }
    case "no_plan":
      return "Nothing that the ledger knows of takes the pre-tax money out of the ratio: part of every conversion is taxed until it is converted or distributed, or a plan takes it.";
  }
}

function planToJson({ with: taken, without, byYearEndValue, advice, ...rest }: Plan) {
  return {
    ...rest,
    without: outcomeToJson(without),
    with: outcomeToJson(taken),
    by_year_end_value: byYearEndValue.map(({ value, taxed }) => ({ value: value / 100, taxed: taxed / 100 })),
    advice: Object.fromEntries(
      Object.entries(advice).map(([k, v]) => [k, typeof v === "number" ? v / 100 : v]),
    ),
  };
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
