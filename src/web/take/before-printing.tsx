import type { Envelope, Ledger } from "../engine.js";
import { goTo } from "../state/go-to.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { fieldId } from "../ui/place-field.js";

/** What is printed on the forms and is not there yet: the number on each, the address on a form that is sent by itself. */
export function BeforePrinting({ owner, sent }: { owner: Ledger["owner"]; sent: readonly Envelope[] }) {
  const needsAddress = sent.some(({ carrier }) => carrier === "form_8606");
  const missing = [
    ...(owner.ssn === null ? [{ words: "your social security number", place: ["owner", "ssn"] }] : []),
    ...(needsAddress && owner.address === null
      ? [{ words: "your home address", place: ["owner", "address", "street"] }]
      : []),
  ];
  const [first] = missing;
  if (first === undefined) return null;
  return (
    <section class="notice" aria-label="Before you print">
      <Icon name="info" />
      <p>
        Before you print, add {missing.map(({ words }) => words).join(" and ")}.{" "}
        {missing.length === 1 ? "It stays" : "They stay"} on this computer.
      </p>
      <Button onClick={() => goTo(first.place, fieldId(first.place))}>
        {missing.length === 1 ? "Add it" : "Add them"}
      </Button>
    </section>
  );
}
