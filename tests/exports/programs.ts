/**
 * Models of programs: each asks its own questions, in its own order, of a sheet that was typed in, and figures line 4b
 * from the answers with the arithmetic of Form 8606. It knows neither the ledger nor the program that wrote the sheet.
 */

/** A sheet as it is read from its CSV file: where, question, answer. */
export interface Typed {
  readonly where: string;
  readonly question: string;
  readonly answer: string;
}

/** What a program asks, by its words; undefined when it does not ask. */
interface Questions {
  /** Of each Form 1099-R. */
  readonly converted: RegExp;
  readonly rolledOver: RegExp;
  readonly charity: RegExp;
  /** A list whose choice can say that all of it was converted, or all rolled over, when no amount follows. */
  readonly choice?: {
    readonly question: RegExp;
    readonly allConverted: RegExp;
    readonly allRolledOver: RegExp;
  };
  /** Once. */
  readonly basis: RegExp;
  readonly nondeductible: RegExp;
  readonly afterYearEnd: RegExp;
  readonly value: RegExp;
  readonly outstanding?: RegExp;
}

const VALUE = /^Value of all traditional/;

/** By the id of the program; written from its questions, apart from `forms/targets/`. */
export const PROGRAMS: Readonly<Record<string, Questions>> = {
  turbotax: {
    choice: {
      question: /^What did you do with the money/,
      allConverted: /I converted all/,
      allRolledOver: /I rolled over all/,
    },
    converted: /^Amount converted to a Roth/,
    rolledOver: /^Amount rolled over/,
    charity: /^Amount transferred to charity/,
    basis: /basis on December 31 of the year before|^Basis from the year before/,
    nondeductible: /^Choose not to deduct/,
    afterYearEnd: /contributed after the end/,
    value: VALUE,
    outstanding: /^Outstanding rollovers/,
  },
  freetaxusa: {
    converted: /^Amount converted to a Roth/,
    rolledOver: /^Amount rolled over/,
    charity: /charity/,
    basis: /^Basis from/,
    nondeductible: /treat as nondeductible/,
    afterYearEnd: /contributed after the end/,
    value: VALUE,
    outstanding: /^Outstanding rollovers/,
  },
  hrblock: {
    converted: /^Amount converted to a Roth/,
    rolledOver: /^Amount rolled over/,
    charity: /charity/,
    basis: /^Basis from the year before/,
    nondeductible: /^Nondeductible contributions/,
    afterYearEnd: /made after the end/,
    value: VALUE,
    outstanding: /^Outstanding rollovers/,
  },
  taxact: {
    converted: /^Amount converted to a Roth/,
    rolledOver: /^Amount rolled over/,
    charity: /charity/,
    basis: /^Basis from earlier years/,
    nondeductible: /nondeductible \(line 1\)/,
    afterYearEnd: /made after the end/,
    value: VALUE,
    outstanding: /^Outstanding rollovers/,
  },
  lacerte: {
    converted: /converted to Roth IRA/,
    rolledOver: /^Rollover$/,
    charity: /charitable/,
    basis: /^IRA basis/,
    nondeductible: /nondeductible/,
    afterYearEnd: /made after the end/,
    value: VALUE,
  },
  drake: {
    choice: { question: /^Rollover into another/, allConverted: /^C: /, allRolledOver: /^S: / },
    converted: /^Partial rollover amount: converted/,
    rolledOver: /^Partial rollover amount: rolled over/,
    charity: /charitable/,
    basis: /^Basis from earlier years/,
    nondeductible: /nondeductible/,
    afterYearEnd: /made after the end/,
    value: VALUE,
  },
  proseries: {
    converted: /^Amount converted to a Roth/,
    rolledOver: /^Amount rolled over/,
    charity: /charitable/,
    basis: /^Basis from earlier years/,
    nondeductible: /nondeductible/,
    afterYearEnd: /made after the end/,
    value: VALUE,
  },
};

/** Lines of Form 8606 as a program figures them. */
export interface Figured {
  readonly line14: number;
  readonly line4b: number;
}

/** Types a sheet into a program. @throws Error when the program asks what the sheet does not answer */
export function typeInto(program: string, sheet: readonly Typed[]): Figured {
  const asks = PROGRAMS[program];
  if (asks === undefined) throw new Error(`no model of ${program}`);
  const typed = sheet.filter(({ where }) => !/^(Check|Note|If Form 1040)/.test(where));
  const slips = new Map<string, Typed[]>();
  for (const row of typed) {
    const [, number] = /^1099-R #(\d+)/.exec(row.where) ?? [];
    if (number !== undefined) slips.set(number, [...(slips.get(number) ?? []), row]);
  }
  const once = typed.filter(({ where }) => !where.startsWith("1099-R"));
  let [converted, kept, taxable] = [0, 0, 0];
  for (const rows of slips.values()) {
    const gross = amountOf(rows, /^Gross distribution$/) ?? fail("box 1");
    const code = rows.find(({ question }) => question === "Distribution codes")?.answer ?? fail("box 7");
    if (/[NR]/.test(code)) continue;
    if (/[8P]/.test(code)) {
      taxable += amountOf(rows, /^Taxable amount/) ?? fail("box 2a");
      continue;
    }
    const chosen = rows.find(({ question }) => asks.choice?.question.test(question))?.answer ?? "";
    const all = (words: RegExp | undefined) => (words?.test(chosen) ? gross : 0);
    const toRoth = amountOf(rows, asks.converted) ?? all(asks.choice?.allConverted);
    const rolledOver = amountOf(rows, asks.rolledOver) ?? all(asks.choice?.allRolledOver);
    const away =
      rolledOver +
      (amountOf(rows, asks.charity) ?? 0) +
      (amountOf(rows, /HSA/) ?? 0) +
      (amountOf(rows, /excess contribution/) ?? 0);
    converted += toRoth;
    kept += gross - toRoth - away;
  }
  const asked = (question: RegExp | undefined, otherwise?: number) =>
    question === undefined ? 0 : (amountOf(once, question) ?? otherwise ?? fail(String(question)));
  const outstanding = asks.outstanding === undefined ? 0 : asked(asks.outstanding, 0);
  const value = (slips.size === 0 ? 0 : asked(asks.value)) + outstanding;
  // A program that is not told of a contribution, or of basis, has none.
  return figure({
    line1: asked(asks.nondeductible, 0),
    line2: asked(asks.basis, 0),
    line4: asked(asks.afterYearEnd, 0),
    line6: value,
    line7: kept,
    line8: converted,
    other: taxable,
  });
}

function fail(what: string): never {
  throw new Error(`the program asks for ${what}, and the sheet does not say`);
}

/** The first answer to a question; undefined when the sheet does not have it. */
function amountOf(rows: readonly Typed[], question: RegExp): number | undefined {
  const row = rows.find((each) => question.test(each.question));
  if (row === undefined) return undefined;
  if (!/^-?\d+(\.\d\d)?$/.test(row.answer)) throw new Error(`"${row.answer}" is no amount`);
  return Number(row.answer);
}

/** Form 8606, lines 1 to 18, in whole dollars, with the ratio at five decimals. */
function figure(
  entered: Record<"line1" | "line2" | "line4" | "line6" | "line7" | "line8" | "other", number>,
): Figured {
  const [line1, line2, line4, line6, line7, line8, other] = (
    ["line1", "line2", "line4", "line6", "line7", "line8", "other"] as const
  ).map((key) => Math.round(entered[key])) as [number, number, number, number, number, number, number];
  const line3 = line1 + line2;
  // Only nondeductible contributions can be on line 4.
  const line5 = line3 - Math.min(line1, line4);
  const line9 = line6 + line7 + line8;
  const line10 = line7 + line8 === 0 ? 0 : Math.min(1, Math.round((line5 / line9) * 1e5) / 1e5);
  const [line11, line12] = [Math.round(line8 * line10), Math.round(line7 * line10)];
  return { line14: line3 - line11 - line12, line4b: line7 - line12 + (line8 - line11) + other };
}
