import { existsSync } from "node:fs";

/**
 * The folder of this package, as a URL with a slash at its end: it has `templates/` and `package.json`, whether the
 * program runs from its sources, from its build or from its bundle.
 */
export const packageRoot = rootAbove(new URL("./", import.meta.url));

function rootAbove(folder: URL): URL {
  if (existsSync(new URL("package.json", folder))) return folder;
  const above = new URL("../", folder);
  if (above.href === folder.href) throw new Error("the program is not in its package");
  return rootAbove(above);
}
