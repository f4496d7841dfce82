import { type Envelope, listed, sendKinds } from "../engine.js";
import { active, today } from "../state/store.js";
import { type OpenYear, type Package, toSend } from "../state/to-send.js";
import { CheckFirst } from "../todo/check-first.js";
import { OpenYears } from "../todo/open-years.js";
import { Button } from "../ui/button.js";
import { busy, make } from "./make-file.js";
import { packageButton, packageHeadline, STILL_NEEDED, tooLate, whatIsSent } from "./package-words.js";

/** What is missing before anything is sent: said first, and with the field. */
export function StillMissing() {
  const now = toSend.value;
  if (now.open.length === 0) return null;
  return (
    <section class="card" aria-label="Still missing">
      <header>
        <h2>{packageHeadline(now)}</h2>
      </header>
      <OpenYears open={now.open} />
    </section>
  );
}

/** For years that were missed or filed wrong: what everybody has to send, envelope by envelope. */
export function PackagePanel() {
  const now = toSend.value;
  const { packages, open } = now;
  const sending = packages.filter((each) => each.envelopes.length > 0);
  const closed = tooLate(now);
  if (open.length > 0 && sending.length + closed.length === 0) return null;
  return (
    <section class="card" aria-label="What to send">
      <header>
        <h2>{open.length > 0 ? "What is known so far" : packageHeadline(now)}</h2>
      </header>
      {sending.map((each) => (
        <PackageOf key={each.bookIds.join()} given={each} open={open} isAlone={sending.length === 1} />
      ))}
      {closed.map((each) => (
        <p key={each} class="quiet">
          {each}
        </p>
      ))}
    </section>
  );
}

function PackageOf({
  given,
  open,
  isAlone,
}: {
  given: Package;
  open: readonly OpenYear[];
  isAlone: boolean;
}) {
  const isOpen = open.some(({ bookId }) => given.bookIds.includes(bookId));
  const isMine = active.value !== undefined && given.bookIds.includes(active.value.book.id);
  return (
    <>
      {!isAlone && <h3>{listed(given.names)}</h3>}
      <p>You get one ZIP file: pages for you to keep, and a PDF for each envelope to print, sign and mail.</p>
      <ol class="envelopes">
        {given.envelopes.map((envelope) => (
          <li key={envelope.number}>
            <EnvelopeOf envelope={envelope} names={given.names} />
          </li>
        ))}
      </ol>
      {given.bookIds.map((bookId) => (
        <CheckFirst key={bookId} bookId={bookId} taxYears={yearsSent(given, bookId)} />
      ))}
      <div class="row">
        <Button
          look={isMine && !isOpen ? "main" : "plain"}
          icon="save"
          disabled={busy.value !== null}
          onClick={() =>
            make("The filing package", (makers) =>
              makers.filingPackage(given.ledger, today.value, given.others, given.names),
            )
          }
        >
          {packageButton(given, open)}
        </Button>
      </div>
    </>
  );
}

/** The years for which something of one person is sent. */
function yearsSent({ decided }: Package, bookId: number): number[] {
  const sent = decided.filter((each) => each.bookId === bookId && sendKinds[each.send].carrier !== null);
  return sent.map(({ taxYear }) => taxYear);
}

/** One envelope: the year, whose it is, and everything that goes into it, also what the page cannot make. */
function EnvelopeOf({ envelope, names }: { envelope: Envelope; names: readonly string[] }) {
  const { tax_year: taxYear, send, carrier, contents, parts } = envelope;
  const whose = [...new Set(parts.map(({ member }) => member.ledger.owner.name))];
  return (
    <>
      <p>
        <strong>{names.length > 1 ? `${taxYear}, ${listed(whose)}: ` : `${taxYear}: `}</strong>
        {whatIsSent(send)}
      </p>
      {STILL_NEEDED[carrier] && <p>{STILL_NEEDED[carrier]?.(taxYear)}</p>}
      <details>
        <summary>What goes into this envelope</summary>
        <ul>
          {contents.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
