/** What people write in their own words for a kind of entry or for the reason of a distribution, and what to write instead. */

type Vocabulary = readonly (readonly [RegExp, string])[];

/** The first that fits is said. */
const KINDS: Vocabulary = [
  [/roth (?:ira )?contribution/i, "write kind: contribution with ira: roth"],
  [/mega/i, "write kind: plan_rollover with ira: roth for money that went from the plan to a Roth IRA"],
  [/backdoor/i, "write two entries: kind: contribution, and kind: conversion"],
  [/529/, "write kind: rollover_529"],
  [/401|403|457|tsp|plan/i, "write kind: plan_rollover"],
  [/convers|convert/i, "write kind: conversion"],
  [/qcd|charit|rmd|required/i, "write kind: distribution with reason: qcd or reason: rmd"],
  [/hsa/i, "write kind: distribution with reason: hsa_funding"],
  [/disaster|covid|corona/i, "write kind: distribution with reason: disaster"],
  [
    /inherit|death/i,
    "write kind: distribution with reason: death, in a separate ledger for the inherited IRA (`owner.inherited_from`)",
  ],
  [
    /excess/i,
    "write kind: returned_contribution if it came out by the due date; after it, kind: excess_removal, or from a Roth IRA kind: distribution",
  ],
  [
    /transfer/i,
    "write nothing for money that went directly from one IRA to another of the same kind; to a Roth IRA, write kind: conversion",
  ],
  [
    /1099|code|withdraw/i,
    "write kind: conversion if the money went to a Roth IRA, or kind: distribution if you kept it",
  ],
  [/deposit|contrib/i, "write kind: contribution"],
];

const REASONS: Vocabulary = [
  [/covid|corona/i, "write reason: disaster with disaster: coronavirus"],
  [
    /hurricane|storm|fire|flood|quake|tornado|fema/i,
    "write reason: disaster, and its FEMA number as `disaster`",
  ],
  [
    /excess|return/i,
    "write kind: returned_contribution if it came out by the due date; after it, kind: excess_removal, or from a Roth IRA no reason",
  ],
  [/roll/i, "write kind: rollover for money that was put back within 60 days"],
  [/convers|convert/i, "write kind: conversion"],
  [
    /educat|college|tuition|medic|insur|sepp|72|levy|unemploy/i,
    "write `exception` with its number in the Instructions for Form 5329",
  ],
  [/contribution|basis|earning/i, "leave it out: the program knows the order of Roth distributions"],
];

/** What to write for a kind of entry in a person's own words, or undefined when it cannot be known. */
export function kindInWords(words: string): string | undefined {
  return inWords(words, KINDS, "is not a kind of entry");
}

/** The same for the reason of a distribution. */
export function reasonInWords(words: string): string | undefined {
  return inWords(words, REASONS, "is not a reason");
}

function inWords(words: string, vocabulary: Vocabulary, what: string): string | undefined {
  const instead = vocabulary.find(([pattern]) => pattern.test(words))?.[1];
  return instead === undefined ? undefined : `${what}: ${instead}`;
}
