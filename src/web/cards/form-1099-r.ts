import { isCivilDate, roleOf } from "../engine.js";
import type { WrittenEntry } from "../state/household.js";

/** The boxes of a Form 1099-R that matter here, as a person copies them. */
export interface Boxes1099R {
  /** The calendar year that is printed on the form. */
  readonly taxYear: unknown;
  readonly gross: unknown;
  readonly withheld: unknown;
  /** Box 7: one or two characters. */
  readonly code: string;
  /** The IRA/SEP/SIMPLE box beside box 7; null until it is answered. */
  readonly ira: boolean | null;
  readonly date: unknown;
  /** What became of the money, where the code leaves it open. */
  readonly use: Use | null;
  /** When it was put into the other IRA. */
  readonly deposited: unknown;
}

export type Use = "converted" | "kept" | "moved" | "charity" | "required";

/** What a code says by itself, and what has to be asked. */
export interface Meaning {
  readonly sentence: string;
  /** The answers that are possible; none when the code says it all. */
  readonly ask: readonly Use[];
  /** Only the check mark beside box 7 tells what this is, and it is not answered yet. */
  readonly needsMark?: boolean;
  /** Why this paper cannot be entered here, and what to do instead. */
  readonly refused?: string;
  /** The kind of entry that takes it instead. */
  readonly instead?: string;
}

export const USES: Readonly<Record<Use, string>> = {
  converted: "Converted to a Roth IRA",
  kept: "Kept it",
  moved: "Moved to another IRA within 60 days",
  charity: "Sent straight to a charity",
  required: "Kept it: required minimum distribution",
};

/** What box 7 of Form 1099-R means for Form 8606 (Instructions for Forms 1099-R and 5498, Guide to Distribution Codes). */
export function meaningOf(code: string, isIra: boolean | null): Meaning {
  const codes = cleaned(code);
  if (codes === "") return { sentence: "Copy box 7: one or two characters.", ask: [] };
  if (isIra === null && marksMatter(codes))
    return {
      sentence: "Is the IRA/SEP/SIMPLE box beside box 7 checked? It tells an IRA from an employer plan.",
      ask: [],
      needsMark: true,
    };
  const meaning = MEANINGS[roleOfPaper(codes, isIra)];
  return { ask: [], ...(typeof meaning === "function" ? meaning(codes) : meaning) };
}

const cleaned = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** Whether the same code means something else with the check mark than without it. */
function marksMatter(codes: string): boolean {
  return roleOfPaper(codes, true) !== roleOfPaper(codes, false);
}

function roleOfPaper(codes: string, isIra: boolean | null) {
  const role = roleOf(codes, isIra ?? undefined);
  // An excess deferral that an employer plan gave back has these codes too; a Roth IRA's code says that it is one.
  return role === "returned" && isIra === false && !codes.includes("J") ? "not_ira" : role;
}

type Said = Omit<Meaning, "ask"> & Partial<Pick<Meaning, "ask">>;

const NOT_AN_IRA = "Form 8606 does not need this paper.";

const MEANINGS: Readonly<Record<ReturnType<typeof roleOf>, Said | ((codes: string) => Said)>> = {
  prohibited: {
    sentence: "Code 5 is a prohibited transaction.",
    refused: "This page cannot handle code 5. Ask a tax professional.",
  },
  recharacterized: {
    sentence: "A contribution was recharacterized.",
    refused: "Enter it on its own card, which also asks for the earnings.",
    instead: "recharacterization",
  },
  returned: {
    sentence: "A contribution was returned to you.",
    refused: "Enter it on its own card, which also asks for the earnings.",
    instead: "returned_contribution",
  },
  inherited: {
    sentence: "Code 4: this IRA was inherited.",
    refused: "Inherited IRAs have their own Form 8606. Add them under About you, then enter this form there.",
  },
  from_plan: {
    sentence: "A direct rollover from an employer plan.",
    refused: "Enter it on its own card, which also asks for the after-tax part.",
    instead: "plan_rollover",
  },
  to_plan: { sentence: "The money went directly from your IRA to an employer plan." },
  plan_out: {
    sentence: "The IRA box is not checked: this came from an employer plan or an annuity.",
    refused: "Form 8606 needs it only if you moved the money into an IRA. Then enter that on its own card.",
    instead: "plan_rollover",
  },
  roth_out: { sentence: "You took money out of a Roth IRA." },
  charity: { sentence: "A gift to charity straight from the IRA." },
  out: (codes) => ({
    sentence: `Code ${codes} with the IRA box: what happened to the money?`,
    ask: ["converted", "kept", "moved", "charity", "required"],
  }),
  not_ira: (codes) => ({ sentence: `Code ${codes} is not from an IRA.`, refused: NOT_AN_IRA }),
  unknown: (codes) => ({
    sentence: `There is no code ${codes}.`,
    refused: "Look at box 7 again: it has one or two characters, such as 2, 7 or 1B.",
  }),
};

/** A form and a date that do not belong together. */
export interface YearsDiffer {
  readonly ofForm: number;
  readonly ofDate: number;
}

/**
 * The year of the form and that of the date, when they differ; null when they agree, or one of them is not known yet. A
 * Form 1099-R reports what was paid in its own calendar year (Instructions for Forms 1099-R and 5498).
 */
export function differingYears({ taxYear, date }: Pick<Boxes1099R, "taxYear" | "date">): YearsDiffer | null {
  if (typeof taxYear !== "number" || typeof date !== "string" || !isCivilDate(date)) return null;
  const ofDate = Number(date.slice(0, 4));
  return ofDate === taxYear ? null : { ofForm: taxYear, ofDate };
}

/** The entry that a Form 1099-R makes; null while something is still to be answered. */
export function entryOf1099R(boxes: Boxes1099R): WrittenEntry | null {
  const { gross, withheld, code, date, use, ira, deposited } = boxes;
  const meaning = meaningOf(code, ira);
  if (meaning.refused !== undefined || meaning.needsMark || (meaning.ask.length > 0 && use === null))
    return null;
  const codes = cleaned(code);
  const role = roleOfPaper(codes, ira);
  const base = { date, amount: gross, note: `Form 1099-R, code ${codes}` };
  if (role === "roth_out") return entry({ ...base, kind: "distribution", ira: "roth" });
  // A direct rollover arrives as it left.
  if (role === "to_plan") return entry({ ...base, kind: "rollover", deposited: date, to: "employer_plan" });
  const kind = codes.includes("S") ? { ...base, ira: "simple" } : base;
  if (role === "charity" || use === "charity") return entry({ ...kind, kind: "distribution", reason: "qcd" });
  if (use === "moved") return entry({ ...kind, kind: "rollover", deposited });
  if (use === "converted") {
    // Tax withheld on the way did not reach the Roth IRA: the conversion is what is left (line 8), the rest line 7.
    const net =
      typeof gross === "number" && typeof withheld === "number"
        ? Math.round((gross - withheld) * 100) / 100
        : gross;
    return entry({
      ...kind,
      kind: "conversion",
      amount: net,
      withheld: withheld === 0 ? undefined : withheld,
    });
  }
  const reason = use === "required" ? "rmd" : codes.includes("3") ? "disability" : undefined;
  return entry({ ...kind, kind: "distribution", reason });
}

function entry(keys: Record<string, unknown>): WrittenEntry {
  const ORDER = ["date", "kind", "ira", "amount", "withheld", "reason", "deposited", "to", "note"];
  return Object.fromEntries(
    ORDER.filter((key) => keys[key] !== undefined && keys[key] !== null).map((key) => [key, keys[key]]),
  ) as WrittenEntry;
}
