import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What `form8606 open` does with a ledger, and the page that saves it. Arguments: the built folder `local-server/`, and the
 * ledger. Ends with 0 when it is saved, and with 2 and the sentence when it is refused.
 */
const [built = "", path = ""] = process.argv.slice(2);
const of = (name) => import(pathToFileURL(join(built, name)).href);
const { LedgerFiles } = await of("ledger-files.js");
const { serveOpen } = await of("open-server.js");

async function openAndSave() {
  const ledgers = new LedgerFiles([path]);
  if (process.env.ONLY_START) return;
  const opened = await serveOpen({
    page: new Map(),
    ledgers,
    official: async () => null,
    port: 0,
    patience: 1000,
  });
  try {
    const files = await fetch(`${opened.address}ledgers`);
    if (!files.ok) throw new Error(await files.text());
    const [{ version }] = await files.json();
    const saved = await fetch(`${opened.address}ledgers/0`, {
      method: "PUT",
      headers: { origin: new URL(opened.address).origin, "content-type": "application/json" },
      body: JSON.stringify({ text: "the ledger as the page has it now\n".repeat(999), version }),
    });
    if (!saved.ok) throw new Error(await saved.text());
  } finally {
    await opened.close();
  }
}

try {
  await openAndSave();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
