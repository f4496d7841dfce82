import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { templatesFor } from "../../src/packages/form-part.js";
import { noticeFor, stampFor } from "../../src/packages/form-values.js";

function formOf(owner: object) {
  const ledger = parseLedger({
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1972-04-19", ...owner },
    opening: { year: 2022, basis: 20_000 },
    years: { 2023: { year_end_value: 90_000 } },
    entries: [{ date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" }],
  });
  if (!ledger.ok) throw new Error("the ledger is right");
  const computed = compute(ledger.value);
  const year = computed.ok ? computed.value.years[0] : undefined;
  if (year === undefined) throw new Error("it has a year");
  return [year, ledger.value] as const;
}

// Publication 590-B, IRA with basis: a form of its own for an inherited IRA, which the form itself has no box for.
describe("the form for inherited IRAs", () => {
  const inherited = formOf({ inherited_from: "Wim Example" });

  it("names the decedent at its top, official or worksheet", () => {
    expect(stampFor(...inherited)).toBe("Inherited IRA: Wim Example");
    expect(noticeFor(...inherited)).toBe("Inherited IRA: Wim Example");
  });

  it("keeps what else stands there", () => {
    expect(stampFor(...inherited, "AMENDED")).toBe("AMENDED; Inherited IRA: Wim Example");
    expect(noticeFor(...inherited, "AMENDED")).toBe("AMENDED; Inherited IRA: Wim Example");
  });

  it("leaves out a name that the font of a stamp cannot show", () => {
    expect(stampFor(...formOf({ inherited_from: "Иван Пример" }))).toBe("Inherited IRA");
  });

  it("is unlike the form for the owner's own IRAs, which says nothing", () => {
    expect(stampFor(...formOf({}))).toBeNull();
    expect(noticeFor(...formOf({}))).toBeNull();
  });
});

describe("line 6 of the year of death", () => {
  const formOfDeath = (values: object) => {
    const ledger = parseLedger({
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1940-04-19", died: "2023-08-01" },
      opening: { year: 2022, basis: 20_000 },
      years: { 2023: { year_end_value: 58_000, ...values } },
      entries: [{ date: "2023-07-10", kind: "distribution", amount: 3000 }],
    });
    const computed = ledger.ok ? compute(ledger.value) : ledger;
    if (!ledger.ok || !computed.ok || computed.value.years[0] === undefined) throw new Error("it is right");
    return [computed.value.years[0], ledger.value] as const;
  };

  it("is called the value on that day only where the ledger has it", () => {
    const told = formOfDeath({ value_at_death: 57_000 });
    expect(noticeFor(...told)).toBe("Line 6: value on August 1, 2023, the date of death");
    const asked = formOfDeath({});
    expect(noticeFor(...asked)).toBe("Line 6: December 31 value; must be the value on August 1, 2023");
    expect(stampFor(...asked)).toBe("\nLine 6: December 31 value; must be the value on August 1, 2023");
  });
});

// A return that is not filed yet can still deduct the contribution, and then line 1 is less.
describe("a form whose lines rest on a choice that is still open", () => {
  const stamps = (required: object) => {
    const ledger = parseLedger({
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1955-06-06" },
      years: {
        2021: { year_end_value: 30_000, deducted: 0, filed: { return: false, ...required } },
        2022: {
          year_end_value: 25_000,
          filing_status: "single",
          filed: {
            return: true,
            date: "2023-04-10",
            form_8606: false,
            form_1040: { "4a": 5000, "4b": 5000 },
          },
        },
      },
      entries: [
        { date: "2021-02-01", kind: "contribution", amount: 7000 },
        { date: "2022-02-01", kind: "distribution", amount: 5000 },
      ],
    });
    const filing = ledger.ok ? correctWith(ledger.value, "2026-03-02") : ledger;
    if (!filing.ok) throw new Error("the ledger is right");
    return templatesFor(envelopes(filing.value)).map(({ stamp }) => stamp);
  };

  it("is marked as a draft on each page, and so is every other one of the package", () => {
    expect(stamps({})).toEqual(["\n\nDRAFT: NOT SETTLED", "\n\nDRAFT: NOT SETTLED"]);
    expect(stamps({ required: false })).toEqual([null, null]);
  });
});
