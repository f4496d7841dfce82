import { type Send, sendKinds } from "./decisions.js";
import type { YearState } from "./year-state.js";

/** What of an envelope's part says which way the tax goes. */
interface Taxed {
  readonly with5329: boolean;
  readonly year: {
    readonly income: { readonly status: string };
    readonly form_5329: { readonly status: YearState["form_5329"] };
  };
}

/** Whether tax is paid with it as far as the ledgers tell; what a late return owes they do not. */
export function isPaid(send: Send, parts: readonly Taxed[]): boolean {
  if (send === "amend_payment" || send === "amend_either" || send === "amend_deduction") return true;
  const isMore = parts.some(({ year }) => year.income.status === "too_low");
  const owes5329 = parts.some(({ year, with5329 }) => with5329 && year.form_5329.status === "owed");
  return (
    (send === "superseding_return" && (isMore || owes5329)) ||
    (sendKinds[send].carrier === "form_8606" && owes5329)
  );
}

/**
 * Whether only the tax tells if a refund is claimed or tax is paid: one change lowers it, and another raises it. A superseding
 * return can be such a return too.
 */
export function isEither(send: Send, parts: readonly Taxed[]): boolean {
  if (send !== "superseding_return") return send === "amend_either";
  const has = (income: string, form5329: string) =>
    parts.some(({ year }) => year.income.status === income) &&
    parts.some(({ year }) => year.form_5329.status === form5329);
  return has("too_high", "owed") || has("too_low", "less");
}
