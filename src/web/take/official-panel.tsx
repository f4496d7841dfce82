import { useEffect, useState } from "preact/hooks";
import { type Envelope, yearsWithForm } from "../engine.js";
import type { CompanionForm } from "../engine-papers.js";
import { active, today } from "../state/store.js";
import { Icon } from "../ui/icon.js";
import { trouble } from "./making.js";
import { officialCompanions, officialYears } from "./official-years.js";
import { firstOf } from "./package-words.js";

/**
 * The IRS's own PDFs are not part of the page: each is dropped in once. Those of Form 8606 for the years that need it,
 * and the forms that go into the envelopes with it. Long because it is the markup of one card, from top to bottom.
 */
export function OfficialPanel({
  sent,
  open,
  isFirst,
}: {
  sent: readonly Envelope[];
  /** The years for which it is not known yet what to send. */
  open: readonly number[];
  isFirst: boolean;
}) {
  const years = neededYears(isFirst ? sent : [], isFirst ? open : []);
  const { companions, byHand } = useCompanions(sent);
  const missing = years.filter((taxYear) => !officialYears.value.includes(taxYear));
  const forms = companions.filter(({ name }) => !officialCompanions.value.includes(name));
  if (years.length + companions.length + byHand.length === 0) return null;
  return (
    <section class="card" aria-label="Official forms">
      <header>
        <h2>
          {isFirst
            ? firstOf(missing, [
                ...forms.map(({ form }) => form),
                ...byHand.map((taxYear) => `5329 for ${taxYear}`),
              ])
            : "Use the IRS's own form"}
        </h2>
      </header>
      <p>
        Download each PDF from irs.gov, then add it here. The page fills it and checks what it filled.
        {isFirst && " Without them the envelopes hold worksheets, which are not for mailing."}
      </p>
      <ul class="official">
        {years.map((taxYear) => (
          <OfficialItem
            key={taxYear}
            name={`Form 8606 for ${taxYear}`}
            address={addressOf("f8606", taxYear, Number(today.value.slice(0, 4)))}
            isAdded={officialYears.value.includes(taxYear)}
          />
        ))}
        {companions.map(({ form, name, url }) => (
          <OfficialItem
            key={name}
            name={`Form ${form}`}
            address={url}
            isAdded={officialCompanions.value.includes(name)}
          />
        ))}
        {byHand.map((taxYear) => (
          <OfficialItem
            key={`5329 ${taxYear}`}
            name={`Form 5329 for ${taxYear} (print it and copy the amounts from the package)`}
            address={addressOf("f5329", taxYear, Number(today.value.slice(0, 4)))}
            isAdded={false}
          />
        ))}
      </ul>
      <label class="file-button button plain">
        <Icon name="open" />
        <span>Add official PDFs</span>
        <input
          type="file"
          accept="application/pdf,.pdf"
          multiple
          onChange={(event) => takeOfficial([...(event.currentTarget.files ?? [])], years)}
        />
      </label>
    </section>
  );
}

function OfficialItem({ name, address, isAdded }: { name: string; address: string; isAdded: boolean }) {
  return (
    <li>
      <a href={address} target="_blank" rel="noreferrer">
        {name} at irs.gov
      </a>
      {isAdded && (
        <span class="good">
          <Icon name="check" size={16} /> added
        </span>
      )}
    </li>
  );
}

/** The years of the forms in the envelopes, and those still open; without envelopes, those that the person on the screen needs. */
function neededYears(sent: readonly Envelope[], open: readonly number[]): number[] {
  const mailed = sent.flatMap(({ tax_year, parts }) =>
    parts.some(({ withForm }) => withForm) ? [tax_year] : [],
  );
  const needed = (active.value?.result?.years ?? []).flatMap(({ must_file, tax_year }) =>
    must_file ? [tax_year] : [],
  );
  return [...new Set(mailed.length > 0 ? [...mailed, ...open] : needed)]
    .sort((a, b) => a - b)
    .filter((taxYear) => yearsWithForm().includes(taxYear));
}

/** The forms that go with Form 8606 in envelopes. */
interface Companions {
  /** Those that the page can fill. */
  readonly companions: readonly CompanionForm[];
  /** The years of Form 5329 that a person fills in. */
  readonly byHand: readonly number[];
}

const NO_COMPANIONS: Companions = { companions: [], byHand: [] };

/** The forms that go with Form 8606 in these envelopes; known as soon as the code of PDFs is there. */
function useCompanions(sent: readonly Envelope[]): Companions {
  const [found, setFound] = useState(NO_COMPANIONS);
  const needed = sent.flatMap(({ tax_year: taxYear, carrier, parts }) => [
    ...(carrier === "form_1040_x" ? [{ form: "1040-X" as const, taxYear }] : []),
    ...(parts.some(({ with5329 }) => with5329) ? [{ form: "5329" as const, taxYear }] : []),
  ]);
  const key = needed.map(({ form, taxYear }) => `${form} ${taxYear}`).join();
  useEffect(() => {
    if (needed.length === 0) setFound(NO_COMPANIONS);
    else
      void import("./templates.js").then(({ companionsFor }) => {
        const byHand = needed.filter((each) => each.form === "5329" && companionsFor([each]).length === 0);
        setFound({
          companions: companionsFor(needed),
          byHand: [...new Set(byHand.map(({ taxYear }) => taxYear))],
        });
      });
  }, [key]);
  return found;
}

/** Takes the PDFs that were chosen; those that cannot be filled are named, with the reason. */
async function takeOfficial(files: readonly File[], years: readonly number[]): Promise<void> {
  trouble.value = null;
  const { giveCompanion, giveOfficial } = await import("./templates.js");
  const refused: string[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (await giveCompanion(bytes)) continue;
    const named = Number(/(?:19|20)\d\d/.exec(file.name)?.[0]);
    let reasons: readonly string[] = ["Choose the PDF of Form 8606 from irs.gov."];
    for (const taxYear of new Set([named, ...years].filter((year) => yearsWithForm().includes(year)))) {
      reasons = await giveOfficial(bytes, taxYear).catch(() => ["The page cannot read this PDF."]);
      if (reasons.length === 0) break;
    }
    if (reasons.length > 0) refused.push(`${file.name}: ${whyRefused(file.name) ?? reasons.join("; ")}`);
  }
  if (refused.length > 0) trouble.value = refused.join(" ");
}

/** Of the forms beside Form 8606 only one edition each can be filled. */
function whyRefused(name: string): string | undefined {
  const form = /1040-?x/i.test(name) ? "1040-X" : /5329/.test(name) ? "5329" : undefined;
  return form && `This is another edition of Form ${form} than the page can fill. Use the link in the list.`;
}

/** The year before this one has its form under the name of the current form. */
function addressOf(form: "f8606" | "f5329", taxYear: number, thisYear: number): string {
  const folder = taxYear >= thisYear - 1 ? `irs-pdf/${form}.pdf` : `irs-prior/${form}--${taxYear}.pdf`;
  return `https://www.irs.gov/pub/${folder}`;
}
