import { useEffect, useState } from "preact/hooks";
import { type Envelope, yearsWithForm } from "../engine.js";
import type { CompanionForm } from "../engine-papers.js";
import { active } from "../state/store.js";
import { AddOfficial, OfficialLink } from "./add-official.js";
import { addressOf } from "./official-files.js";
import { officialCompanions, officialYears } from "./official-years.js";
import { firstOf } from "./package-words.js";

/**
 * The IRS's own PDFs are not part of the page: each is dropped in once. Here are those for the envelopes: Form 8606 of
 * each year, and the forms that go with it. Long because it is the markup of one card, from top to bottom.
 */
export function OfficialPanel({
  sent,
  open,
}: {
  sent: readonly Envelope[];
  /** The years for which it is not known yet what to send. */
  open: readonly number[];
}) {
  const years = neededYears(sent, open);
  const { companions, byHand } = useCompanions(sent);
  const missing = years.filter((taxYear) => !officialYears.value.includes(taxYear));
  const forms = companions.filter(({ name }) => !officialCompanions.value.includes(name));
  if (years.length + companions.length + byHand.length === 0) return null;
  return (
    <section class="card" aria-label="Official forms">
      <header>
        <h2>
          {firstOf(missing, [
            ...forms.map(({ form }) => form),
            ...byHand.map((taxYear) => `5329 for ${taxYear}`),
          ])}
        </h2>
      </header>
      <p>
        Download each PDF from irs.gov, then add it here. The page fills it and checks what it filled. Without
        them the envelopes hold worksheets, which you cannot mail.
      </p>
      <ul class="official">
        {years.map((taxYear) => (
          <li key={taxYear}>
            <OfficialLink
              name={`Form 8606 for ${taxYear} at irs.gov`}
              address={addressOf("f8606", taxYear)}
              isAdded={officialYears.value.includes(taxYear)}
            />
          </li>
        ))}
        {companions.map(({ form, name, url }) => (
          <li key={name}>
            <OfficialLink
              name={`Form ${form} at irs.gov`}
              address={url}
              isAdded={officialCompanions.value.includes(name)}
            />
          </li>
        ))}
        {byHand.map((taxYear) => (
          <li key={`5329 ${taxYear}`}>
            <OfficialLink
              name={`Form 5329 for ${taxYear} at irs.gov`}
              address={addressOf("f5329", taxYear)}
              isAdded={false}
            />{" "}
            (print it and copy the amounts from the package)
          </li>
        ))}
      </ul>
      <AddOfficial years={years} />
    </section>
  );
}

/** The years of the forms in the envelopes, and those still open; without forms in them, those that the person on the screen needs. */
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
      void import("./given-forms.js").then(({ companionsFor }) => {
        const byHand = needed.filter((each) => each.form === "5329" && companionsFor([each]).length === 0);
        setFound({
          companions: companionsFor(needed),
          byHand: [...new Set(byHand.map(({ taxYear }) => taxYear))],
        });
      });
  }, [key]);
  return found;
}
