import { Icon } from "../ui/icon.js";
import { officialTrouble, takeOfficial } from "./official-files.js";

/** A form at irs.gov, and whether the page has it already. */
export function OfficialLink({
  name,
  label,
  address,
  isAdded,
}: {
  name: string;
  /** The whole name, where a short one is shown. */
  label?: string;
  address: string;
  isAdded: boolean;
}) {
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer" aria-label={label}>
        {name}
      </a>
      {isAdded && (
        <span class="good">
          <Icon name="check" size={16} /> added
        </span>
      )}
    </>
  );
}

/** Takes the IRS's PDFs that were downloaded: those of Form 8606 for these years, or forms that go with it. */
export function AddOfficial({ years }: { years: readonly number[] }) {
  return (
    <>
      <label class="file-button button plain">
        <Icon name="open" />
        <span>Add official PDFs</span>
        <input
          type="file"
          accept="application/pdf,.pdf"
          multiple
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            // The same file can be chosen again after it was refused.
            currentTarget.value = "";
            void takeOfficial(files, years);
          }}
        />
      </label>
      {officialTrouble.value && (
        <p class="problem" role="alert">
          {officialTrouble.value}
        </p>
      )}
    </>
  );
}
