/** The ledger of one client that nobody is, the same for the same number from 0. */
export function clientLedger(number: number): object;
