import { readFileSync } from "node:fs";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { backdoor, session } from "./session.js";

const { at, file, form8606, list } = session();
const day = ["--as-of", "2026-03-02"] as const;
const DRAFT = "2024-form-8606-ada-example.pdf.age";

/** A secret key in a file, its public key, and a ledger that is encrypted to it. */
async function keys() {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const ledger = await encrypter.encrypt(JSON.stringify(backdoor()));
  const opened = async (path: string) => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(readFileSync(path));
  };
  return { recipient, key: file("key.txt", `${identity}\n`), ledger, opened };
}

describe("form8606 draft with keys", () => {
  it("reads encrypted ledgers, and writes nothing in clear", async () => {
    const { recipient, key, ledger, opened } = await keys();
    const one = file("ada.json.age", ledger as Uint8Array as unknown as object);
    const args = ["draft", one, "--out", at("out"), "--identity", key, "--encrypt-to", recipient, ...day];
    const first = await form8606(...args);
    expect([first.status, first.err]).toEqual([0, ""]);
    expect(first.out).toContain(DRAFT);
    expect(list("out")).toEqual([DRAFT]);
    expect(
      Buffer.from(await opened(at(`out/${DRAFT}`)))
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await form8606(...args)).out).not.toContain("Not replaced");
  });

  it("keeps an encrypted draft that its keys do not open, until it is forced", async () => {
    const { recipient } = await keys();
    const args = [
      "draft",
      file("ada.json", backdoor()),
      "--out",
      at("out"),
      "--encrypt-to",
      recipient,
      ...day,
    ];
    await form8606(...args);
    const before = readFileSync(at(`out/${DRAFT}`));
    expect((await form8606(...args)).out).toContain("these keys do not open it; --force replaces it:");
    expect(readFileSync(at(`out/${DRAFT}`)).equals(before)).toBe(true);
    expect((await form8606(...args, "--force")).out).not.toContain("Not replaced");
    expect(readFileSync(at(`out/${DRAFT}`)).equals(before)).toBe(false);
  });

  it("says that a ledger is encrypted when there is no key", async () => {
    const { ledger } = await keys();
    const one = file("ada.json.age", ledger as Uint8Array as unknown as object);
    const { status, err } = await form8606("draft", one, "--out", at("out"), ...day);
    expect(status).toBe(2);
    expect(err).toContain("is encrypted; give --passphrase-file, or --identity with the secret key");
  });
});
