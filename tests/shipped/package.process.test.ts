import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { builtProgram } from "../built.js";

let root = "";
let files: string[] = [];
let tarball = "";

function run(command: string, args: readonly string[], cwd: string) {
  // What npm tells a script about the package that is tested would mislead the npm that is started here.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return spawnSync(command, args, { cwd, env, encoding: "utf8" });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-"));
  const source = join(root, "source");
  cpSync(builtProgram(), source, { recursive: true, dereference: true });
  for (const name of ["README.md", "package-lock.json"]) cpSync(name, join(source, name));
  symlinkSync(resolve("node_modules"), join(source, "node_modules"));
  // The page is built by another command; where it was not, a placeholder has its place.
  if (existsSync("dist/page/app")) cpSync("dist/page", join(source, "dist/page"), { recursive: true });
  else {
    mkdirSync(join(source, "dist/page/app"), { recursive: true });
    writeFileSync(join(source, "dist/page/app/index.html"), "<!doctype html><title>form8606</title>");
  }
  const noticed = run("npm", ["run", "notices"], source);
  expect(noticed.status, noticed.stdout + noticed.stderr).toBe(0);
  const packed = run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", root], source);
  expect(packed.status, packed.stderr).toBe(0);
  const report = JSON.parse(packed.stdout);
  const [one] = Array.isArray(report) ? report : Object.values(report);
  files = one.files.map(({ path }: { path: string }) => path);
  tarball = join(root, one.filename);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The modules of the program that one of its modules leads to, itself among them. */
function reached(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from) || !existsSync(from)) return seen;
  seen.add(from);
  const text = readFileSync(from, "utf8");
  const named = text.matchAll(/(?:from|import|URL)\s*\(?\s*"(\.[^"]+\.js)"/g);
  for (const [, path = ""] of named) reached(resolve(dirname(from), path), seen);
  return seen;
}

it("holds only what runs, and what it says of the work of others", () => {
  const source = join(root, "source");
  expect(
    files.filter((path) => /\.map$|^(src|tests|docs)\/|\.ts$/.test(path) && !path.endsWith(".d.ts")),
  ).toEqual([]);
  const programs = ["form8606.js", "index.js", "worker.js", "reader-thread.js", "heavy-thread.js"];
  const runs = new Set(programs.flatMap((name) => [...reached(join(source, "dist/bin", name))]));
  const shipped = files.filter((path) => path.startsWith("dist/") && !path.startsWith("dist/page/"));
  expect(shipped.filter((path) => path.endsWith(".js") && !runs.has(join(source, path)))).toEqual([]);
  for (const path of runs) expect(shipped).toContain(path.slice(source.length + 1));
  expect(shipped).toEqual(expect.arrayContaining(["dist/THIRD-PARTY-NOTICES.txt", "dist/sbom.cdx.json"]));
});

it("names every package that is built in or installed with it, with its licence", () => {
  const bom = JSON.parse(readFileSync(join(root, "source/dist/sbom.cdx.json"), "utf8"));
  expect([bom.bomFormat, bom.metadata.component.name]).toEqual(["CycloneDX", "form8606"]);
  const names: string[] = bom.components.map(({ name }: { name: string }) => name);
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  // What the page's own modules import is built into it.
  const web = readdirSync("src/web", { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  const imported = web
    .filter((path) => !path.startsWith("build"))
    .flatMap((path) => [
      ...readFileSync(join("src/web", path), "utf8").matchAll(/from "((?:@[\w-]+\/)?[\w-]+)[^"]*";/g),
    ])
    .map(([, name = ""]) => name)
    .filter((name) => name !== "node");
  expect(names).toEqual(expect.arrayContaining([...new Set(imported)]));
  expect(names.filter((name) => /vitest|biome|playwright|typescript|vite$/.test(name))).toEqual([]);
  const notices = readFileSync(join(root, "source/dist/THIRD-PARTY-NOTICES.txt"), "utf8");
  for (const { name, version } of bom.components) expect(notices).toContain(`\n${name} ${version}\n`);
  expect(
    notices.match(/Permission is hereby granted|Redistribution and use|Apache License|SIL OPEN FONT/gi)
      ?.length,
  ).toBeGreaterThan(30);
});

it("installs into an empty folder without a script or a warning, and runs there", async ({ skip }) => {
  const folder = join(root, "empty");
  mkdirSync(folder);
  const installed = run("npm", ["install", "--prefer-offline", "--no-fund", "--no-audit", tarball], folder);
  if (installed.status !== 0 && /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/.test(installed.stderr))
    return skip("no registry can be reached from here");
  expect(installed.status, installed.stderr).toBe(0);
  // That a dependency asks for a newer Node is npm's word about this machine.
  const warnings = installed.stderr
    .split("\n")
    .filter((line) => /warn/i.test(line) && !line.includes("EBADENGINE"));
  expect(warnings).toEqual([]);
  const lock = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
  const withScripts = Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([name]) => name);
  expect(withScripts).toEqual([]);

  const bin = join(folder, "node_modules/.bin/form8606");
  const drafted = run(
    bin,
    ["draft", resolve("docs/examples/clean-backdoor.yaml"), "--out", "drafts"],
    folder,
  );
  expect(drafted.status, drafted.stderr).toBe(0);
  expect(readdirSync(join(folder, "drafts"))).toEqual(["2025-form-8606-jordan-a-rivera.pdf"]);
  const library = `import { readLedger } from "form8606"; console.log(readLedger("{}", "json").ok);`;
  const used = run(process.execPath, ["--input-type=module", "-e", library], folder);
  expect([used.stdout, used.stderr]).toEqual(["false\n", ""]);
  const server = spawn(bin, ["serve", "--port", "0"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise<string>((resolve) => {
    server.stderr.on("data", (text) => resolve(/http:\S+(?= )/.exec(String(text))?.[0] ?? String(text)));
  });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  server.kill("SIGTERM");
  expect(await new Promise((resolve) => server.once("close", resolve))).toBe(0);
});
