import type { Correction } from "../correction/correct.js";
import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { amendedReturn, returnAmounts } from "../correction/explanation.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { letter } from "../correction/letter.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { fail, type Problem, type Result, succeed } from "../errors.js";
import { fillPacket, type PacketPart } from "../pdf/fill/packet.js";
import type { PageWriter } from "../pdf/pages/page-writer.js";
import { plainPages } from "../pdf/pages/plain-pages.js";
import { listed } from "../text/wording.js";
import { companionsOf } from "./companions.js";
import { formPart, isFilled } from "./form-part.js";
import type { PackageFile, PackageKit } from "./package-kit.js";
import { writeAddress } from "./pages/address-page.js";
import { hasAttachments, writeAttachments } from "./pages/attachments.js";
import { writeChecklist } from "./pages/checklist-pages.js";
import { writeContinuation } from "./pages/continuation-page.js";
import { writeFigures } from "./pages/figures-page.js";
import { writeForm5329 } from "./pages/form-5329-page.js";
import { writeLetter } from "./pages/letter-page.js";
import { pageOwner } from "./pages/owner.js";
import { writePartTwo, writeReturnLines } from "./pages/part-two-page.js";
import { writeReasonableCause } from "./pages/reasonable-cause-page.js";
import { writeSummary } from "./pages/summary-pages.js";

/** The file with the pages that stay with the preparer and the client. */
const NOT_MAILED = "not-for-mailing.pdf";

/** The file of an envelope: its number with as many digits as the last one has. */
export function envelopeFile({ number, tax_year }: Envelope, count: number): string {
  return `envelope-${String(number).padStart(String(count).length, "0")}-${tax_year}.pdf`;
}

/** Makes the PDFs of a package that are printed: what is not mailed, and each envelope. */
export class MailPackets {
  readonly #correction: HouseholdCorrection;
  readonly #all: readonly Envelope[];
  readonly #kit: PackageKit;
  readonly #problems: Problem[] = [];

  constructor(correction: HouseholdCorrection, all: readonly Envelope[], kit: PackageKit) {
    this.#correction = correction;
    this.#all = all;
    this.#kit = kit;
  }

  files(): Result<PackageFile[]> {
    const all = this.#all;
    const names = listed(this.#correction.members.map(({ ledger }) => ledger.owner.name));
    const files = [
      this.#file(NOT_MAILED, `Form 8606 corrections, not for mailing: ${names}`, this.#notMailed(names)),
      ...all.map((envelope) =>
        this.#file(
          envelopeFile(envelope, all.length),
          `Envelope ${envelope.number}, tax year ${envelope.tax_year}: ${names}`,
          this.#envelope(envelope),
        ),
      ),
    ];
    return this.#problems.length > 0 ? fail(this.#problems) : succeed(files);
  }

  #notMailed(names: string): PacketPart[] {
    const all = this.#all;
    const correction = this.#correction;
    const kinds = new Set(
      all.flatMap(({ parts, carrier }) =>
        parts.filter(isFilled).map((part) => formPart(part, carrier, this.#kit.find).kind),
      ),
    );
    const copied = [
      ...(all.some(({ parts }) => parts.some((part) => this.#isDrawn5329(part))) ? ["Form 5329"] : []),
      ...(kinds.has("worksheet") ? ["Form 8606"] : []),
    ];
    const inFile = `${names}: Form 8606, as of ${correction.as_of}. Not for mailing.`;
    return [
      ...this.#pages((pages) => writeSummary(pages, correction, all, kinds), inFile),
      ...this.#pages((pages) => writeChecklist(pages, correction, all, copied), inFile),
      ...all.flatMap((envelope) => [
        ...(envelope.carrier === "form_1040_x"
          ? this.#pages(
              (pages) =>
                writePartTwo(pages, amendedReturn(envelope), envelope, isFilled1040X(envelope, this.#kit)),
              `${names}: tax year ${envelope.tax_year}. Not for mailing.`,
            )
          : []),
        ...(envelope.carrier === "form_1040"
          ? this.#pages(
              (pages) => writeReturnLines(pages, returnAmounts(envelope), envelope),
              `${names}: tax year ${envelope.tax_year}. Not for mailing.`,
            )
          : []),
        ...envelope.parts.flatMap((part) => this.#figures(part)),
      ]),
    ];
  }

  /** Our worksheet of Form 5329, where the IRS's own is not filled. */
  #worksheet5329({ member, year }: EnvelopePart): PacketPart[] {
    const { tax_year, right } = year;
    const { ledger } = member;
    return this.#pages(
      (pages) => writeForm5329(pages, tax_year, right.form_5329 ?? {}, pageOwner(ledger)),
      `${ledger.owner.name}: tax year ${tax_year}. A draft to copy from, not an IRS form.`,
    );
  }

  /** Whether Form 5329 of a part goes as our worksheet. */
  #isDrawn5329({ year, with5329 }: EnvelopePart): boolean {
    return with5329 && this.#kit.companion("5329", year.tax_year, null) === null;
  }

  #figures({ member, year, byHand }: EnvelopePart): PacketPart[] {
    if (byHand === null) return [];
    const { ledger } = member;
    return this.#pages(
      (pages) => writeFigures(pages, year.right, byHand, pageOwner(ledger)),
      `${ledger.owner.name}: tax year ${year.tax_year}. Not for mailing.`,
    );
  }

  #envelope(envelope: Envelope): PacketPart[] {
    const { parts, carrier } = envelope;
    return [
      ...this.#pages((pages) => writeAddress(pages, envelope, this.#all.length)),
      ...this.#pages((pages) => writeLetter(pages, letter(envelope), envelope)),
      ...companionsOf(envelope, this.#kit).flatMap(({ form, template, values, continued }, at) => [
        { template, values, root: `c${at}_${form.replace("-", "_")}` },
        ...(continued === null ? [] : this.#pages((pages) => writeContinuation(pages, envelope, continued))),
      ]),
      ...parts.flatMap((part) => (this.#isDrawn5329(part) ? this.#worksheet5329(part) : [])),
      ...parts.flatMap((part, at) => {
        if (!isFilled(part)) return [];
        const { template, values } = formPart(part, carrier, this.#kit.find);
        return [{ template, values, root: `y${part.year.tax_year}_${at + 1}` }];
      }),
      ...parts.flatMap((part) => this.#behind(part)),
    ];
  }

  /** What goes behind the forms: worksheet, statements, and the statement of reasonable cause. */
  #behind({ member, year, withForm, withReasonableCause }: EnvelopePart): PacketPart[] {
    const { ledger } = member;
    const named = `${ledger.owner.name}: tax year ${year.tax_year}`;
    return [
      ...(withForm && hasAttachments(year.right)
        ? this.#pages((pages) => writeAttachments(pages, year.right, pageOwner(ledger)), named)
        : []),
      ...(withReasonableCause ? this.#cause(member) : []),
    ];
  }

  /** The statement of reasonable cause is the same in each envelope. */
  readonly #causes = new Map<Correction, PacketPart[]>();

  #cause(member: Correction): PacketPart[] {
    const known = this.#causes.get(member);
    if (known !== undefined) return known;
    const cause = reasonableCause(member);
    const pages =
      cause === null
        ? []
        : this.#pages((pages) => writeReasonableCause(pages, cause, pageOwner(member.ledger)));
    this.#causes.set(member, pages);
    return pages;
  }

  #file(name: string, title: string, parts: readonly PacketPart[]): PackageFile {
    if (this.#problems.length > 0) return { name, bytes: new Uint8Array() };
    const filled = fillPacket(parts, {
      shape: "flattened",
      money: this.#correction.members[0].ledger.options.round,
      title,
      ...(this.#kit.fallback && { fonts: this.#kit.fallback }),
    });
    if (filled.ok) return { name, bytes: filled.value };
    this.#problems.push(...filled.problems.map((problem) => inWords(problem, parts)));
    return { name, bytes: new Uint8Array() };
  }

  /** Plain pages as one part of a file; none when a name cannot be shown, which is then a problem once. */
  #pages(write: (pages: PageWriter) => void, footer = ""): PacketPart[] {
    const pages = plainPages(this.#kit.plain, write, { footer, fallback: this.#kit.fallback, tagged: false });
    if (pages.ok) return [{ pages: pages.value }];
    const known = new Set(this.#problems.map(({ message }) => message));
    this.#problems.push(...pages.problems.filter(({ message }) => !known.has(message)));
    return [];
  }
}

function isFilled1040X(envelope: Envelope, kit: PackageKit): boolean {
  return companionsOf(envelope, kit).some(({ form }) => form === "1040-X");
}

/** `parts[2].name` in words: on which year's form, and where on it. */
function inWords(problem: Problem, parts: readonly PacketPart[]): Problem {
  const [, at, slot = ""] = /^parts\[(\d+)\]\.(\w+)$/.exec(problem.path) ?? [];
  const part = parts[Number(at)];
  if (part === undefined || !("template" in part)) return problem;
  const { form, taxYear } = part.template;
  const which = form === "8606" ? `Form 8606 for ${taxYear}` : `Form ${form}`;
  return { ...problem, path: `${which}, ${slot.replaceAll("_", " ")}` };
}
