import { describe, expect, it } from "vitest";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { noticeFor, stampFor } from "../../src/papers/form-values.js";

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
