/** The command did what it was asked. */
export const DONE = 0;
/** The program itself failed. */
export const FAILED = 1;
/** A ledger, a file or an option is wrong; nothing was written. */
export const REFUSED = 2;
/** Papers were imported, but questions are open. */
export const QUESTIONS_LEFT = 3;
/** A batch is done, but some of its clients failed; the others have their packages. */
export const SOME_FAILED = 3;
