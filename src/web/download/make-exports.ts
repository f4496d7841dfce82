import type { Result } from "../engine.js";
import { type ExportOwner, exportFiles, inRoles } from "../engine-exports.js";
import type { MadeFile } from "./make-pdfs.js";
import { pageFallbackFonts, prepareFonts } from "./page-fonts.js";

/** Files for other programs: an entry sheet for one of them, or a table. */
export async function makeExports(
  people: readonly ExportOwner[],
  asked: Parameters<typeof exportFiles>[1],
): Promise<Result<MadeFile[]>> {
  await prepareFonts(people.map(({ ledger }) => ledger));
  const made = await exportFiles(inRoles(people), asked, pageFallbackFonts);
  if (!made.ok) return made;
  const encoder = new TextEncoder();
  return {
    ok: true,
    value: made.value.map(({ name, content }) => ({
      name,
      bytes: typeof content === "string" ? encoder.encode(content) : new Uint8Array(content),
    })),
  };
}
