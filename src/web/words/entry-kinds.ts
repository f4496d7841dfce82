import type { WrittenEntry } from "../state/household.js";

/** A kind of entry on the page: its heading, and the paper that shows it. */
interface KindWords {
  readonly title: (entry: WrittenEntry) => string;
  readonly paper?: (entry: WrittenEntry) => string;
}

const isRoth = (entry: WrittenEntry) => entry.ira === "roth";

const KINDS: Readonly<Record<string, KindWords>> = {
  contribution: {
    title: (entry) =>
      isRoth(entry)
        ? "Contribution to a Roth IRA"
        : entry.ira === "sep" || entry.ira === "simple"
          ? `Employer contribution to a ${String(entry.ira).toUpperCase()} IRA`
          : "Contribution to a traditional IRA",
    paper: (entry) =>
      isRoth(entry)
        ? "Form 5498, box 10"
        : entry.ira === "sep"
          ? "Form 5498, box 8"
          : entry.ira === "simple"
            ? "Form 5498, box 9"
            : "Form 5498, box 1",
  },
  conversion: {
    title: () => "Conversion to a Roth IRA",
    paper: () => "Form 1099-R, box 1, and Form 5498, box 3",
  },
  distribution: {
    title: (entry) =>
      entry.reason === "qcd"
        ? "Gift to charity from an IRA"
        : isRoth(entry)
          ? "Withdrawal from a Roth IRA"
          : "Withdrawal from an IRA",
    paper: () => "Form 1099-R, box 1",
  },
  rollover: {
    title: (entry) =>
      entry.to === "employer_plan" ? "Rollover into an employer plan" : "Rollover to another IRA",
    paper: () => "Form 1099-R, box 1, and Form 5498, box 2",
  },
  plan_rollover: { title: () => "Rollover from an employer plan", paper: () => "Form 1099-R, code G or H" },
  rollover_529: { title: () => "529 plan money moved to a Roth IRA" },
  recharacterization: {
    title: () => "Recharacterized contribution",
    paper: () => "Form 1099-R, code N or R",
  },
  returned_contribution: {
    title: () => "Contribution returned in time",
    paper: () => "Form 1099-R, code 8 or P",
  },
  excess_removal: { title: () => "Excess contribution taken out late", paper: () => "Form 1099-R, box 1" },
  divorce_transfer: { title: () => "IRA transfer in a divorce", paper: () => "Divorce decree" },
  repayment: { title: () => "Distribution paid back", paper: () => "Form 5498, box 14a" },
  inherited_as_own: { title: () => "Spouse's IRA made your own" },
  basis_adjustment: { title: () => "Correction of basis" },
  assert: { title: () => "Line to check against" },
};

/** The heading of an entry's card. */
export function entryTitle(entry: WrittenEntry): string {
  const kind = String(entry.kind ?? "");
  return KINDS[kind]?.title(entry) ?? inWords(kind);
}

/** The paper that shows an entry. */
export function entryPaper(entry: WrittenEntry): string | undefined {
  return KINDS[String(entry.kind ?? "")]?.paper?.(entry);
}

/** A kind's own name, for the list of everything that can happen: there the kind of IRA is not chosen yet. */
export function kindTitle(kind: string): string {
  if (kind === "contribution") return "Contribution to an IRA";
  return KINDS[kind]?.title({ kind }) ?? inWords(kind);
}

function inWords(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
