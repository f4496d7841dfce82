import { type EnvelopePart, isCopy, needs1310 } from "../envelopes.js";
import { isExceptionOpen } from "../sends-5329.js";
import { anyPart, type Said, sentences } from "./sentence-shape.js";

const isOfYear = ({ words, envelope }: Said) => words[0] === String(envelope.tax_year);
const isIn = (holds: (part: EnvelopePart) => boolean) => (said: Said) =>
  isOfYear(said) && said.parts.some(holds);
const isOpen = (part: EnvelopePart) => part.with5329 && isExceptionOpen(part);

/** Every item that a letter may list as enclosed. */
export const enclosedSentences = sentences<Said>([
  ["Form 1040-X for {Y}", (said) => isOfYear(said) && said.envelope.carrier === "form_1040_x"],
  [
    "Corrected Form 1040 for {Y} with the changes",
    (said) => isOfYear(said) && said.envelope.carrier === "form_1040_x",
  ],
  ["Corrected Form 1040 for {Y}", (said) => isOfYear(said) && said.envelope.send === "amend_same_tax"],
  [
    "Complete return for {Y} with SUPERSEDING RETURN at the top of page 1",
    (said) => isOfYear(said) && said.envelope.send === "superseding_return",
  ],
  ["Complete late return for {Y}", (said) => isOfYear(said) && said.envelope.send === "delinquent_return"],
  ["{f5329} for {Y}", isIn((part) => part.with5329 && !isOpen(part))],
  ["{f5329} for {Y} (check if enclosed: ____)", isIn(isOpen)],
  ["{f8606} for {Y}", isIn((part) => part.withForm && !isCopy(part))],
  ["Copy of {f8606} for {Y} (as filed)", isIn(isCopy)],
  ["Worksheet 1-1{of}", anyPart(({ withForm, year }) => withForm && year.right.method === "worksheet_1_1")],
  [
    "Statement{of}: <recharacterization|returned contribution|excess removal|divorce transfer|disaster>",
    anyPart(({ year }, { text }) =>
      year.right.statements.some(({ kind }) => text.endsWith(`: ${kind.replaceAll("_", " ")}`)),
    ),
  ],
  ["Statement of reasonable cause{of}", anyPart(({ withReasonableCause }) => withReasonableCause)],
  ["Form 1310", ({ envelope }) => needs1310(envelope) === "yes"],
  ["Form 1310 (check if enclosed: ____)", ({ envelope }) => needs1310(envelope) === "unless_joint"],
  [
    "Court certificate of the appointment (check if enclosed: ____)",
    ({ envelope }) => needs1310(envelope) !== "no",
  ],
]);
