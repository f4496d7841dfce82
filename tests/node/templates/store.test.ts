import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { officialForm } from "../../../src/data/official-forms.js";
import { yearsDrawn } from "../../../src/data/printed-form.js";
import { cacheFolder } from "../../../src/node/templates/folders.js";
import { findTemplate } from "../../../src/node/templates/store.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import {
  compiledOfficial,
  officialAs,
  officialBytes,
  officialYears,
  skipReason,
  unwrap,
} from "../../pdf/templates.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
  vi.stubEnv("FORM8606_OFFICIAL_DIR", folder);
  vi.stubEnv("FORM8606_CACHE_DIR", join(folder, "cache"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file into the folder and gives back its path. */
function file(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

it("has a worksheet for every year whose form is known", async () => {
  for (const year of yearsDrawn()) {
    const { bytes, known } = await findTemplate(year, "worksheet");
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect(known).toBe("drawn");
  }
});

it("takes the worksheet where no official blank is installed, and says what to do when one is insisted on", async () => {
  expect((await findTemplate(2023, "auto")).kind).toBe("worksheet");
  await expect(findTemplate(2023, "official")).rejects.toThrow(
    /^official form of 2023: no f8606--2023\.pdf in .*; “node form8606 templates get 2023” downloads it; or leave/,
  );
});

it("says that there is none for a year that no form is known of", async () => {
  await expect(findTemplate(1995, "auto")).rejects.toThrow(
    "tax year 1995: there is no worksheet for this year",
  );
});

describe("a file that is not the IRS's own", () => {
  it("is passed over in the folder, and said to be there when it is insisted on", async () => {
    file("f8606--2023.pdf", "%PDF-1.7 something else");
    file("f8606--2024.pdf", "%PDF-1.7 something else");
    expect((await findTemplate(2023, "auto")).kind).toBe("worksheet");
    expect((await findTemplate(2024, "auto")).kind).toBe("worksheet");
    await expect(findTemplate(2023, "official")).rejects.toThrow(
      /f8606--2023\.pdf: it is not the IRS's 2023 file/,
    );
    await expect(findTemplate(2024, "official")).rejects.toThrow(/f8606--2024\.pdf: the file is damaged/);
  });

  it("is refused when it is named, with the reason", async () => {
    const given = (name: string) => findTemplate(2023, { file: name });
    await expect(given(file("form.pdf", "something else"))).rejects.toThrow(
      /form\.pdf: the file is damaged, or is not a PDF/,
    );
    await expect(given(join(folder, "none.pdf"))).rejects.toThrow(/there is no such file/);
    await expect(given("templates/worksheet-2023.pdf")).rejects.toThrow(
      "templates/worksheet-2023.pdf: it is a worksheet of this program, not the IRS's form",
    );
  });
});

describe.runIf(officialYears.includes(2023))(`the IRS's own blank${skipReason}`, () => {
  it("is found in the folder that the environment names", async () => {
    file("f8606--2023.pdf", officialBytes(2023));
    expect(await findTemplate(2023, "auto")).toMatchObject({
      kind: "official",
      known: "hash",
      fields: { "14": expect.any(String) },
    });
    expect((await findTemplate(2023, "worksheet")).kind).toBe("worksheet");
  });

  it("is found in the user's cache, behind a bad one of the folder", async () => {
    file("f8606--2023.pdf", "damaged");
    mkdirSync(join(folder, "cache"));
    file("cache/f8606--2023.pdf", officialBytes(2023));
    expect((await findTemplate(2023, "official")).known).toBe("hash");
  });

  it("is taken from any file, but for its own year alone", async () => {
    const named = file("any.pdf", officialBytes(2023));
    expect((await findTemplate(2023, { file: named })).known).toBe("hash");
    await expect(findTemplate(2024, { file: named })).rejects.toThrow(/it is the form of 2023, not of 2024/);
    file("f8606--2024.pdf", officialBytes(2023));
    expect((await findTemplate(2024, "auto")).kind).toBe("worksheet");
  });

  it("of a year whose file is not known here is mapped by reading it", async () => {
    const named = file("f8606--2024.pdf", await officialAs(2023, 2024));
    const installed = await findTemplate(2024, "auto");
    expect(installed).toMatchObject({ kind: "official", known: "reading" });
    expect(installed.fields).toEqual(officialForm(2023)?.fields);
    expect((await findTemplate(2024, { file: named })).known).toBe("reading");
    await expect(findTemplate(2023, { file: named })).rejects.toThrow(/it is the form of 2024, not of 2023/);
  });

  it("that was changed is filled only when a person names it, and it reads as the year's form", async () => {
    const changed = Buffer.concat([officialBytes(2023), Buffer.from("\n")]);
    const named = file("f8606--2023.pdf", changed);
    expect((await findTemplate(2023, "auto")).kind).toBe("worksheet");
    expect((await findTemplate(2023, { file: named })).known).toBe("reading");
  });

  it("that is filled in already, or flattened, is refused", async () => {
    const template = await compiledOfficial(2023);
    for (const [shape, reason] of [
      ["fillable", /1 of its fields are filled in already/],
      ["flattened", /no fields to fill/],
    ] as const) {
      const bytes = unwrap(fill(template, { "1": { cents: 100 } }, { shape, money: "dollars" }));
      await expect(findTemplate(2023, { file: file("filled.pdf", bytes) })).rejects.toThrow(reason);
    }
  });
});

describe("the user's cache", () => {
  const at = (env: Record<string, string>, platform: NodeJS.Platform) =>
    cacheFolder(env, platform, "/home/ada");

  it("is where this system keeps caches, unless the environment names another place", () => {
    expect(at({}, "linux")).toBe("/home/ada/.cache/form8606");
    expect(at({}, "darwin")).toBe("/home/ada/Library/Caches/form8606");
    expect(at({ LOCALAPPDATA: "/local" }, "win32")).toBe("/local/form8606/Cache");
    expect(at({ XDG_CACHE_HOME: "/xdg" }, "linux")).toBe("/xdg/form8606");
    expect(at({ XDG_CACHE_HOME: "relative" }, "linux")).toBe("/home/ada/.cache/form8606");
    expect(at({ XDG_CACHE_HOME: "/xdg", FORM8606_CACHE_DIR: "/own" }, "darwin")).toBe("/own");
  });
});
