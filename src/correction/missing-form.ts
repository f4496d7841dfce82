import { becameInWords, wasNoneRequired } from "./became-traditional.js";
import type { EnvelopePart } from "./envelopes.js";

/**
 * What Part II says of a form that was not filed with the return: that it was required, where nothing leaves that open and nothing
 * that came later requires it alone.
 *
 * @param name "Form 8606", or with whose it is
 */
export function missingForm(name: string, { member, year }: EnvelopePart): string[] {
  const { tax_year, form } = year;
  const notFiled = "was not filed with the return";
  const says = form.inDoubt
    ? `${name} for ${tax_year} ${notFiled}.`
    : wasNoneRequired(member.ledger, year)
      ? `${name} for ${tax_year} ${notFiled}: none was required when the return was filed.`
      : `${name} was required for ${tax_year} and ${notFiled}.`;
  return [says, "It is attached.", ...becameInWords(member.ledger, year)];
}
