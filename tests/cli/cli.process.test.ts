import { type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { builtProgram } from "../built.js";
import { httpsServer, proxyServer, TEST_CA } from "../node/templates/https-server.js";

const BIN = join(builtProgram(), "dist/bin/form8606.js");
const EXAMPLE = resolve("docs/examples/clean-backdoor.yaml");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function form8606(args: string[], options: SpawnSyncOptions = {}) {
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, ".cache"), FORM8606_OFFICIAL_DIR: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    env,
    ...options,
    encoding: "utf8",
  });
  return { status, out: String(stdout), err: String(stderr) };
}

it("prints the version of package.json", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(form8606(["--version"])).toEqual({ status: 0, out: `${version}\n`, err: "" });
});

it("starts from the file that a clone has for it", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["form8606", "check", EXAMPLE], {
    cwd: builtProgram(),
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("nothing wrong");
});

it("drafts an example into a new folder, for its owner's eyes alone", () => {
  const { status, out, err } = form8606(["draft", EXAMPLE, "--out", "drafts"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toContain("drafts/2025-form-8606-jordan-a-rivera.pdf");
  const path = join(folder, "drafts", "2025-form-8606-jordan-a-rivera.pdf");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, "drafts"))).toHaveLength(1);
});

it("reads a ledger from standard input, JSON as well as YAML", () => {
  const yaml = form8606(["lines", "-", "--json"], { input: readFileSync(EXAMPLE) });
  const json = form8606(["lines", "-", "--json"], {
    input: JSON.stringify({
      owner: { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" },
      years: { 2025: { year_end_value: 0 } },
      entries: [
        { date: "2025-01-14", kind: "contribution", amount: 7000 },
        { date: "2025-01-16", kind: "conversion", amount: "7,000.00" },
      ],
    }),
  });
  expect(yaml.status).toBe(0);
  expect(JSON.parse(json.out)).toEqual(JSON.parse(yaml.out));
});

it("ends with status 2 and one line on standard error for a ledger that is wrong", () => {
  const { status, out, err } = form8606(["draft", "-", "--out", "none"], {
    input: '{"owner":{"name":"Ada"},"entries":[{"date":"2024-01-01","kind":"contribution","amount":-5}]}',
  });
  expect({ status, out, err }).toEqual({
    status: 2,
    out: "",
    err: "entries[0].amount: must be more than zero; write it without the minus sign (line 1, column 88)\n",
  });
  expect(readdirSync(folder)).not.toContain("none");
});

it("uses no colours when nobody looks", () => {
  const { out } = form8606(["draft", EXAMPLE, "--out", "plain"]);
  expect(out).not.toContain("\u001b");
});

it("writes the plain starter when there is nobody to ask", () => {
  const { status, out } = form8606(["init", "new/ledger.yaml"], { input: "" });
  expect(status).toBe(0);
  expect(out).toBe("Wrote new/ledger.yaml. Next: node form8606 check new/ledger.yaml\n");
  expect(form8606(["check", "new/ledger.yaml"]).status).toBe(0);
});

it("ends quietly when its reader has had enough", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `"$0" "$1" lines "$2" --json --explain | head -n 1`, process.execPath, BIN, EXAMPLE],
    { encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it.runIf(existsSync("/dev/full"))("says in one sentence that its output cannot be written", () => {
  for (const command of [`lines "$2" --json`, `draft "$2" --out full`, "--help"]) {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"$0" "$1" ${command} > /dev/full`, process.execPath, BIN, EXAMPLE],
      { encoding: "utf8", cwd: folder },
    );
    expect({ status, stderr }, command).toEqual({
      status: 2,
      stderr: "Standard output: the disk is full.\n",
    });
  }
});

it.each([
  [0o644, "token: every user of this machine can use it; run: chmod 600 token\n"],
  [0o600, ""],
  [0o640, ""],
])("warns of a token file that others can read: mode %o", (mode, warning) => {
  const file = join(folder, "token");
  writeFileSync(file, `${"t".repeat(40)}\n`);
  chmodSync(file, mode);
  // An address of no machine: what is warned of comes before the server listens.
  const { status, err } = form8606(["serve", "--token-file", "token", "--host", "192.0.2.1", "--port", "0"]);
  expect(status).toBe(2);
  expect(err).toBe(`${warning}192.0.2.1:0: is no address of this machine\n`);
});

it("downloads a blank through the proxy, and with the certificates, that the environment names", async () => {
  const answered: string[] = [];
  const server = await httpsServer(({ url = "" }, response) => {
    answered.push(url);
    response.end("%PDF-1.7 not the form");
  });
  const proxy = await proxyServer();
  writeFileSync(join(folder, "ca.pem"), TEST_CA);
  const cache = join(folder, "blanks");
  const env = {
    PATH: process.env.PATH,
    FORM8606_CACHE_DIR: cache,
    HTTPS_PROXY: proxy.url,
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
  };
  const child = spawn(process.execPath, [BIN, "templates", "get", "2023", "--from", `${server.url}blanks`], {
    env,
  });
  let err = "";
  child.stderr.on("data", (data) => {
    err += data;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  await Promise.all([server.close(), proxy.close()]);
  expect(status).toBe(2);
  expect(err).toContain("what came is not kept: it is not the IRS's 2023 file that this program knows");
  expect(answered).toEqual(["/blanks/f8606--2023.pdf"]);
  expect(proxy.asked).toEqual([`localhost:${server.port}`]);
  // A Node that keeps compiled code puts it beside the blanks; nothing else may be there.
  const kept = existsSync(cache) ? readdirSync(cache).filter((name) => name !== "compiled") : [];
  expect(kept).toEqual([]);
});
