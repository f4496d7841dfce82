import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLedger } from "../../src/ledger/read.js";
import { backdoor, session } from "./session.js";

const { at, file, form8606 } = session();

/** A ledger with basis left over, so that line 10 is neither none nor all. */
const partly = {
  owner: { name: "Ada Example", ssn: "900-00-0001", born: "1980-01-01" },
  years: { 2023: { year_end_value: 90000 }, 2024: { year_end_value: 80000.5 } },
  entries: [
    { date: "2023-01-08", kind: "contribution", amount: 6500 },
    { date: "2023-01-10", kind: "conversion", amount: 6500 },
    { date: "2024-01-10", kind: "conversion", amount: 5000 },
  ],
};

async function drafted(ledger: object, ...options: string[]): Promise<string> {
  const { status, err } = await form8606(
    "draft",
    file("ledger.json", ledger),
    "--packet",
    "--out",
    at("out"),
    ...options,
  );
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return at("out/2023-2024-form-8606-packet-ada-example.pdf");
}

describe("read", () => {
  it.each([[[]], [["--flatten"]]])("gives back what was computed, drafted with %j", async (options) => {
    const pdf = await drafted(partly, ...options);
    const { status, out } = await form8606("read", pdf, "--json");
    expect(status).toBe(0);
    const computed = JSON.parse((await form8606("lines", at("ledger.json"), "--json")).out);
    const { forms } = JSON.parse(out);
    expect(forms.map((form: { tax_year: number }) => form.tax_year)).toEqual([2023, 2024]);
    for (const [index, form] of forms.entries()) {
      const { lines, line10 } = computed.years[index];
      expect(form).toMatchObject({
        owner: "Ada Example",
        ssn: "900-00-0001",
        kind: "worksheet",
        amended: false,
      });
      expect(form.lines).toEqual({ ...lines, ...(line10 !== undefined && { "10": line10 }) });
      expect(form.lines["10"]).toMatch(/^0\.\d{5}$/);
    }
  });

  it("prints the lines for a person", async () => {
    const { status, out } = await form8606("read", await drafted(partly));
    expect(status).toBe(0);
    expect(out).toContain("Form 8606 of 2023 (worksheet of this program)\nAda Example, 900-00-0001\n");
    expect(out).toMatch(/^ {3}1 {2}.* 6,500$/m);
  });

  it("refuses what is no filled form, with the file and the reason", async () => {
    expect(await form8606("read", at("none.pdf"))).toEqual({
      status: 2,
      out: "",
      err: `${at("none.pdf")}: there is no such file`,
    });
    const broken = await form8606("read", file("notes.pdf", "not a PDF"), "--json");
    expect(broken).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringContaining("notes.pdf: the file is damaged"),
    });
  });
});

describe("init --from", () => {
  it("begins a ledger with the owner and every year that was filed", async () => {
    const pdf = await drafted(partly);
    const { status } = await form8606("init", at("new.yaml"), "--from", pdf);
    expect(status).toBe(0);
    const text = readFileSync(at("new.yaml"), "utf8");
    const ledger = readLedger(text, "yaml");
    expect(ledger.ok && ledger.value).toMatchObject({
      owner: { name: "Ada Example", ssn: "900-00-0001" },
      entries: [],
      years: { 2023: { filed: { form_8606: true, lines: { "1": 650000, "10": expect.any(String) } } } },
    });
    const [, first = ""] = /lines: \{ (.*) \}/.exec(text) ?? [];
    expect(first).toMatch(/"14": .*"15a": .*"15c": .*"16": /);
    expect(ledger.ok && ledger.value.opening).toMatchObject({ year: 2024, basis: 5705_00 });
  });

  it("begins a ledger that compares nothing while it has no entries", async () => {
    await form8606("init", at("new.yaml"), "--from", await drafted(partly));
    for (const command of ["check", "draft", "review"]) {
      const more = command === "draft" ? ["--out", at("new")] : [];
      const { status, out } = await form8606(command, at("new.yaml"), "--as-of", "2026-03-02", ...more);
      expect({ status, wrong: /overstated|penalty|\$100|error \d/i.test(out) }).toEqual({
        status: 0,
        wrong: false,
      });
    }
  });

  it("refuses the forms of two people, and two forms of one year, and writes nothing", async () => {
    const ada = await drafted(partly);
    file("other.json", backdoor({ name: "Ben Example", more: { ssn: "900-00-0002" } }));
    await form8606("draft", at("other.json"), "--out", at("ben"));
    const two = await form8606(
      "init",
      at("new.yaml"),
      "--from",
      ada,
      "--from",
      at("ben/2024-form-8606-ben-example.pdf"),
    );
    expect(two).toMatchObject({
      status: 2,
      err: expect.stringContaining("different social security numbers"),
    });
    const twice = await form8606("init", at("new.yaml"), "--from", ada, "--from", ada);
    expect(twice).toMatchObject({ status: 2, err: expect.stringContaining("two forms are of 2023") });
    expect(() => readFileSync(at("new.yaml"))).toThrow();
  });
});
