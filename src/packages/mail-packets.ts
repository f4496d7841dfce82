import { returnAmounts } from "../correction/amended-amounts.js";
import { isHeld, NOT_SETTLED } from "../correction/assumed/held.js";
import type { Correction } from "../correction/correct.js";
import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { exceptionNumber } from "../correction/exception-number.js";
import { envelopeDayInWords } from "../correction/first-deadline.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { letter } from "../correction/letter.js";
import { amendedReturn } from "../correction/part-two.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { isForm5329Replaced } from "../correction/sends-5329.js";
import { signerOf, signersOf } from "../correction/signers.js";
import type { CompanionName } from "../data/official-forms.js";
import { fail, type Problem, type Result, succeed } from "../errors.js";
import { fillPacket, type PacketPart } from "../pdf/fill/packet.js";
import type { PageWriter } from "../pdf/pages/page-writer.js";
import { plainPages } from "../pdf/pages/plain-pages.js";
import { listed } from "../text/wording.js";
import { formPart, isFilled, templateOf } from "./form-part.js";
import { type Companion, companionsOf, stamp5329 } from "./forms-with-8606.js";
import { type CountedPart, onFrontSides } from "./front-sides.js";
import { keptPages } from "./kept-pages.js";
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
import { writeSlip } from "./pages/slip-sheet.js";
import { writeSummary } from "./pages/summary-pages.js";
import { type InsidePart, signingPlaces } from "./signing-places.js";
import { allSlips, type Slip, type Slips, slipsOf } from "./slip-sheets.js";

/** The file with the pages that stay with the preparer and the client. */
const NOT_MAILED = "not-for-mailing.pdf";

/** The file of an envelope: its number with as many digits as the last one has. */
export function envelopeFile({ number, tax_year }: Envelope, count: number): string {
  return `envelope-${String(number).padStart(String(count).length, "0")}-${tax_year}.pdf`;
}

/** Pages of a sheet that is printed on both sides. */
const ONE_SHEET = 2;

/** Makes the PDFs of a package that are printed: what is not mailed, and each envelope. */
export class MailPackets {
  readonly #correction: HouseholdCorrection;
  readonly #all: readonly Envelope[];
  readonly #kit: PackageKit;
  readonly #slips: ReadonlyMap<Envelope, Slips>;
  readonly #problems: Problem[] = [];

  constructor(correction: HouseholdCorrection, all: readonly Envelope[], kit: PackageKit) {
    this.#correction = correction;
    this.#all = all;
    this.#kit = kit;
    this.#slips = new Map(all.map((envelope) => [envelope, slipsOf(envelope, kit, correction.as_of)]));
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
      all.flatMap(({ parts }) => parts.filter(isFilled).map((part) => templateOf(part, this.#kit.find).kind)),
    );
    const copied = [
      ...(all.some((envelope) => envelope.parts.some((part) => this.#isDrawn5329(part, envelope)))
        ? ["Form 5329"]
        : []),
      ...(kinds.has("worksheet") ? ["Form 8606"] : []),
    ];
    const slips = new Map([...this.#slips].map(([envelope, its]) => [envelope, allSlips(its)]));
    const mailing = { correction, envelopes: all, copied, slips };
    const inFile = `${names}: Form 8606, as of ${correction.as_of}. Not for mailing.`;
    return [
      ...this.#pages("Summary", (pages) => writeSummary(pages, correction, all, kinds), inFile),
      ...this.#pages("Checklist", (pages) => writeChecklist(pages, mailing), inFile),
      ...all.flatMap((envelope) => [
        ...(envelope.carrier === "form_1040_x"
          ? this.#pages(
              `Part II of Form 1040-X, ${envelope.tax_year}`,
              (pages) =>
                writePartTwo(pages, amendedReturn(envelope), envelope, isFilled1040X(envelope, this.#kit)),
              `${names}: tax year ${envelope.tax_year}. Not for mailing.`,
            )
          : []),
        ...(envelope.carrier === "form_1040"
          ? this.#pages(
              `Lines of the return, ${envelope.tax_year}`,
              (pages) => writeReturnLines(pages, returnAmounts(envelope), envelope),
              `${names}: tax year ${envelope.tax_year}. Not for mailing.`,
            )
          : []),
        ...envelope.parts.flatMap((part) => this.#figures(part)),
      ]),
    ].map(({ part }) => part);
  }

  /** Our worksheet of Form 5329, where the IRS's own is not filled. */
  #worksheet5329({ member, year }: EnvelopePart, { carrier }: Envelope): CountedPart[] {
    const { tax_year, right } = year;
    const { ledger } = member;
    const filed = ledger.years[tax_year]?.filed?.form_5329 ?? null;
    const extras = {
      exception: exceptionNumber(ledger, year),
      replaces: isForm5329Replaced(filed),
      isAlone: carrier === "form_8606",
    };
    return this.#mailed(
      `Worksheet for Form 5329, ${tax_year}, ${ledger.owner.name}`,
      (pages) => writeForm5329(pages, tax_year, right.form_5329 ?? {}, pageOwner(ledger), extras),
      `${ledger.owner.name}: tax year ${tax_year}. A draft to copy from, not an IRS form.`,
    );
  }

  /** Whether Form 5329 of a part goes as our worksheet. */
  #isDrawn5329({ year, with5329 }: EnvelopePart, envelope: Envelope): boolean {
    return with5329 && this.#kit.companion("5329", year.tax_year, stamp5329(envelope)) === null;
  }

  #figures({ member, year, byHand }: EnvelopePart): CountedPart[] {
    if (byHand === null) return [];
    const { ledger } = member;
    return this.#pages(
      `Figures for Form 8606, ${year.tax_year}, ${ledger.owner.name}`,
      (pages) => writeFigures(pages, year.right, byHand, pageOwner(ledger)),
      `${ledger.owner.name}: tax year ${year.tax_year}. Not for mailing.`,
    );
  }

  /** The page for the outside of an envelope, which says where to sign, and everything that is inside. */
  #envelope(envelope: Envelope): PacketPart[] {
    const inside = this.#inside(envelope);
    const placed = onFrontSides(
      inside.map(({ part }) => part),
      this.#kit.plain,
    );
    const mailBy = envelopeDayInWords(envelope, this.#correction.as_of);
    const outside = (pagesBefore: number) => {
      const places = signingPlaces(placed, inside, pagesBefore);
      return this.#mailed("Outside of the envelope", (pages) =>
        writeAddress(pages, envelope, this.#all.length, places, mailBy),
      );
    };
    const usual = outside(ONE_SHEET);
    const sheets = Math.ceil((usual[0]?.count ?? 0) / ONE_SHEET);
    const first = sheets > 1 ? outside(sheets * ONE_SHEET) : usual;
    return onFrontSides([...first, ...inside.map(({ part }) => part)], this.#kit.plain).map(
      ({ part }) => part,
    );
  }

  /** What is inside of an envelope, in the order of mailing, with who signs it. */
  #inside(envelope: Envelope): InsidePart[] {
    const { parts } = envelope;
    const slips = this.#slips.get(envelope) as Slips;
    const plain = (all: CountedPart[]): InsidePart[] => all.map((part) => ({ part, signed: null }));
    const companions = companionsOf(envelope, this.#kit);
    const names = signersOf(envelope);
    const signedLast = (all: CountedPart[], by: readonly string[], what: string) =>
      all.map((part): InsidePart => ({ part, signed: { what, by, page: part.count } }));
    const companion = (form: CompanionName) =>
      companions.flatMap((one, at) => (one.form === form ? this.#companion(envelope, one, at, names) : []));
    return [
      ...signedLast(
        this.#mailed("Cover letter", (pages) => writeLetter(pages, letter(envelope), envelope)),
        names,
        "Cover letter, and its date",
      ),
      ...this.#slip(slips.carrier, names),
      ...companion("1040-X"),
      ...this.#slip(slips.correctedReturn, names),
      ...companion("5329"),
      ...[...slips.form5329].flatMap(([part, slip]) => [
        ...this.#slip(slip, names),
        ...plain(this.#worksheet5329(part, envelope)),
      ]),
      ...parts.flatMap((part, at) => [
        ...this.#slip(slips.form8606.get(part) ?? null, names),
        ...this.#form8606(envelope, part, at),
      ]),
      ...parts.flatMap((part) => plain(this.#attachments(part, envelope.carrier))),
      ...parts.flatMap((part) =>
        signedLast(
          part.withReasonableCause ? this.#cause(part.member, envelope.tax_year) : [],
          [signerOf(part.member.ledger.owner, part.member.ledger)],
          "Statement of reasonable cause, and its date",
        ),
      ),
      ...slips.last.flatMap((slip) => this.#slip(slip, names)),
    ];
  }

  #companion(
    envelope: Envelope,
    { form, template, values, continued, whose }: Companion,
    at: number,
    names: readonly string[],
  ): InsidePart[] {
    const name = form === "1040-X" ? "" : `, ${whose}`;
    const part = {
      template,
      values,
      root: `c${at}_${form.replace("-", "_")}`,
      bookmark: `Form ${form}, ${envelope.tax_year}${name}`,
    };
    const count = template.pageBoxes.length;
    const page = form === "1040-X" ? 2 : count;
    const isSigned = form === "1040-X" || envelope.carrier === "form_8606";
    const signed = isSigned ? { what: `Form ${form}, page ${page}, and its date`, by: names, page } : null;
    const more =
      continued === null
        ? []
        : this.#mailed("Explanation of changes", (pages) => writeContinuation(pages, envelope, continued));
    return [{ part: { part, count }, signed }, ...more.map((each) => ({ part: each, signed: null }))];
  }

  #form8606({ carrier }: Envelope, part: EnvelopePart, at: number): InsidePart[] {
    if (!isFilled(part)) return [];
    const { template, values, kind } = formPart(part, carrier, this.#kit.find);
    const { tax_year } = part.year;
    const { owner } = part.member.ledger;
    const what = kind === "worksheet" ? "Worksheet for Form 8606" : "Form 8606";
    const bookmark = `${what}, ${tax_year}, ${owner.name}`;
    const count = template.pageBoxes.length;
    const isSigned = carrier === "form_8606" && kind === "official";
    return [
      {
        part: { part: { template, values, root: `y${tax_year}_${at + 1}`, bookmark }, count },
        signed: isSigned
          ? {
              what: `Form 8606, page ${count}, and its date`,
              by: [signerOf(owner, part.member.ledger)],
              page: count,
            }
          : null,
      },
    ];
  }

  /** The sheet for something to insert, and who signs what is inserted. */
  #slip(slip: Slip | null, by: readonly string[]): InsidePart[] {
    if (slip === null) return [];
    const signed =
      slip.signs === undefined ? null : { what: `(inserted) ${slip.signs}, and its date`, by, page: 1 };
    return this.#slipSheet(slip).map((part) => ({ part, signed }));
  }

  #slipSheet(slip: Slip): CountedPart[] {
    const bookmark = `Insert: ${slip.insert}`;
    const footer = "Not for mailing. Take out this page.";
    const write = (pages: PageWriter) => writeSlip(pages, slip);
    const pages = keptPages(this.#kit.plain, JSON.stringify(slip), write, footer);
    // A name in another alphabet takes fonts of its own.
    return pages === null
      ? this.#pages(bookmark, write, footer)
      : [{ part: { pages, bookmark }, count: pages.count }];
  }

  /** Worksheet and statements behind the forms. */
  #attachments({ member, year, withForm }: EnvelopePart, carrier: Envelope["carrier"]): CountedPart[] {
    const { ledger } = member;
    const named = `${ledger.owner.name}: tax year ${year.tax_year}`;
    return (withForm || year.right.statements.length > 0) && hasAttachments(year.right)
      ? this.#mailed(
          `Statements, ${year.tax_year}, ${ledger.owner.name}`,
          (pages) => writeAttachments(pages, year.right, pageOwner(ledger), carrier),
          named,
        )
      : [];
  }

  #cause(member: Correction, year: number): CountedPart[] {
    const cause = reasonableCause(member, year);
    return cause === null
      ? []
      : this.#mailed(`Statement of reasonable cause, ${member.ledger.owner.name}`, (pages) =>
          writeReasonableCause(pages, cause, pageOwner(member.ledger)),
        );
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

  /** Plain pages that are signed or mailed, which carry a mark while the package is held. */
  #mailed(bookmark: string, write: (pages: PageWriter) => void, footer = ""): CountedPart[] {
    return this.#pages(bookmark, write, footer, isHeld(this.#correction) ? NOT_SETTLED : "");
  }

  /** Plain pages as one part of a file; none when a name cannot be shown, which is then a problem once. */
  #pages(bookmark: string, write: (pages: PageWriter) => void, footer = "", mark = ""): CountedPart[] {
    const { plain, fallback } = this.#kit;
    const pages = plainPages(plain, write, { footer, mark, fallback, tagged: false });
    if (pages.ok) return [{ part: { pages: pages.value, bookmark }, count: pages.value.count }];
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
