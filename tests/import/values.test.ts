import { describe, expect, it } from "vitest";
import {
  centsIn,
  cutFileName,
  cutNumbers,
  dayIn,
  lastFourDigits,
  lastOfAccount,
  looksLikeMoney,
  yearOfPeriod,
} from "../../src/import/text/values.js";

describe("amounts", () => {
  it.each([
    ["$1,234.00", 123400],
    ["-$600.00", -60000],
    ["($600.00)", -60000],
    ["$-600", -60000],
    ["\u2212$1.5", -150],
    ["7003.12", 700312],
    ["-1080.0", -108000],
    [".50", 50],
    ["0", 0],
    ["-0.00", 0],
    ["1,000,000.99", 100000099],
    ["$ 12", 1200],
    ["5.1000", 510],
  ])("%s is read to the cent", (text, cents) => {
    expect(centsIn(text)).toBe(cents);
  });

  it.each([
    "1.234,56",
    "12,34",
    "1.005",
    "--1",
    "-(1)",
    "$",
    "",
    "1e3",
    "NaN",
    "9999999999.99",
    "$1.00 USD",
    "1,2345",
  ])("%s is none", (text) => {
    expect(centsIn(text)).toBeUndefined();
  });

  it("look like money only with a sign or a point", () => {
    expect(["$5", "5.00", "5", "2022"].map(looksLikeMoney)).toEqual([true, true, false, false]);
  });
});

describe("days", () => {
  it.each([
    ["2025-06-02", "2025-06-02"],
    ["06/02/2025", "2025-06-02"],
    ["6-2-25", "2025-06-02"],
    ["Jun-02-2025", "2025-06-02"],
    ["Jun. 2, 2025", "2025-06-02"],
    ["20250602", "2025-06-02"],
    ["20250602120000", "2025-06-02"],
    ["6/ 2'25", "2025-06-02"],
    ["2/29'24", "2024-02-29"],
    ["2025-06-02 04:06:51 -0400", "2025-06-02"],
    ["1/2/85", "1985-01-02"],
  ])("%s is %s", (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  it.each(["02/29/2023", "13/01/2023", "2023-00-10", "June", "2023", "", "99999999"])(
    "%s is none",
    (text) => {
      expect(dayIn(text)).toBeUndefined();
    },
  );

  it.each([
    ["December, 2024", 2024],
    ["Dec. 31, 2017", 2017],
    ["12-31-2023", 2023],
    ["12/2023", 2023],
    ["202312", 2023],
  ])("the tax period %s is %i", (text, year) => {
    expect(yearOfPeriod(text)).toBe(year);
  });
});

describe("numbers of persons and accounts", () => {
  it.each([
    ["XXX-XX-1234", "1234"],
    ["***-**-1234", "1234"],
    ["987-65-4321", "4321"],
    ["XX-XXX12", null],
    ["", null],
  ])("%s leaves %s", (text, last) => {
    expect(lastFourDigits(text)).toBe(last);
  });

  it.each([
    ["257-999998-1", "9998"],
    ["257-999999", "9999"],
    ["XXXXX6789", "6789"],
    ["XXX178", "178"],
    ["####3525", "3525"],
    ["Z99-123456", "3456"],
    ["U0000042", "0042"],
    ["none", null],
  ])("the account %s leaves %s", (text, last) => {
    expect(lastOfAccount(text)).toBe(last);
  });

  it.each([
    ["SSN 987-65-4321 and 987 65 4321 and 987654321", "SSN …4321 and …4321 and …4321"],
    ["ROTH CONVERSION VS 257-999999-1 (Cash)", "ROTH CONVERSION VS …9999 (Cash)"],
    [
      "on 12-31-2023, 2023-12-31 and 12/31/2023 $1,234,567.89 or 1234567.89",
      "on 12-31-2023, 2023-12-31 and 12/31/2023 $1,234,567.89 or 1234567.89",
    ],
    ["5. Fair market value........$52,310.44", "5. Fair market value........$52,310.44"],
  ])("are cut in a text: %s", (text, cut) => {
    expect(cutNumbers(text)).toBe(cut);
  });

  it.each([
    ["History_for_Account_257999999.csv", "History_for_Account_…9999.csv"],
    ["Roth_XXX556_Transactions_20260109-115502.csv", "Roth_XXX556_Transactions_20260109-…5502.csv"],
    ["wi-2024-modern.pdf", "wi-2024-modern.pdf"],
    ["form-8606-2025.pdf", "form-8606-2025.pdf"],
    ["987-65-4321 taxes.pdf", "…4321 taxes.pdf"],
  ])("are cut in the name of a file: %s", (name, cut) => {
    expect(cutFileName(name)).toBe(cut);
  });
});
