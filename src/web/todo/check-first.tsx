import type { Finding } from "../engine.js";
import { nameOf } from "../people/joint-lines.js";
import { goToView } from "../state/go-to.js";
import { reviewedBook } from "../state/reviewed.js";
import { activeId, current, show, view } from "../state/store.js";
import { Icon } from "../ui/icon.js";
import { findingId, findingsOf, messageOf } from "./findings.js";
import { toCheckFirst } from "./to-check-first.js";

/**
 * Beside a headline or a download: what to read first in the forms of these years, with the way to it. Nothing while
 * there is nothing to check.
 *
 * @param bookId whose forms they are, when several people's are downloaded together; else those on the screen
 */
export function CheckFirst({
  taxYears,
  bookId,
}: {
  taxYears: readonly number[];
  bookId?: number | undefined;
}) {
  const here = activeId.value;
  const whose = reviewedBook(bookId ?? here);
  const all = findingsOf(whose);
  const [first, ...more] = toCheckFirst(all, taxYears);
  if (whose === undefined || first === undefined) return null;
  const isHere = bookId === undefined && view.value === "year" && taxYears.includes(first.tax_year);
  const isNamed = bookId !== undefined && current.value.books.length > 1;
  const lead = (finding: Finding | undefined, to: "year" | "todo") => {
    if (finding === undefined) return;
    if (whose.book.id !== here) show(whose.book.id);
    goToView(to, findingId(finding, all));
  };
  return (
    <p class="check-first">
      <Icon name="alert" size={18} />
      <span>
        Check this first{isNamed ? ` for ${nameOf(whose.book.ledger.owner)}` : ""}:{" "}
        <strong>{messageOf(first, whose.book.ledger)[0]}</strong>{" "}
        <button type="button" class="link" onClick={() => lead(first, isHere ? "year" : "todo")}>
          See what to do
        </button>
        {more.length > 0 && (
          <button type="button" class="link" onClick={() => lead(more[0], "todo")}>
            {more.length === 1 ? "1 more thing to check" : `${more.length} more things to check`}
          </button>
        )}
      </span>
    </p>
  );
}
