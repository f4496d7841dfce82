import type { Envelope } from "../correction/envelopes.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { fail, type Problem, type Result, succeed } from "../errors.js";
import { fill } from "../pdf/fill/fill.js";
import { formPart, isFilled } from "./form-part.js";
import { companionsOf } from "./forms-with-8606.js";
import { memberParts } from "./member-part.js";
import type { PackageFile, PackageKit } from "./package-kit.js";

/** Each form of a package as a fillable file of its own. */
export function formFiles(
  { members }: HouseholdCorrection,
  all: readonly Envelope[],
  kit: PackageKit,
): Result<PackageFile[]> {
  const { find, fallback } = kit;
  const whose = memberParts(members);
  const files: PackageFile[] = [];
  const problems: Problem[] = [];
  for (const envelope of all) {
    const { parts, carrier } = envelope;
    for (const { file, template, values } of companionsOf(envelope, kit)) {
      const filled = fill(template, values, {
        shape: "fillable",
        money: parts[0].member.ledger.options.round,
        ...(fallback && { fonts: fallback }),
      });
      if (filled.ok) files.push({ name: file, bytes: filled.value });
      else problems.push(...filled.problems);
    }
    for (const part of parts.filter(isFilled)) {
      const { template, values } = formPart(part, carrier, find);
      const filled = fill(template, values, {
        shape: "fillable",
        money: part.member.ledger.options.round,
        ...(fallback && { fonts: fallback }),
      });
      const name = `${part.year.tax_year}-form-8606${whose.get(part.member)}.pdf`;
      if (filled.ok) files.push({ name, bytes: filled.value });
      else problems.push(...filled.problems);
    }
  }
  return problems.length > 0 ? fail(problems) : succeed(files);
}
