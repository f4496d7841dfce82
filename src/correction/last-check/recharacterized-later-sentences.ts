import { becameInWords } from "../became-traditional.js";
import { anyPart } from "./sentence-shape.js";

/** When the amount on line 1 became a contribution to a traditional IRA, in Part II and in the letter. */
export const BECAME_TRADITIONAL =
  "The amount on line 1 became a contribution to a traditional IRA by «a recharacterization on {D}», after the return was filed on {D}.";

export const becameSo = anyPart(({ member, year }, { text }) =>
  becameInWords(member.ledger, year).includes(text),
);
