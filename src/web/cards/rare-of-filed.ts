/** What hardly any return has. */
const RARE_OF_FILED: readonly string[] = ["paid_on", "amended", "agi", "form_5329", "required"];

/** What hardly any return of this kind has: the lines of Form 5329 are wanted once the year owes additional tax. */
export function rareOfFiled(owed: Readonly<Partial<Record<string, number>>> | undefined): readonly string[] {
  const isOwed = ["4", "17", "25"].some((line) => (owed?.[line] ?? 0) > 0);
  return isOwed ? RARE_OF_FILED.filter((key) => key !== "form_5329") : RARE_OF_FILED;
}
