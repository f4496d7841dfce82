import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, expect, it } from "vitest";
import { correction, FIRST_YEAR, processes, someClients } from "./running.js";

const { at, start, correct, clients } = processes();
const hasAge = spawnSync("age", ["--version"]).status === 0;

let recipient = "";
let key = "";
beforeAll(async () => {
  const identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  key = at("key.txt");
  writeFileSync(key, `# a secret key\n${identity}\n`);
});

/** A file as Debian's age decrypts it. */
function decrypted(path: string): Buffer {
  const { status, stdout, stderr } = spawnSync("age", ["-d", "-i", key, path], { maxBuffer: 1 << 26 });
  expect(status, stderr.toString()).toBe(0);
  return stdout;
}

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

it("leaves nothing in clear, and Debian's age opens all of it", async ({ skip }) => {
  if (!hasAge) return skip("age is not installed (Debian package age)");
  const ledgers = someClients(8) as { owner: { name: string; ssn: string } }[];
  const input = clients("clients.jsonl", ledgers);
  const out = at("sealed");
  const run = await correct(input, "--out", out, "--encrypt-to", recipient);
  expect(run.status, run.err).toBe(3);
  expect(run.out).toContain("encrypted as .age files");
  const state = [".form8606", "journal.jsonl"];
  for (const path of filesIn(out)) {
    const isState = state.includes(path.split("/").at(-1) as string);
    expect(path.endsWith(".age") || isState, path).toBe(true);
    const content = readFileSync(path, "latin1");
    for (const { owner } of ledgers)
      for (const secret of [owner.name, owner.ssn, owner.ssn.replaceAll("-", "")])
        expect(content, path).not.toContain(secret);
    if (path.endsWith("journal.jsonl")) expect(content.trim().split("\n")).toHaveLength(2);
  }

  await correct(input, "--out", at("clear"));
  for (const name of ["report.csv", "failures.jsonl", "envelopes.csv", "status.csv"])
    expect(decrypted(join(out, `${name}.age`)).equals(readFileSync(at("clear", name))), name).toBe(true);
  const [folder = ""] = readdirSync(at("clear")).filter((name) => !name.includes("."));
  for (const name of readdirSync(at("clear", folder)).filter((each) => each !== ".form8606"))
    expect(decrypted(join(out, folder, `${name}.age`)).equals(readFileSync(at("clear", folder, name)))).toBe(
      true,
    );
});

it("reads encrypted ledgers, with a key or a passphrase, and says what it cannot open", async () => {
  const ledgers = someClients(3).map((ledger) => JSON.stringify(ledger));
  const folder = at("in");
  mkdirSync(folder);
  const encrypt = async (text: string, secret: { recipient?: string; passphrase?: string }) => {
    const encrypter = new Encrypter();
    if (secret.recipient) encrypter.addRecipient(secret.recipient);
    else {
      encrypter.setScryptWorkFactor(10);
      encrypter.setPassphrase(secret.passphrase as string);
    }
    return encrypter.encrypt(text);
  };
  writeFileSync(
    join(folder, "many.jsonl.age"),
    await encrypt(`${ledgers[0]}\n\n${ledgers[1]}\n`, { recipient }),
  );
  writeFileSync(
    join(folder, "one.json.age"),
    await encrypt(ledgers[2] as string, { passphrase: "four random words here" }),
  );
  writeFileSync(at("words.txt"), "four random words here\n");

  const half = await correct(folder, "--out", at("half"), "--identity", key);
  expect(half.err).toContain("one.json.age: cannot be decrypted: the passphrase or key is another one");
  expect(half.status).toBe(3);
  const none = await correct(folder, "--out", at("none"), "--dry-run");
  expect(none.err).toContain("many.jsonl.age: is encrypted; give --passphrase-file, or --identity");
  const all = await correct(folder, "--dry-run", "--identity", key, "--passphrase-file", at("words.txt"));
  expect([all.status, all.err]).toEqual([0, expect.stringContaining("3 packages would be made")]);
  expect(all.out).toContain("many.jsonl.age:3");
});

it("keeps what the office wrote in an encrypted sheet, and never writes over one that it cannot read", async () => {
  const input = clients("few.jsonl", someClients(2));
  const out = at("office");
  const args = [input, "--out", out, "--encrypt-to", recipient];
  await correct(...args);
  const report = () => start(["report", out, "--identity", key, "--json"]).ended;
  const before = JSON.parse((await report()).out).next;
  expect(before.length).toBeGreaterThan(0);

  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const folder = readdirSync(out).find((name) => !name.includes(".")) as string;
  const rows = ["folder,envelope,signed", `${folder},${FIRST_YEAR} Form 8606,yes`];
  writeFileSync(join(out, "status.csv.age"), await encrypter.encrypt(rows.join("\r\n")));
  const sheet = readFileSync(join(out, "status.csv.age"));
  const blind = await correct(...args);
  expect(blind.out).toContain("status.csv.age was left as it is");
  expect(readFileSync(join(out, "status.csv.age")).equals(sheet)).toBe(true);
  await correct(...args, "--identity", key);
  expect(readFileSync(join(out, "status.csv.age")).equals(sheet)).toBe(false);
  expect((await report()).out).toContain(`Mail Form 8606 for ${FIRST_YEAR}`);

  // What the office encrypts anew is kept.
  const text = readdirSync(join(out, folder)).find((name) => name.endsWith(".txt.age")) as string;
  writeFileSync(join(out, folder, text), "as the office encrypted it");
  expect((await correct(...args)).err).toContain(`Kept ${text}`);
  expect(readFileSync(join(out, folder, text), "utf8")).toBe("as the office encrypted it");
});

it("takes what was in clear away when the folder is encrypted, and is whole after a kill", async () => {
  const input = clients("kill.jsonl", someClients(12));
  const out = at("kill");
  await correct(input, "--out", out);
  const refused = await correct(input, "--out", out, "--encrypt-to", recipient);
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("have another encryption")]);
  const args = [input, "--out", out, "--encrypt-to", recipient, "--force"];
  const { child, ended } = start(correction(...args));
  while (!filesIn(out).some((path) => path.endsWith(".pdf.age"))) await sleep(5);
  child.kill("SIGKILL");
  await ended;
  expect(statSync(join(out, ".form8606/journal.jsonl")).size).toBeLessThan(1000);
  const { status, err } = await correct(...args);
  expect(status, err).toBe(3);
  for (const path of filesIn(out))
    expect(path.endsWith(".age") || /\.form8606(\/journal\.jsonl)?$/.test(path), path).toBe(true);
  expect(existsSync(join(out, ".form8606/tmp"))).toBe(false);
});

it("refuses keys that are none", async () => {
  const input = clients("one.jsonl", someClients(1));
  const wrong = await correct(input, "--out", at("wrong"), "--encrypt-to", "age1wrong");
  expect([wrong.status, wrong.err]).toEqual([
    2,
    expect.stringContaining("--encrypt-to: is not an age recipient"),
  ]);
  writeFileSync(at("empty.txt"), "\n");
  const empty = await correct(input, "--out", at("wrong"), "--passphrase-file", at("empty.txt"));
  expect([empty.status, empty.err]).toEqual([
    2,
    expect.stringContaining("its first line must be the passphrase"),
  ]);
  expect(existsSync(at("wrong"))).toBe(false);
});
