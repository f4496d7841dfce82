import { describe, expect, it } from "vitest";
import { folderName, whoIs } from "../../src/batch/folder-name.js";
import { ownerParts } from "../../src/packages/file-name.js";

describe("the folder of a client", () => {
  it("has the owner's name when nobody else's has it", () => {
    expect(folderName("zoe-lukasz", "1", false)).toBe("zoe-lukasz");
  });

  it("is told from others of the name by who the client is", () => {
    const who = (ssn: string | null, place: string) =>
      whoIs({ name: "Ana Diaz", inheritedFrom: null, ssn }, place);
    expect(who("900-00-4103", "clients.jsonl:1")).toBe(who("900004103", "clients.jsonl:7"));
    expect(who(null, "clients.jsonl:1")).not.toBe(who(null, "clients.jsonl:7"));
    const [first, second] = [who("900004103", ""), who("900004104", "")].map((one) =>
      folderName("ana-diaz", one, true),
    );
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
