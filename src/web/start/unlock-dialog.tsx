import { signal } from "@preact/signals";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { locked, unlock } from "./open-files.js";

const passphrase = signal("");
const failed = signal(false);
const working = signal(false);

/** Asks for the passphrase of a locked ledger. */
export function UnlockDialog() {
  if (locked.value === null) return null;
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    working.value = true;
    failed.value = !(await unlock(passphrase.value));
    working.value = false;
    if (!failed.value) passphrase.value = "";
  };
  const close = () => {
    locked.value = null;
    passphrase.value = "";
    failed.value = false;
  };
  return (
    <Dialog title="This file is locked" onClose={close}>
      <form onSubmit={open}>
        <div class="control wide">
          <label for="unlock">Passphrase of {locked.value.name}</label>
          <input
            id="unlock"
            type="password"
            autocomplete="current-password"
            value={passphrase.value}
            autoFocus
            onInput={(event) => {
              passphrase.value = event.currentTarget.value;
            }}
          />
          {failed.value && (
            <p class="problem" role="alert">
              This passphrase does not open the file. Check capital letters and try again.
            </p>
          )}
        </div>
        <footer>
          <Button look="main" icon="lock" submit disabled={working.value}>
            {working.value ? "Opening…" : "Open"}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
