import type { Envelope } from "../correction/envelopes.js";
import { amendedReturn } from "../correction/part-two.js";
import type { CompanionName } from "../data/official-forms.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";
import type { FormValues } from "../pdf/template/slots.js";
import { canBeStamped, stampOf } from "../pdf/template/stamp-text.js";
import { form1040X } from "./form-1040-x.js";
import { form5329Values } from "./form-5329.js";
import { markOf } from "./form-part.js";
import { memberParts } from "./member-part.js";
import type { PackageKit } from "./package-kit.js";

/** A form that goes with Form 8606 and is filled on the IRS's own PDF. */
export interface Companion {
  readonly form: CompanionName;
  /** Its file, filled in and fillable. */
  readonly file: string;
  readonly template: CompiledTemplate;
  readonly values: FormValues;
  /** Whose it is: one owner's, or the return's. */
  readonly whose: string;
  /** What does not fit on it and goes behind it on a page of its own; null when all fits. */
  readonly continued: readonly string[] | null;
}

/** The templates of such forms that envelopes could be filled with. */
export function companionsFor(
  all: readonly Envelope[],
): { form: CompanionName; taxYear: number; stamp: string | null }[] {
  return all.flatMap((envelope) => {
    const { tax_year: taxYear, parts } = envelope;
    return [
      ...(envelope.carrier === "form_1040_x"
        ? [{ form: "1040-X" as const, taxYear, stamp: stamp1040X(envelope) }]
        : []),
      ...(parts.some(({ with5329 }) => with5329)
        ? [{ form: "5329" as const, taxYear, stamp: stamp5329(envelope) }]
        : []),
    ];
  });
}

/** The values that a form has a place for: one that was mapped by reading it may have no box for an amended form. */
function withoutMissing(values: FormValues, { slots }: CompiledTemplate): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([slot]) => slots.has(slot)));
}

/** What is printed over Form 1040-X; at its top no name that its font cannot show, which is then written by hand. */
function stamp1040X(envelope: Envelope): string | null {
  const { top } = amendedReturn(envelope);
  const isShown = top !== null && canBeStamped(top);
  return stampOf({ top: isShown ? top : null, foot: null, mark: markOf(envelope.parts[0]) });
}

/** What is printed over Form 5329; null where nothing is. */
export function stamp5329({ parts }: Pick<Envelope, "parts">): string | null {
  return stampOf({ top: null, foot: null, mark: markOf(parts[0]) });
}

/** The forms of an envelope that are filled beside Form 8606, in the order in which they are mailed. */
export function companionsOf(envelope: Envelope, kit: PackageKit): Companion[] {
  const { tax_year, parts, carrier } = envelope;
  const whose = memberParts(parts.map(({ member }) => member));
  const amended = carrier === "form_1040_x" ? kit.companion("1040-X", tax_year, stamp1040X(envelope)) : null;
  const form5329 = kit.companion("5329", tax_year, stamp5329(envelope));
  return [
    ...(amended === null
      ? []
      : [
          {
            form: "1040-X" as const,
            file: `${tax_year}-form-1040-x.pdf`,
            template: amended,
            whose: "",
            ...form1040X(envelope, amended),
          },
        ]),
    ...(form5329 === null
      ? []
      : parts
          .filter(({ with5329 }) => with5329)
          .map((part) => ({
            form: "5329" as const,
            file: `${tax_year}-form-5329${whose.get(part.member)}.pdf`,
            template: form5329,
            whose: part.member.ledger.owner.name,
            values: withoutMissing(form5329Values(part, carrier), form5329),
            continued: null,
          }))),
  ];
}
