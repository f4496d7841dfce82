import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bom, type Component, reachable } from "./bill-of-materials.js";

/**
 * Writes into `dist/`, or the folder that is named, what the package says of others' work in it: `sbom.cdx.json`, the CycloneDX list that npm makes,
 * narrowed to what is shipped or installed with it, and `THIRD-PARTY-NOTICES.txt` with the licences of all of these. Run by
 * `npm run notices`.
 *
 * @throws Error when a package has no licence text, so that none is shipped without it
 */
const root = process.cwd();
const folder = process.argv[2] ?? "dist";
const { name: own, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name: string;
  dependencies: Record<string, string>;
};

/** What is built into the page and is no dependency of the program. */
const IN_THE_PAGE = ["@preact/signals", "preact"];

const whole = JSON.parse(
  execFileSync(
    "npm",
    ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  ),
) as Bom;
const shipped = reachable(whole, [...Object.keys(dependencies), ...IN_THE_PAGE]);
// npm calls the subject after the folder that it is in.
Object.assign(shipped.metadata.component, { name: own });
writeFileSync(join(folder, "sbom.cdx.json"), `${JSON.stringify(shipped, null, 2)}\n`);
writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), notices(shipped.components));
console.log(`${shipped.components.length} packages in sbom.cdx.json and THIRD-PARTY-NOTICES.txt`);

function notices(components: readonly Component[]): string {
  const parts = components.map((component) => {
    const name = nameOf(component);
    return [`${name} ${component.version}`, "", licenceOf(name).trim()].join("\n");
  });
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `${["This package contains, or is installed with, the following work of others.", ...parts].join(rule)}\n`;
}

function nameOf({ group, name }: Component): string {
  return group === undefined || name.startsWith("@") ? name : `${group}/${name}`;
}

function licenceOf(name: string): string {
  const folder = join(root, "node_modules", name);
  const files = readdirSync(folder).filter((each) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(each));
  if (files.length > 0)
    return files.map((each) => readFileSync(join(folder, each), "utf8").trim()).join("\n\n");
  const { license, author, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name} has no licence`);
  const who = typeof author === "string" ? author : (author?.name ?? repository?.url ?? name);
  return `Licensed under ${license} by ${who}. The package has no licence file.`;
}
