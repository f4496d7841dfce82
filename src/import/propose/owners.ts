import type { Paper } from "../paper-facts.js";
import { compare } from "./draft-entry.js";
import { nameOfPaper } from "./paper-names.js";
import type { Interview } from "./questions-and-answers.js";

/** The papers of one person. */
export interface OfOwner {
  /** The last digits of the SSN; null when no paper has any. */
  readonly ssn: string | null;
  readonly papers: readonly Paper[];
  /** Whether the ledger that is added to is this person's. */
  readonly isMain: boolean;
}

/**
 * Sorts papers by their owner: a spouse's papers are for the spouse's ledger. A paper without an SSN goes with the papers
 * of the same account; when there are several persons and nothing tells, the owner is asked for.
 */
export function ownersOf(papers: readonly Paper[], main: string | null, interview: Interview): OfOwner[] {
  const known = new Set(papers.flatMap(({ owner }) => (owner.ssn === null ? [] : [owner.ssn])));
  if (main !== null) known.add(main);
  const persons = [...known].sort();
  if (persons.length <= 1) return [{ ssn: persons[0] ?? null, papers, isMain: true }];
  const first = main ?? persons[0] ?? null;
  const byPerson = new Map<string, Paper[]>();
  for (const paper of papers) {
    const ssn = paper.owner.ssn ?? personOf(paper, papers, persons, interview);
    if (ssn !== null) byPerson.set(ssn, [...(byPerson.get(ssn) ?? []), paper]);
  }
  return [...byPerson]
    .map(([ssn, theirs]) => ({ ssn, papers: theirs, isMain: ssn === first }))
    .sort((a, b) => Number(b.isMain) - Number(a.isMain) || compare(a.ssn, b.ssn));
}

function personOf(
  paper: Paper,
  papers: readonly Paper[],
  persons: readonly string[],
  interview: Interview,
): string | null {
  const same = (test: (other: Paper) => boolean) => {
    const found = new Set(
      papers.flatMap((other) => (other.owner.ssn !== null && test(other) ? [other.owner.ssn] : [])),
    );
    return found.size === 1 ? ([...found][0] ?? null) : null;
  };
  const byAccount = paper.account === null ? null : same(({ account }) => account === paper.account);
  const byName = paper.owner.name === null ? null : same(({ owner }) => owner.name === paper.owner.name);
  const found = byAccount ?? byName;
  if (found !== null) return found;
  const choices = Object.fromEntries(persons.map((ssn) => [ssn, `The person whose SSN ends in ${ssn}.`]));
  const answer = interview.choose(
    {
      id: `owner-of-${paper.account ?? "unnumbered"}`,
      about: `Whose is the account that ends in ${paper.account ?? "?"}?`,
      reason:
        "The papers belong to two people, and this one does not show whose it is. Each person has a separate ledger.",
      papers: [nameOfPaper(paper)],
    },
    choices,
  );
  return answer.value ?? null;
}
