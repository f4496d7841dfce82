import { describe, expect, it } from "vitest";
import mail from "../../forms/mail.json" with { type: "json" };
import { canEFileAmended, type MailKind, mailAddress, returnAttachedTo1040X } from "../../src/data/mail.js";
import { US_STATES } from "../../src/ledger/us-states.js";

const at = (state: string) => ({ state, country: null });
const lastLine = (kind: MailKind, state: string, on = "2026-03-01") =>
  mailAddress(kind, at(state), on)?.lines[2];

/** Residents of these territories file with the territory, not with the IRS (Publication 570). */
const TERRITORIES = ["GU", "MP", "VI"];

const KINDS = ["form_1040_x", "form_1040_without_payment", "form_1040_with_payment"] as const;

describe.each(KINDS)("the addresses of %s", (kind) => {
  it("name every state once, and no territory that has its own tax department", () => {
    for (const table of mail[kind]) {
      const named = [...table.places, table.elsewhere].flatMap(({ states }) => states);
      expect([...named].sort()).toEqual(US_STATES.filter((state) => !TERRITORIES.includes(state)).sort());
    }
  });

  it("send a foreign address to Austin, or with a payment to Charlotte, with the country's name", () => {
    const lines = mailAddress(kind, { state: null, country: "Canada" }, "2026-03-01")?.lines;
    expect(lines?.slice(-2)).toEqual([
      kind === "form_1040_with_payment" ? "Charlotte, NC 28201-1303" : "Austin, TX 73301-0215",
      "USA",
    ]);
  });

  it("are not known without an address, in a territory, or before the first table", () => {
    expect(mailAddress(kind, null, "2026-03-01")).toBeNull();
    expect(mailAddress(kind, { state: null, country: null }, "2026-03-01")).toBeNull();
    expect(mailAddress(kind, at("GU"), "2026-03-01")).toBeNull();
    expect(mailAddress(kind, at("IA"), "2020-03-01")).toBeNull();
  });
});

it("sends Iowa's forms by themselves to Kansas City and its amended returns to Ogden", () => {
  expect(lastLine("form_1040_without_payment", "IA")).toBe("Kansas City, MO 64999-0002");
  expect(lastLine("form_1040_x", "IA")).toBe("Ogden, UT 84201-0052");
});

// Instructions for Form 1040 (2025), p. 126; Instructions for Form 1040-X (December 2025), Where To File.
it("sends Pennsylvania's papers to Kansas City, and a payment with a return to Louisville", () => {
  expect(lastLine("form_1040_without_payment", "PA")).toBe("Kansas City, MO 64999-0002");
  expect(lastLine("form_1040_x", "PA")).toBe("Kansas City, MO 64999-0052");
  expect(lastLine("form_1040_with_payment", "PA")).toBe("Louisville, KY 40293-1000");
  expect(lastLine("form_1040_with_payment", "TX")).toBe("Charlotte, NC 28201-1214");
});

it("lets an amended return of the current and two earlier tax years be e-filed", () => {
  expect([2022, 2023, 2025].map((year) => canEFileAmended(year, "2026-06-01"))).toEqual([false, true, true]);
});

it("attaches a corrected return to Form 1040-X since its revision of December 2025", () => {
  expect(returnAttachedTo1040X("2025-11-30")).toBe(false);
  expect(returnAttachedTo1040X("2025-12-01")).toBe(true);
});
