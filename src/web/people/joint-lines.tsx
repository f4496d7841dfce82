import { formatDollars } from "../engine.js";
import { reckoned, resultOf } from "../state/store.js";
import { returnLines } from "../words/year-answer.js";

/** For a couple, or with inherited IRAs: what goes on the one return, for everyone on it together. */
export function JointLines({ taxYear }: { taxYear: number }) {
  const books = reckoned.value;
  const isApart = books.some(({ ledger }) => {
    const status = ledger?.years[taxYear]?.filing_status ?? null;
    return status !== null && status !== "married_joint";
  });
  if (books.length < 2 || isApart) return null;
  const { form, totalLine, taxLine } = returnLines(taxYear);
  const results = books.map(({ result }) => resultOf(result, taxYear));
  const names = new Set(books.map(({ book }) => (book.ledger.owner as { name?: unknown } | undefined)?.name));
  const isCouple = names.size > 1;
  const waiting = books.filter(({ problems }) => problems.length > 0);
  const sum = (line: "4a" | "4b") => results.reduce((all, result) => all + (result?.form_1040[line] ?? 0), 0);
  return (
    <section class="joint" aria-label="Your joint return">
      <h2>
        {isCouple
          ? "On your joint return, you and your spouse together"
          : "On your return, all IRAs together"}
      </h2>
      {waiting.length > 0 ? (
        <p>
          Waiting for an answer from {waiting.map(({ book }) => nameOf(book.ledger.owner)).join(" and ")}.
        </p>
      ) : (
        <dl class="return-lines">
          <div>
            <dt>
              {form}, line {totalLine} <span>IRA distributions</span>
            </dt>
            <dd>{formatDollars(sum("4a"))}</dd>
          </div>
          <div>
            <dt>
              {form}, line {taxLine} <span>Taxable amount</span>
            </dt>
            <dd>{formatDollars(sum("4b"))}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

/** The first name of an owner, for a tab and a sentence. */
export function nameOf(owner: unknown): string {
  const { name, inherited_from } = (owner ?? {}) as { name?: unknown; inherited_from?: unknown };
  const own = typeof name === "string" && name.trim() !== "" ? name.trim() : "No name yet";
  return typeof inherited_from === "string" && inherited_from !== ""
    ? `${own}, inherited from ${inherited_from}`
    : own;
}

/** The name of a tab: IRAs inherited from somebody are told apart by whom they come from. */
export function tabName(owner: unknown): string {
  const { inherited_from } = (owner ?? {}) as { inherited_from?: unknown };
  return typeof inherited_from === "string" && inherited_from !== ""
    ? `Inherited from ${inherited_from}`
    : nameOf(owner);
}

/** Nobody else with IRAs of their own is on the page yet. */
export function isAlone(): boolean {
  const own = reckoned.value.filter(({ book }) => {
    const { inherited_from } = (book.ledger.owner ?? {}) as { inherited_from?: unknown };
    return inherited_from === undefined || inherited_from === null;
  });
  return own.length === 1;
}
