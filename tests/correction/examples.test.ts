import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { readLedger } from "../../src/ledger/read.js";
import { readSource } from "../../src/node/files/read-source.js";
import { correctedExample, exampleLedger, FOLDER, packagedExample } from "./examples.js";

/** What one year must come to, in dollars; `line14` and `line18` are the right ones, `change` that of taxable income. */
interface Expected {
  status: string;
  send: string;
  lines?: Record<string, number>;
  change?: number;
  refund?: string;
  assessment?: string;
  /** Basis on record after the year, what earlier years left wrong, what this year adds. */
  basis?: [onRecord: number, inherited: number, own: number];
}

interface Client {
  household?: string[];
  years: Record<number, Expected>;
  envelopes: string[];
  penalty: number;
  change: number;
}

/** The clients, each worked by hand as of March 2, 2026. */
const clients: Record<string, Client> = {
  "six-missing-years": {
    years: {
      // Line 14 is each year's contribution and the 14 before. Filed early counts as April 15; April 15, 2022 was kept
      // as Emancipation Day and a weekend followed, so 2018 ended on Monday the 18th.
      2018: {
        status: "missing",
        send: "form_alone",
        lines: { "1": 5500, "2": 0, "14": 5500 },
        refund: "2022-04-18",
        basis: [0, 0, 5500],
      },
      2019: {
        status: "missing",
        send: "form_alone",
        lines: { "2": 5500, "14": 11500 },
        refund: "2023-06-30",
        basis: [0, 5500, 6000],
      },
      2020: {
        status: "missing",
        send: "form_alone",
        lines: { "2": 11500, "14": 17500 },
        refund: "2024-05-03",
      },
      2021: { status: "missing", send: "form_alone", lines: { "14": 23500 }, refund: "2025-04-15" },
      2022: { status: "missing", send: "form_alone", lines: { "14": 29500 }, refund: "2026-04-15" },
      2023: {
        status: "missing",
        send: "form_alone",
        lines: { "1": 6500, "14": 36000 },
        refund: "2027-04-15",
        change: 0,
      },
    },
    envelopes: [
      "2018 form_8606",
      "2019 form_8606",
      "2020 form_8606",
      "2021 form_8606",
      "2022 form_8606",
      "2023 form_8606",
    ],
    penalty: 300, // six years at 50
    change: 0,
  },
  "wrong-year-in-the-middle": {
    years: {
      2019: { status: "right", send: "nothing", basis: [6000, 0, 0] },
      // The mistake: line 2 should be 6,000, so 14 is 12,000 and not 6,000.
      2020: {
        status: "wrong",
        send: "amend_same_tax",
        lines: { "2": 6000, "14": 12000 },
        basis: [6000, 0, 6000],
      },
      2021: {
        status: "wrong",
        send: "amend_same_tax",
        lines: { "2": 12000, "14": 18000 },
        basis: [12000, 6000, 0],
      },
      2022: {
        status: "wrong",
        send: "amend_same_tax",
        lines: { "2": 18000, "14": 24000 },
        basis: [18000, 6000, 0],
      },
      // 24,000 / (36,000 + 12,000) = 0.5; 12,000 x 0.5 = 6,000 out; 24,000 - 6,000; 12,000 - 6,000 taxed, 7,500 was.
      2023: {
        status: "wrong",
        send: "amend_refund",
        lines: { "2": 24000, "11": 6000, "14": 18000, "18": 6000 },
        change: -1500,
        refund: "2027-04-15",
        basis: [13500, 6000, -1500],
      },
    },
    envelopes: ["2020 form_1040_x", "2021 form_1040_x", "2022 form_1040_x", "2023 form_1040_x"],
    penalty: 0,
    change: -1500,
  },
  "contribution-in-the-wrong-year": {
    years: {
      2021: { status: "missing", send: "form_alone", lines: { "1": 6000, "2": 0, "14": 6000 }, change: 0 },
      // All was converted, nothing contributed for 2022: Part I is blank, 17 = 6,000 and 18 = 0, as the return had it.
      2022: {
        status: "wrong",
        send: "amend_same_tax",
        lines: { "16": 6000, "17": 6000, "18": 0 },
        change: 0,
      },
    },
    envelopes: ["2021 form_8606", "2022 form_1040_x"],
    penalty: 150, // 50 for 2021 not reported, 100 for line 1 of 2022
    change: 0,
  },
  "basis-overstated": {
    years: {
      2020: {
        status: "wrong",
        send: "amend_same_tax",
        lines: { "1": 4000, "14": 4000 },
        change: 0,
        assessment: "2024-05-10",
      },
      2021: { status: "not_required", send: "nothing" },
      // 4,000 / (15,000 + 5,000) = 0.2; 5,000 x 0.2 = 1,000; 5,000 - 1,000 = 4,000 taxed, 3,500 was.
      2022: {
        status: "wrong",
        send: "amend_payment",
        lines: { "2": 4000, "12": 1000, "14": 3000, "15c": 4000 },
        change: 500,
        assessment: "2026-04-15",
      },
    },
    envelopes: ["2020 form_1040_x", "2022 form_1040_x"],
    penalty: 100,
    change: 500,
  },
  "couple-pooled-noreen": {
    household: ["couple-pooled-felix"],
    years: {
      // Hers is a clean backdoor, 0 taxed; his 7,000 / 47,000 = 0.14894, 1,043 out, 5,957 taxed; 10,370 was, for both.
      2024: {
        status: "wrong",
        send: "amend_refund",
        lines: { "1": 7000, "6": 0, "14": 0, "18": 0 },
        change: -4413,
        refund: "2028-04-18",
      },
    },
    envelopes: ["2024 form_1040_x"],
    penalty: 100,
    change: -4413,
  },
  "couple-pooled-felix": {
    household: ["couple-pooled-noreen"],
    years: {
      2024: {
        status: "missing",
        send: "amend_refund",
        lines: { "1": 7000, "6": 40000, "11": 1043, "14": 5957, "18": 5957 },
        change: -4413,
      },
    },
    envelopes: ["2024 form_1040_x"],
    penalty: 50,
    change: -4413,
  },
  "refund-window-closed": {
    years: {
      2019: { status: "missing", send: "form_alone", lines: { "14": 6000 }, refund: "2023-07-03" }, // July 1 was a Saturday
      // 6,000 / (3,000 + 3,000) = 1: 3,000 out, 3,000 left, 0 taxed; 3,000 was, and the time has ended.
      2020: {
        status: "missing",
        send: "form_alone_no_refund",
        lines: { "11": 3000, "14": 3000, "18": 0 },
        change: -3000,
        refund: "2024-04-15",
      },
    },
    envelopes: ["2019 form_8606", "2020 form_8606"],
    penalty: 50, // nothing was contributed for 2020
    change: 0, // no return is amended
  },
  "nothing-to-correct": {
    years: {
      2023: { status: "right", send: "nothing", lines: { "18": 0 } },
      2024: { status: "right", send: "nothing", lines: { "18": 0 } },
    },
    envelopes: [],
    penalty: 0,
    change: 0,
  },
  "name-in-a-wider-font": {
    years: {
      2022: { status: "missing", send: "form_alone", lines: { "14": 6000 } },
      2023: { status: "missing", send: "form_alone", lines: { "14": 12500 } },
    },
    envelopes: ["2022 form_8606", "2023 form_8606"],
    penalty: 100,
    change: 0,
  },
  inherited: {
    years: {
      // 20,000 / (90,000 + 10,000) = 0.2; 2,000 out; 8,000 taxed, 10,000 was.
      2023: {
        status: "missing",
        send: "amend_refund",
        lines: { "2": 20000, "12": 2000, "14": 18000, "15c": 8000 },
        change: -2000,
        refund: "2027-04-15",
      },
      // 18,000 / (80,000 + 10,000) = 0.2 again.
      2024: {
        status: "missing",
        send: "amend_refund",
        lines: { "2": 18000, "14": 16000, "15c": 8000 },
        change: -2000,
        refund: "2028-04-18",
      },
    },
    envelopes: ["2023 form_1040_x", "2024 form_1040_x"],
    penalty: 0, // nobody contributes to an inherited IRA
    change: -4000,
  },
  "roth-only": {
    years: {
      2021: { status: "not_required", send: "nothing" },
      2022: { status: "not_required", send: "nothing" },
      2023: { status: "not_required", send: "nothing", change: 0 },
    },
    envelopes: [],
    penalty: 0,
    change: 0,
  },
  "postponed-due-date": {
    years: {
      // 2,000 was paid in September 2023 for 2022: line 4. 5 = 4,000; 9 = 0 + 0 + 4,000; 13 = 4,000; 14 = 6,000 - 4,000.
      2022: {
        status: "missing",
        send: "amend_refund",
        lines: { "1": 6000, "4": 2000, "5": 4000, "13": 4000, "14": 2000, "18": 0 },
        change: -4000,
        refund: "2026-10-30",
      },
      2023: { status: "not_required", send: "nothing" },
    },
    envelopes: ["2022 form_1040_x"],
    penalty: 50,
    change: -4000,
  },
  "sep-paid-next-spring": {
    years: {
      2023: {
        status: "wrong",
        send: "amend_refund",
        lines: { "6": 0, "11": 6500, "14": 0, "18": 0 },
        change: -4906,
        basis: [4906, 0, -4906],
      },
      // 7,000 / (22,000 + 7,000) = 0.24138; 7,000 x 0.24138 = 1,689.66; 7,000 - 1,690 = 5,310 taxed, 4,126 was.
      2024: {
        status: "wrong",
        send: "amend_payment",
        lines: { "2": 0, "6": 22000, "11": 1690, "14": 5310, "18": 5310 },
        change: 1184,
        assessment: "2028-04-18",
      },
    },
    envelopes: ["2023 form_1040_x", "2024 form_1040_x"],
    penalty: 0,
    change: -3722,
  },
};

const dollars = (cents: number | null) => (cents === null ? null : cents / 100);

it("works every client by hand, and the one whose data are bad", () => {
  expect([...Object.keys(clients), "bad-data"].sort()).toEqual(
    readdirSync(FOLDER)
      .map((name) => name.replace(".yaml", ""))
      .sort(),
  );
});

describe.each(Object.entries(clients))("%s", (name, client) => {
  const correction = correctedExample(name, ...(client.household ?? []));

  it("is an invented person", () => {
    expect(exampleLedger(name).owner.ssn).toMatch(/^900-00-41\d\d$/);
  });

  it.each(Object.entries(client.years))("has %s as worked by hand", (taxYear, expected) => {
    const year = correction.years.find(({ tax_year }) => tax_year === Number(taxYear));
    expect(year?.form.status).toBe(expected.status);
    expect(year?.send).toBe(expected.send);
    for (const [label, amount] of Object.entries(expected.lines ?? {}))
      expect(dollars(year?.right.lines[label] ?? null), `line ${label}`).toBe(amount);
    if (expected.change !== undefined) expect(dollars(year?.income.change ?? null)).toBe(expected.change);
    if (expected.refund !== undefined) expect(year?.refund.until).toBe(expected.refund);
    if (expected.assessment !== undefined) expect(year?.assessment.until).toBe(expected.assessment);
    if (expected.basis !== undefined) {
      const { on_record, inherited, own } = year?.basis ?? { on_record: null, inherited: null, own: null };
      expect([on_record, inherited, own].map(dollars)).toEqual(expected.basis);
    }
  });

  it("has no year that was not worked", () => {
    expect(correction.years.map(({ tax_year }) => tax_year)).toEqual(Object.keys(client.years).map(Number));
  });

  it("leaves nothing undecided", () => {
    expect(correction.lacks).toEqual([]);
  });

  it("mails what it should, oldest year first", () => {
    expect(
      envelopes(packagedExample(name, ...(client.household ?? []))).map(
        ({ tax_year, carrier }) => `${tax_year} ${carrier}`,
      ),
    ).toEqual(client.envelopes);
  });

  it("is exposed to the penalties worked by hand, and changes as much income", () => {
    expect(dollars(correction.penalty.not_filed + correction.penalty.overstated)).toBe(client.penalty);
    expect(dollars(correction.change)).toBe(client.change);
  });
});

it("marks as knock-on only the years that a mistake before them made wrong", () => {
  const { years } = correctedExample("wrong-year-in-the-middle");
  expect(years.filter(({ knock_on_only }) => knock_on_only).map(({ tax_year }) => tax_year)).toEqual([
    2021, 2022,
  ]);
});

it("cannot tell a couple's return from one spouse's ledger alone", () => {
  const { years, lacks } = correctedExample("couple-pooled-noreen");
  expect(years[0]?.send).toBe("undecided");
  expect(lacks.map(({ path }) => path)).toEqual(["the spouse's ledger"]);
});

it("tells everything that is wrong with bad data at once", () => {
  const source = readSource(`${FOLDER}/bad-data.yaml`);
  const read = readLedger(source.text, source.format);
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual([
    "years.2022.year_end_valeu",
    "years.2022.filed.lines",
    "entries[0].date",
    "entries[1].amount",
  ]);
});
