import { expect, it } from "vitest";
import { withTaxReported } from "../../src/correction/removal-statement.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "./examples.js";

/** A year for which Form 1040-X reports the tax on an excess, and a later one that states a withdrawal. */
function stated(taxed: number, removedFor: number): string | undefined {
  const ledger = unwrap(
    parseLedger({
      owner: { name: "Ada Example", born: "1980-01-01" },
      entries: [{ date: "2024-11-20", kind: "excess_removal", for: removedFor, amount: 1000 }],
    }),
  );
  const owed = { tax_year: taxed, send: "amend_payment", form_5329: { status: "owed" } };
  const years = [
    { ...owed, right: { form_5329: { "17": 60_00 }, statements: [] } },
    { ...owed, tax_year: 2024, right: { statements: [{ kind: "excess_removal", text: "I withdrew it." }] } },
  ] as unknown as Parameters<typeof withTaxReported>[0];
  return withTaxReported(years, ledger)[1]?.right.statements[0]?.text;
}

// Instructions for Form 8606 (2023), Return of Excess Traditional IRA Contributions, the example.
it("a withdrawal goes on with the tax that begins with its own year", () => {
  expect(stated(2023, 2023)).toMatch(/^I withdrew it\. With Form 1040-X for 2023 /);
});

it("says nothing of the tax on contributions for another year", () => {
  expect(stated(2021, 2023)).toBe("I withdrew it.");
  expect(stated(2023, 2022)).toBe("I withdrew it.");
});
