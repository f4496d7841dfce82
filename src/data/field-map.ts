/**
 * Which fields of a PDF take what a slot holds. A slot is a place on the form: `name`, `15a`, `preparer_ptin`.
 * One field takes it whole; two take dollars and cents, or the digits before and after the decimal point of
 * line 10; a check box takes yes or no (its on-value is read from the file). Digits that go between printed marks have
 * the middle of the first one and the step to the next, in points from the field's left edge.
 */
export type FieldMap = Readonly<Record<string, SlotFields>>;
export type SlotFields =
  | string
  | { readonly dollars: string; readonly cents: string }
  | { readonly integer: string; readonly decimal: string }
  | { readonly check: string }
  | { readonly digits: string; readonly first: number; readonly step: number };
