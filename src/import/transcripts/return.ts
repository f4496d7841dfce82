import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import type { Line } from "../text/text-lines.js";
import { looksLikeMoney } from "../text/values.js";
import type { TranscriptPart } from "./parts.js";
import { acceptsValue, readLabel } from "./read-label.js";
import { joined, type Labels, labelled, labels, returnLabels } from "./vocabulary.js";

/**
 * What a return said when it was first filed: one paper for the return, one for each Form 8606 in it. The transcript has
 * lines 15c, 16, 17, 18 and 22 of the form, never lines 1, 2 and 14.
 */
export function readReturn(part: TranscriptPart, file: string): FormPaper[] {
  const whole = draftOf("return-transcript", part, file);
  const drafts = [whole];
  let draft = whole;
  let known: Labels = returnLabels;
  const { lines } = part;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (/^form 8606(?:\W|$)/i.test(line.text)) {
      draft = draftOf("8606-on-transcript", part, file);
      drafts.push(draft);
      known = FORM_8606;
      continue;
    }
    if (isSection(line.text)) {
      draft = whole;
      known = returnLabels;
      continue;
    }
    const parts = labelled(line.text, known);
    if (parts === undefined) {
      if (/\$\d|\d\.\d\d$/.test(line.text)) draft.unknown(line, "This line has no label that is known.");
    } else if (parts.means === undefined) draft.unknown(line, "This label is not known.");
    else if (parts.value !== "") readLabel(draft, parts.means, parts.value, line, "certain");
    else {
      const next = lines[index + 1];
      if (next === undefined || !acceptsValue(parts.means, next.text)) continue;
      if (labelled(next.text, known)?.means !== undefined && !looksLikeMoney(next.text)) continue;
      readLabel(draft, parts.means, next.text, joined(line, next), "certain");
      index++;
    }
  }
  return drafts.map(({ paper }) => paper);
}

const FORM_8606: Labels = labels["8606"] ?? new Map();

/** The heading of another form or schedule of the return. */
function isSection(text: string): boolean {
  return /^(?:form|schedule) [\w-]{1,12}(?:\W|$)/i.test(text) && !/: ?\$|:\.{3}/.test(text);
}

function draftOf(kind: FormPaper["kind"], part: TranscriptPart, file: string): FormDraft {
  const draft = new FormDraft(file, kind, "transcript", part.year);
  draft.paper.owner.ssn = part.ssn;
  draft.paper.dated = part.dated;
  return draft;
}
