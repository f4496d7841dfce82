import { describe, expect, it } from "vitest";
import { folderNames } from "../../src/batch/folder-names.js";

const client = (key: string, name: string, inheritedFrom: string | null = null) => ({
  key,
  owner: { name, inheritedFrom },
});

describe("the folders of clients", () => {
  it("have their owners' names", () => {
    expect(folderNames([client("1", "Zoë Łukasz"), client("2", "Ana Diaz", "Ben Diaz")])).toEqual([
      "zoe-lukasz",
      "ana-diaz-from-ben-diaz",
    ]);
  });

  it("are told apart by the client's key, whatever the order", () => {
    const [ana, ben, other] = [client("1", "Ana Diaz"), client("2", "Ben"), client("3", "ANA díaz")];
    const [first, second, third] = folderNames([ana, ben, other]);
    expect([first, third]).toEqual([
      expect.stringMatching(/^ana-diaz_[0-9a-f]{8}$/),
      expect.stringMatching(/^ana-diaz_/),
    ]);
    expect(second).toBe("ben");
    expect(first).not.toBe(third);
    expect(folderNames([other, ben, ana])).toEqual([third, second, first]);
  });

  it.each([
    "../../x",
    "/etc/passwd",
    "..",
    ".",
    "",
    "CON",
    "nul",
    "COM1",
    "a\0b",
    "C:\\x",
    ".form8606",
    "report.csv",
  ])("stay inside, and are no device, for an owner called %j", (name) => {
    const [folder = ""] = folderNames([client("1", name)]);
    expect(folder).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u);
    expect(folder).not.toMatch(/^(con|nul|com1)$/);
  });
});
