import { expect, it } from "vitest";
import { locked, openFiles, openTrouble } from "../../src/web/start/open-files.js";

it("a locked file that costs too much to open is refused before a passphrase is asked for", async () => {
  const header = (work: number) =>
    `age-encryption.org/v1\n-> scrypt ${"A".repeat(22)} ${work}\n${"A".repeat(43)}\n--- ${"A".repeat(43)}\n`;
  await openFiles([new File([header(19)], "ana.yaml.age")]);
  expect(locked.value).toBeNull();
  expect(openTrouble.value).toMatch(/^ana\.yaml\.age needs too much memory to open: .* age -p\.$/);
  await openFiles([new File([header(18)], "ana.yaml.age")]);
  expect(openTrouble.value).toBeNull();
  expect(locked.value?.name).toBe("ana.yaml.age");
});
