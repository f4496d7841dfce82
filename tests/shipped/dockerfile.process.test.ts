import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** One instruction of a Dockerfile. */
interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of each stage, without its FROM. */
function stages(text: string): { readonly as: string | undefined; readonly steps: Instruction[] }[] {
  const all: { as: string | undefined; steps: Instruction[] }[] = [];
  for (const line of text.split("\n")) {
    const [, name = "", rest = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === "FROM") all.push({ as: / AS (\w+)$/.exec(rest)?.[1], steps: [] });
    else if (name !== "") all.at(-1)?.steps.push({ name, rest });
  }
  return all;
}

/** Names at the top level that `.dockerignore` lets into the build: all are left out but those with a mark. */
function inContext(): string[] {
  const lines = readFileSync(".dockerignore", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines[0]).toBe("*");
  return lines.slice(1).map((line) => line.replace(/^!/, ""));
}

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const npm = (name: string) => spawnSync("npm", ["config", "get", name], { encoding: "utf8" }).stdout.trim();

/** Runs a command in a stage's own folder: a user without privileges, and nothing of this machine but its programs. */
function inside(
  stage: string,
  command: readonly string[],
  {
    env = {},
    writable = false,
    network = false,
  }: { env?: Record<string, string>; writable?: boolean; network?: boolean },
) {
  const system = ["/usr", "/etc", "/bin", "/lib", "/lib64", "/opt", "/run/secrets"].filter((path) =>
    existsSync(path),
  );
  const args = [
    ...[
      "--unshare-user",
      "--unshare-pid",
      "--die-with-parent",
      "--uid",
      "1000",
      "--gid",
      "1000",
      "--new-session",
    ],
    ...(network ? [] : ["--unshare-net"]),
    ...system.flatMap((path) => ["--ro-bind", path, path]),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...(writable ? ["--tmpfs", "/tmp", "--bind", npm("cache"), "/npm-cache"] : []),
    ...(existsSync(join(stage, "secret")) ? ["--ro-bind", join(stage, "secret"), "/secret"] : []),
    ...[
      writable ? "--bind" : "--ro-bind",
      join(stage, "app"),
      "/app",
      "--chdir",
      "/app",
      "--remount-ro",
      "/",
    ],
    "--clearenv",
    ...Object.entries({ PATH: process.env.PATH ?? "", HOME: "/tmp", ...env }).flatMap(([name, value]) => [
      "--setenv",
      name,
      value,
    ]),
    ...command,
  ];
  return spawnSync("bwrap", args, { encoding: "utf8", timeout: 500_000 });
}

/** Does what a stage's instructions say, as they are written. */
function build(
  at: string,
  steps: readonly Instruction[],
  others: ReadonlyMap<string, string>,
): Record<string, string> {
  const allowed = inContext();
  const env: Record<string, string> = {};
  mkdirSync(join(at, "app"), { recursive: true });
  for (const { name, rest } of steps) {
    if (name === "WORKDIR") expect(rest).toBe("/app");
    else if (name === "ENV") env[rest.split("=")[0] as string] = rest.split("=")[1] as string;
    else if (name === "COPY") {
      const from = /^--from=(\w+) /.exec(rest)?.[1];
      const words = rest.replace(/^--from=\w+ /, "").split(" ");
      const target = words.pop() as string;
      for (const word of words) {
        if (from === undefined) expect(allowed).toContain(word);
        const source = from === undefined ? word : join(others.get(from) as string, word);
        cpSync(source, join(at, "app", target.endsWith("/") ? word.replace(/^.*\//, "") : target), {
          recursive: true,
        });
      }
    } else if (name === "RUN") {
      const settings = {
        npm_config_registry: npm("registry"),
        npm_config_cache: "/npm-cache",
        npm_config_prefer_offline: "true",
      };
      const ran = inside(at, ["sh", "-c", rest], {
        env: { ...env, ...settings },
        writable: true,
        network: true,
      });
      if (ran.status !== 0) throw new Error(`${rest}\n${ran.stdout}${ran.stderr}`);
    } else expect(["USER", "EXPOSE", "ENTRYPOINT", "CMD"]).toContain(name);
  }
  return env;
}

const TRY = `
const headers = { authorization: "Bearer " + process.argv[1], "content-type": "application/json" };
const body = JSON.stringify({ owner: { name: "Ada Example", ssn: "900-00-0001", born: "1980-01-01" }, years: { 2024: { year_end_value: 0 } },
  entries: [{ date: "2024-01-08", kind: "contribution", amount: 7000 }, { date: "2024-01-10", kind: "conversion", amount: 7000 }] });
for (let tries = 0; ; tries++) {
  try {
    const ready = await fetch("http://127.0.0.1:8606/readyz");
    const open = await fetch("http://127.0.0.1:8606/v1/lines", { method: "POST", body, headers: { "content-type": "application/json" } });
    const form = await fetch("http://127.0.0.1:8606/v1/forms", { method: "POST", body, headers });
    console.log(ready.status, open.status, form.status, Buffer.from(await form.arrayBuffer()).subarray(0, 5).toString());
    break;
  } catch (error) {
    if (tries === 300) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}`;

it("builds and runs as it is written, for a user without privileges, read-only and without a network", ({
  skip,
}) => {
  const tried = spawnSync("bwrap", ["--unshare-user", "--unshare-net", "--ro-bind", "/", "/", "true"]);
  if (tried.status !== 0)
    return skip("bwrap (Debian package bubblewrap) is missing, or may not make a sandbox here");
  if (spawnSync("npm", ["ping"]).status !== 0) return skip("no registry can be reached from here");
  const all = stages(readFileSync("Dockerfile", "utf8"));
  const last = all.pop();
  if (last === undefined) throw new Error("the Dockerfile has no stage");
  const made = new Map<string, string>();
  for (const { as = "", steps } of all) {
    build(join(root, as), steps, made);
    made.set(as, join(root, as));
  }
  const image = join(root, "image");
  const env = build(image, last.steps, made);

  expect(last.steps).toContainEqual({ name: "USER", rest: "node" });
  const packages = readdirSync(join(image, "app/node_modules"));
  expect(packages).toContain("fastify");
  expect(packages.filter((name) => ["vite", "vitest", "typescript", "@biomejs"].includes(name))).toEqual([]);

  const token = "t".repeat(40);
  mkdirSync(join(image, "secret"));
  writeFileSync(join(image, "secret/form8606"), token, { mode: 0o644 });
  const words = (name: string): string[] =>
    JSON.parse(last.steps.find((step) => step.name === name)?.rest ?? "[]");
  const command = [...words("ENTRYPOINT"), ...words("CMD")].map((word) =>
    word.replace("/run/secrets", "/secret"),
  );
  const script = `"$@" & node --input-type=module -e '${TRY}' ${token}; status=$?; kill %1; wait %1; echo "$status $?"`;
  const ran = inside(image, ["bash", "-c", script, "run", ...command], { env });
  const printed = ran.stdout.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  expect(printed, ran.stderr).toEqual(["200 401 200 %PDF-", "0 0"]);
});
