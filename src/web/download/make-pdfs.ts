import { downloadZip } from "client-zip";
import type { Ledger, LedgerResult, Problem, Result } from "../engine.js";
import { isDrafted, makeDrafts, makePackage, ownerParts, whyNotFilled } from "../engine-papers.js";
import { captionPlace, placeOfText } from "../state/written.js";
import { captionOf } from "../words/field-labels.js";
import { onThisPage } from "../words/without-ledger-words.js";
import { pageTemplates } from "./given-forms.js";
import { prepareFonts } from "./page-fonts.js";

/** A file for the person to keep. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A book with everything that a paper of it needs. */
export interface Owner {
  readonly ledger: Ledger;
  readonly result: LedgerResult;
  /** The years whose form is sent by itself, with the address on it. */
  readonly alone: ReadonlySet<number>;
}

/** The first moment that a ZIP can hold: equal files give equal bytes. */
const NO_DATE = new Date(1980, 0, 1);

/** The PDF of one year, with what has to be attached. */
export async function yearPdf(owner: Owner, taxYear: number): Promise<Result<MadeFile[]>> {
  await prepareFonts([owner.ledger]);
  const years = owner.result.years.filter((year) => year.tax_year === taxYear && isDrafted(year));
  return drafts(owner, years, false);
}

/** Every year that needs the form: one PDF a year in a ZIP, or one packet. */
export async function allPdfs(owner: Owner, packet: boolean): Promise<Result<MadeFile[]>> {
  await prepareFonts([owner.ledger]);
  const years = owner.result.years.filter((year) => isDrafted(year) && whyNotFilled(year) === null);
  const made = await drafts(owner, years, packet);
  if (!made.ok || made.value.length < 2) return made;
  return { ok: true, value: [await zip(`form-8606-${partOf(owner.ledger)}.zip`, made.value)] };
}

async function drafts(
  owner: Owner,
  years: LedgerResult["years"],
  packet: boolean,
): Promise<Result<MadeFile[]>> {
  const shape = { template: "auto", packet, flatten: false, alone: owner.alone } as const;
  const made = await makeDrafts(owner, years, partOf(owner.ledger), shape, { templates: pageTemplates });
  if (!made.ok) return made;
  return { ok: true, value: made.value.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })) };
}

/** The filing package as one ZIP: packet, forms, letters, texts. */
export async function filingPackage(
  ledger: Ledger,
  asOf: string,
  household: readonly (Ledger | null)[],
  names: readonly string[],
): Promise<Result<MadeFile[]>> {
  await prepareFonts([ledger, ...household.filter((other) => other !== null)]);
  const made = await makePackage(ledger, asOf, household, { templates: pageTemplates, choice: "auto" });
  if (!made.ok) return made;
  // What is for programs alone is not among the papers of a person.
  const papers = made.value.files.filter(({ name }) => !name.endsWith(".json"));
  const files = papers.map(({ name, bytes }) => ({
    name,
    bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : new Uint8Array(bytes),
  }));
  return { ok: true, value: [await zip(`filing-package-${packageName(ledger, names)}.zip`, files)] };
}

async function zip(name: string, files: readonly MadeFile[]): Promise<MadeFile> {
  const entries = files.map((file) => ({ name: file.name, input: file.bytes, lastModified: NO_DATE }));
  const response = downloadZip(entries, { buffersAreUTF8: true });
  return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Everybody whose forms are in a package is in its name. */
function packageName(ledger: Ledger, names: readonly string[]): string {
  if (names.length < 2) return partOf(ledger);
  return ownerParts(names.map((name) => ({ name, inheritedFrom: null }))).join("-and-");
}

function partOf({ owner }: Ledger): string {
  return ownerParts([{ name: owner.name, inheritedFrom: owner.inherited_from }])[0] ?? "owner";
}

/** Problems in one sentence each, for the place where the file was asked for: the field by its name on the page. */
export function inWords(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => {
      const place = placeOfText(path);
      const words = onThisPage(message);
      if (place.length < 2) return path === "" ? words : `${path}: ${words}`;
      const year = place[0] === "years" ? `${place[1]}, ` : "";
      return `${year}${captionOf(captionPlace(place))}: ${words}.`;
    })
    .join(" ");
}
