import { signal } from "@preact/signals";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { takeFiles, takeText } from "./papers-store.js";

const isOver = signal(false);
const pasting = signal(false);
const pasted = signal("");

/** Where papers are dropped, chosen or pasted. What is given is read here and goes nowhere else. Long because it is the markup of one screen, from top to bottom. */
export function DropZone({ isSmall }: { isSmall: boolean }) {
  const read = (event: SubmitEvent) => {
    event.preventDefault();
    if (pasted.value.trim() === "") return;
    void takeText(pasted.value);
    pasted.value = "";
    pasting.value = false;
  };
  return (
    <section
      class={`drop-zone${isSmall ? " small" : ""}${isOver.value ? " over" : ""}`}
      aria-label="Give your papers"
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void takeFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Icon name="paper" size={isSmall ? 20 : 32} />
      <h2>{isSmall ? "Drop more papers here" : "Drop your papers here"}</h2>
      {!isSmall && (
        <p class="quiet">
          IRS transcripts, PDFs of Forms 1099-R, 5498 and 8606, account histories from Fidelity, Vanguard or
          Schwab. They are read on this computer.
        </p>
      )}
      <div class="row">
        <label class={`file-button button ${isSmall ? "plain" : "main"}`}>
          <Icon name="open" />
          <span>Choose files</span>
          <input
            type="file"
            multiple
            onChange={(event) => takeFiles([...(event.currentTarget.files ?? [])])}
          />
        </label>
        <Button
          onClick={() => {
            pasting.value = !pasting.value;
          }}
        >
          Paste text
        </Button>
      </div>
      {pasting.value && (
        <form onSubmit={read}>
          <div class="control wide">
            <label for="pasted">Text of a transcript or statement</label>
            <textarea
              id="pasted"
              rows={6}
              value={pasted.value}
              onInput={(event) => {
                pasted.value = event.currentTarget.value;
              }}
            />
          </div>
          <Button look="main" submit>
            Read it
          </Button>
        </form>
      )}
    </section>
  );
}
