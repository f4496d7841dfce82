import { signal } from "@preact/signals";
import { autosave } from "../state/autosave.js";
import { isDirty } from "../state/store.js";
import { Button } from "../ui/button.js";

const passphrase = signal("");
const withPassphrase = signal(false);
const working = signal(false);

/** Saving: a file of one's own, readable as text, or locked with a passphrase. Long because it is the markup of one screen, from top to bottom. */
export function SavePanel({ save }: { save: (passphrase: string | null) => Promise<void> }) {
  const start = async (event: SubmitEvent) => {
    event.preventDefault();
    if (withPassphrase.value && passphrase.value === "") return;
    working.value = true;
    await save(withPassphrase.value ? passphrase.value : null).finally(() => {
      working.value = false;
    });
    passphrase.value = "";
  };
  return (
    <section class="card" aria-label="Save your work" id="save-ledger" tabIndex={-1}>
      <header>
        <h2>Save your work</h2>
        <span class="paper-name">{isDirty.value ? "Not saved yet" : "Saved"}</span>
      </header>
      <p>You get a text file with everything you entered. Open it here next year and continue.</p>
      <form onSubmit={start}>
        <label class="check">
          <input
            type="checkbox"
            checked={withPassphrase.value}
            onChange={(event) => {
              withPassphrase.value = event.currentTarget.checked;
            }}
          />
          <span>Lock it with a passphrase</span>
        </label>
        {withPassphrase.value && (
          <div class="control wide">
            <label for="passphrase">Passphrase</label>
            <input
              id="passphrase"
              type="password"
              autocomplete="new-password"
              aria-describedby="passphrase-hint"
              value={passphrase.value}
              onInput={(event) => {
                passphrase.value = event.currentTarget.value;
              }}
            />
            <p class="hint" id="passphrase-hint">
              If you lose it, it cannot be recovered. The file is in the age format, so other programs can
              open it too.
            </p>
          </div>
        )}
        <div class="row">
          <Button icon={withPassphrase.value ? "lock" : "save"} submit disabled={working.value}>
            {working.value ? "Saving…" : "Save my work"}
          </Button>
        </div>
      </form>
      <label class="check">
        <input
          type="checkbox"
          checked={autosave.value}
          onChange={(event) => {
            autosave.value = event.currentTarget.checked;
          }}
        />
        <span>Keep my work in this browser between visits. Don't use this on a shared computer.</span>
      </label>
    </section>
  );
}
