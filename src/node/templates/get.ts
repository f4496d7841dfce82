import { join } from "node:path";
import { type CompanionForm, officialForm } from "../../data/official-forms.js";
import { writeFiles } from "../files/write-files.js";
import { type Connection, download } from "./fetch-template.js";
import { cacheFolder, officialFileName } from "./folders.js";
import { companionPath, findInstalled } from "./store.js";
import { sha256, trustFound } from "./trust.js";

/** Where the IRS keeps the forms of earlier years, and of this one. */
const IRS = "https://www.irs.gov/pub/irs-prior/";

/** A blank of the IRS has 85 to 95 KB. */
export const CONNECTION: Connection = {
  limit: 5_000_000,
  idle: 20_000,
  whole: 120_000,
  pauses: [500, 2000],
};

/** A blank that is installed now, or why it is not. */
export type Got =
  | {
      readonly path: string;
      /** How its map is known: by the file's hash, or by reading the file. */
      readonly by: "hash" | "reading";
      /** It was installed before, so nothing was downloaded. */
      readonly before: boolean;
    }
  | { readonly failed: string; readonly unreachable: boolean };

/**
 * Downloads the IRS's blank of a tax year into the user's cache, unless one that may be filled is installed. What came
 * gets its name there only when it is trusted (`trustFound`); until then it is nowhere on the disk.
 *
 * @param from a folder of another server that has the same files, https: with a slash at its end; irs.gov when null
 * @param onProgress told how many bytes came, of how many when the server says so
 * @throws FileError when the cache cannot be written, or a blank in it not be read
 */
export async function getOfficialForm(
  taxYear: number,
  from: string | null,
  connection: Connection,
  onProgress: (received: number, expected: number | null) => void,
): Promise<Got> {
  for (const { path, trust } of await findInstalled(taxYear)) {
    if (trust.by !== null) return { path, by: trust.by, before: true };
  }
  const url =
    from === null
      ? (officialForm(taxYear)?.url ?? IRS + officialFileName(taxYear))
      : from + officialFileName(taxYear);
  const came = await download(url, connection, onProgress);
  if ("failed" in came) return { ...came, failed: `${url}: ${came.failed}` };
  const trust = await trustFound(came.bytes, taxYear);
  if (trust.by === null) {
    return { failed: `${url}: what came is not kept: ${trust.reasons.join("; ")}`, unreachable: false };
  }
  const path = join(cacheFolder(), officialFileName(taxYear));
  writeFiles([{ path, bytes: came.bytes }], { force: true, links: "taken" });
  return { path, by: trust.by, before: false };
}

/**
 * Downloads the IRS's PDF of a form that goes with Form 8606, unless it is installed. It is kept only when it is the
 * file that is known here, byte for byte.
 *
 * @param from a folder of another server that has the same files; irs.gov when null
 * @throws FileError when the cache cannot be written, or a file in it not be read
 */
export async function getCompanion(
  form: CompanionForm,
  from: string | null,
  connection: Connection,
  onProgress: (received: number, expected: number | null) => void,
): Promise<Got> {
  const installed = companionPath(form);
  if (installed !== null) return { path: installed, by: "hash", before: true };
  const url = from === null ? form.url : from + form.name;
  const came = await download(url, connection, onProgress);
  if ("failed" in came) return { ...came, failed: `${url}: ${came.failed}` };
  const hash = sha256(came.bytes);
  if (hash !== form.sha256)
    return {
      failed: `${url}: what came is not kept: it is not the revision that is known here (its SHA-256 is ${hash})`,
      unreachable: false,
    };
  const path = join(cacheFolder(), form.name);
  writeFiles([{ path, bytes: came.bytes }], { force: true, links: "taken" });
  return { path, by: "hash", before: false };
}
