import { readFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { installed, NEEDS_PDFTOTEXT, run } from "../pdf/tools.js";
import { backdoor, session } from "./session.js";

const { at, file, form8606, list } = session();

describe("form8606 chart", () => {
  it("writes an SVG with a title and every amount in words", async () => {
    const { status, out } = await form8606("chart", file("a.json", backdoor()), "--out", at("basis.svg"));
    expect([status, out]).toEqual([0, `Wrote ${at("basis.svg")}.`]);
    const svg = readFileSync(at("basis.svg"), "utf8");
    expect(svg).toMatch(/^<svg .*role="img"/);
    expect(svg).toContain(">IRA basis of Ada Example, 2024</title>");
    expect(svg).toContain("conversions to Roth IRAs, tax-free 7,000");
  });

  it("writes a PDF of one page, whatever alphabet the name is in", async () => {
    const ledger = file("a.json", backdoor({ name: "Łukasz Żółć" }));
    const { status } = await form8606("chart", ledger, "--out", at("new/basis.PDF"));
    expect(status).toBe(0);
    const pdf = await PDFDocument.load(readFileSync(at("new/basis.PDF")));
    expect([pdf.getPageCount(), pdf.getTitle()]).toEqual([1, "IRA basis of Łukasz Żółć, 2024"]);
  });

  it.skipIf(!installed("pdftotext"))(
    `has the amounts in a table in the PDF (${NEEDS_PDFTOTEXT})`,
    async () => {
      await form8606("chart", file("a.json", backdoor()), "--out", at("basis.pdf"));
      const text = run("pdftotext", ["-layout", "FILE", "-"], readFileSync(at("basis.pdf")));
      expect(text).toMatch(/Year +Not deducted +Converted, tax-free/);
      expect(text).toMatch(/^ *2024 +7,000 +7,000/m);
      expect(text).toContain("For the file, not for mailing: Ada Example");
    },
  );

  it("estimates the value of a year that is not over, and says so", async () => {
    const ledger = backdoor();
    const open = file("open.json", {
      ...ledger,
      years: {},
      entries: [
        { date: "2026-02-02", kind: "contribution", amount: 7500 },
        { date: "2026-02-04", kind: "conversion", amount: 7500 },
      ],
    });
    const { status, out } = await form8606("chart", open, "--out", at("open.svg"), "--as-of", "2026-03-02");
    expect(status).toBe(0);
    expect(out).toContain("Estimate for 2026");
  });

  it("draws a ledger without a year", async () => {
    const empty = file("a.json", { owner: { name: "Ada Example" }, entries: [] });
    expect((await form8606("chart", empty, "--out", at("empty.svg"))).status).toBe(0);
    expect(readFileSync(at("empty.svg"), "utf8")).toContain("The ledger has no year yet.");
  });

  it("replaces a file only when told to", async () => {
    const ledger = file("a.json", backdoor());
    file("basis.svg", "mine");
    const refused = await form8606("chart", ledger, "--out", at("basis.svg"));
    expect(refused.status).toBe(2);
    expect(readFileSync(at("basis.svg"), "utf8")).toBe("mine");
    expect((await form8606("chart", ledger, "--out", at("basis.svg"), "--force")).status).toBe(0);
  });

  it("refuses a name that tells no format, and a ledger that is wrong, and writes nothing", async () => {
    const named = await form8606("chart", file("a.json", backdoor()), "--out", at("out/basis.png"));
    expect([named.status, named.err]).toEqual([2, expect.stringContaining(".svg or .pdf")]);
    const wrong = await form8606("chart", file("b.json", { owner: {} }), "--out", at("out/basis.svg"));
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("owner.name")]);
    expect(list("out")).toEqual([]);
  });
});
