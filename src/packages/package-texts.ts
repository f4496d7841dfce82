import type { Envelope } from "../correction/envelopes.js";
import { amendedReturn } from "../correction/explanation.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { memberParts } from "./member-part.js";
import type { PackageFile } from "./package-kit.js";
import { partTwoText } from "./pages/part-two-page.js";
import { reasonableCauseText } from "./pages/reasonable-cause-page.js";

/** What is completed or copied on a screen. */
export function textFiles({ members }: HouseholdCorrection, all: readonly Envelope[]): PackageFile[] {
  const whose = memberParts(members);
  return [
    ...members.flatMap((member) => {
      const cause = reasonableCause(member);
      const name = `reasonable-cause${whose.get(member)}.txt`;
      return cause === null ? [] : [{ name, bytes: reasonableCauseText(cause, member.ledger.owner) }];
    }),
    ...all
      .filter(({ carrier }) => carrier === "form_1040_x")
      .map((envelope) => ({
        name: `${envelope.tax_year}-form-1040-x-part-ii.txt`,
        bytes: partTwoText(amendedReturn(envelope)),
      })),
  ];
}
