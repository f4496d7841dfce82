import type { Form5329Line } from "../ledger/form-5329-lines.js";

/** What each line of Form 5329 for IRAs is, in our words. */
export const FORM_5329_CAPTIONS: Readonly<Record<Form5329Line, string>> = {
  "1": "Early distributions that are income; from a Roth IRA also conversions within their five years",
  "2": "Part of line 1 with an exception",
  "3": "Subject to the additional tax: line 1 less line 2",
  "4": "Additional tax on early distributions",
  "9": "Excess in traditional IRAs from the year before",
  "10": "Unused contribution limit of the year (traditional)",
  "11": "Distributions from traditional IRAs that are income",
  "12": "Earlier excess taken out of traditional IRAs",
  "13": "Lines 10 to 12 together",
  "14": "Earlier excess that is left: line 9 less line 13",
  "15": "Excess contributions of the year (traditional)",
  "16": "Excess in traditional IRAs: line 14 plus line 15",
  "17": "Additional tax on the excess in traditional IRAs",
  "18": "Excess in Roth IRAs from the year before",
  "19": "Unused contribution limit of the year (Roth)",
  "20": "Distributions from Roth IRAs",
  "21": "Line 19 plus line 20",
  "22": "Earlier excess that is left: line 18 less line 21",
  "23": "Excess contributions of the year (Roth)",
  "24": "Excess in Roth IRAs: line 22 plus line 23",
  "25": "Additional tax on the excess in Roth IRAs",
};
