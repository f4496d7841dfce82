import type { Proposal } from "../engine-sources.js";
import { shownDate, shownMoney } from "../state/typed.js";
import { captionPlace, type Place, placeText, type Written, type WrittenMap } from "../state/written.js";
import { entryTitle } from "../words/entry-kinds.js";
import { captionOf } from "../words/field-labels.js";

/** What the papers give, to look over before it counts. */
export function Proposed({ proposal }: { proposal: Proposal }) {
  return (
    <>
      {proposal.ledgers.map(({ whose, added, set, waiting, replaced }, index) => (
        <section class="card" key={index} aria-label="What your papers say">
          <header>
            <h2>What your papers say</h2>
            <span class="paper-name">{nameOf(whose)}</span>
          </header>
          {added.length + set.length === 0 && waiting.length === 0 && (
            <p>Nothing new: you already entered all of it.</p>
          )}
          <ul class="operands">
            {added.map((entry, at) => (
              <EntryLine key={at} entry={entry as WrittenMap} />
            ))}
            {set.map(({ path, value }) => (
              <FactLine key={path.join(".")} path={path} value={value as Written} />
            ))}
          </ul>
          {replaced.length > 0 && (
            <p class="quiet">
              {replaced.length === 1 ? "One entry" : `${replaced.length} entries`} without an exact day will
              be replaced by dated ones.
            </p>
          )}
          {waiting.length > 0 && (
            <>
              <h3>Waiting for an answer</h3>
              <ul class="operands waiting">
                {waiting.map(({ entry }, at) => (
                  <EntryLine key={at} entry={entry as WrittenMap} />
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
    </>
  );
}

/** One fact of a year; what is made of accounts has its sum, and the accounts below it. */
function FactLine({ path, value }: { path: Place; value: Written }) {
  const accounts = Array.isArray(value) ? (value as readonly WrittenMap[]) : [];
  const amounts = accounts.map((account) => account.value);
  const isSum = accounts.length > 0 && amounts.every((amount) => typeof amount === "number");
  return (
    <li>
      <span>
        {path[0] === "years" ? `${path[1]}: ` : ""}
        {captionOf(captionPlace(path))}
        {isSum && <q>{accounts.map(accountName).join(", ")}</q>}
      </span>
      <span class="amount">{isSum ? shownMoney(sumOf(amounts as number[])) : inWords(value)}</span>
    </li>
  );
}

function accountName({ account, value }: WrittenMap, _: number, all: readonly WrittenMap[]): string {
  const name = typeof account === "string" ? `account …${account.replace(/^[….x*]+/i, "")}` : "account";
  return all.length === 1 ? name : `${name}: ${shownMoney(value)}`;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
}

function EntryLine({ entry }: { entry: WrittenMap }) {
  const day = entry.day === "unknown" ? String(entry.date ?? "").slice(0, 4) : shownDate(entry.date);
  return (
    <li>
      <span>
        {entryTitle(entry)}
        <q>
          {day}
          {typeof entry.note === "string" && ` · ${entry.note}`}
        </q>
      </span>
      <span class="amount">{shownMoney(entry.amount)}</span>
    </li>
  );
}

function nameOf({ ssn, inherited, isOther }: Proposal["ledgers"][number]["whose"]): string {
  const parts = [
    isOther ? "another person" : "",
    ssn === null ? "" : `SSN ending in ${ssn}`,
    inherited === null ? "" : "inherited IRA",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function inWords(value: Written): string {
  if (typeof value === "number") return shownMoney(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return shownDate(value);
  if (Array.isArray(value)) return value.map((item) => inWords(item as Written)).join(", ");
  if (value === null) return "";
  return Object.entries(value as WrittenMap)
    .filter(([, inner]) => typeof inner !== "object" || inner !== null)
    .map(([key, inner]) => (key === "value" ? shownMoney(inner) : `${placeText([key])} ${inWords(inner)}`))
    .join(" ");
}
