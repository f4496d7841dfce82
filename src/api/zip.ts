import { Readable } from "node:stream";
import { makeZip } from "client-zip";

/** A file of a ZIP. */
export interface ZipFile {
  readonly name: string;
  readonly input: Uint8Array | string;
}

/** The first moment that a ZIP can hold: equal files give equal bytes. */
const NO_DATE = new Date(1980, 0, 1);

/** A ZIP as a stream, made while it is read: the next file is asked for when the last one is on its way. */
export function zipStream(files: Iterable<ZipFile> | AsyncIterable<ZipFile>): Readable {
  return Readable.fromWeb(
    makeZip(dated(files), { buffersAreUTF8: true }) as Parameters<typeof Readable.fromWeb>[0],
  );
}

async function* dated(files: Iterable<ZipFile> | AsyncIterable<ZipFile>) {
  for await (const file of files) yield { ...file, lastModified: NO_DATE };
}
