import type { Finding } from "../engine.js";
import { goToView } from "../state/go-to.js";
import { view } from "../state/store.js";
import { Icon } from "../ui/icon.js";
import { findingId, findings, inShort } from "./findings.js";

/** What says which forms to send: whoever downloads them does just that. */
const DONE_BY_SENDING: ReadonlySet<string> = new Set<Finding["code"]>([
  "form_not_filed",
  "no_return_filed",
  "filed_form_wrong",
  "overstated_contribution",
  "taxed_too_little",
  "taxed_twice_open_year",
  "refund_window",
  "assessment_closed",
  "basis_lost_closed_year",
]);

/**
 * What has to be looked at before the forms of these years are used: what the review found in them, and what is wrong in an
 * earlier year, whose basis they carry forward. The most serious first.
 */
export function toCheckFirst(all: readonly Finding[], taxYears: readonly number[]): Finding[] {
  const last = Math.max(...taxYears);
  return all.filter(
    ({ code, severity, tax_year }) =>
      severity !== "info" &&
      !DONE_BY_SENDING.has(code) &&
      (taxYears.includes(tax_year) || (severity === "error" && tax_year < last)),
  );
}

/** Beside a headline or a download: what to read first, with the way to it. Nothing while there is nothing to check. */
export function CheckFirst({ taxYears }: { taxYears: readonly number[] }) {
  const [first, ...more] = toCheckFirst(findings.value, taxYears);
  if (first === undefined) return null;
  const isHere = view.value === "year" && taxYears.includes(first.tax_year);
  return (
    <p class="check-first">
      <Icon name="alert" size={18} />
      <span>
        Check this first: <strong>{inShort(first)}</strong>{" "}
        <button
          type="button"
          class="link"
          onClick={() => goToView(isHere ? "year" : "todo", findingId(first))}
        >
          See what to do
        </button>
        {more.length > 0 && (
          <button type="button" class="link" onClick={() => goToView("todo", findingId(more[0] as Finding))}>
            {more.length === 1 ? "1 more thing to check" : `${more.length} more things to check`}
          </button>
        )}
      </span>
    </p>
  );
}
