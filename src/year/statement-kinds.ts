/**
 * The statements that have to be attached to a return; a closed list: what each is written for, and which year's return it
 * goes with.
 */
export const statementKinds = {
  recharacterization: {
    about: "a contribution, or before 2018 a conversion or plan rollover, moved to the other kind of IRA",
    year: "the year the contribution was for, or in which the conversion was made",
  },
  returned_contribution: {
    about: "a contribution taken back by the due date with its net income",
    year: "the year of the deposit",
  },
  excess_removal: {
    about: "an excess taken out after the due date and not taxable",
    year: "the year it was taken out",
  },
  divorce_transfer: {
    about: "an IRA transferred under a divorce or separation instrument",
    year: "the year of the transfer",
  },
  disaster: {
    about: "the qualified disaster distributions behind lines 15b and 25b",
    year: "the year of the distributions",
  },
} as const satisfies Record<string, { about: string; year: string }>;

export type StatementKind = keyof typeof statementKinds;
