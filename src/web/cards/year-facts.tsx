import { signal, useComputed } from "@preact/signals";
import { memo } from "preact/compat";
import { groupFields } from "../schema/field-specs.js";
import { active, activeId, lit, write, yearResult } from "../state/store.js";
import { at, type Written, type WrittenMap } from "../state/written.js";
import { Button } from "../ui/button.js";
import { PlaceField } from "../ui/place-field.js";
import { isBehindOpenLine } from "./entry-card.js";
import { rareOfFiled } from "./rare-of-filed.js";

/** The value on December 31, on a card shaped like box 5 of Form 5498: one amount, or account by account. Long because it is the markup of one screen, from top to bottom. */
export const YearEndCard = memo(function YearEndCard({ taxYear }: { taxYear: number }) {
  const bookId = activeId.value;
  const spec = groupFields("years").year_end_value;
  const place = ["years", String(taxYear), "year_end_value"];
  const key = `years.${taxYear}.year_end_value`;
  const value = useComputed(() => at(active.value?.book.ledger, place)).value;
  const isLit = useComputed(() => lit.value === key || isBehindOpenLine(key)).value;
  if (bookId === undefined || spec === undefined) return null;
  const accounts = Array.isArray(value) ? (value as readonly WrittenMap[]) : null;
  const set = (to: Written | undefined) => write(bookId, place, to);
  const parts = "parts" in spec ? spec.parts : undefined;
  return (
    <article
      class={`card${isLit ? " lit" : ""}`}
      aria-label={`Value on December 31, ${taxYear}`}
      onFocusIn={() => {
        lit.value = key;
      }}
      onFocusOut={() => {
        if (lit.value === key) lit.value = null;
      }}
    >
      <header>
        <h3>Value on December 31, {taxYear}</h3>
        <span class="paper-name">Form 5498, box 5: traditional, SEP and SIMPLE IRAs, not your Roth IRA</span>
      </header>
      {accounts === null ? (
        <div class="fields boxes">
          <PlaceField
            place={place}
            spec={spec}
            caption="All your traditional IRAs together, including SEP and SIMPLE IRAs"
            box="5"
          />
          <div class="control action">
            <Button look="quiet" icon="plus" onClick={() => set([value === undefined ? {} : { value }, {}])}>
              Enter by account
            </Button>
          </div>
        </div>
      ) : (
        <>
          {accounts.map((_, index) => (
            <div class="fields boxes list-item" key={index}>
              {parts?.type === "group" &&
                Object.entries(parts.fields).map(([name, inner]) => (
                  <PlaceField
                    key={name}
                    place={[...place, index, name]}
                    spec={inner}
                    caption={name === "value" ? "Value" : name === "account" ? "Account" : "Kind of IRA"}
                    box={name === "value" ? "5" : undefined}
                  />
                ))}
              <Button
                look="quiet"
                icon="trash"
                label={`Remove account ${index + 1}`}
                onClick={() =>
                  set(accounts.length === 1 ? undefined : accounts.filter((_, at) => at !== index))
                }
              />
            </div>
          ))}
          <Button look="quiet" icon="plus" onClick={() => set([...accounts, {}])}>
            Add an account
          </Button>
        </>
      )}
    </article>
  );
});

/** Whoever opens what was filed for one year wants to see it for the next one too. */
const isFiledOpen = signal(false);

/** What the lines of Form 5329 as filed are called while the year owes additional tax. */
const TAX_REPORTED =
  "Additional tax you reported: the lines of Form 5329. If it was on Schedule 2 alone, add the 10 percent tax as line 4";

/** What else the year's form or its review may need, folded away. Long because it is the markup of one screen, from top to bottom. */
export const MoreAboutYear = memo(function MoreAboutYear({ taxYear }: { taxYear: number }) {
  const fields = groupFields("years");
  const place = (key: string) => ["years", String(taxYear), key];
  const others = Object.keys(fields).filter(
    (key) =>
      !["year_end_value", "filed", "tax_conversion_in"].includes(key) ||
      (key === "tax_conversion_in" && taxYear === 2010),
  );
  const filed = fields.filed?.type === "group" ? Object.entries(fields.filed.fields) : [];
  const rare = useComputed(() => rareOfFiled(yearResult.value?.form_5329).join(" ")).value.split(" ");
  return (
    <>
      <details class="card fold">
        <summary>
          <span>Your {taxYear} return</span>
          <span class="quiet">deduction, income, employer plan</span>
        </summary>
        <div class="fields">
          {others.map((key) => {
            const spec = fields[key];
            return spec && <PlaceField key={key} place={place(key)} spec={spec} />;
          })}
        </div>
      </details>
      <details
        class="card fold"
        open={isFiledOpen.value}
        onToggle={(event) => {
          isFiledOpen.value = event.currentTarget.open;
        }}
      >
        <summary>
          <span>What you filed for {taxYear}</span>
          <span class="quiet">the return, and Form 8606 as filed</span>
        </summary>
        <div class="fields">
          {filed
            .filter(([key]) => !rare.includes(key))
            .map(([key, spec]) => (
              <PlaceField
                key={key}
                place={[...place("filed"), key]}
                spec={spec}
                caption={key === "form_5329" ? TAX_REPORTED : undefined}
              />
            ))}
        </div>
        <details>
          <summary>More, for rare cases</summary>
          <div class="fields">
            {filed
              .filter(([key]) => rare.includes(key))
              .map(([key, spec]) => (
                <PlaceField key={key} place={[...place("filed"), key]} spec={spec} />
              ))}
          </div>
        </details>
      </details>
    </>
  );
});
