import { expect, it } from "vitest";
import { decrypt, encrypt } from "../../src/node/age-encryption.js";

const IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
const keys = { recipients: [], passphrase: null, identities: [IDENTITY] };

it("a file for several keys is opened by one of them", async () => {
  const { generateX25519Identity, identityToRecipient } = await import("age-encryption");
  const identities = await Promise.all([1, 2, 3].map(() => generateX25519Identity()));
  const recipients = await Promise.all(identities.map(identityToRecipient));
  const sealed = await encrypt("one ledger", { recipients, passphrase: null, identities: [] });
  const opened = await decrypt(sealed, { ...keys, identities: identities.slice(2) }, "a.yaml.age");
  expect(new TextDecoder().decode(opened)).toBe("one ledger");
});

it.each([
  [
    "for 100,000 keys",
    `${`-> X25519 ${"A".repeat(43)}\n${"A".repeat(43)}\n`.repeat(100_000)}--- ${"A".repeat(43)}\n`,
  ],
  ["without an end", `-> X25519 ${"A".repeat(5_000_000)}`],
])("a file %s is refused before any of them is tried", async (_, stanzas) => {
  const bytes = new TextEncoder().encode(`age-encryption.org/v1\n${stanzas}`);
  await expect(decrypt(bytes, keys, "a.yaml.age")).rejects.toThrow(
    "a.yaml.age: is encrypted to more than 100 keys, or is damaged",
  );
});

const withPassphrase = { recipients: [], passphrase: "correct horse", identities: [] };

it("a file whose passphrase takes as much work as age asks for is opened", async () => {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setPassphrase("correct horse");
  // The most is tried in `tests/batch/encrypted.process.test.ts`: it takes a second.
  encrypter.setScryptWorkFactor(10);
  const sealed = await encrypter.encrypt("one ledger");
  expect(new TextDecoder().decode(await decrypt(sealed, withPassphrase, "a.yaml.age"))).toBe("one ledger");
});

it.each(["19", "20", "21", "99999999999999999999"])(
  "a file whose passphrase has work factor %s is refused before it is tried",
  async (work) => {
    const scrypt = `-> scrypt ${"A".repeat(22)} ${work}\n${"A".repeat(43)}\n`;
    for (const stanzas of [scrypt, `-> X25519 ${"A".repeat(43)}\n${"A".repeat(43)}\n${scrypt}`]) {
      const bytes = new TextEncoder().encode(`age-encryption.org/v1\n${stanzas}--- ${"A".repeat(43)}\n`);
      await expect(decrypt(bytes, withPassphrase, "a.yaml.age")).rejects.toThrow(
        `a.yaml.age: needs too much memory to open: its passphrase has work factor ${work.slice(0, 9)}, and the most is 18.`,
      );
    }
  },
);
