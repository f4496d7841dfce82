/** The lines of Form 5329 that concern IRAs: Part I, and Parts III and IV by the numbers they have had since 2002. */
export const FORM_5329_LINES = [
  ...(["1", "2", "3", "4"] as const),
  ...(["9", "10", "11", "12", "13", "14", "15", "16", "17"] as const),
  ...(["18", "19", "20", "21", "22", "23", "24", "25"] as const),
] as const;

export type Form5329Line = (typeof FORM_5329_LINES)[number];
