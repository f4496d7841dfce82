import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { fullLedger, leaves, smallLedgers, withValue } from "./full.js";
import { accepted, complaints, firstEntry, goodLedger, ledgerOf, problemsOf } from "./good.js";

/** Each place of a value, in a ledger that holds little else. */
const leavesOfSmallLedgers = () =>
  smallLedgers().flatMap((ledger) => leaves(ledger).map((path) => [ledger, path] as const));

describe("a good ledger is given in cents with its defaults filled in", () => {
  test("the smallest ledger has an owner's name and no entries", () => {
    expect(accepted(parseLedger({ owner: { name: " A B " }, entries: [] }))).toEqual({
      owner: {
        name: "A B",
        last_name: null,
        ssn: null,
        born: null,
        died: null,
        disabled: null,
        household: null,
        first_on_return: null,
        inherited_from: null,
        decedent_died: null,
        beneficiary: null,
        address: null,
      },
      opening: null,
      years: {},
      entries: [],
      preparer: null,
      options: { round: "dollars", line10_places: 5, carry_leftover: false, repayments: null },
    });
  });

  test("an opening can stand in place of entries", () => {
    const { opening, entries } = accepted(
      parseLedger({ owner: { name: "A" }, opening: { year: 2020, basis: 1.5 } }),
    );
    expect(entries).toEqual([]);
    expect(opening).toEqual({
      year: 2020,
      basis: 150,
      lines: null,
      last_form: null,
      basis_checked: null,
      share: null,
      roth_contributions: null,
      roth_conversions: null,
      roth_since: null,
      homebuyer_used: null,
      repayments_carried: 0,
      excess_traditional: 0,
      excess_off_line_1: 0,
      excess_roth: 0,
      excess_unknown: false,
      rolled_from_529: 0,
      in_plan_rollovers: [],
      disaster_distributions: [],
      qcd_deductions: null,
      hsa_funded: null,
      split_interest_gift: null,
      deferred_income: null,
    });
  });

  test("null is the same as leaving a key out", () => {
    const written = {
      owner: { name: "A" },
      opening: null,
      years: null,
      entries: [],
      preparer: null,
      options: null,
    };
    expect(parseLedger(written)).toEqual(parseLedger({ owner: { name: "A" }, entries: [] }));
    const options = { round: null, line10_places: null, carry_leftover: null };
    expect(accepted(parseLedger({ ...written, options })).options.line10_places).toBe(5);
  });

  test("the lines of an old form are kept as cents", () => {
    const opening = { year: 1988, lines: { "7": 100, "16": "2,000.50" } };
    expect(accepted(parseLedger({ owner: { name: "A" }, opening })).opening).toMatchObject({
      basis: null,
      lines: { "7": 10_000, "16": 200_050 },
    });
  });

  test("what the program carries can be pasted as an opening", () => {
    const { opening } = accepted(parseLedger(fullLedger()));
    expect(opening).toMatchObject({ basis: 550_000, repayments_carried: 1_250, roth_since: 2002 });
    expect(opening?.roth_conversions?.[1]).toEqual({ year: 2008, amount: 200_050, taxable: 0 });
  });

  test("a year's facts that were not given are null, and its choices have their defaults", () => {
    const { years } = accepted(parseLedger({ owner: { name: "A" }, entries: [], years: { "2023": {} } }));
    expect(years[2023]).toEqual({
      year_end_value: null,
      year_end_accounts: [],
      value_at_death: null,
      line_1_above_limit: null,
      converted_excess: null,
      deducted: null,
      deduction_limited: false,
      nondeductible_first: "earliest",
      filing_status: null,
      roth_year_end_value: null,
      difficulty_of_care: null,
      required_distribution: null,
      no_other_distribution: null,
      no_other_contribution: null,
      form_8915: null,
      magi: null,
      magi_is: null,
      no_exception: null,
      compensation: null,
      covered_by_plan: null,
      employer_plan: null,
      lived_apart: null,
      spouse: null,
      extended: null,
      due: null,
      filed: null,
      tax_conversion_in: null,
    });
  });

  test("the values of several accounts are added up, and the accounts kept", () => {
    const info = accepted(parseLedger(fullLedger())).years[2023];
    expect(info?.year_end_value).toBe(610_612);
    expect(info?.year_end_accounts).toEqual([
      { account: "A-1", ira: "traditional", value: 610_512 },
      { account: "A-2", ira: "sep", value: 100 },
    ]);
    expect(info?.filed?.lines).toEqual({ "1": 650_000, "10": "0.06542", "14": 1_200_000, "25c": -100 });
    expect(info?.filed?.form_1040).toEqual({ "4a": 0, "4b": 0 });
  });

  test("an SSN and an EIN get their hyphens", () => {
    const ledger = accepted(
      parseLedger({ owner: { name: "A", ssn: "900001234" }, entries: [], preparer: { ein: "001234567" } }),
    );
    expect(ledger.owner.ssn).toBe("900-00-1234");
    expect(ledger.preparer?.ein).toBe("00-1234567");
  });

  test("an address and a preparer in which nothing is written are null", () => {
    const blank = { street: null, apt: "", city: "  " };
    const preparer = { name: "", ptin: null, self_employed: false };
    const ledger = accepted(parseLedger({ owner: { name: "A", address: blank }, entries: [], preparer }));
    expect(ledger.owner.address).toBeNull();
    expect(ledger.preparer).toBeNull();
  });

  test("a foreign address needs no state and no ZIP code", () => {
    const address = { street: "1 Rue X", city: "Paris", country: "France", postal_code: "75001" };
    expect(parseLedger({ owner: { name: "A", address }, entries: [] }).ok).toBe(true);
  });

  test("no two ledgers share a default that one of them could change", () => {
    const one = accepted(
      parseLedger({ owner: { name: "A" }, entries: [], years: { "2023": { filed: {} } } }),
    );
    one.options.round = "cents";
    one.years[2023]?.filed?.amended.push("2024-01-01");
    const two = accepted(
      parseLedger({ owner: { name: "A" }, entries: [], years: { "2023": { filed: {} } } }),
    );
    expect(two.options.round).toBe("dollars");
    expect(two.years[2023]?.filed?.amended).toEqual([]);
  });

  test("the value that was given is not changed", () => {
    const written = fullLedger();
    accepted(parseLedger(written));
    expect(written).toEqual(fullLedger());
  });
});

describe("an entry of each kind is given with its defaults", () => {
  const day = "2024-03-01";
  const shared = { index: 0, date: day, day: "known", amount: 10_000, note: null, account: null };
  const distribution = {
    for: 2024,
    disaster: null,
    split_interest: false,
    hsa_coverage: null,
    exception_reason: null,
    exception_shown: null,
    charity: null,
    roth_plan: null,
  };
  test.each([
    [
      { kind: "contribution", amount: "100" },
      { ira: "traditional", for: 2024, roth_plan: null },
    ],
    [
      { kind: "contribution", ira: "roth_simple", amount: 100 },
      { ira: "roth", for: 2024, roth_plan: "simple" },
    ],
    [
      { kind: "distribution", ira: "roth_sep", amount: 100 },
      { ...distribution, ira: "roth", roth_plan: "sep", reason: "normal", exception: null },
    ],
    [
      { kind: "contribution", ira: "roth", for: 2023, amount: 100, note: " n ", account: "0012" },
      { ira: "roth", for: 2023, note: "n", account: "0012", roth_plan: null },
    ],
    [
      { kind: "conversion", amount: 100 },
      { ira: "traditional", withheld: null },
    ],
    [
      { kind: "conversion", ira: "simple", amount: 100, withheld: 0.01 },
      { ira: "simple", withheld: 1 },
    ],
    [
      { kind: "distribution", amount: 100 },
      { ...distribution, ira: "traditional", reason: "normal", exception: null },
    ],
    [
      { kind: "distribution", amount: 100, ira: "roth", reason: "homebuyer", exception: 9 },
      { ...distribution, ira: "roth", reason: "homebuyer", exception: null },
    ],
    [
      { kind: "distribution", amount: 100, ira: "roth", exception: 8 },
      { ...distribution, ira: "roth", reason: "normal", exception: "08" },
    ],
    [
      { kind: "rollover", amount: 100, deposited: day },
      {
        ira: "traditional",
        deposited: day,
        to: "ira",
        waiver: null,
        failed_home_purchase: false,
        replaced_simple: null,
        roth_plan: null,
      },
    ],
    [
      { kind: "plan_rollover", amount: 100, after_tax: 0 },
      { ira: "traditional", after_tax: 0, source: "plan", in_plan_rollovers: null },
    ],
    [
      { kind: "rollover_529", amount: 100, contributions: 60 },
      { contributions: 6_000, for: 2024, opened: null },
    ],
    [
      { kind: "recharacterization", amount: 100, from: "roth", earnings: -100 },
      {
        for: 2024,
        from: "roth",
        earnings: -10_000,
        adjusted_opening: null,
        adjusted_closing: null,
        of: "contribution",
        converted: null,
      },
    ],
    [
      {
        kind: "recharacterization",
        amount: 100,
        from: "roth",
        of: "conversion",
        converted: 2023,
        adjusted_opening: 100,
        adjusted_closing: 0,
      },
      {
        for: 2023,
        from: "roth",
        earnings: null,
        adjusted_opening: 10_000,
        adjusted_closing: 0,
        of: "conversion",
        converted: 2023,
      },
    ],
    [
      { kind: "returned_contribution", amount: 100, earnings: 0 },
      {
        ira: "traditional",
        for: 2024,
        earnings: 0,
        adjusted_opening: null,
        adjusted_closing: null,
        converted: null,
        roth_plan: null,
      },
    ],
    [
      { kind: "excess_removal", amount: 100, for: 1999 },
      { ira: "traditional", for: 1999 },
    ],
    [
      { kind: "divorce_transfer", amount: 100, direction: "given", basis: 100 },
      {
        ira: "traditional",
        direction: "given",
        basis: 10_000,
        roth_conversions: [],
        other: null,
        roth_plan: null,
      },
    ],
    [
      { kind: "repayment", amount: 100, of: "emergency", distributed: 2024 },
      {
        ira: "traditional",
        of: "emergency",
        distributed: 2024,
        disaster: null,
        basis: null,
        roth_plan: null,
      },
    ],
    [
      { kind: "inherited_as_own", amount: 100, basis: 200 },
      { ira: "traditional", basis: 20_000, roth_conversions: [], roth_since: null },
    ],
    [
      { kind: "basis_adjustment", amount: -33, note: "why" },
      { amount: -3_300, note: "why", for: 2024 },
    ],
    [
      { kind: "assert", amount: 0, line: 14 },
      { amount: 0, line: "14", for: 2024 },
    ],
    [
      { kind: "assert", date: null, for: 2030, amount: -1, line: "15c" },
      { date: null, amount: -100, line: "15c", for: 2030 },
    ],
  ])("%j", (written, filled) => {
    expect(firstEntry(ledgerOf({ date: day, ...written }))).toEqual({
      ...shared,
      kind: written.kind,
      ...filled,
    });
  });

  test("index is the place in the input, whatever the dates", () => {
    const { entries } = accepted(parseLedger(fullLedger()));
    expect(entries.map(({ index }) => index)).toEqual(entries.map((_, i) => i));
  });

  test("two entries that are the same are two entries", () => {
    const entry = { date: "2024-01-02", kind: "contribution", amount: 1 };
    expect(accepted(parseLedger(ledgerOf(entry, entry))).entries).toHaveLength(2);
  });
});

describe("a value that the schema refuses is named with its place and code", () => {
  const entry = (change: Record<string, unknown>) =>
    ledgerOf({ date: "2023-05-05", kind: "contribution", amount: 1, ...change });
  const owner = (change: Record<string, unknown>) => ({ owner: { name: "A", ...change }, entries: [] });
  const opening = (change: Record<string, unknown>) => ({
    owner: { name: "A" },
    opening: { year: 2020, basis: 0, ...change },
  });
  const year = (info: unknown) => ({ owner: { name: "A" }, entries: [], years: { "2023": info } });
  const top = (change: Record<string, unknown>) => ({ owner: { name: "A" }, entries: [], ...change });

  test.each<[string, unknown, string[]]>([
    ["nothing", undefined, ["invalid_value "]],
    ["a list", [], ["invalid_value "]],
    ["a text", "owner", ["invalid_value "]],
    ["an empty object", {}, ["missing_value owner", "missing_value entries"]],
    ["entries that are no list", top({ entries: {} }), ["invalid_value entries"]],
    ["an entry that is a number", top({ entries: [5] }), ["invalid_value entries[0]"]],
    ["an entry that is null", top({ entries: [null] }), ["missing_value entries[0]"]],
    ["a key of the ledger that is not one", top({ year: {} }), ["unknown_key year"]],
    ["no owner's name", owner({ name: undefined }), ["missing_value owner.name"]],
    ["an owner's name that is null", owner({ name: null }), ["missing_value owner.name"]],
    ["an empty owner's name", owner({ name: "  " }), ["invalid_value owner.name"]],
    ["an owner's name that is a number", owner({ name: 5 }), ["invalid_value owner.name"]],
    ["a name of two lines", owner({ name: "A\nB" }), ["invalid_value owner.name"]],
    ["a name with half a character", owner({ name: "A\uD800" }), ["invalid_value owner.name"]],
    ["a name too long for any form", owner({ name: "A".repeat(201) }), ["invalid_value owner.name"]],
    ["an SSN of letters", owner({ ssn: "abc-de-fghi" }), ["invalid_value owner.ssn"]],
    ["an SSN of eight digits", owner({ ssn: "900-00-123" }), ["invalid_value owner.ssn"]],
    ["an SSN with its hyphens elsewhere", owner({ ssn: "90-000-1234" }), ["invalid_value owner.ssn"]],
    ["an SSN as a number", owner({ ssn: 900001234 }), ["invalid_value owner.ssn"]],
    ["a birth date that is no day", owner({ born: "1979-02-29" }), ["invalid_value owner.born"]],
    ["a birth date as a year", owner({ born: 1979 }), ["invalid_value owner.born"]],
    ["a state that is none", owner({ address: { state: "Iowa" } }), ["invalid_value owner.address.state"]],
    ["a ZIP code as a number", owner({ address: { zip: 50010 } }), ["invalid_value owner.address.zip"]],
    ["a ZIP code of four digits", owner({ address: { zip: "5001" } }), ["invalid_value owner.address.zip"]],
    ["an address that is a text", owner({ address: "12 Elm St" }), ["invalid_value owner.address"]],
    ["an opening without its year", opening({ year: undefined }), ["missing_value opening.year"]],
    ["an opening's year as text", opening({ year: "2020" }), ["invalid_value opening.year"]],
    ["an opening of 1986", opening({ year: 1986 }), ["invalid_value opening.year"]],
    ["a negative basis", opening({ basis: -1 }), ["invalid_value opening.basis"]],
    ["a line that is no line", opening({ basis: null, lines: { x: 1 } }), ["invalid_value opening.lines.x"]],
    ["a negative line", opening({ basis: null, lines: { "14": -1 } }), ["invalid_value opening.lines.14"]],
    [
      "a conversion layer without its taxable part",
      opening({ roth_conversions: [{ year: 2016, amount: 1 }] }),
      ["missing_value opening.roth_conversions[0].taxable"],
    ],
    ["a year that is none", top({ years: { "20x3": {} } }), ["invalid_value years.20x3"]],
    ["a year before there was basis", top({ years: { "1986": {} } }), ["invalid_value years.1986"]],
    ["a year too late", top({ years: { "2101": {} } }), ["invalid_value years.2101"]],
    ["a year's facts that are a number", year(5), ["invalid_value years.2023"]],
    ["a misspelt key of a year", year({ year_end_vlaue: 1 }), ["unknown_key years.2023.year_end_vlaue"]],
    ["a negative year-end value", year({ year_end_value: -1 }), ["invalid_value years.2023.year_end_value"]],
    ["a year-end value as true", year({ year_end_value: true }), ["invalid_value years.2023.year_end_value"]],
    [
      "an account without a value",
      year({ year_end_value: [{ account: "A" }] }),
      ["missing_value years.2023.year_end_value[0].value"],
    ],
    [
      "a Roth account in the pool",
      year({ year_end_value: [{ ira: "roth", value: 1 }] }),
      ["invalid_value years.2023.year_end_value[0].ira"],
    ],
    [
      "accounts that add up to too much",
      year({ year_end_value: [{ value: 999999999.99 }, { value: 0.01 }] }),
      ["invalid_value years.2023.year_end_value"],
    ],
    [
      "a filing status that is none",
      year({ filing_status: "joint" }),
      ["invalid_value years.2023.filing_status"],
    ],
    ["a yes that is a text", year({ extended: "yes" }), ["invalid_value years.2023.extended"]],
    [
      "a filed line that is no amount",
      year({ filed: { lines: { "1": "x" } } }),
      ["invalid_value years.2023.filed.lines.1"],
    ],
    [
      "a filed line 10 as a number",
      year({ filed: { lines: { "10": 0.5 } } }),
      ["invalid_value years.2023.filed.lines.10"],
    ],
    [
      "a filed line 10 that is no ratio",
      year({ filed: { lines: { "10": "50%" } } }),
      ["invalid_value years.2023.filed.lines.10"],
    ],
    [
      "a filed line 10 that is empty",
      year({ filed: { lines: { "10": "" } } }),
      ["invalid_value years.2023.filed.lines.10"],
    ],
    [
      "a filed line that is none",
      year({ filed: { lines: { "014": 1 } } }),
      ["invalid_value years.2023.filed.lines.014"],
    ],
    [
      "an amended day that is none",
      year({ filed: { amended: ["2024-13-01"] } }),
      ["invalid_value years.2023.filed.amended[0]"],
    ],
    ["a PTIN without its P", top({ preparer: { ptin: "01234567" } }), ["invalid_value preparer.ptin"]],
    ["an EIN of letters", top({ preparer: { ein: "ab-cdefghi" } }), ["invalid_value preparer.ein"]],
    [
      "a telephone number of letters",
      top({ preparer: { phone: "call me" } }),
      ["invalid_value preparer.phone"],
    ],
    ["a rounding that is none", top({ options: { round: "up" } }), ["invalid_value options.round"]],
    ["too many places", top({ options: { line10_places: 6 } }), ["invalid_value options.line10_places"]],
    ["an entry without a kind", entry({ kind: undefined }), ["missing_value entries[0].kind"]],
    ["a kind that is none", entry({ kind: "contribtion" }), ["invalid_value entries[0].kind"]],
    ["an entry without a date", entry({ date: undefined }), ["missing_value entries[0].date"]],
    ["February 30", entry({ date: "2023-02-30" }), ["invalid_value entries[0].date"]],
    ["February 29 of a common year", entry({ date: "1900-02-29" }), ["invalid_value entries[0].date"]],
    ["month 13", entry({ date: "2023-13-01" }), ["invalid_value entries[0].date"]],
    ["day 0", entry({ date: "2023-01-00" }), ["invalid_value entries[0].date"]],
    ["an American date", entry({ date: "02/03/2023" }), ["invalid_value entries[0].date"]],
    ["a date with a time", entry({ date: "2023-01-01T00:00:00Z" }), ["invalid_value entries[0].date"]],
    ["a date before 1987", entry({ date: "1986-12-31" }), ["invalid_value entries[0].date"]],
    ["a date after 2100", entry({ date: "2101-01-01" }), ["invalid_value entries[0].date"]],
    ["an entry without an amount", entry({ amount: undefined }), ["missing_value entries[0].amount"]],
    ["an amount of zero", entry({ amount: 0 }), ["invalid_value entries[0].amount"]],
    ["an amount of -5", entry({ amount: -5 }), ["invalid_value entries[0].amount"]],
    ["an amount of NaN", entry({ amount: Number.NaN }), ["invalid_value entries[0].amount"]],
    ["an amount of 1e9", entry({ amount: 1e9 }), ["invalid_value entries[0].amount"]],
    ["an amount of 12.345", entry({ amount: 12.345 }), ["invalid_value entries[0].amount"]],
    ["an amount in words", entry({ amount: "ten" }), ["invalid_value entries[0].amount"]],
    ["a tax year as text", entry({ for: "2023" }), ["invalid_value entries[0].for"]],
    ["half a tax year", entry({ for: 2022.5 }), ["invalid_value entries[0].for"]],
    ["a kind of IRA that is none", entry({ ira: "401k" }), ["invalid_value entries[0].ira"]],
    ["a Roth IRA converted", entry({ kind: "conversion", ira: "roth" }), ["invalid_value entries[0].ira"]],
    [
      "negative withholding",
      entry({ kind: "conversion", withheld: -1 }),
      ["invalid_value entries[0].withheld"],
    ],
    ["withholding on a contribution", entry({ withheld: 1 }), ["unknown_key entries[0].withheld"]],
    [
      "a reason that is none",
      entry({ kind: "distribution", reason: "fun" }),
      ["invalid_value entries[0].reason"],
    ],
    [
      "an exception in words",
      entry({ kind: "distribution", exception: "death" }),
      ["invalid_value entries[0].exception"],
    ],
    ["an exception 0", entry({ kind: "distribution", exception: 0 }), ["invalid_value entries[0].exception"]],
    ["a rollover without its deposit", entry({ kind: "rollover" }), ["missing_value entries[0].deposited"]],
    [
      "a plan rollover without its after-tax part",
      entry({ kind: "plan_rollover" }),
      ["missing_value entries[0].after_tax"],
    ],
    [
      "a plan rollover into a SEP",
      entry({ kind: "plan_rollover", ira: "sep", after_tax: 0 }),
      ["invalid_value entries[0].ira"],
    ],
    [
      "a recharacterization from nowhere",
      entry({ kind: "recharacterization", earnings: 0 }),
      ["missing_value entries[0].from"],
    ],
    [
      "a recharacterization from a SEP",
      entry({ kind: "recharacterization", earnings: 0, from: "sep" }),
      ["invalid_value entries[0].from"],
    ],
    [
      "a recharacterization with an `ira`",
      entry({ kind: "recharacterization", earnings: 0, from: "roth", ira: "roth" }),
      ["unknown_key entries[0].ira"],
    ],
    [
      "an excess out of a Roth IRA",
      entry({ kind: "excess_removal", ira: "roth" }),
      ["invalid_value entries[0].ira"],
    ],
    [
      "a divorce transfer without direction and basis",
      entry({ kind: "divorce_transfer" }),
      ["missing_value entries[0].direction", "missing_value entries[0].basis"],
    ],
    [
      "a repayment of nothing",
      entry({ kind: "repayment" }),
      ["missing_value entries[0].of", "missing_value entries[0].distributed"],
    ],
    [
      "a decedent's IRA without its basis",
      entry({ kind: "inherited_as_own" }),
      ["missing_value entries[0].basis"],
    ],
    ["an adjustment without a note", entry({ kind: "basis_adjustment" }), ["missing_value entries[0].note"]],
    [
      "an adjustment with an empty note",
      entry({ kind: "basis_adjustment", note: " " }),
      ["invalid_value entries[0].note"],
    ],
    [
      "an adjustment of nothing",
      entry({ kind: "basis_adjustment", note: "x", amount: 0 }),
      ["invalid_value entries[0].amount"],
    ],
    ["an assertion about no line", entry({ kind: "assert" }), ["missing_value entries[0].line"]],
    [
      "an assertion about a line that is none",
      entry({ kind: "assert", line: "14e" }),
      ["invalid_value entries[0].line"],
    ],
  ])("%s", (_, value, expected) => {
    expect(complaints(value)).toEqual(expected);
  });

  test("`__proto__` as a key is no key of the ledger", () => {
    expect(complaints(JSON.parse('{"owner":{"name":"A"},"entries":[],"__proto__":{}}'))).toEqual([
      "unknown_key __proto__",
    ]);
  });

  test("each value replaced by one of the wrong type gives one problem, at its own place", () => {
    for (const [ledger, path] of leavesOfSmallLedgers()) {
      const problems = problemsOf(parseLedger(withValue(ledger, path, { wrong: true })));
      const pointer = `/${path.join("/")}`;
      const inside = problems.filter((problem) => problem.pointer.startsWith(pointer));
      expect(problems, pointer).toEqual(inside);
    }
  });

  test("a key that must be there gives one problem, at its own place, when it is not", () => {
    const missing = leavesOfSmallLedgers().filter(([ledger, path]) => {
      const result = parseLedger(withValue(ledger, path, undefined));
      if (result.ok) return false;
      const [problem] = result.problems;
      if (problem?.code === "missing_value") expect(problem.pointer).toBe(`/${path.join("/")}`);
      return problem?.code === "missing_value";
    });
    expect(
      new Set(missing.map(([, path]) => path.filter((step) => typeof step === "string").join("."))),
    ).toEqual(
      new Set([
        "owner.name",
        "opening.year",
        "opening.basis",
        "opening.disaster_distributions.disaster",
        "opening.disaster_distributions.amount",
        "opening.roth_conversions.year",
        "opening.roth_conversions.amount",
        "opening.roth_conversions.taxable",
        "opening.in_plan_rollovers.year",
        "opening.in_plan_rollovers.amount",
        "opening.in_plan_rollovers.taxable",
        "years.2023.year_end_value.value",
        "years.2023.filed.amended",
        "entries.date",
        "entries.kind",
        "entries.amount",
        "entries.disaster",
        "entries.deposited",
        "entries.after_tax",
        "entries.contributions",
        "entries.in_plan_rollovers.year",
        "entries.in_plan_rollovers.amount",
        "entries.in_plan_rollovers.taxable",
        "entries.from",
        "entries.earnings",
        "entries.adjusted_opening",
        "entries.adjusted_closing",
        "entries.of",
        "entries.converted",
        "entries.direction",
        "entries.basis",
        "entries.roth_conversions.year",
        "entries.roth_conversions.amount",
        "entries.roth_conversions.taxable",
        "entries.distributed",
        "entries.note",
        "entries.line",
      ]),
    );
  });
});

describe("every problem is told at once, in the order of the input", () => {
  test("schema and consistency, in any part of the ledger", () => {
    const bad = {
      options: { round: "up" },
      entries: [
        { date: "2023-02-30", kind: "contribution", amount: -5, amont: 3 },
        { date: "2018-05-05", kind: "distribution", amount: 1 },
        { date: "2023-05-05", kind: "rollover", amount: 0, deposited: "2023-05-04" },
      ],
      years: { "2023": { year_end_value: -1, due: "2023-04-15" } },
      opening: { year: 2018, basis: 1, roth_since: 2019 },
      owner: { ssn: "x" },
    };
    expect(complaints(bad)).toEqual([
      "invalid_value options.round",
      "invalid_value entries[0].date",
      "invalid_value entries[0].amount",
      "unknown_key entries[0].amont",
      "inconsistent entries[1].date",
      "invalid_value entries[2].amount",
      "inconsistent entries[2].deposited",
      "invalid_value years.2023.year_end_value",
      "inconsistent years.2023.due",
      "inconsistent opening.roth_since",
      "missing_value owner.name",
      "invalid_value owner.ssn",
    ]);
  });

  test("ten thousand unknown keys are each told", () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 0]));
    expect(complaints({ ...goodLedger(), ...many })).toHaveLength(10_000);
  });
});

describe("a message says what is expected and repeats nothing", () => {
  const message = (value: unknown) => problemsOf(parseLedger(value))[0]?.message;

  test("an unknown key suggests the nearest known one", () => {
    const year = (key: string) =>
      message({ owner: { name: "A" }, entries: [], years: { "2023": { [key]: 1 } } });
    for (const key of ["year_end_vlue", "yearEndValue", "year-end-value", "YEAR_END_VALUE"]) {
      expect(year(key), key).toContain("did you mean `year_end_value`?");
    }
    expect(year("colour")).toBe("is not a key of the ledger here");
    expect(message({ ...ledgerOf(), entrys: [] })).toContain("did you mean `entries`?");
  });

  test("an unknown key that is near nothing is told which keys there are", () => {
    expect(message(ledgerOf({ date: "2023-01-01", kind: "conversion", amount: 1, for: 2023 }))).toBe(
      "is not a key of the ledger here; the keys are kind, date, day, amount, note, account, ira, withheld",
    );
  });

  test("a word that is not one of a list suggests the nearest", () => {
    expect(message(ledgerOf({ date: "2023-01-01", kind: "convertion", amount: 1 }))).toMatch(
      /^must be one of contribution, .*; did you mean `conversion`\?$/,
    );
    expect(message({ owner: { name: "A" }, entries: [], options: { round: "cent" } })).toBe(
      "must be one of dollars, cents; did you mean `cents`?",
    );
  });

  test("a missing value says what it must be", () => {
    expect(message(ledgerOf({ date: "2023-01-01", kind: "conversion" }))).toBe(
      'is missing; it must be an amount in dollars with at most two decimals, such as 6500 or "6,500.00"',
    );
  });

  test("what was written never comes back, whatever it stood in place of", () => {
    for (const secret of ["Zyxwv Utsrq", "987-65-4321 9", 123456.789, -9876543.21]) {
      for (const [ledger, path] of leavesOfSmallLedgers()) {
        const result = parseLedger(withValue(ledger, path, secret));
        const told = result.ok ? "" : result.problems.map((problem) => problem.message).join("\n");
        expect(told, path.join(".")).not.toContain(String(secret).slice(0, 7));
      }
    }
  });
});

test.each([
  [5000, []],
  [
    5001,
    [
      [
        "too_many_values",
        "entries",
        "holds 5,001 entries; a ledger holds at most 5,000. Keep one ledger for each owner, with only what touches an IRA",
      ],
    ],
  ],
] as const)("a ledger of %i entries has these problems", (count, problems) => {
  const entries = Array(count).fill({ date: "2021-03-04", kind: "contribution", amount: 1 });
  const read = parseLedger({ owner: { name: "A" }, entries });
  expect(read.ok ? [] : read.problems.map(({ code, path, message }) => [code, path, message])).toEqual(
    problems,
  );
});
