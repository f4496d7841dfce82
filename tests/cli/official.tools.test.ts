import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it, vi } from "vitest";
import { session } from "./session.js";

const FOLDER = process.env.FORM8606_OFFICIAL_DIR ?? "";
const NEEDED = ["f8606--2021.pdf", "f8606--2023.pdf"];
const WITHOUT =
  !NEEDED.every((name) => existsSync(join(FOLDER, name))) &&
  `FORM8606_OFFICIAL_DIR names no folder with ${NEEDED.join(" and ")}`;

describe.skipIf(WITHOUT)(`draft on the IRS's own blanks${WITHOUT ? ` (${WITHOUT})` : ""}`, () => {
  const { at, form8606 } = session();
  const draft = (...args: string[]) => {
    vi.stubEnv("FORM8606_OFFICIAL_DIR", FOLDER);
    return form8606("draft", "docs/examples/partial-conversions.yaml", "--out", at("out"), ...args);
  };

  it("fills them where they are installed, and says of each file on what it was filled", async () => {
    const { out } = await draft("--years", "2021,2024");
    expect(out).toContain(
      [
        "Filled in on the IRS's official form:",
        `  ${at("out/2021-form-8606-margaret-lindqvist.pdf")}`,
        "Filled in on our worksheet, for copying and checking; do not file it:",
        `  ${at("out/2024-form-8606-margaret-lindqvist.pdf")}`,
      ].join("\n"),
    );
    const pdf = await PDFDocument.load(readFileSync(at("out/2021-form-8606-margaret-lindqvist.pdf")));
    const values = pdf
      .getForm()
      .getFields()
      .flatMap((field) => ("getText" in field ? [(field as { getText(): string }).getText()] : []));
    expect(values).toEqual(expect.arrayContaining(["Margaret Lindqvist", "21,600", "24000"]));
  });

  it("fills the worksheet all the same when that is asked for", async () => {
    expect((await draft("--years", "2021", "--template", "worksheet")).out).not.toContain("IRS's own form:");
  });

  it("refuses a year without one when the official form is insisted on, and writes nothing", async () => {
    const { status, err } = await draft("--years", "2023-2024", "--template", "official");
    expect(status).toBe(2);
    expect(err).toMatch(/^official form of 2024: /);
    expect(existsSync(at("out"))).toBe(false);
  });
});
