import { describe, expect, it } from "vitest";
import { folderName } from "../../src/batch/folder-name.js";
import { ownerParts } from "../../src/papers/file-name.js";

describe("the folder of a client", () => {
  it("has the owner's name when nobody else's has it", () => {
    expect(folderName("zoe-lukasz", "1", false)).toBe("zoe-lukasz");
  });

  it("is told from others of the name by the client's key", () => {
    const [first, second] = ["1", "3"].map((key) => folderName("ana-diaz", key, true));
    expect(first).toMatch(/^ana-diaz_[0-9a-f]{12}$/);
    expect(second).toMatch(/^ana-diaz_[0-9a-f]{12}$/);
    expect(first).not.toBe(second);
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
  ])("stays inside, and is no device, for an owner called %j", (name) => {
    const folder = folderName(ownerParts([{ name, inheritedFrom: null }])[0] as string, "1", false);
    expect(folder).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u);
    expect(folder).not.toMatch(/^(con|nul|com1)$/);
  });
});
