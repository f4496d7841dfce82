import { describe, expect, it } from "vitest";
import { isSettledFirst } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1980-06-06" };
const single = { deducted: 0, filing_status: "single" };
const year = (of: number, form_1040: object, more: object = {}) => ({
  ...{ ...single, ...more },
  filed: filed(`${of + 1}-04-10`, { form_1040 }),
});

function corrected(input: object) {
  const filing = unwrap(correctWith(unwrap(parseLedger({ owner, ...input })), AS_OF));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const [member] = filing.members;
  return {
    holds: member.assumed.filter(isSettledFirst),
    signed: all.map((each) => signedTexts(each).explanation.join("\n")).join("\n"),
    cause: JSON.stringify(reasonableCause(member)),
  };
}
const paths = (input: object) => corrected(input).holds.map(({ path }) => path);

// IRC 408(d)(4): a contribution that came back is not taxable, and its earnings are income of the year in which it was made.
describe("a return that taxed more than the ledger has, in a year for which nothing is sent", () => {
  const returned = (line4b: number | null, ira: "traditional" | "roth" = "traditional") => ({
    opening: { year: 2022, basis: 0, last_form: "none" },
    years: {
      2023: year(2023, { "4a": 0, "4b": 0 }, { compensation: 90_000, magi: 90_000, year_end_value: 6800 }),
      2024: year(2024, { "4a": line4b, "4b": line4b }, { year_end_value: 0 }),
    },
    entries: [
      { date: "2023-03-01", kind: "contribution", amount: 6500, ira },
      { date: "2024-08-01", kind: "returned_contribution", amount: 6500, earnings: 300, for: 2023, ira },
    ],
  });
  it.each(["traditional", "roth"] as const)("is held, with what came back to it: %s", (ira) => {
    const hold = corrected(returned(6800, ira)).holds.find(
      ({ path }) => path === "years.2024.filed.form_1040",
    );
    expect(hold?.says).toContain(
      "do not agree with the ledger: line 4a has $6,800 more. A contribution was returned in 2024 ($6,800 for 2023, with what it had earned). It is not taxable, and its earnings are income of the year in which it was made (section 408(d)(4)), so neither is taxable on the 2024 return.",
    );
    expect(hold?.answers).toEqual(["years.2024.filed.form_1040: { 4a: <dollars>, 4b: <dollars> }"]);
  });
  it("is settled by the lines as filed", () => {
    expect(paths(returned(0))).toEqual([]);
  });

  const ghost = (form_1040: object, status = "single") => ({
    opening: { year: 2022, basis: 5000, last_form: 2022 },
    years: {
      2023: year(2023, { "4a": 5000, "4b": 5000 }, { year_end_value: 20_000, no_exception: true }),
      2024: { ...year(2024, form_1040, { year_end_value: 17_000 }), filing_status: status },
    },
    entries: [
      { date: "2023-05-01", kind: "distribution", reason: "disability", exception_shown: true, amount: 5000 },
    ],
  });
  it.each([
    ["more on line 4a", { "4a": 4000, "4b": 4000 }, ["years.2024.filed.form_1040"]],
    ["line 4b alone", { "4b": 4000 }, ["years.2024.filed.form_1040"]],
    ["nothing", { "4a": 0, "4b": 0 }, []],
  ])("asks what came out, where the return shows %s", (_, form_1040, expected) => {
    expect(paths(ghost(form_1040))).toEqual(expected);
  });
  it("takes it for the spouse's on a joint return, whose ledger is not here", () => {
    expect(paths(ghost({ "4a": 4000, "4b": 4000 }, "married_joint"))).toEqual([]);
  });
  it("asks even where the ledger has no entry at all", () => {
    const none = {
      opening: { year: 2022, basis: 0, last_form: "none" },
      years: { 2023: year(2023, { "4a": 5000, "4b": 5000 }) },
      entries: [],
    };
    expect(paths(none)).toEqual(["years.2023.filed.form_1040"]);
  });
});

// Publication 590-B, on distributions before death: line 6 of the year of death is the value on that day.
describe("IRAs that held nothing on the date of death", () => {
  const died = (more: object, value_at_death = 0) => ({
    owner: { ...owner, born: "1940-06-06", died: "2024-08-01" },
    opening: { year: 2022, basis: 20_000, last_form: 2022 },
    years: {
      2023: year(2023, { "4a": 5000, "4b": 5000 }, { year_end_value: 60_000, no_other_distribution: true }),
      2024: year(2024, { "4a": 4000, "4b": 4000 }, { value_at_death, ...more }),
    },
    entries: [
      { date: "2023-02-01", kind: "distribution", amount: 5000, reason: "rmd" },
      { date: "2024-02-01", kind: "distribution", amount: 4000, reason: "rmd" },
    ],
  });
  it.each([
    ["with a value at the end of that year", { year_end_value: 58_000 }, "years.2024.no_other_distribution"],
    ["with nothing after it", { year_end_value: 0 }, "years.2024.no_other_distribution"],
  ])("are asked about %s", (_, more, path) => {
    const { holds } = corrected(died(more));
    expect(holds.map((hold) => hold.path)).toEqual([path]);
    expect(holds[0]?.says).toContain("On August 1, 2024, they held nothing");
    expect(holds[0]?.answers).toContain("years.2024.value_at_death: <dollars>");
  });
  it.each([
    ["the value", died({ year_end_value: 58_000 }, 57_000)],
    ["that the rest was lost", died({ year_end_value: 0, no_other_distribution: true })],
  ])("are settled by %s", (_, input) => {
    expect(paths(input)).toEqual([]);
  });
});

// IRC 408(d)(3)(A) and (E), 219(b)(1): what could not be rolled over is a contribution, within pay alone.
describe("a rollover that is on line 1", () => {
  const rolled = (more: object) => ({
    owner: { ...owner, born: "1945-06-06" },
    opening: { year: 2021, basis: 8000, last_form: 2021 },
    years: {
      2022: { year_end_value: 60_000, no_other_distribution: true },
      2023: year(2023, { "4a": 20_000, "4b": 5000 }, { year_end_value: 60_000, ...more }),
      2024: { year_end_value: 55_000, no_other_distribution: true },
    },
    entries: [{ date: "2023-05-01", kind: "rollover", amount: 20_000, deposited: "2023-06-20" }],
  });
  it("waits for the compensation of its year", () => {
    const { holds } = corrected(rolled({}));
    expect(holds.map(({ path }) => path)).toEqual(["years.2023.compensation"]);
    expect(holds[0]?.says).toContain("could not be rolled over, so it counts as a contribution for 2023");
    expect(paths(rolled({ compensation: 0 }))).toContain("years.2023.line_1");
  });
  it("is said to be one, in Part II and in the statement of cause", () => {
    const { holds, signed, cause } = corrected(rolled({ compensation: 50_000 }));
    expect(holds).toEqual([]);
    const [, amount] = /the (\$[\d,.]+) that was paid in is a contribution for 2023/.exec(signed) ?? [];
    expect(amount).toMatch(/^\$2,72\d/);
    expect(cause).toContain(
      `Of the amount for 2023, ${amount} was paid into a traditional IRA as a rollover and counts as a contribution (section 408(d)(3)).`,
    );
  });
});
