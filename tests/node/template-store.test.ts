import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { yearsWithForm } from "../../src/forms.js";
import { findTemplate } from "../../src/node/template-store.js";

const REAL = process.env.FORM8606_OFFICIAL_DIR ?? "";
const real2023 = join(REAL, "f8606--2023.pdf");
const WITHOUT = !existsSync(real2023) && "FORM8606_OFFICIAL_DIR names no folder with f8606--2023.pdf";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
  vi.stubEnv("FORM8606_OFFICIAL_DIR", folder);
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("has a worksheet for every year whose form is known", () => {
  for (const year of yearsWithForm()) {
    expect(Buffer.from(findTemplate(year, "worksheet").bytes).subarray(0, 5).toString()).toBe("%PDF-");
  }
});

it("takes the worksheet where no official blank is installed, and says so when one is insisted on", () => {
  expect(findTemplate(2023, "auto").kind).toBe("worksheet");
  expect(() => findTemplate(2023, "official")).toThrow(/no verified f8606--2023\.pdf in /);
  expect(() => findTemplate(2019, "official")).toThrow(/is not known here \(known: 2017, /);
});

it("says that there is none for a year that no form is known of", () => {
  expect(() => findTemplate(1995, "auto")).toThrow("tax year 1995: there is no worksheet for this year");
});

describe("a file that is not, byte for byte, the IRS's own", () => {
  it("is passed over in the folder", () => {
    writeFileSync(join(folder, "f8606--2023.pdf"), "%PDF-1.7 something else");
    expect(findTemplate(2023, "auto").kind).toBe("worksheet");
    expect(() => findTemplate(2023, "official")).toThrow(/no verified/);
  });

  it("is refused when it is named", () => {
    writeFileSync(join(folder, "form.pdf"), "%PDF-1.7 something else");
    expect(() => findTemplate(2023, { file: join(folder, "form.pdf") })).toThrow(
      /not the IRS's Form 8606 of 2023/,
    );
    expect(() => findTemplate(2023, { file: join(folder, "none.pdf") })).toThrow(/no such file/);
  });
});

describe.skipIf(WITHOUT)(`the IRS's own blank${WITHOUT ? ` (${WITHOUT})` : ""}`, () => {
  it("is found in the folder that the environment names", () => {
    writeFileSync(join(folder, "f8606--2023.pdf"), readFileSync(real2023));
    expect(findTemplate(2023, "auto")).toMatchObject({
      kind: "official",
      fields: { "14": expect.any(String) },
    });
    expect(findTemplate(2023, "worksheet").kind).toBe("worksheet");
  });

  it("is found in the user's cache", () => {
    mkdirSync(join(folder, "cache", "form8606"), { recursive: true });
    writeFileSync(join(folder, "cache", "form8606", "f8606--2023.pdf"), readFileSync(real2023));
    expect(findTemplate(2023, "official").kind).toBe("official");
  });

  it("is taken from any file, but for its own year alone", () => {
    expect(findTemplate(2023, { file: real2023 }).kind).toBe("official");
    expect(() => findTemplate(2022, { file: real2023 })).toThrow(/not the IRS's Form 8606 of 2022/);
  });
});
