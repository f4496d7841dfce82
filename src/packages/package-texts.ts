import { isHeld, NOT_SETTLED } from "../correction/assumed/held.js";
import type { Envelope } from "../correction/envelopes.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { amendedReturn } from "../correction/part-two.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { memberParts } from "./member-part.js";
import type { PackageFile } from "./package-kit.js";
import { partTwoText } from "./pages/part-two-page.js";
import { reasonableCauseText } from "./pages/reasonable-cause-page.js";

/** What is completed or copied on a screen, with a mark above it while the package is held. */
export function textFiles(correction: HouseholdCorrection, all: readonly Envelope[]): PackageFile[] {
  const { members } = correction;
  const whose = memberParts(members);
  const mark = isHeld(correction) ? `${NOT_SETTLED}\n\n` : "";
  return [
    ...members.flatMap((member) => {
      const cause = reasonableCause(member);
      const name = `reasonable-cause${whose.get(member)}.txt`;
      return cause === null
        ? []
        : [{ name, bytes: `${mark}${reasonableCauseText(cause, member.ledger.owner)}` }];
    }),
    ...all
      .filter(({ carrier }) => carrier === "form_1040_x")
      .map((envelope) => ({
        name: `${envelope.tax_year}-form-1040-x-part-ii.txt`,
        bytes: `${mark}${partTwoText(amendedReturn(envelope))}`,
      })),
  ];
}
