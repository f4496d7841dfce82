/** Prints a life's forms as the IRS's wage and income transcripts, one text a year, in either layout. */
import { type Life, type PrintedForm, YEARS } from "./life.js";
import { Random } from "./random.js";

export interface File {
  name: string;
  bytes: Uint8Array;
}

/** One transcript for each year, modern or classic by chance. */
export function printTranscripts(life: Life, seed: number): File[] {
  const r = new Random(seed);
  const files: File[] = [];
  for (let year = life.first; year < life.first + YEARS; year += 1) {
    const forms = life.forms.filter((form) => form.year === year);
    const classic = r.chance(0.3);
    const blocks = forms.map((form) => (classic ? classicBlock(form, life) : modernBlock(form, life)));
    const text = [...header(life, year), "", ...blocks.flatMap((block) => [...block, ""])].join("\n");
    files.push({ name: `transcript-${year}.txt`, bytes: new TextEncoder().encode(text) });
  }
  return files;
}

function header(life: Life, year: number): string[] {
  return [
    "This Product Contains Sensitive Taxpayer Data",
    "Request Date: 09-10-2026",
    "Response Date: 09-10-2026",
    "Tracking Number: 999888777666",
    "Wage and Income Transcript",
    `SSN Provided: XXX-XX-${life.ssn.slice(-4)}`,
    `Tax Period Requested: December, ${year}`,
  ];
}

const dollars = (cents: unknown) =>
  `$${(Number(cents) / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;

/** Labels of amounts: in the modern layout, and where the classic one has another. */
const AMOUNTS: Record<string, [modern: string, classic?: string]> = {
  wages: ["Wages, Tips and Other Compensation"],
  federalTaxWithheld: ["Tax Withheld", "Federal Income Tax Withheld"],
  grossDistribution: ["Gross Distribution"],
  taxableAmount: ["Taxable Amount"],
  employeeContributions: ["Employee Contributions"],
  iraContributions: ["IRA Contributions"],
  rolloverContributions: ["Rollover Contributions"],
  rothIraConversion: ["Roth Conversion Amount"],
  recharacterizedContributions: ["Recharacterized Contributions"],
  sepContributions: ["SEP Contributions"],
  simpleContributions: ["SIMPLE Contributions"],
  rothIraContributions: ["Roth IRA Contributions"],
  fairMarketValue: ["Fair Market Value of Account"],
};

function parties(form: PrintedForm, life: Life): string[] {
  const [payer, id, person] = {
    "1099-R": ["Payer", "Federal Identification Number (FIN)", "Recipient"],
    "5498": ["Trustee/Issuer", "Federal Identification Number (FIN)", "Participant"],
    "W-2": ["Employer", "", "Employee"],
  }[form.form] as [string, string, string];
  const tin = `XX-XXX${form.account?.payer.tin.slice(-4) ?? "0009"}`;
  const name = life.name.toUpperCase().split(" ");
  return [
    `${payer}:`,
    form.form === "W-2" ? `Employer Identification Number (EIN): ${tin}` : `${payer}'s ${id}: ${tin}`,
    (form.account?.payer.name ?? "ACME").slice(0, 4),
    "82 D",
    `${person}:`,
    form.form === "W-2"
      ? `Employee's Social Security Number: XXX-XX-${life.ssn.slice(-4)}`
      : `${person}'s Identification Number: XXX-XX-${life.ssn.slice(-4)}`,
    `${name[0]?.slice(0, 4)} ${name.at(-1)?.slice(0, 4)}`,
    "12 EL",
  ];
}

const TITLES = {
  "W-2": "Form W-2 Wage and Tax Statement",
  "1099-R":
    "Form 1099-R Distributions from Pensions, Annuities, Retire or Profit\nSharing Plans, IRAs, Insurance Contracts, etc.",
  "5498": "Form 5498 Individual Retirement Arrangement Contribution Information",
};

/** Labels and values side by side; boxes that are zero are left out. */
function modernBlock(form: PrintedForm, life: Life): string[] {
  const { boxes } = form;
  const lines = [TITLES[form.form], ...parties(form, life), "Submission Type: Original document"];
  if (form.account) lines.push(`Account Number (Optional): XXXXX${form.account.number}`);
  if (form.form === "W-2") {
    lines.push(`Retirement Plan Indicator: ${boxes.retirementPlan ? "Checked" : "Not Checked"}`);
  }
  if (form.form === "1099-R") {
    const [one = "", two = ""] = String(boxes.distributionCodes);
    lines.push("Distribution Code Value: Some words", `Distribution Code: ${one}`);
    lines.push(
      `Distribution Code Value: ${two ? "Other words" : "Not significant"}`,
      `Distribution Code: ${two}`.trim(),
    );
    lines.push("Tax Amount Undetermined Code: Tax amount not determined");
    lines.push(`Total Distribution Code: ${boxes.totalDistribution ? "Total Distribution" : "Not checked"}`);
    lines.push(`SEP Indicator: IRA/SEP/SIMP box ${boxes.iraSepSimple ? "checked" : "not checked"}`);
    lines.push("FATCA Indicator: Not FATCA");
  }
  for (const [name, [label]] of Object.entries(AMOUNTS)) {
    if (Number(boxes[name] ?? 0) !== 0) lines.push(`${label}: ${dollars(boxes[name])}`);
  }
  return [
    ...lines,
    ...flags(form).map(([label, checked]) => `${label}: ${checked ? "Checked" : "Not Checked"}`),
  ];
}

function flags({ form, boxes }: PrintedForm): [string, boolean][] {
  if (form !== "5498") return [];
  return [
    ["IRA Code", boxes.ira === true],
    ["Roth IRA Code", boxes.rothIra === true],
    ["SEP Code", boxes.sep === true],
    ["Simple Code", boxes.simple === true],
  ];
}

const dotted = (label: string, value: string) =>
  `${label}:${".".repeat(Math.max(3, 68 - label.length - value.length))}${value}`;

/** Labels, dots, and values at the right; every box is printed. */
function classicBlock(form: PrintedForm, life: Life): string[] {
  const { boxes } = form;
  const lines = [TITLES[form.form].replace("\n", " "), ...parties(form, life)];
  lines.push(dotted("Submission Type", "Original document"));
  if (form.account) lines.push(dotted("Account Number (Optional)", `XXXXX${form.account.number}`));
  if (form.form === "W-2")
    lines.push(dotted("Retirement Plan Indicator", boxes.retirementPlan ? "Checked" : "Not Checked"));
  if (form.form === "1099-R") {
    lines.push(dotted("Distribution Code(s)", String(boxes.distributionCodes)));
    lines.push(dotted("Taxable Amount Not Determined", "1"));
    lines.push(dotted("Total Distribution", boxes.totalDistribution ? "1" : "0"));
    lines.push(dotted("IRA/SEP/SIMPLE Indicator", boxes.iraSepSimple ? "1" : "0"));
  }
  const names = {
    "W-2": ["wages"],
    "1099-R": ["federalTaxWithheld", "grossDistribution", "taxableAmount", "employeeContributions"],
    "5498": Object.keys(AMOUNTS).slice(5),
  }[form.form];
  for (const name of names) {
    const [modern, classic = modern] = AMOUNTS[name] ?? [""];
    lines.push(dotted(classic, dollars(boxes[name] ?? 0)));
  }
  return [
    ...lines,
    ...flags(form).map(([label, checked]) => dotted(label, checked ? "Checked" : "Not Checked")),
  ];
}
