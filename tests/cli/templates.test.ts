import { describe, expect, it, vi } from "vitest";
import { session } from "./session.js";

/** Where the forms are, before a session takes the folder away. */
const OFFICIAL = process.env.FORM8606_OFFICIAL_DIR;
const { at, file, form8606, list } = session();

describe("templates", () => {
  it("lists a blank for each year", async () => {
    const { status, out } = await form8606("templates", "list");
    expect(status).toBe(0);
    expect(out).toContain("2023  worksheet");
    expect(out).toMatch(/^Form 1040-X, .* {2}not installed/m);
    expect(out).toMatch(/^Form 5329, 2025 {2}not installed: worksheet$/m);
    expect(out).toMatch(/^2010 {2}not filled: we do not have the 2010 form/m);
  });

  it("refuses to map a worksheet, with the reason", async () => {
    const mapped = await form8606("templates", "map", "templates/worksheet-2023.pdf");
    expect(mapped).toMatchObject({ status: 2, err: expect.stringContaining("a worksheet of this program") });
  });

  it("writes the labels of a year, and none of a file it refuses", async () => {
    expect((await form8606("templates", "labels", "2023", "--out", at("labels.pdf"))).status).toBe(0);
    const unsettled = await form8606("templates", "labels", "2003", "--out", at("none.pdf"));
    expect(unsettled).toMatchObject({ status: 2, err: expect.stringMatching(/^tax year 2003: .* line 23/) });
    const refused = await form8606("templates", "labels", file("x.pdf", "x"), "--out", at("none.pdf"));
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining("is not a PDF") });
    expect(list("")).toContain("labels.pdf");
    expect(list("")).not.toContain("none.pdf");
  });
});

it("lists and checks the forms that go with Form 8606", async ({ skip }) => {
  const folder = OFFICIAL;
  skip(folder === undefined, "needs the IRS's forms in FORM8606_OFFICIAL_DIR");
  vi.stubEnv("FORM8606_OFFICIAL_DIR", folder);
  expect((await form8606("templates", "list")).out).toMatch(/^Form 1040-X, 2017 on {2}the IRS's form$/m);
  expect((await form8606("templates", "check")).out).toMatch(
    /^Form 1040-X, 2017 on {2}good, the file that is known here: /m,
  );
});

it("says that a file under the name of such a form is another one", async () => {
  vi.stubEnv("FORM8606_OFFICIAL_DIR", at(""));
  file("f5329--2025.pdf", "x");
  const { status, err } = await form8606("templates", "check");
  expect(status).toBe(2);
  expect(err).toMatch(/^Form 5329, 2025: .*f5329--2025\.pdf: is not the IRS's file/m);
});
