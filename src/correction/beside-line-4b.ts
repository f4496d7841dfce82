import type { EnvelopePart } from "./envelopes.js";

/** The words beside line 4b of the return, one for each kind of money that is on line 4a and not taxable (Instructions for Form 1040, lines 4a and 4b). */
export function besideLine4b(parts: readonly Pick<EnvelopePart, "year">[]): string[] {
  const some = (of: (off: EnvelopePart["year"]["off_form"]) => readonly unknown[]) =>
    parts.some(({ year }) => of(year.off_form).length > 0);
  return [
    ...(some(({ charity }) => charity) ? ["QCD"] : []),
    ...(some(({ rollovers }) => rollovers) ? ["Rollover"] : []),
    ...(some(({ health }) => health) ? ["HFD"] : []),
  ];
}
