import { describe, expect, it } from "vitest";
import { allRules } from "../../src/review/all-rules.js";
import { session } from "./session.js";

const { file, form8606 } = session();

/** Pre-tax money beside a new contribution, and a year whose form was not filed. */
const spoiled = (over: object = {}) => ({
  owner: { name: "Sam Example", born: "1980-05-20", ...over },
  years: {
    2023: { deducted: 0, filed: { return: true, form_8606: false } },
    2024: { deducted: 0, year_end_value: 93000 },
  },
  entries: [
    { date: "2023-02-05", kind: "contribution", amount: 1000 },
    { date: "2024-02-05", kind: "contribution", amount: 6000 },
    { date: "2024-02-07", kind: "conversion", amount: 7000 },
  ],
});

describe("form8606 review", () => {
  it("prints errors first, then warnings, then notes, each with what to do and its source", async () => {
    const { status, out } = await form8606("review", file("a.json", spoiled()), "--as-of", "2026-06-01");
    expect(status).toBe(0);
    expect(out).toMatch(
      /^Sam Example: 1 error, 1 warning, \d notes\n[\s\S]*\n\nReviewed as of June 1, 2026\.\n/,
    );
    const heads = [...out.matchAll(/^(error|warning|info) (\d{4}) (\w+)$/gm)].map(([, severity]) => severity);
    expect(heads.slice(0, 3)).toEqual(["error", "warning", "info"]);
    expect(heads).toEqual([...heads].sort((a, b) => rank(a) - rank(b)));
    const found = out.match(/^ {2}To do: \S/gm);
    expect(found).toHaveLength(heads.length);
    expect(out.match(/^ {2}Source: \S/gm)).toHaveLength(heads.length);
    expect(out).toContain("--explain CODE");
  });

  it("reviews the ledgers of one household together", async () => {
    const a = file("a.json", spoiled({ ssn: "900-00-1234", household: "example" }));
    const b = file("b.json", {
      ...spoiled({ name: "Bea Example", ssn: "900-00-1234", household: "example" }),
    });
    const { out } = await form8606("review", a, b, "--as-of", "2026-06-01");
    expect(out).toContain("each household's ledgers together");
    expect(out).toContain("have the same SSN");
    const alone = await form8606("review", a, "--as-of", "2026-06-01");
    expect(alone.out).not.toContain("household");
  });

  it("gives the same as JSON", async () => {
    const { status, out } = await form8606(
      "review",
      file("a.json", spoiled()),
      "--json",
      "--as-of",
      "2026-06-01",
    );
    expect(status).toBe(0);
    const { as_of, owners } = JSON.parse(out);
    expect(as_of).toBe("2026-06-01");
    expect(owners).toHaveLength(1);
    expect(owners[0].owner).toBe("Sam Example");
    expect(owners[0].findings.map(({ code }: { code: string }) => code)).toContain("pro_rata");
  });

  it("says so when nothing was found", async () => {
    const ledger = { owner: { name: "Sam Example" }, entries: [] };
    const { status, out } = await form8606("review", file("a.json", ledger), "--as-of", "2026-06-01");
    expect([status, out]).toEqual([0, "Sam Example\nNothing found.\n\nReviewed as of June 1, 2026."]);
  });

  it("explains one code, alone or beside the findings of a ledger", async () => {
    const alone = await form8606("review", "--explain", "pro_rata");
    expect(alone.status).toBe(0);
    expect(alone.out).toMatch(/^pro_rata: a conversion in a year/);
    const beside = await form8606(
      "review",
      file("a.json", spoiled()),
      "--explain",
      "pro_rata",
      "--as-of",
      "2026-06-01",
    );
    expect(beside.out.match(/^(?:error|warning|info) \d{4} \w+$/gm)).toEqual(["warning 2024 pro_rata"]);
    expect(beside.out).toContain("are one pool");
  });

  it("refuses a code that does not exist and names the one that was meant", async () => {
    const { status, err } = await form8606("review", "--explain", "prorata");
    expect(status).toBe(2);
    expect(err).toContain("Did you mean pro_rata?");
  });

  it("refuses to do nothing", async () => {
    expect((await form8606("review")).status).toBe(2);
  });

  it("refuses a ledger that is wrong", async () => {
    const { status, err } = await form8606("review", file("a.json", { owner: {}, entries: [] }));
    expect([status, err]).toEqual([2, expect.stringContaining("owner.name")]);
  });
});

function rank(severity: string | undefined): number {
  return ["error", "warning", "info"].indexOf(severity ?? "");
}

describe("the long form of a finding", () => {
  it("exists for every code, in whole sentences", () => {
    for (const { code, explanation } of allRules) {
      expect(explanation.length, code).toBeGreaterThan(150);
      for (const paragraph of explanation.split("\n\n")) expect(paragraph, code).toMatch(/^[A-Z"].*\.$/s);
    }
  });
});
