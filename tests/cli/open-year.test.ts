import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const { at, file, list, form8606 } = session({ width: 80 });

/** A backdoor of a year that is not over on the day of the tests, and one of the year before. */
const entries = [
  { date: "2026-01-14", kind: "contribution", amount: 7500 },
  { date: "2026-01-16", kind: "conversion", amount: 7500 },
];
const before = [
  { date: "2025-01-14", kind: "contribution", amount: 7000 },
  { date: "2025-01-16", kind: "conversion", amount: 7000 },
];
const ledger = (over: object = {}) =>
  file("ledger.json", { owner: { name: "Ada Example" }, entries, ...over });
const IN_FEBRUARY = ["--as-of", "2026-02-10"];

describe("a year that is not over, without its value on December 31", () => {
  it.each([["draft"], ["lines"], ["check"], ["review"], ["explain"]])(
    "is estimated by %s, which says so",
    async (command) => {
      const more = command === "draft" ? ["--out", at("out")] : [];
      const { status, out } = await form8606(command, ledger(), ...IN_FEBRUARY, ...more);
      expect(status).toBe(0);
      expect(out).toContain("Estimate for 2026: the year is not over, so these figures assume");
      expect(out.replace(/\s+/g, " ")).toContain("will hold $0 on December 31.");
      expect(out).toMatch(/^ {2}node form8606 plan \S+ --year 2026 --value DOLLARS$/m);
    },
  );

  it("gets no draft, while the years before it do", async () => {
    const { status, out } = await form8606(
      "draft",
      ledger({ entries: [...before, ...entries], years: { 2025: { year_end_value: 0 } } }),
      ...IN_FEBRUARY,
      "--out",
      at("out"),
    );
    expect(status).toBe(0);
    expect(out).toContain("2026: Nothing is taxable so far.");
    expect(out).toContain("No draft for 2026: the year is not over.");
    expect(list("out")).toEqual([expect.stringMatching(/^2025-/)]);
  });

  it("counts what is left of the last value known", async () => {
    const { out } = await form8606(
      "lines",
      ledger({ entries: [...before, ...entries], years: { 2025: { year_end_value: 1234 } } }),
      ...IN_FEBRUARY,
    );
    expect(out.replace(/\s+/g, " ")).toContain("will hold $1,234 on December 31.");
  });

  it("is refused where nothing can be estimated from, with the command that tries values", async () => {
    const opening = { year: 2025, basis: 100 };
    const { status, err } = await form8606("check", ledger({ opening }), ...IN_FEBRUARY);
    expect(status).toBe(2);
    expect(err).toMatch(/2026 is not over. To try a value, run: .*plan .* --year 2026 --value DOLLARS/);
  });

  it("is refused in JSON, in which nothing would mark an estimate", async () => {
    const { status, err } = await form8606("lines", ledger(), "--json", ...IN_FEBRUARY);
    expect(status).toBe(2);
    expect(err).toMatch(/^years\.2026\.year_end_value: /);
  });

  it("is refused once the year is over", async () => {
    const { status, err } = await form8606("check", ledger(), "--as-of", "2027-01-01");
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringMatching(
        /^years\.2026\.year_end_value: .*December 31, 2026 \(Form 5498, box 5\)[^\n]*$/,
      ),
    });
  });
});
