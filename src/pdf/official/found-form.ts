import type { BoxName } from "../template/slots.js";

/** The texts of a form's boxes. A checked box has a text that is not empty. */
export interface FoundForm {
  kind: "official" | "worksheet";
  taxYear: number;
  /** First page, from 0. */
  page: number;
  /** Its pages, from 0, by the page of the form. */
  pages: Partial<Record<1 | 2, number>>;
  boxes: Map<BoxName, string>;
  /** Lines whose places were found; all of them when left out. */
  found?: readonly string[];
}
