import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FileError } from "../node/files/file-error.js";
import { packageRoot } from "../node/package-root.js";

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff: "font/woff",
  pdf: "application/pdf",
};

/**
 * The files of the page by their addresses, read once: only these are ever sent.
 *
 * @throws FileError when the page was not built
 */
export function pageFiles(
  folder = fileURLToPath(new URL("dist/page/app/", packageRoot)),
): Map<string, PageFile> {
  if (!existsSync(`${folder}/index.html`))
    throw new FileError("the page", "it is not built here; run “npm run build:page” first");
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    const address = name === "index.html" ? "" : name.replaceAll("\\", "/");
    files.set(address, { type, bytes: readFileSync(`${folder}/${name}`) });
  }
  return files;
}
