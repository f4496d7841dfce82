/** Prints a life as one Fidelity history of all accounts; conversions have a row in each of two accounts. */
import type { Entry, Life } from "./life.js";
import type { File } from "./print-transcripts.js";

const NAMES = { traditional: "Traditional IRA", roth: "ROTH IRA", sep: "SEP IRA", simple: "SIMPLE IRA" };

export function printHistory(life: Life): File[] {
  const rows = life.entries.flatMap((entry) => rowsOf(life, entry));
  const header =
    "Run Date,Account,Account Number,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date";
  const text = `\uFEFF\n\n${[header, ...rows.sort()].join("\n")}\n\nDate downloaded 01/09/2026 12:54 am\n`;
  return [{ name: "Accounts_History.csv", bytes: new TextEncoder().encode(text) }];
}

function rowsOf(life: Life, entry: Entry): string[] {
  const number = entry.account.slice(-4);
  const roth = life.accounts.find(({ kind }) => kind === "roth")?.number ?? "";
  if (entry.kind === "contribution") {
    const year = Number(entry.date.slice(0, 4));
    const which = entry.for === year ? "CURRENT" : "PRIOR";
    return [row(life, entry.date, number, `CASH CONTRIBUTION ${which} YEAR (Cash)`, entry.amount)];
  }
  const withheld = Number(entry.withheld ?? 0);
  const tax =
    withheld > 0 ? [row(life, entry.date, number, "FED TAX W/H FEDERAL TAX WITHHELD (Cash)", -withheld)] : [];
  if (entry.kind === "conversion") {
    return [
      row(life, entry.date, number, `TRANSFERRED TO VS 900-00${roth}-1 (Cash)`, -entry.amount),
      row(life, entry.date, roth, `ROTH CONVERSION VS 900-00${number}-1 (Cash)`, entry.amount),
      ...tax,
    ];
  }
  // A tenth is withheld, in a row of its own.
  const tenth = Math.floor(entry.amount / 10);
  return [
    row(life, entry.date, number, "NORMAL DISTR PARTIAL (Cash)", -(entry.amount - tenth)),
    row(life, entry.date, number, "FED TAX W/H FEDERAL TAX WITHHELD (Cash)", -tenth),
  ];
}

function row(life: Life, date: string, number: string, action: string, cents: number): string {
  const kind = life.accounts.find((account) => account.number === number)?.kind ?? "traditional";
  const [year, month, day] = date.split("-");
  const name = NAMES[kind as keyof typeof NAMES];
  const amount = (cents / 100).toFixed(2);
  return `${month}/${day}/${year},"${name}","90000${number}",${action}, ,No Description,Cash,0.000,,,,,${amount},`;
}
