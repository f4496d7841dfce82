/** The command did what it was asked. */
export const DONE = 0;
/** The program itself failed. */
export const FAILED = 1;
/** A ledger, a file or an option is wrong; nothing was written. */
export const REFUSED = 2;
