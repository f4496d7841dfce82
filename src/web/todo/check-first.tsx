import type { Finding } from "../engine.js";
import { goToView } from "../state/go-to.js";
import { view } from "../state/store.js";
import { Icon } from "../ui/icon.js";
import { findingId, findings, inShort } from "./findings.js";
import { toCheckFirst } from "./to-check-first.js";

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
