import { expect, test } from "vitest";
import { decide } from "../../src/review/decide.js";
import { missingFromLedger } from "../../src/review/facts-in-words.js";
import {
  daysInWords,
  inDollars,
  listed,
  ordinal,
  taxedPercent,
  yearsInWords,
} from "../../src/text/wording.js";

test("years are drawn together", () => {
  expect(yearsInWords([2020, 2018, 2019, 2023])).toBe("2018 to 2020 and 2023");
  expect(yearsInWords([2019, 2018])).toBe("2018 and 2019");
  expect(yearsInWords([2018, 2020, 2020, 2022])).toBe("2018, 2020, and 2022");
});

test("days, lists and dollars read like a sentence", () => {
  expect([0, 1, 12].map(daysInWords)).toEqual(["the same day", "1 day", "12 days"]);
  expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b, and c"]);
  expect([inDollars(651000), inDollars(-3350)]).toEqual(["$6,510", "-$33.50"]);
});

test("places are counted as people do", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(ordinal)).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "112th",
    "122nd",
  ]);
});

test("the taxed part has no more decimals than line 10 gives", () => {
  expect(taxedPercent({ digits: 6542, places: 5 })).toBe("93.458 percent");
  expect(taxedPercent({ digits: 7000, places: 5 })).toBe("93 percent");
  expect(taxedPercent({ digits: 65, places: 3 })).toBe("93.5 percent");
  expect(taxedPercent({ digits: 0, places: 5 })).toBe("100 percent");
  expect(taxedPercent({ digits: 100000, places: 5 })).toBe("0 percent");
});

test("what lacks a fact is said once for a code, in the last of its years, with every place", () => {
  const lack = (tax_year: number, lacks: string) =>
    ({
      tax_year,
      lacks,
      whether: "whether it was allowed",
      source: "IRC",
    }) as const;
  const findings = decide([
    {
      code: "roth_over_income",
      found: [
        lack(2023, "years.2023.magi"),
        lack(2021, "years.2021.magi"),
        lack(2022, "years.2022.filing_status"),
        lack(2022, "owner.born"),
      ],
    },
    { code: "pro_rata", found: { tax_year: 2022, severity: "warning", message: "m", fix: "f", source: "s" } },
  ]);
  expect(findings.map(({ code }) => code)).toEqual(["pro_rata", "roth_over_income"]);
  expect(findings[1]).toEqual({
    code: "roth_over_income",
    tax_year: 2023,
    severity: "info",
    message:
      "For 2021 to 2023, we cannot tell whether it was allowed, because the ledger does not have your modified AGI for 2021 and 2023, your filing status for 2022, and your date of birth.",
    fix: "Add them to the ledger.",
    enter: "In the ledger: years.Y.magi for 2021 and 2023, years.2022.filing_status, and owner.born.",
    source: "IRC",
  });
});

test.each([
  [["years.2024.filed.form_8606"], "does not say whether you filed Form 8606 for 2024"],
  [["owner.born"], "does not have your date of birth"],
  [
    ["years.2024.filed.form_8606", "owner.born"],
    "does not have your date of birth, and does not say whether you filed Form 8606 for 2024",
  ],
])("the ledger of a person without %j", (places, words) => {
  expect(missingFromLedger(places.map((place) => ({ lacks: place })))).toBe(words);
});
