import { describe, expect, it } from "vitest";
import { isSettledFirst } from "../../src/correction/assumed/held.js";
import { correctInput } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const DEPOSIT = { date: "2023-03-01", kind: "contribution", amount: 6500 };
const ROTH = { ...DEPOSIT, ira: "roth" };
const undone = { date: "2024-08-01", for: 2023, amount: 6500, earnings: 100 };
const recharacterized = { ...undone, kind: "recharacterization", from: "roth" };
const returned = { ...undone, kind: "returned_contribution" };

/** A contribution for 2023 that was undone on August 1, 2024; the return was filed on July 20, 2024, unless more says otherwise. */
function asked(entries: readonly object[], of2023: object = {}, others: object = {}) {
  const { assumed, years } = correctInput({
    owner: { name: "Lena Late", ssn: "900-00-7001", born: "1984-03-15" },
    opening: { year: 2022, basis: 0, last_form: "none", roth_contributions: 0, roth_conversions: [] },
    years: {
      2023: {
        ...{ deducted: 0, filing_status: "single", compensation: 90_000, year_end_value: 0 },
        filed: filed("2024-07-20", { form_1040: { "4a": 0, "4b": 0 } }),
        ...of2023,
      },
      2024: { filed: filed("2025-04-10") },
      2025: {},
      ...others,
    },
    entries,
  });
  const found = assumed.filter(({ path }) => /\.extended$|\.kind$|\.filed\.date$/.test(path));
  return { years, found, held: found.filter(isSettledFirst).map(({ path }) => path) };
}

// IRC 408(d)(4), 408A(d)(6) and (7); Reg. 301.9100-2(b): "provided the taxpayer timely filed its return".
describe("a contribution that was undone after the due date of a return that was filed late", () => {
  it.each([[[ROTH, recharacterized]], [[DEPOSIT, returned]]])("waits for the extension: %j", (entries) => {
    const { found, held } = asked(entries);
    expect(held).toEqual(["years.2023.extended"]);
    expect(found[0]?.answers).toEqual(["years.2023.extended: true", "years.2023.extended: false"]);
    expect(found[0]?.says).toContain(
      "The 2023 return was filed on July 20, 2024, after its due date of April 15, 2024. Without an extension, the last day was April 15, 2024",
    );
  });

  it("was in time with an extension, and came too late without one", () => {
    expect(asked([ROTH, recharacterized], { extended: true }).found).toEqual([]);
    const { found, held } = asked([ROTH, recharacterized], { extended: false });
    expect(held).toEqual(["entries[1].kind"]);
    expect(found[0]?.says).toMatch(/^came too late\. .*The contribution stays as it was made\./);
  });

  it.each([
    [[ROTH, recharacterized], ["kind: distribution, ira: roth, amount: 6600"]],
    [[DEPOSIT, { ...recharacterized, from: "traditional" }], ["kind: conversion, amount: 6600"]],
    [[ROTH, { ...returned, ira: "roth" }], ["kind: distribution, ira: roth, amount: 6600"]],
    [
      [DEPOSIT, returned],
      ["kind: distribution, amount: 6600", "kind: excess_removal, for: 2023, amount: 6500"],
    ],
    [
      [
        { ...DEPOSIT, ira: "sep", date: "2023-03-01" },
        { ...returned, ira: "sep", earnings: -100 },
      ],
      [
        "kind: distribution, ira: sep, amount: 6400",
        "kind: excess_removal, ira: sep, for: 2023, amount: 6500",
      ],
    ],
  ])("names the entry that says what happened: %j", (entries, kinds) => {
    const answers = kinds.map((kind) => `entries[1]: { date: 2024-08-01, ${kind} }`);
    const { found } = asked(entries, { extended: false });
    expect(found.map((one) => one.answers)).toEqual([answers]);
  });

  it("is as late where no return was filed", () => {
    const none = { filed: { return: false, form_8606: false } };
    const paid = { date: "2024-05-01", kind: "contribution", amount: 500 };
    expect(asked([ROTH, recharacterized, paid], none).held).toContain("years.2023.extended");
    expect(asked([ROTH, recharacterized, paid], { ...none, extended: false }).held).toContain(
      "entries[1].kind",
    );
    expect(asked([ROTH, recharacterized], { filed: { ...none.filed, required: false } }).held).toEqual([]);
  });

  it("waits for the day of filing, where the ledger does not have it", () => {
    const open = { filed: filed("2024-07-20", { date: null }) };
    expect(asked([ROTH, recharacterized], open).held).toEqual(["years.2023.filed.date"]);
    expect(asked([ROTH, recharacterized], { ...open, extended: true }).found).toEqual([]);
  });

  it("does not hold what no form of a package rests on", () => {
    const { found, held } = asked([DEPOSIT, returned], {
      filed: filed("2024-07-20", { form_1040: { "4a": 6600, "4b": 100 }, amended: ["2024-09-01"] }),
    });
    expect(held).toEqual([]);
    expect(found.map(({ path }) => path)).toEqual(["years.2023.extended"]);
  });

  it("was in time where the return was, or where it came by the due date", () => {
    expect(asked([ROTH, recharacterized], { filed: filed("2024-04-15") }).found).toEqual([]);
    expect(asked([ROTH, { ...recharacterized, date: "2024-04-15" }]).found).toEqual([]);
    expect(asked([ROTH, recharacterized], { due: "2024-07-22" }).found).toEqual([]);
  });
});

// IRC 408(d)(5)(A)(i): received after the due date, including extensions; Instructions for Form 8606 (2023), Return of Excess
// Traditional IRA Contributions.
describe("an excess that was taken out between the due date and its extension", () => {
  const removal = (date: string) => [DEPOSIT, { date, kind: "excess_removal", for: 2023, amount: 6500 }];
  const unpaid = { compensation: 0, magi: 40_000, filed: filed("2024-04-10", { form_5329: {} }) };

  it("was taken out after the due date only if the time to file was not extended", () => {
    const { found, held } = asked(removal("2024-09-01"), unpaid);
    expect(held).toEqual(["years.2023.extended"]);
    expect(found[0]?.answers).toEqual([
      "years.2023.extended: false",
      "entries[1]: { date: 2024-09-01, kind: returned_contribution, for: 2023, amount: 6500, earnings: <dollars> }",
    ]);
    expect(asked(removal("2024-09-01"), { ...unpaid, extended: false }).found).toEqual([]);
    expect(asked(removal("2024-10-16"), unpaid).found).toEqual([]);
  });

  it("was not returned in time without an extension, where the return was filed late", () => {
    const { found } = asked(removal("2024-09-01"), {
      ...unpaid,
      filed: filed("2024-07-20", { form_5329: {} }),
    });
    expect(found[0]?.answers).toEqual(["years.2023.extended: false"]);
    expect(found[0]?.says).toContain("and add the extension");
  });
});
