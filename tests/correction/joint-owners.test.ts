import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctHousehold, correctWith } from "../../src/correction/household-correction.js";
import { letter } from "../../src/correction/letter.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "./examples.js";
import { COUPLE, spouse } from "./one-couple.js";

const AS_OF = "2026-11-27";
const orders = [
  ["Lee first", spouse("lee"), spouse("kim")],
  ["Kim first", spouse("kim"), spouse("lee")],
] as const;

describe("a joint return on which one spouse's ledger has nothing", () => {
  it.each(orders)("is of both, who sign and write: %s", (_, first, second) => {
    const all = envelopes(unwrap(correctWith(first, AS_OF, [second])));
    const both = [first.owner.ssn, second.owner.ssn];
    expect(all.map(({ tax_year, owners }) => [tax_year, owners.map(({ ssn }) => ssn)])).toEqual([
      [2023, ["900-00-2222"]],
      [2024, both],
      [2025, both],
    ]);
    const paragraphs = letter(all[2] as (typeof all)[number]).paragraphs.join(" ");
    expect(paragraphs).toContain("a joint return, with the corrected return and Kim Example's Form 8606");
    expect(paragraphs).toContain("write to us");
    expect(all[2]?.contents.join(" ")).toContain("signed and dated in ink by both spouses");
  });

  it("is of the surviving spouse alone after the year of the death", () => {
    const late = spouse("lee", { owner: { died: "2024-12-30" } });
    const all = envelopes(unwrap(correctWith(spouse("kim"), AS_OF, [late])));
    expect(all.map(({ owners }) => owners.length)).toEqual([1, 2, 1]);
  });

  it("joins ledgers that have no year in common", () => {
    const { 2024: _, ...years } = COUPLE.kim.years;
    const kim = unwrap(
      parseLedger({
        ...COUPLE.kim,
        years,
        entries: [
          { date: "2025-02-05", kind: "contribution", for: 2025, amount: 7000 },
          { date: "2025-02-08", kind: "conversion", amount: 7010 },
        ],
      }),
    );
    const made = correctHousehold([spouse("lee"), kim], AS_OF);
    expect(made.map(({ ledgers }) => ledgers)).toEqual([[0, 1]]);
    const [only] = made.map(({ correction }) => envelopes(unwrap(correction)));
    expect(only?.at(-1)?.owners).toHaveLength(2);
  });
});

describe("a joint return whose other ledger has errors", () => {
  const form = { "1": 6500, "2": 0, "3": 6500, "14": 0, "16": 6500, "17": 6500, "18": 0 };
  const ledger = unwrap(
    parseLedger({
      owner: { name: "Ada Morse", ssn: "900-00-5016", household: "morse" },
      years: {
        2023: {
          year_end_value: 0,
          deducted: 0,
          filing_status: "married_joint",
          filed: {
            return: true,
            date: "2024-04-12",
            form_8606: true,
            lines: form,
            form_1040: { "4a": 13_000, "4b": 6500 },
            deducted: 0,
          },
        },
      },
      entries: [
        { date: "2023-02-01", kind: "contribution", amount: 6500 },
        { date: "2023-02-03", kind: "conversion", amount: 6500 },
      ],
    }),
  );

  it("is not called right, though the own form is", () => {
    const { members, lacks } = unwrap(correctWith(ledger, AS_OF, [null]));
    expect(members[0].years[0]).toMatchObject({ send: "undecided", income: { change: null } });
    expect(lacks.map(({ path }) => path)).toEqual(["a usable ledger of everyone in this household"]);
  });

  it("is right when the rest can be the spouse's, and no ledger of theirs is given", () => {
    const { members } = unwrap(correctWith(ledger, AS_OF));
    expect(members[0].years[0]).toMatchObject({ send: "nothing", income: { change: 0 } });
  });
});
