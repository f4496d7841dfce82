import { beforeEach, describe, expect, test } from "vitest";
import { withForm5498 } from "../../src/web/cards/form-5498.js";
import { firstOf, packageButton, packageHeadline, tooLate } from "../../src/web/download/package-words.js";
import { missedLedger } from "../../src/web/start/missed-ledger.js";
import { isReturnKnown, spouseYears, withSpouse } from "../../src/web/start/spouse.js";
import { EMPTY, edit } from "../../src/web/state/household.js";
import { withoutReturn } from "../../src/web/state/joint.js";
import * as store from "../../src/web/state/store.js";
import { formsAlone, missingOnForms, whatToSend } from "../../src/web/state/to-send.js";
import { at, captionPlace, type Place } from "../../src/web/state/written.js";
import { defaultOf } from "../../src/web/words/field-labels.js";
import { answerOf } from "../../src/web/words/year-answer.js";

const TODAY = "2026-11-27";

/** Sam and Lee Sample, who file jointly: Sam has two backdoor contributions of one day, Lee a SEP IRA beside hers. */
const SAM = {
  name: "Sam Sample",
  basis: 0,
  years: [
    {
      taxYear: 2023,
      contributed: 6500,
      on: "2024-02-20",
      value: 0,
      filed: true,
      filedOn: "2024-04-10",
      joint: true,
    },
    {
      taxYear: 2024,
      contributed: 7000,
      on: "2024-02-20",
      converted: 13520.11,
      convertedOn: "2024-03-01",
      value: 0,
      filed: true,
      filedOn: "2025-04-10",
      joint: true,
    },
  ],
};
const LEE = {
  name: "Lee Sample",
  basis: 0,
  joint: true,
  years: [
    {
      taxYear: 2024,
      contributed: 7000,
      on: "2024-03-05",
      converted: 7000,
      convertedOn: "2024-03-08",
      value: 41200,
      form8606: false,
    },
  ],
};

/** Sam alone, with or without lines 4a and 4b of 2024. */
function begin(lines: object = {}): number {
  const [first, second] = SAM.years;
  return store.addBook(missedLedger({ ...SAM, years: [first, { ...second, ...lines }] as typeof SAM.years }));
}

function addLee(sam: number): number {
  const added = withSpouse(store.current.value, sam, LEE);
  store.change(() => added.household);
  return added.id;
}

const now = () => whatToSend(store.reckoned.value, TODAY);
const inBook = (id: number, place: Place) =>
  at(store.current.value.books.find((book) => book.id === id)?.ledger, place);
const LINES = ["years", "2024", "filed", "form_1040"];

beforeEach(() => {
  store.today.value = TODAY;
  store.load(EMPTY);
});

describe("a return that is not filed yet", () => {
  test("is said once, for both spouses and their forms, and is one step back", () => {
    const sam = begin();
    const lee = addLee(sam);
    const filed = ["years", "2024", "filed"];
    store.change((all) => withoutReturn(all, sam, "2024"));
    for (const id of [sam, lee]) expect(inBook(id, [...filed, "return"])).toBe(false);
    expect(inBook(sam, [...filed, "form_8606"])).toBe(false);
    store.undo();
    expect(inBook(sam, [...filed, "return"])).toBe(true);
  });
});

describe("what to send", () => {
  test("a year that cannot be decided is named with its person, the fact and its field", () => {
    const sam = begin();
    const { open, packages } = now();
    expect(open).toEqual([
      {
        bookId: sam,
        name: "Sam Sample",
        taxYear: 2024,
        needs: "the IRA lines of your return as filed for 2024 (lines 4a and 4b of Form 1040)",
        at: { bookId: sam, place: [...LINES, "4a"] },
      },
    ]);
    expect(packageHeadline(now())).toBe("Not complete: something is missing for 2024");
    expect(packages.map((each) => packageButton(each, open))).toEqual([
      "Incomplete package: 1 envelope, without 2024",
    ]);
  });

  test("what line 4a has more asks for the spouse", () => {
    begin({ line4a: 20520, line4b: 20520 });
    const [open] = now().open;
    expect(open).toMatchObject({
      taxYear: 2024,
      needs: "your spouse's IRAs, if you filed jointly",
      at: null,
    });
  });

  test("without a filing status it is asked for, alone and as a couple", () => {
    const sam = begin({ line4a: 20520, line4b: 20520, joint: undefined });
    const status = {
      needs: "your filing status for 2024",
      at: { bookId: sam, place: ["years", "2024", "filing_status"] },
    };
    expect(now().open).toEqual([expect.objectContaining(status)]);
    const added = withSpouse(store.current.value, sam, { ...LEE, joint: undefined });
    store.change(() => added.household);
    for (const line of ["4a", "4b"]) store.write(added.id, [...LINES, line], 20520);
    store.write(added.id, ["years", "2024", "filed", "return"], true);
    store.write(added.id, ["years", "2024", "filed", "date"], "2025-04-10");
    expect(now().open).toEqual([
      expect.objectContaining(status),
      expect.objectContaining({ name: "Lee Sample", needs: "your filing status for 2024" }),
    ]);
  });

  test("with both spouses there are two envelopes, and the tax on all that was taxed twice comes back", () => {
    const sam = begin({ line4a: 20520, line4b: 20520 });
    const lee = addLee(sam);
    const { open, packages } = now();
    expect(open).toEqual([]);
    expect(packageHeadline(now())).toBe("Send 2 envelopes to the IRS");
    expect(packages).toHaveLength(1);
    expect(packages[0]?.names).toEqual(["Sam Sample", "Lee Sample"]);
    expect(packages[0]?.envelopes.map(({ tax_year, send }) => [tax_year, send])).toEqual([
      [2023, "form_alone"],
      [2024, "amend_refund"],
    ]);
    for (const [bookId, partOf] of [
      [sam, "Sam Sample"],
      [lee, "Lee Sample"],
    ] as const) {
      const decided = packages[0]?.decided.find((each) => each.bookId === bookId && each.taxYear === 2024);
      const year = store.reckoned.value
        .find(({ book }) => book.id === bookId)
        ?.result?.years.find(({ tax_year }) => tax_year === 2024);
      const answer = year && answerOf(year, { filed: false, asOf: TODAY, decided, partOf });
      expect(answer?.headline).toBe("You can claim back the tax on $14,517.");
      expect(answer?.action).toBe("Send Form 1040-X for 2024, with Form 8606.");
      expect(answer?.lines[1]?.caption).toBe(`Taxable amount, ${partOf}'s part of the joint return`);
    }
    expect([...formsAlone(now(), sam)]).toEqual([2023]);
  });

  test("a spouse whose ledger waits for an answer keeps the shared year open, and is named", () => {
    const sam = begin({ line4a: 20520, line4b: 20520 });
    const lee = addLee(sam);
    store.write(lee, ["years", "2024", "year_end_value"], undefined);
    const { open } = now();
    expect(open.map(({ name, taxYear, at: field }) => [name, taxYear, field?.bookId])).toEqual([
      ["Lee Sample", null, lee],
      ["Sam Sample", 2024, lee],
    ]);
    expect(packageHeadline(now())).toBe("Not complete: something is missing for 2024");
  });

  test("a year that was wrong and is closed is told, and nothing is called right", () => {
    store.addBook({
      owner: { name: "Jo Sample" },
      years: {
        "2019": {
          deducted: 0,
          year_end_value: 0,
          filed: {
            return: true,
            date: "2020-03-01",
            form_8606: true,
            lines: { "1": 6000, "14": 0, "18": 0 },
            form_1040: { "4a": 6000, "4b": 6000 },
          },
        },
      },
      entries: [
        { date: "2019-03-01", kind: "contribution", amount: 6000 },
        { date: "2019-03-08", kind: "conversion", amount: 6000 },
      ],
    });
    expect(packageHeadline(now())).toBe("You have nothing to send");
    expect(tooLate(now())).toEqual([
      "2019, Jo Sample: the return was wrong, but the time to change it has ended. Nothing is sent for it.",
    ]);
  });

  test("nobody who said nothing of what was filed is told that a package is missing", () => {
    store.addBook({
      owner: { name: "Jo Sample" },
      years: { "2024": { deducted: 0 } },
      entries: [{ date: "2024-05-01", kind: "contribution", amount: 7000 }],
    });
    expect(now().isUrgent).toBe(false);
    expect(packageHeadline(now())).toBe("For missed or wrong years");
  });
});

describe("a joint return is entered once", () => {
  test("in either tab, for both, also when it is cleared", () => {
    const sam = begin();
    const lee = addLee(sam);
    store.write(lee, [...LINES, "4b"], 20520);
    store.write(sam, [...LINES, "4a"], 20520);
    for (const id of [sam, lee]) expect(inBook(id, LINES)).toEqual({ "4a": 20520, "4b": 20520 });
    store.write(sam, [...LINES, "4b"], undefined);
    for (const id of [sam, lee]) expect(inBook(id, LINES)).toEqual({ "4a": 20520 });
    store.undo();
    for (const id of [sam, lee]) expect(inBook(id, LINES)).toEqual({ "4a": 20520, "4b": 20520 });
  });

  test("but not each one's own Form 8606, and nothing in a year that only one has", () => {
    const sam = begin();
    const lee = addLee(sam);
    store.write(sam, ["years", "2024", "filed", "form_8606"], true);
    expect(inBook(lee, ["years", "2024", "filed", "form_8606"])).toBe(false);
    store.write(sam, ["years", "2023", "filed", "date"], "2024-04-11");
    expect(inBook(lee, ["years", "2023"])).toBeUndefined();
  });

  test("not by those who file separately", () => {
    const sam = begin();
    store.write(sam, ["years", "2024", "filing_status"], undefined);
    const added = withSpouse(store.current.value, sam, { ...LEE, joint: false });
    store.change(() => added.household);
    store.write(sam, [...LINES, "4a"], 13520);
    expect(inBook(added.id, LINES)).toBeUndefined();
    expect(inBook(added.id, ["years", "2024", "filing_status"])).toBe("married_separate");
  });

  test("a filing status that becomes a joint one is that of both, with what was entered before", () => {
    const sam = begin({ line4a: 20520, line4b: 20520, joint: undefined });
    const added = withSpouse(store.current.value, sam, { ...LEE, joint: undefined });
    store.change(() => added.household);
    expect(inBook(added.id, LINES)).toBeUndefined();
    store.write(sam, ["years", "2024", "filing_status"], "married_joint");
    expect(inBook(added.id, ["years", "2024", "filing_status"])).toBe("married_joint");
    expect(inBook(added.id, LINES)).toEqual({ "4a": 20520, "4b": 20520 });
  });

  test("ledgers that say different things of it are a problem at that field in both tabs", () => {
    const sam = begin({ line4a: 20520, line4b: 20520 });
    const lee = addLee(sam);
    store.load(edit(store.current.value, lee, [...LINES, "4b"], 7000));
    expect(store.conflicts.value.map(({ path }) => path)).toEqual(["years.2024.filed.form_1040.4b"]);
    expect(now().open).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ taxYear: 2024, needs: "the same answer in both tabs" }),
      ]),
    );
    expect(now().isUrgent).toBe(true);
    store.write(sam, [...LINES, "4b"], 20520.5);
    expect(store.conflicts.value).toEqual([]);
  });
});

test("a spouse takes the address, the household and what is known of the return", () => {
  const sam = begin({ line4a: 20520, line4b: 20520 });
  store.write(sam, ["owner", "address"], { street: "7 Oak Road", city: "Salem", state: "OR", zip: "97301" });
  expect(spouseYears(store.current.value.books[0]?.ledger)).toEqual([{ taxYear: 2023 }, { taxYear: 2024 }]);
  const lee = addLee(sam);
  expect(inBook(lee, ["owner", "address", "street"])).toBe("7 Oak Road");
  expect(inBook(lee, ["owner", "household"])).toBe(inBook(sam, ["owner", "household"]));
  expect(inBook(lee, ["years", "2024", "filed", "date"])).toBe("2025-04-10");
  expect(isReturnKnown(store.current.value.books[0]?.ledger, 2024)).toBe(true);
});

test("the forms to get first are those of all envelopes", () => {
  expect(firstOf([2023, 2024], ["1040-X"])).toBe(
    "First get these IRS forms: Form 8606 for 2023 and 2024 and Form 1040-X",
  );
  expect(firstOf([], ["5329", "5329 for 2023"])).toBe(
    "First get these IRS forms: Form 5329 and Form 5329 for 2023",
  );
  expect(firstOf([], [])).toBe("The IRS's own forms are here");
});

test("before printing, the numbers of everybody with a form and the address of a form sent by itself are asked for", () => {
  const sam = begin({ line4a: 20520, line4b: 20520 });
  const lee = addLee(sam);
  expect(missingOnForms(now(), null).map(({ bookId, words }) => [bookId, words])).toEqual([
    [sam, "Sam Sample's social security number"],
    [sam, "Sam Sample's home address"],
    [lee, "Lee Sample's social security number"],
  ]);
  store.write(sam, ["owner", "address", "street"], "7 Oak Road");
  expect(inBook(lee, ["owner", "address", "street"])).toBe("7 Oak Road");
  store.write(lee, ["owner", "address", "street"], "8 Elm Street");
  store.write(lee, ["owner", "address", "apt"], "2");
  expect(inBook(sam, ["owner", "address", "apt"])).toBe("2");
});

test("spouses who moved apart keep their own addresses", () => {
  const sam = begin();
  const lee = addLee(sam);
  store.load(edit(store.current.value, lee, ["owner", "address"], { street: "8 Elm Street" }));
  store.write(sam, ["owner", "address", "street"], "7 Oak Road");
  expect(inBook(lee, ["owner", "address"])).toEqual({ street: "8 Elm Street" });
});

describe("Form 5498", () => {
  const boxes = {
    taxYear: 2024,
    kind: "traditional" as const,
    account: "",
    contributed: 7000,
    date: "2024-03-05",
    value: 0,
  };
  test.each([
    [{}, undefined],
    [{ isDeducted: false }, 0],
    [{ isDeducted: true, deducted: 7000 }, 7000],
    [{ isDeducted: false, kind: "sep" as const }, undefined],
    [{ isDeducted: false, contributed: undefined }, undefined],
  ])("with the answers %j the deduction is %s", (more, deducted) => {
    const id = store.addBook({ owner: { name: "Jo Sample" }, entries: [] });
    const next = withForm5498(store.current.value, id, { ...boxes, ...more });
    expect(at(next.books[0]?.ledger, ["years", "2024", "deducted"])).toBe(deducted);
  });
});

test("an account whose kind nobody chose is a traditional IRA, as the ledger has it", () => {
  expect(defaultOf(captionPlace(["years", "2024", "year_end_value", 1, "ira"]))).toBe("traditional");
});
