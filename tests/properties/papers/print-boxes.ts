/** Prints a life's forms as boxes: a CSV table or FDX JSON for each custodian and year, by chance. */
import { type Life, type PrintedForm, YEARS } from "./life.js";
import type { File } from "./print-transcripts.js";
import { Random } from "./random.js";

/** Files of all custodians; Forms W-2 are not among them. */
export function printBoxes(life: Life, seed: number): File[] {
  const r = new Random(seed);
  const files: File[] = [];
  for (let year = life.first; year < life.first + YEARS; year += 1) {
    const forms = life.forms.filter((form) => form.year === year && form.account !== null);
    for (const tin of new Set(forms.map(({ account }) => account?.payer.tin))) {
      const some = forms.filter(({ account }) => account?.payer.tin === tin);
      const json = r.chance(0.5);
      const text = json ? fdx(some, life) : csv(some);
      files.push({
        name: `boxes-${year}-${tin?.slice(-1)}.${json ? "json" : "csv"}`,
        bytes: new TextEncoder().encode(text),
      });
    }
  }
  return files;
}

const FLAGS = ["iraSepSimple", "totalDistribution", "ira", "rothIra", "sep", "simple"];

function fdx(forms: readonly PrintedForm[], life: Life): string {
  const objects = forms.map((form) => {
    const boxes = Object.entries(form.boxes).map(([name, value]) => [
      name,
      name === "distributionCodes" ? [...String(value)] : FLAGS.includes(name) ? value : Number(value) / 100,
    ]);
    const account = `900-00${form.account?.number}`;
    const common = { taxYear: form.year, corrected: false, ...Object.fromEntries(boxes) };
    return form.form === "1099-R"
      ? {
          tax1099R: {
            ...common,
            payerTin: form.account?.payer.tin,
            recipientTin: life.ssn,
            recipientNameAddress: { name1: life.name },
            recipientAccountNumber: account,
          },
        }
      : {
          tax5498: {
            ...common,
            issuerTin: form.account?.payer.tin,
            participantTin: life.ssn,
            participantNameAddress: { name1: life.name },
            accountNumber: account,
          },
        };
  });
  return JSON.stringify({ forms: objects }, null, 1);
}

const COLUMNS = [
  "ira",
  "sep",
  "simple",
  "rothIra",
  "grossDistribution",
  "taxableAmount",
  "federalTaxWithheld",
  "employeeContributions",
  "distributionCodes",
  "iraSepSimple",
  "totalDistribution",
  "iraContributions",
  "rolloverContributions",
  "rothIraConversion",
  "recharacterizedContributions",
  "sepContributions",
  "simpleContributions",
  "rothIraContributions",
  "fairMarketValue",
];

function csv(forms: readonly PrintedForm[]): string {
  const rows = forms.map(({ form, year, account, boxes }) => [
    form,
    String(year),
    account?.payer.name ?? "",
    `900-00${account?.number}`,
    ...COLUMNS.map((name) => {
      const value = boxes[name];
      if (value === undefined) return "";
      if (name === "distributionCodes" || FLAGS.includes(name)) return String(value);
      return (Number(value) / 100).toFixed(2);
    }),
  ]);
  return [["form", "taxYear", "payer", "account", ...COLUMNS], ...rows]
    .map((row) => row.join(","))
    .join("\n");
}
