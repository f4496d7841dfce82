import { exceptionLimit, isLifetimeLimit, isLimited } from "../data/law.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { keyOf } from "./disaster-limit.js";
import type { Withdrawal } from "./facts.js";
import { LastFirst } from "./last-first.js";

type Repayment = EntryOf<"repayment">;

/** What can be paid back of the distributions of one year, kind of IRA and reason. */
export interface Repayable {
  readonly own: LastFirst<Withdrawal>;
  readonly ordinary: LastFirst<Withdrawal>;
  /** A day that is not known decides which of them is paid back. */
  readonly isOrderOpen: boolean;
}

/** The withdrawals that a repayment can be set against. */
export function repayableOf(all: readonly Withdrawal[], { of, disaster }: Repayment): Repayable {
  const reasons = of === "home_purchase" ? ["home_purchase", "homebuyer"] : [of];
  const isOwn = (w: Withdrawal) =>
    of === "disaster"
      ? w.disaster !== null && (disaster === null || keyOf(w.disaster) === keyOf(disaster))
      : reasons.includes(w.reason);
  const whole = of === "disaster" || of === "home_purchase";
  const left = (w: Withdrawal) => (whole ? w.cents : Math.min(w.cents, w.excepted)) - w.repaid - w.restored;
  const ordinary = whole ? [] : all.filter((w) => w.reason === "normal" && w.disaster === null);
  const owns = all.filter(isOwn);
  return {
    own: new LastFirst(owns, left),
    ordinary: new LastFirst(ordinary, (w) => w.cents - w.repaid - w.restored),
    isOrderOpen: isOrderOpen(owns) || isOrderOpen(ordinary),
  };
}

/** Whether a day that is not known decides which of several unlike withdrawals is the latest. */
function isOrderOpen(list: readonly Withdrawal[]): boolean {
  if (!list.some(({ anyDay }) => anyDay)) return false;
  const kinds = new Set(list.map(({ reason, exception, disaster }) => `${reason} ${exception} ${disaster}`));
  return kinds.size > 1;
}

/** How much the law lets of ordinary distributions be paid back as those of a reason with a limit; in cents. */
export function ordinaryLimit({ of, distributed }: Repayment): Cents {
  return isLimited(of) ? exceptionLimit(of, distributed) : Number.POSITIVE_INFINITY;
}

/** The distributions that share one limit: all of a person's of a reason, of one year or of all years. */
export function limitKey({ of, distributed }: Repayment): string {
  return isLimited(of) && isLifetimeLimit(of) ? of : `${of} ${distributed}`;
}
