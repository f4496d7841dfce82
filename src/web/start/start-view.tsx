import { useState } from "preact/hooks";
import { computeHouseholds, formValues, parseLedger } from "../engine.js";
import { formDrawing } from "../form/form-drawing.js";
import { FilledFields, PrintedPage, VIEW_BOX } from "../form/form-page.js";
import { addBook, EMPTY } from "../state/household.js";
import { history, load, saved, today } from "../state/store.js";
import { Button } from "../ui/button.js";
import { Icon, type IconName } from "../ui/icon.js";
import { door } from "./door.js";
import { EXAMPLE } from "./example.js";
import { openFiles, openTrouble } from "./open-files.js";

/** Where everybody begins: three doors in plain words. Long because it is the markup of one screen, from top to bottom. */
export function StartView() {
  return (
    <main class="start" id="main" tabIndex={-1}>
      <div class="start-words">
        <h1>Your Form&nbsp;8606, from the papers you have.</h1>
        <p class="lead">
          Copy a few boxes from your tax papers. The page computes every line for every year, and fills in the
          form.
        </p>
        <ul class="doors">
          <Door
            icon="spark"
            title="I did a backdoor Roth"
            text="Five short questions"
            onOpen={() => {
              door.value = "backdoor";
            }}
          />
          <Door
            icon="paper"
            title="I have papers"
            text="Drop transcripts and PDFs, or copy Forms 1099-R and 5498"
            onOpen={() => {
              door.value = "papers";
            }}
          />
          <Door
            icon="clock"
            title="I missed Form 8606 in earlier years"
            text="Find out what to send"
            onOpen={() => {
              door.value = "missed";
            }}
          />
        </ul>
        <div class="row">
          <label class="file-button button plain">
            <Icon name="open" />
            <span>Open saved work</span>
            <input
              type="file"
              accept=".yaml,.yml,.json,.age"
              multiple
              onChange={(event) => openFiles(event.currentTarget.files ?? [])}
            />
          </label>
          <Button look="quiet" onClick={openExample}>
            Try an example
          </Button>
        </div>
        {openTrouble.value && (
          <p class="problem" role="alert">
            {openTrouble.value}
          </p>
        )}
        <Privacy />
      </div>
      <ExampleForm />
    </main>
  );
}

function Door({
  icon,
  title,
  text,
  onOpen,
}: {
  icon: IconName;
  title: string;
  text: string;
  onOpen: () => void;
}) {
  return (
    <li>
      <button type="button" class="door" onClick={onOpen}>
        <Icon name={icon} size={24} />
        <span>
          <strong>{title}</strong>
          <span>{text}</span>
        </span>
        <Icon name="right" />
      </button>
    </li>
  );
}

/** What the page promises, and how to check it. */
function Privacy() {
  return (
    <p class="privacy">
      <Icon name="lock" size={16} />
      <span>
        Nothing you type leaves this computer; your browser enforces it. To check, turn off your network:
        everything still works. This is not tax advice.
      </span>
    </p>
  );
}

function openExample(): void {
  load(addBook(EMPTY, EXAMPLE).household);
  saved.value = history.value.present;
}

/** The example's form, as the page draws it: what one gets. */
function ExampleForm() {
  const [picture] = useState(() => {
    const taxYear = 2025;
    const ledger = parseLedger(EXAMPLE);
    if (!ledger.ok) return null;
    const [computed] = computeHouseholds([ledger.value], { asOf: today.value });
    const year = computed?.ok ? computed.value.years.find(({ tax_year }) => tax_year === taxYear) : undefined;
    if (year === undefined) return null;
    const drawing = formDrawing(taxYear);
    return {
      drawing,
      values: formValues(ledger.value, year, { address: false, slots: { has: () => false } }),
    };
  });
  if (picture === null) return null;
  const { drawing, values } = picture;
  const [first] = drawing.pages;
  return (
    <div class="start-form" aria-hidden="true">
      <svg class="form-page" viewBox={VIEW_BOX} aria-hidden="true" focusable="false">
        <rect class="paper-ground" width="612" height="792" />
        {first && <PrintedPage page={first} />}
        <FilledFields drawing={drawing} page={0} values={values} money="dollars" />
      </svg>
    </div>
  );
}
