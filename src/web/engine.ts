/**
 * Everything that the page takes from the engine that it shares with the command line and the API: the page computes
 * nothing by itself. What makes PDFs is in `engine-papers.ts`, which is loaded when a PDF is wanted.
 */

export { describeChart } from "../chart/describe-chart.js";
export { drawChart } from "../chart/draw-chart.js";
export { chartOf } from "../chart/ledger-chart.js";
export { isTooLate, type Send, sendKinds } from "../correction/decisions.js";
export { type Envelope, envelopes } from "../correction/envelopes.js";
export { correctHousehold } from "../correction/household-correction.js";
export { householdProblems } from "../correction/joint-returns.js";
export { formYear, linesOfYear, whyNotDrawn, yearsWithForm } from "../data/printed-form.js";
export type { Problem, Result } from "../errors.js";
export { roleOf } from "../import/propose/codes.js";
export {
  computeHouseholds,
  type Finding,
  type Ledger,
  type LedgerResult,
  type YearResult,
} from "../index.js";
export { isCivilDate } from "../ledger/date.js";
export { parseLedger } from "../ledger/parse.js";
export { readLedger } from "../ledger/read.js";
export { readJson } from "../ledger/read-json.js";
export { readYaml } from "../ledger/read-yaml.js";
export { ledgerSchema } from "../ledger/schema.js";
export { type Cents, formatDollars } from "../money/cents.js";
export { parseDollars } from "../money/parse.js";
export { formValues } from "../packages/form-values.js";
export { amountText } from "../pdf/fill/amount-text.js";
export type { Typeface } from "../pdf/fonts/typeface.js";
export { PAPER } from "../pdf/pages/paper.js";
export type { SlotValue } from "../pdf/template/slots.js";
export type { Mark, Point } from "../picture.js";
export { type Outcome, type Plan, plan } from "../plan/plan.js";
export { factsInWords } from "../review/facts-in-words.js";
export { listed } from "../text/wording.js";
export type { CheckBox, Drawing, FieldDrawing, Rect, TextField } from "../worksheet/drawing.js";
export { drawPages } from "../worksheet/pages.js";
export { dayOf59AndAHalf } from "../year/dates.js";
export { extendedDeadline } from "../year/deadlines.js";
