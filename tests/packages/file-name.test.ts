import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftName, ownerParts, packetName, slug } from "../../src/packages/file-name.js";

const own = (name: string) => ({ name, inheritedFrom: null });

describe("slug", () => {
  it.each([
    ["Jordan A Rivera", "jordan-a-rivera"],
    ["Zoë Łukasz-O'Brien", "zoe-lukasz-o-brien"],
    ["Nguyễn Thị Ngọc", "nguyen-thi-ngoc"],
    ["Søren Weiß", "soren-weiss"],
    ["Ελένη", "ελένη"],
    ["王 小明", "王-小明"],
    ["../../x", "x"],
    ["..\\..\\windows\\x", "windows-x"],
    ["/etc/passwd", "etc-passwd"],
    ["C:evil.pdf", "c-evil-pdf"],
    ["a\u0000b\nc\u202ed", "a-b-c-d"],
    ["CON", "con"],
    ["🦊🦊", "owner"],
    ["", "owner"],
    ["...", "owner"],
  ])("turns %j into %j", (name, expected) => {
    expect(slug(name, "owner")).toBe(expected);
  });

  it("keeps a name of any text to letters, digits, marks and hyphens, and to a length every file system takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
        const file = draftName(2023, slug(name, "owner"));
        expect(file).toMatch(/^2023-form-8606-[\p{L}\p{N}\p{M}-]+\.pdf$/u);
        expect(basename(file)).toBe(file);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200);
      }),
    );
  });

  it("cuts a name of 300 characters without leaving half a character or a hyphen at its end", () => {
    expect(slug("Maximiliana ".repeat(25), "owner")).toBe(`${"maximiliana-".repeat(5).slice(0, -1)}`);
    expect([...slug("𝒜王".repeat(150), "owner")].length).toBeLessThanOrEqual(60);
  });
});

describe("the owner's part of a file name", () => {
  it("tells two owners of the same name apart by a number", () => {
    expect(ownerParts([own("Ana Diaz"), own("ana-diaz"), own("Ben Diaz"), own("ANA DIAZ")])).toEqual([
      "ana-diaz",
      "ana-diaz-2",
      "ben-diaz",
      "ana-diaz-3",
    ]);
  });

  it("does not give a number away to an owner who is really called so", () => {
    expect(new Set(ownerParts([own("Ana"), own("Ana"), own("Ana 2"), own("Ana 2")])).size).toBe(4);
  });

  it("names the decedent of an inherited IRA", () => {
    expect(ownerParts([own("Ana Diaz"), { name: "Ana Diaz", inheritedFrom: "Rosa Diaz" }])).toEqual([
      "ana-diaz",
      "ana-diaz-from-rosa-diaz",
    ]);
  });
});

it("names a packet by its first and last year", () => {
  expect(packetName([2023, 2019], "ana-diaz")).toBe("2019-2023-form-8606-packet-ana-diaz.pdf");
  expect(packetName([2023], "ana-diaz")).toBe("2023-form-8606-packet-ana-diaz.pdf");
});
