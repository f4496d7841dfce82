import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const { at, file, form8606, list } = session();

describe("templates", () => {
  it("lists a blank for each year", async () => {
    const { status, out } = await form8606("templates", "list");
    expect(status).toBe(0);
    expect(out).toContain("2023  worksheet");
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
