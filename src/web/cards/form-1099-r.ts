import type { WrittenEntry } from "../state/household.js";

/** The boxes of a Form 1099-R that matter here, as a person copies them. */
export interface Boxes1099R {
  readonly gross: unknown;
  readonly withheld: unknown;
  /** Box 7: one or two characters. */
  readonly code: string;
  /** The IRA/SEP/SIMPLE box beside box 7. */
  readonly ira: boolean | null;
  readonly date: unknown;
  /** What became of the money, where the code leaves it open. */
  readonly use: Use | null;
}

export type Use = "converted" | "kept" | "moved" | "charity" | "required";

/** What a code says by itself, and what has to be asked. */
export interface Meaning {
  readonly sentence: string;
  /** The answers that are possible; none when the code says it all. */
  readonly ask: readonly Use[];
  /** Why this paper cannot be entered here, and what to do instead. */
  readonly refused?: string;
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
  const codes = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  if (codes === "") return { sentence: "Copy box 7: one or two characters.", ask: [] };
  if (codes.includes("5"))
    return {
      sentence: "Code 5 is a prohibited transaction.",
      ask: [],
      refused: "This page cannot handle code 5. Ask a tax professional.",
    };
  if (/[NR]/.test(codes))
    return {
      sentence: "A contribution was recharacterized.",
      ask: [],
      refused:
        "Choose Something else happened, then Recharacterized contribution: it also needs the earnings.",
    };
  if (/[8P]/.test(codes))
    return {
      sentence: "A contribution was returned to you.",
      ask: [],
      refused:
        "Choose Something else happened, then Contribution returned in time: it also needs the earnings.",
    };
  if (codes.includes("4"))
    return {
      sentence: "Code 4: this IRA was inherited.",
      ask: [],
      refused:
        "Inherited IRAs have their own Form 8606. Add them under About you, then enter this form there.",
    };
  if (/[GH]/.test(codes))
    return {
      sentence: "A direct rollover from a plan at work.",
      ask: [],
      refused:
        "Choose Something else happened, then Rollover from a plan at work: it also needs the after-tax part.",
    };
  if (/[QTJ]/.test(codes)) return { sentence: "You took money out of a Roth IRA.", ask: [] };
  if (codes.includes("Y")) return { sentence: "A gift to charity straight from the IRA.", ask: [] };
  if (/[1237S]/.test(codes)) {
    if (isIra === false)
      return {
        sentence: "The IRA box is not checked: this came from a plan.",
        ask: [],
        refused:
          "Form 8606 needs it only if the money went into an IRA. Then choose Something else happened.",
      };
    return {
      sentence: `Code ${codes} with the IRA box: what happened to the money?`,
      ask: ["converted", "kept", "moved", "charity", "required"],
    };
  }
  return {
    sentence: `Code ${codes} is not from an IRA.`,
    ask: [],
    refused: "Form 8606 does not need this paper.",
  };
}

/** The entry that a Form 1099-R makes; null while something is still to be answered. */
export function entryOf1099R({ gross, withheld, code, date, use, ira }: Boxes1099R): WrittenEntry | null {
  const meaning = meaningOf(code, ira);
  if (meaning.refused !== undefined || (meaning.ask.length > 0 && use === null)) return null;
  const note = `Form 1099-R, code ${code.toUpperCase()}`;
  const base = { date: date as string, note };
  const codes = code.toUpperCase();
  if (/[QTJ]/.test(codes)) return entry({ ...base, kind: "distribution", ira: "roth", amount: gross });
  if (codes.includes("Y") || use === "charity")
    return entry({ ...base, kind: "distribution", reason: "qcd", amount: gross });
  if (use === "converted") {
    // Tax withheld on the way did not reach the Roth IRA: the conversion is what is left (line 8), the rest line 7.
    const net =
      typeof gross === "number" && typeof withheld === "number"
        ? Math.round((gross - withheld) * 100) / 100
        : gross;
    return entry({
      ...base,
      kind: "conversion",
      amount: net,
      withheld: withheld === 0 ? undefined : withheld,
    });
  }
  if (use === "moved") return entry({ ...base, kind: "rollover", amount: gross, deposited: date });
  return entry({
    ...base,
    kind: "distribution",
    reason: use === "required" ? "rmd" : undefined,
    amount: gross,
  });
}

function entry(keys: Record<string, unknown>): WrittenEntry {
  const ORDER = ["date", "kind", "ira", "amount", "withheld", "reason", "deposited", "note"];
  return Object.fromEntries(
    ORDER.filter((key) => keys[key] !== undefined && keys[key] !== null).map((key) => [key, keys[key]]),
  ) as WrittenEntry;
}
