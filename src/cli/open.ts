import { companionForms } from "../data/official-forms.js";
import { yearsWithForm } from "../data/printed-form.js";
import { LedgerFiles } from "../local-server/ledger-files.js";
import { serveOpen } from "../local-server/open-server.js";
import { pageFiles } from "../local-server/page-files.js";
import { showInBrowser } from "../local-server/show-in-browser.js";
import { findCompanion, findInstalled } from "../node/templates/store.js";
import { DONE } from "./exit-status.js";
import type { OpenOptions } from "./options.js";
import type { Terminal } from "./terminal.js";

/** How long the server waits for a tab after the last one was closed: a reload takes less. */
const PATIENCE = 20_000;

/**
 * `form8606 open`: shows the page in the browser, with the ledgers given. It ends with Ctrl+C, or when the last tab
 * has been closed for a while.
 *
 * @throws FileError when a ledger cannot be read, or the page was not built
 */
export async function open(
  files: readonly string[],
  options: OpenOptions,
  terminal: Terminal,
): Promise<number> {
  const opened = await serveOpen({
    page: pageFiles(),
    ledgers: new LedgerFiles(files),
    official: installedForm,
    port: options.port,
    patience: PATIENCE,
  });
  terminal.print(`Open ${opened.address}`);
  terminal.complain("Only this computer can reach it. Ctrl+C stops it, and so does closing its last tab.");
  if (options.browser) showInBrowser(opened.address);
  await Promise.race([opened.left, interrupted()]);
  await opened.close();
  return DONE;
}

async function installedForm(name: string): Promise<Uint8Array | null> {
  const companion = companionForms.find((form) => form.name === name);
  if (companion !== undefined) return findCompanion(companion);
  const taxYear = Number(name);
  if (!yearsWithForm().includes(taxYear)) return null;
  const installed = await findInstalled(taxYear);
  return installed.find(({ trust }) => trust.by !== null)?.bytes ?? null;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
