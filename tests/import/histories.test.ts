import { describe, expect, it } from "vitest";
import type { HistoryPaper } from "../../src/import/paper-facts.js";
import { readOne, sample, sampleText } from "./samples.js";

/** A history in short: whose account, its kind, what was passed over, then its rows. */
interface Short {
  account: string | null;
  kind: string | null;
  ignored?: number;
  rows: (readonly [
    date: string,
    action: string,
    amount: number | null,
    taxYear: number | null,
    counterpart: string | null,
  ])[];
}

const row = (
  date: string,
  action: string,
  amount: number | null,
  taxYear: number | null = null,
  counterpart: string | null = null,
) => [date, action, amount, taxYear, counterpart] as const;

const expected: Record<string, { custodian: string | null; histories: Short[] }> = {
  "History_for_Account_311222333.csv": {
    custodian: "Fidelity",
    histories: [
      {
        account: "2333",
        kind: null,
        ignored: 1,
        rows: [
          row("2023-04-06", "contribution", 150000, 2022),
          row("2023-02-21", "transfer", -600055, null, "2444"),
          row("2023-02-17", "contribution", 600000, 2023),
          row("2023-01-09", "unknown", 1234),
        ],
      },
    ],
  },
  "Accounts_History.csv": {
    custodian: "Fidelity",
    histories: [
      {
        account: "5666",
        kind: "traditional",
        rows: [
          row("2023-07-15", "withholding", -20000),
          row("2023-07-15", "withholding", -5000),
          row("2023-07-15", "distribution", -175000),
        ],
      },
      { account: "7888", kind: "hsa", ignored: 1, rows: [] },
      { account: "0001", kind: "plan", ignored: 1, rows: [] },
      {
        account: "2444",
        kind: "roth",
        rows: [
          row("2023-02-21", "conversion", 600055, null, "2333"),
          row("2023-03-03", "recharacterization", -51250, 2023),
        ],
      },
      { account: "9000", kind: "simple", rows: [row("2023-03-03", "rollover", 222222)] },
      { account: "0111", kind: "taxable", ignored: 1, rows: [] },
    ],
  },
  "OfxDownload.csv": {
    custodian: "Vanguard",
    histories: [
      { account: "0002", kind: "roth", rows: [row("2023-03-10", "conversion", 550000)] },
      {
        account: "0001",
        kind: "traditional",
        ignored: 1,
        rows: [
          row("2023-03-10", "conversion", -550000),
          row("2023-03-08", "contribution", 550000),
          row("2022-11-30", "withholding", -9000),
          row("2022-11-30", "distribution", -81000),
          row("2022-10-03", "recharacterization", 300650),
        ],
      },
    ],
  },
  "Contributory_XXX314_Transactions_20240105-101010.csv": {
    custodian: "Schwab",
    histories: [
      {
        account: "314",
        kind: "traditional",
        ignored: 1,
        rows: [
          row("2023-04-11", "transfer", -650000, null, "271"),
          row("2023-04-10", "cash", 650000),
          row("2023-02-28", "transfer", null, null, "271"),
        ],
      },
    ],
  },
  "Roth_Contributory_XXX271_Transactions_20240105-101011.csv": {
    custodian: "Schwab",
    histories: [
      { account: "1271", kind: "roth", rows: [row("2023-04-11", "transfer", 650000, null, "314")] },
    ],
  },
  "Contributory_XXX314_Transactions.json": {
    custodian: "Schwab",
    histories: [
      {
        account: "314",
        kind: "traditional",
        rows: [row("2023-04-11", "transfer", -650000, null, "271"), row("2023-12-15", "withholding", -1000)],
      },
    ],
  },
  "robinhood.csv": {
    custodian: "Robinhood",
    histories: [
      {
        account: null,
        kind: null,
        ignored: 1,
        rows: [row("2023-05-04", "cash", 100000), row("2023-05-05", "transfer", -100000)],
      },
    ],
  },
  "etrade-1.csv": {
    custodian: "E*TRADE",
    histories: [{ account: null, kind: null, rows: [row("2021-05-04", "cash", 200000)] }],
  },
  "etrade-2.csv": {
    custodian: "E*TRADE",
    histories: [{ account: "7001", kind: null, ignored: 1, rows: [row("2023-05-04", "cash", 200000)] }],
  },
  "etrade-3.csv": {
    custodian: "E*TRADE",
    histories: [
      {
        account: null,
        kind: null,
        rows: [row("2025-05-04", "cash", 200000), row("2025-05-03", "unknown", null)],
      },
    ],
  },
  "merrill-1.csv": {
    custodian: "Merrill",
    histories: [{ account: "7007", kind: "roth", rows: [row("2023-05-04", "cash", 300000)] }],
  },
  "merrill-2.csv": {
    custodian: "Merrill",
    histories: [{ account: "7008", kind: "traditional", rows: [row("2023-05-04", "cash", 300000)] }],
  },
  "ibkr.csv": {
    custodian: "Interactive Brokers",
    histories: [
      {
        account: "7007",
        kind: "traditional",
        rows: [row("2023-05-04", "cash", 400000), row("2023-08-09", "cash", -25050)],
      },
    ],
  },
  "betterment.csv": {
    custodian: "Betterment",
    histories: [
      {
        account: null,
        kind: "roth",
        ignored: 1,
        rows: [row("2023-12-28", "contribution", 10000), row("2023-12-28", "balance", 531012)],
      },
      {
        account: null,
        kind: "traditional",
        rows: [row("2023-05-28", "cash", 70000), row("2023-05-28", "balance", 70000)],
      },
    ],
  },
  "quicken.qif": {
    custodian: null,
    histories: [
      {
        account: "7007",
        kind: null,
        ignored: 1,
        rows: [
          row("2023-04-06", "contribution", 150000, 2022),
          row("2023-05-01", "contribution", 200000),
          row("2023-06-02", "distribution", -40000),
        ],
      },
    ],
  },
  "register.csv": {
    custodian: null,
    histories: [
      {
        account: null,
        kind: null,
        rows: [row("2023-04-06", "contribution", 150000), row("2023-05-06", "unknown", -450)],
      },
    ],
  },
};

function short(paper: HistoryPaper): Short {
  return {
    account: paper.account,
    kind: paper.account_kind,
    ...(paper.ignored > 0 && { ignored: paper.ignored }),
    rows: paper.facts.map(({ date, action, amount, for: taxYear, counterpart }) => [
      date,
      action,
      amount,
      taxYear,
      counterpart,
    ]),
  };
}

const histories = (papers: readonly unknown[]) => papers as HistoryPaper[];

describe.each(Object.entries(expected))("%s", (name, { custodian, histories: wanted }) => {
  it("gives its rows", async () => {
    const { papers, problems } = await readOne(name, sample(name));
    expect(problems).toEqual([]);
    expect(histories(papers).map(short)).toEqual(wanted);
    expect(new Set(papers.map((paper) => paper.custodian.name))).toEqual(new Set([custodian]));
  });

  it.each([
    ["Windows line ends", (text: string) => text.replace(/\r?\n/g, "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text.replace(/^\ufeff/, "")}`],
    ["blank lines in front", (text: string) => `\n\n${text.replace(/^\ufeff/, "")}`],
  ])("gives the same with %s", async (_, change) => {
    const { papers } = await readOne(name, change(sampleText(name)));
    expect(histories(papers).map(short)).toEqual(wanted);
  });

  it("keeps no account number", async () => {
    const { papers, problems } = await readOne(name, sample(name));
    expect(JSON.stringify([papers, problems])).not.toMatch(
      /311-?\d{6}|5566000\d|U7007007|00X-0700|000000000007/,
    );
  });
});

describe("a history", () => {
  it("lists each of its unknown texts once, and keeps the rows", async () => {
    const text = sampleText("History_for_Account_311222333.csv");
    const twice = text.replace(/^(01\/09\/2023.*\n)/m, "$1$1");
    const { papers } = await readOne("History_for_Account_311222333.csv", twice);
    const [paper] = histories(papers);
    expect(paper?.facts.filter(({ action }) => action === "unknown")).toHaveLength(2);
    expect(paper?.unknown.map(({ place }) => place.text)).toEqual([
      "01/09/2023 | FLUMMOXED BY A NEW WORD (Cash)",
    ]);
  });

  it("has its columns by name, in any order", async () => {
    const rows = sampleText("OfxDownload.csv")
      .split("\n")
      .slice(3, 11)
      .map((line) => line.split(","));
    const turned = rows.map((cells) => cells.toReversed().join(",")).join("\n");
    const { papers } = await readOne("o.csv", turned);
    expect(histories(papers).map(short)).toEqual(expected["OfxDownload.csv"]?.histories);
  });

  it("says which rows cannot be read, and reads the rest", async () => {
    const text = sampleText("OfxDownload.csv")
      .replace("5500.0,0.0,5500.0", "5500.0,0.0,5.500,0")
      .replace("2023-03-08,2023-03-08", "2023-13-08,2023-03-08");
    const { papers, problems } = await readOne("o.csv", text);
    expect(problems.map(({ code, path, line }) => [code, path, line])).toEqual([
      ["invalid_value", "o.csv", 7],
    ]);
    expect(histories(papers).flatMap(({ facts }) => facts)).toHaveLength(5);
  });

  it.each(["02/15/2019", "Feb-15-2019", "02-15-19", "2019-02-15"])(
    'takes the day behind "as of": %s',
    async (day) => {
      const text = sampleText("History_for_Account_311222333.csv").replace("Apr-06-2023", day);
      const { papers } = await readOne("History_for_Account_311222333.csv", text);
      expect(histories(papers)[0]?.facts[0]?.date).toBe("2019-02-15");
    },
  );

  it("has the year that its words name", async () => {
    const text = sampleText("History_for_Account_311222333.csv").replace(
      "FLUMMOXED BY A NEW WORD",
      "VARIOUS 2021 NONDEDUCT CONTRIB",
    );
    const { papers } = await readOne("h.csv", text);
    expect(histories(papers)[0]?.facts.at(-1)).toMatchObject({ action: "contribution", for: 2021 });
  });

  it("knows the day of its download", async () => {
    const { papers } = await readOne("h.csv", sample("History_for_Account_311222333.csv"));
    expect(papers[0]?.dated).toBe("2023-05-02");
  });

  it("of a row that is still pending says so", async () => {
    const { papers } = await readOne("betterment.csv", sample("betterment.csv"));
    expect(papers[0]?.unknown).toMatchObject([
      { reason: "This row is still pending. It is not read.", place: { line: 2 } },
    ]);
  });

  it("is not read beyond 10,000 rows, and says so", async () => {
    const line = "2023-04-06;Sample;contribution;1.00\n";
    const { papers, problems } = await readOne("r.csv", `Date;Payee;Memo;Amount\n${line.repeat(10_010)}`);
    expect(histories(papers)[0]?.facts.length).toBe(9_999);
    expect(problems).toMatchObject([{ code: "too_many_values" }]);
  });
});

describe("a register of any program", () => {
  const text = "Buchung,Wert,Konto,Zweck\n04/06/2023,1500.00,Roth IRA 9911,contribution for last year\n";

  it("is read by the columns that the person names", async () => {
    const columns = { date: "Buchung", amount: "Wert", text: "Zweck", account: "Konto" };
    const { papers, problems } = await readOne("k.csv", text, { columns: { "k.csv": columns } });
    expect(problems).toEqual([]);
    expect(histories(papers).map(short)).toEqual([
      { account: "9911", kind: "roth", rows: [row("2023-04-06", "contribution", 150000)] },
    ]);
    expect(histories(papers)[0]?.facts[0]?.certainty).toBe("confirm");
  });

  it("is not guessed without them", async () => {
    const { papers, problems } = await readOne("k.csv", text);
    expect(papers).toEqual([]);
    expect(problems).toMatchObject([{ code: "not_supported", path: "k.csv" }]);
  });
});
