import { computed } from "@preact/signals";
import { type Cents, formatDollars, type Ledger } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { active } from "../state/store.js";
import type { Place } from "../state/written.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";

/** A year whose return did not report the tax on money that was taken out early. */
interface EarlyTax {
  readonly taxYear: number;
  /** The tax that is still to be reported, in cents. */
  readonly open: Cents;
  readonly isFiled: boolean;
  /** Where the reason of the withdrawal is entered; null when it is not on a card. */
  readonly withdrawal: Place | null;
}

/** The years of the person on the screen with such a tax (Form 5329, line 4). */
export const earlyTaxes = computed<readonly EarlyTax[]>(() => {
  const { ledger, result } = active.value ?? {};
  if (!ledger || !result) return [];
  return result.years.flatMap(({ tax_year, form_5329 }) => {
    const filed = ledger.years[tax_year]?.filed ?? null;
    const open = (form_5329?.["4"] ?? 0) - (filed?.form_5329?.["4"] ?? 0);
    if (open <= 0) return [];
    return [
      {
        taxYear: tax_year,
        open,
        isFiled: filed?.return === true,
        withdrawal: withdrawalOf(ledger, tax_year),
      },
    ];
  });
});

/** The largest withdrawal of the year for which no reason was given. */
function withdrawalOf({ entries }: Ledger, taxYear: number): Place | null {
  const all = entries.flatMap((entry) =>
    entry.kind === "distribution" && entry.reason === "normal" && entry.date.startsWith(`${taxYear}-`)
      ? [entry]
      : [],
  );
  const [largest] = all.sort((a, b) => b.amount - a.amount);
  return largest === undefined ? null : ["entries", largest.index, "reason"];
}

/** The tax on money taken out early, year by year: report it, or say why it does not apply. */
export function EarlyTaxes({ taxYear }: { taxYear?: number }) {
  const shown = earlyTaxes.value.filter((each) => taxYear === undefined || each.taxYear === taxYear);
  if (shown.length === 0) return null;
  return (
    <ul class="findings">
      {shown.map((each) => (
        <EarlyTaxItem key={each.taxYear} {...each} />
      ))}
    </ul>
  );
}

function EarlyTaxItem({ taxYear, open, isFiled, withdrawal }: EarlyTax) {
  const reported = ["years", String(taxYear), "filed", "form_5329"];
  return (
    <li class="finding warning" id={`early-tax-${taxYear}`} tabIndex={-1}>
      <p class="finding-year">
        <Icon name="alert" size={16} />
        {taxYear}
      </p>
      <p class="message">
        <strong>{`The additional tax on money taken out early is $${formatDollars(open)}.`}</strong> Before
        age 59 1/2, the taxable part bears 10 percent more tax, unless an exception applies.
      </p>
      <p class="fix">
        {isFiled
          ? "If your return reported it, enter the amount. If an exception applies, choose it on the withdrawal. If not, report and pay the tax on Form 5329."
          : `Report it with your ${taxYear} return, on Form 5329. If an exception applies, choose it on the withdrawal.`}
      </p>
      <footer>
        {withdrawal !== null && (
          <Button icon="right" onClick={() => goTo(withdrawal, fieldId(withdrawal))}>
            An exception applies
          </Button>
        )}
        {isFiled && (
          <Button icon="right" onClick={() => goTo(reported, fieldId(reported))}>
            My return reported it
          </Button>
        )}
        <details class="source">
          <summary>Source</summary>
          <p>IRC 72(t); Form 5329, Part I</p>
        </details>
      </footer>
    </li>
  );
}
