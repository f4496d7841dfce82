/**
 * Which fields of a PDF take what a slot holds. A slot is a place on the form: `name`, `15a`, `preparer_ptin`.
 * One field takes it whole; two take dollars and cents, or the digits before and after the decimal point of
 * line 10; a check box takes yes or no (its on-value is read from the file).
 */
export type FieldMap = Readonly<Record<string, SlotFields>>;
export type SlotFields =
  | string
  | { readonly dollars: string; readonly cents: string }
  | { readonly integer: string; readonly decimal: string }
  | { readonly check: string };
