import { type Envelope, listed, sendKinds } from "../engine.js";
import type { OpenYear, Package, ToSend } from "../state/to-send.js";

/** What there is to send, in a few words. An open year never looks as if everything were known. */
export function packageHeadline({ packages, open, isUrgent }: ToSend): string {
  const count = packages.reduce((sum, { envelopes }) => sum + envelopes.length, 0);
  const years = [...new Set(open.flatMap(({ taxYear }) => (taxYear === null ? [] : [taxYear])))];
  if (open.length > 0) {
    const which = years.length === 0 ? "" : ` for ${listed(years.map(String))}`;
    return count > 0 || isUrgent ? `Not complete: something is missing${which}` : "For missed or wrong years";
  }
  const isClosed = packages.some(({ decided }) => decided.some((each) => each.isTooLate));
  if (count === 0 && isClosed) return "You have nothing to send";
  if (count === 0) return "You have nothing to send: every required form is filed and right";
  return count === 1 ? "Send 1 envelope to the IRS" : `Send ${count} envelopes to the IRS`;
}

/** The button of a package: never as if it were complete while a year of its people is open. */
export function packageButton({ bookIds, envelopes }: Package, open: readonly OpenYear[]): string {
  const size = envelopes.length === 1 ? "1 envelope" : `${envelopes.length} envelopes`;
  const missing = open.filter((each) => bookIds.includes(each.bookId));
  if (missing.length === 0) return `Filing package: ${size}`;
  const years = [...new Set(missing.flatMap(({ taxYear }) => (taxYear === null ? [] : [String(taxYear)])))];
  return `Incomplete package: ${size}${years.length === 0 ? "" : `, without ${listed(years)}`}`;
}

/** Years whose return was wrong and can no longer be changed: nothing is sent for them, and that is said. */
export function tooLate({ packages }: Pick<ToSend, "packages">): string[] {
  return packages.flatMap(({ decided, bookIds, members }) =>
    decided
      .filter(({ isTooLate, send }) => isTooLate && sendKinds[send].carrier === null)
      .map(({ bookId, taxYear }) => {
        const name = members[bookIds.indexOf(bookId)]?.owner.name ?? "";
        return `${taxYear}, ${name}: the return was wrong, but the time to change it has ended. Nothing is sent for it.`;
      }),
  );
}

/** What to get before a package is made: "First get these IRS forms (2023 and 2024, Form 1040-X)". */
export function firstOf(years: readonly number[], forms: readonly string[]): string {
  const all = [
    ...(years.length > 0 ? [`Form 8606 for ${listed(years.map(String))}`] : []),
    ...[...new Set(forms)].map((form) => `Form ${form}`),
  ];
  return all.length === 0 ? "The IRS's own forms are here" : `First get these IRS forms: ${listed(all)}`;
}

/** What the person still needs from elsewhere. */
export const STILL_NEEDED: Readonly<Partial<Record<Envelope["carrier"], (taxYear: number) => string>>> = {
  form_1040_x: (taxYear) =>
    `You still need the corrected Form 1040 for ${taxYear} and the new tax. Your tax software has both: enter the amounts that the package names. Then complete the tax lines of Form 1040-X.`,
  form_1040: (taxYear) =>
    `You still need the complete ${taxYear} return. Make it with your tax software, with the amounts that the package names.`,
};

/** What goes into an envelope, with the words that tell its kinds apart: "Form 1040-X with Form 8606, refund". */
export function whatIsSent(send: keyof typeof sendKinds): string {
  const { words, carrier } = sendKinds[send];
  const [, apart] = words.split(", ");
  const paper = carrier === null || words.startsWith("Form 5329") ? words : CARRIERS[carrier];
  return apart === undefined || carrier === null ? paper : `${paper}, ${apart}`;
}

const CARRIERS = {
  form_8606: "Form 8606 by itself",
  form_1040_x: "Form 1040-X with Form 8606",
  form_1040: "Your tax return with Form 8606",
} as const;
