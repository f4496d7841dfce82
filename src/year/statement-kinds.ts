/**
 * The statements to attach to a return: what each one is for, and which year's return it goes with.
 */
export const statementKinds = {
  recharacterization: {
    about: "a contribution, or before 2018 a conversion or plan rollover, moved to the other kind of IRA",
    year: "the year the contribution was for, or the year of the conversion",
  },
  returned_contribution: {
    about: "a contribution returned by the due date with its net income",
    year: "the year of the deposit",
  },
  excess_removal: {
    about: "a nontaxable excess taken out after the due date",
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
