import { describe, expect, it } from "vitest";
import mail from "../../forms/mail.json" with { type: "json" };
import { canEFileAmended, mailAddress, returnAttachedTo1040X } from "../../src/data/mail.js";
import { US_STATES } from "../../src/ledger/us-states.js";

const at = (state: string) => ({ state, country: null });
const lastLine = (kind: "form_1040_x" | "form_1040_without_payment", state: string, on = "2026-03-01") =>
  mailAddress(kind, at(state), on)?.lines[2];

/** Residents of these territories follow Publication 570. */
const TERRITORIES = ["AS", "GU", "MP", "PR", "VI"];

describe.each(["form_1040_x", "form_1040_without_payment"] as const)("the addresses of %s", (kind) => {
  it("name every state once, and no territory whose residents follow Publication 570", () => {
    for (const table of mail[kind]) {
      const named = [...table.places, table.elsewhere].flatMap(({ states }) => states);
      expect([...named].sort()).toEqual(US_STATES.filter((state) => !TERRITORIES.includes(state)).sort());
    }
  });

  it("send a foreign address to Austin with the country's name", () => {
    expect(mailAddress(kind, { state: null, country: "Canada" }, "2026-03-01")?.lines).toEqual([
      "Department of the Treasury",
      "Internal Revenue Service",
      "Austin, TX 73301-0215",
      "USA",
    ]);
  });

  it("are not known without an address, in a territory, or before the first table", () => {
    expect(mailAddress(kind, null, "2026-03-01")).toBeNull();
    expect(mailAddress(kind, { state: null, country: null }, "2026-03-01")).toBeNull();
    expect(mailAddress(kind, at("PR"), "2026-03-01")).toBeNull();
    expect(mailAddress(kind, at("IA"), "2020-03-01")).toBeNull();
  });
});

it("sends Iowa's forms by themselves to Kansas City and its amended returns to Ogden", () => {
  expect(lastLine("form_1040_without_payment", "IA")).toBe("Kansas City, MO 64999-0002");
  expect(lastLine("form_1040_x", "IA")).toBe("Ogden, UT 84201-0052");
});

it("lets an amended return of the current and two earlier tax years be e-filed", () => {
  expect([2022, 2023, 2025].map((year) => canEFileAmended(year, "2026-06-01"))).toEqual([false, true, true]);
});

it("attaches a corrected return to Form 1040-X since its revision of December 2025", () => {
  expect(returnAttachedTo1040X("2025-11-30")).toBe(false);
  expect(returnAttachedTo1040X("2025-12-01")).toBe(true);
});
