/**
 * The proposer: all papers of a person together give draft entries, year-end values, what was filed, and questions in
 * place of guesses. The order of the papers changes nothing, and reading one twice changes nothing.
 */
import { type Problem, problemAt } from "../../errors.js";
import type { Ledger } from "../../ledger/schema.js";
import type { FormPaper, HistoryPaper, Paper } from "../paper-facts.js";
import { Accounts } from "./accounts.js";
import { proposeAsFiled } from "./as-filed.js";
import { buildLedger, type ProposedLedger } from "./build-ledger.js";
import { proposeContributions } from "./contributions.js";
import { noteDisasterAnswers } from "./disaster-out.js";
import { compare } from "./draft-entry.js";
import { eventsOf } from "./events.js";
import { type ExistingLedger, withLedger } from "./existing.js";
import { proposeFiled } from "./filed.js";
import { inheritedIras, inheritedOf, inheritedWith } from "./inherited.js";
import { proposeMoneyOut } from "./money-out.js";
import { oneForm } from "./one-form.js";
import { type Note, OwnPapers, type Whose } from "./own-papers.js";
import { ownersOf } from "./owners.js";
import { proposeDeductions, proposeOpening, proposeOwner, proposeWages } from "./personal.js";
import { proposePlanRollovers } from "./plan-rollovers.js";
import { type Answers, Interview, type Question } from "./questions-and-answers.js";
import {
  noteSetAside,
  proposeCharity,
  proposeRepayments,
  proposeRothOut,
  proposeToPlan,
} from "./roth-out.js";
import { proposeCorrections } from "./undone-contributions.js";
import { proposeYearEnds } from "./year-end.js";

export interface ProposeOptions {
  readonly into?: ExistingLedger | null;
  readonly answers?: Answers;
}

/** What papers give. */
export interface Proposal {
  /** One ledger for each person, and one for each person that IRAs were inherited from; at least one. */
  readonly ledgers: readonly ProposedLedger[];
  readonly questions: readonly Question[];
  /** Answers that do not fit, or that no question asked for. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/**
 * Proposes ledgers from papers. Nothing that rests on an open question is in a ledger; it is among `waiting`.
 *
 * @example
 * const { papers } = readPapers(files);
 * const { ledgers, questions } = propose(papers, { answers: { deducted: "no" } });
 */
export function propose(
  papers: readonly Paper[],
  { into = null, answers = {} }: ProposeOptions = {},
): Proposal {
  const interview = new Interview(answers);
  const owners = ownersOf(papers, into?.ledger.owner.ssn?.slice(-4) ?? null, interview);
  const ledgers: ProposedLedger[] = [];
  const notes: Note[] = [];
  for (const { ssn, papers: theirs, isMain } of owners) {
    const accounts = new Accounts(theirs, interview);
    const forms = theirs.filter((paper): paper is FormPaper => paper.kind !== "history");
    const all = oneForm(forms, accounts, interview);
    const prefix = isMain ? "" : `ssn-${ssn}-`;
    const inherited = inheritedIras(all, theirs, accounts, interview, prefix);
    for (const iras of [null, ...inherited]) {
      const isTarget = isMain && (into?.ledger.owner.inherited_from == null) === (iras === null);
      const target = isTarget ? into : null;
      const own = ownPapers(
        { ssn, inherited: iras?.account ?? null, inheritedFrom: iras?.from ?? null, isOther: !isMain },
        theirs.filter((paper) => inheritedWith(accounts.of(paper.account), inherited) === iras),
        all.filter((form) => inheritedOf(form, inherited) === iras),
        accounts,
        interview,
        target?.ledger ?? null,
      );
      ledgers.push(proposeOne(own, target));
      notes.push(...own.notes);
    }
  }
  return { ledgers, questions: interview.open, problems: problemsOf(interview), notes };
}

function ownPapers(
  whose: Whose,
  papers: readonly Paper[],
  forms: ReturnType<typeof oneForm>,
  accounts: Accounts,
  interview: Interview,
  existing: Ledger | null,
): OwnPapers {
  const rows = papers.filter((paper): paper is HistoryPaper => paper.kind === "history");
  const histories = eventsOf(rows, accounts, interview);
  const { events, replaced } = withLedger(histories.events, existing, accounts);
  const own = new OwnPapers(whose, papers, forms, { ...histories, events }, accounts, interview, existing);
  for (const index of replaced) own.replaced.add(index);
  return own;
}

/** All stages for one ledger, in the order in which one explains what the next has left. */
function proposeOne(own: OwnPapers, into: ExistingLedger | null): ProposedLedger {
  for (const year of own.years) {
    const rolled = proposePlanRollovers(own, year);
    proposeCharity(own, year);
    proposeToPlan(own, year);
    proposeCorrections(own, year);
    noteDisasterAnswers(own, year);
    proposeMoneyOut(own, year, rolled.traditional);
    proposeRothOut(own, year, rolled.roth);
    proposeRepayments(own, year);
    noteSetAside(own, year);
  }
  proposeContributions(own);
  proposeYearEnds(own);
  proposeFiled(own);
  proposeAsFiled(own);
  proposeWages(own);
  proposeDeductions(own);
  const opening = proposeOpening(own);
  return buildLedger(own, proposeOwner(own), opening, into);
}

function problemsOf(interview: Interview): Problem[] {
  const misfits = [...interview.misfits].map(([id, choices]) =>
    problemAt("invalid_value", ["answers", id], `does not answer the question; write one of: ${choices}`),
  );
  const unasked = interview.unasked.map((id) =>
    problemAt(
      "unknown_key",
      ["answers", id],
      "answers no question; delete it, or check how the id is written",
    ),
  );
  return [...misfits, ...unasked].sort((a, b) => compare(a.path, b.path));
}
